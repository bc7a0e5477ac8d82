import { describe, expect, test } from "vitest";
import type { CoveragePair } from "../../src/metrics/metric.ts";
import { metrics } from "../../src/metrics/registry.ts";
import { isWithin, twoFormulas } from "../tolerances.ts";

/** Four edge pixels with the errors 10, −20, 30, 0 (in 1/255), and two pixels that no edge crosses. */
const pair: CoveragePair = {
  width: 3,
  height: 2,
  truth: [0.5, 0.5, 0.25, 0.75, 0, 1],
  measured: [0.5 + 10 / 255, 0.5 - 20 / 255, 0.25 + 30 / 255, 0.75, 1, 0],
};

const expected: Readonly<Record<string, number>> = { mean: 15, rms: Math.sqrt(350), p99: 30, max: 30, bias: 5 };

describe("metrics over edge pixels", () => {
  test.each(metrics.map((metric) => [metric.id, metric] as const))("%s of known errors", (id, metric) => {
    const value = metric.measure(pair);
    expect(expected[id], `add the value of '${id}' for the known errors to this test`).toBeDefined();
    expect(isWithin(value, expected[id] as number, 255 * twoFormulas(1))).toBe(true);
  });

  test.each(metrics.map((metric) => [metric.id, metric] as const))(
    "%s of no edge is NaN, of no error 0",
    (_id, metric) => {
      expect(metric.measure({ width: 2, height: 1, truth: [0, 1], measured: [0.5, 0.5] })).toBeNaN();
      expect(metric.measure({ width: 2, height: 1, truth: [0.5, 0.25], measured: [0.5, 0.25] })).toBe(0);
    },
  );

  test("the 99th percentile leaves out one pixel of two hundred", () => {
    const truth = Array.from({ length: 200 }, () => 0.5);
    const measured = truth.map((value, index) => (index === 7 ? 1 : value + 1 / 255));
    const p99 = metrics.find((metric) => metric.id === "p99");
    expect(
      isWithin(p99?.measure({ width: 200, height: 1, truth, measured }) ?? Number.NaN, 1, 255 * twoFormulas(1)),
    ).toBe(true);
  });
});
