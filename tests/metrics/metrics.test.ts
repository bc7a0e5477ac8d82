import { describe, expect, test } from "vitest";
import { srgbFromLinear } from "../../src/image/srgb.ts";
import type { CoveragePair } from "../../src/metrics/metric.ts";
import { metrics } from "../../src/metrics/registry.ts";
import { isWithin, twoFormulas } from "../tolerances.ts";
import { measure, pairOf } from "./pairs.ts";

/** Four edge pixels with the errors 10, −20, 30, 0 (in 1/255), and two pixels that no edge crosses, with 255 and −255. */
const pair: CoveragePair = {
  width: 3,
  height: 2,
  truth: [0.5, 0.5, 0.25, 0.75, 0, 1],
  measured: [0.5 + 10 / 255, 0.5 - 20 / 255, 0.25 + 30 / 255, 0.75, 1, 0],
};

/** Mean difference of the four edge pixels' codes, by the curve alone. */
const codes = (light: (coverage: number) => number): number =>
  (255 / 4) *
  [0, 1, 2, 3].reduce(
    (sum, index) =>
      sum +
      Math.abs(
        srgbFromLinear(light(pair.measured[index] as number)) - srgbFromLinear(light(pair.truth[index] as number)),
      ),
    0,
  );

/** "too small": the picture has no room for the metric's window; its own test has its values. */
const expected: Readonly<Record<string, number | "too small" | "own test">> = {
  mean: 15,
  rms: Math.sqrt(350),
  p99: 30,
  p999: 30,
  max: 30,
  bias: 5,
  within: 0.25,
  srgbDarkOnLight: codes((coverage) => 1 - coverage),
  srgbLightOnDark: codes((coverage) => coverage),
  ssim: "too small",
  flip: "own test",
  meanAll: 95,
  rmsAll: Math.sqrt((1400 + 2 * 255 ** 2) / 6),
  p99All: 255,
  maxAll: 255,
  biasAll: 20 / 6,
};

const OVER_EDGES = new Set([
  "mean",
  "rms",
  "p99",
  "p999",
  "max",
  "bias",
  "within",
  "srgbDarkOnLight",
  "srgbLightOnDark",
]);

describe("metrics of one picture", () => {
  test.each(metrics.map(({ id }) => [id] as const))("%s of known errors", (id) => {
    const value = measure(id, pair);
    const known = expected[id];
    expect(known, `add the value of '${id}' for the known errors to this test`).toBeDefined();
    if (known === "too small") expect(value).toBeNaN();
    else if (known !== "own test") expect(isWithin(value, known as number, 255 * twoFormulas(1))).toBe(true);
  });

  test.each(metrics.map((metric) => [metric.id, metric] as const))("%s of no error is its best value", (id, metric) => {
    const truth = Array.from({ length: 16 * 12 }, (_, index) => ((7 * index) % 11) / 10);
    expect(measure(id, pairOf(16, truth, truth))).toBe(metric.perfect);
  });

  test.each([...OVER_EDGES].map((id) => [id] as const))("%s of no edge is NaN", (id) => {
    expect(measure(id, pairOf(2, [0.5, 0.5], [0, 1]))).toBeNaN();
  });

  test.each(metrics.map(({ id }) => [id] as const))("%s is the same of a turned and a mirrored picture", (id) => {
    const side = 16;
    const truth = Array.from({ length: side * side }, (_, index) => Math.min(1, ((index * 37) % 101) / 90));
    const measured = truth.map((value, index) => Math.min(1, Math.max(0, value + (((index * 53) % 17) - 8) / 100)));
    const turned = (values: readonly number[]) =>
      values.map((_, index) => values[(side - 1 - (index % side)) * side + Math.floor(index / side)] as number);
    const mirrored = (values: readonly number[]) =>
      values.map((_, index) => values[index - (index % side) + side - 1 - (index % side)] as number);
    const plain = measure(id, pairOf(side, measured, truth));
    for (const change of [turned, mirrored]) {
      const changed = measure(id, pairOf(side, change(measured), change(truth)));
      expect(isWithin(changed, plain, 255 * twoFormulas(1)), `${plain} became ${changed}`).toBe(true);
    }
  });

  test("a percentile leaves out its share of the pixels and no more", () => {
    const of = (count: number, wrong: number) => {
      const truth = Array.from({ length: count }, () => 0.5);
      return pairOf(
        count,
        truth.map((value, index) => (index < wrong ? 1 : value + 1 / 255)),
        truth,
      );
    };
    const cases = [
      ["p99", 200, 2, 1],
      ["p99", 200, 3, 127.5],
      ["p999", 2000, 2, 1],
      ["p999", 2000, 3, 127.5],
      ["p99All", 200, 2, 1],
    ] as const;
    for (const [id, count, wrong, value] of cases)
      expect(isWithin(measure(id, of(count, wrong)), value, 255 * twoFormulas(1)), `${id} of ${count}`).toBe(true);
  });

  test("the same error of coverage is more codes where the picture is darker", () => {
    const nearlyInside = pairOf(1, [0.99], [0.98]);
    expect(measure("srgbDarkOnLight", nearlyInside)).toBeGreaterThan(3 * measure("srgbLightOnDark", nearlyInside));
  });
});
