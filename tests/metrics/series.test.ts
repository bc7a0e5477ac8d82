import { describe, expect, test } from "vitest";
import { seriesMetrics } from "../../src/metrics/registry.ts";
import type { SeriesMetric } from "../../src/metrics/series.ts";
import { isWithin, twoFormulas } from "../tolerances.ts";
import { pairOf } from "./pairs.ts";

function find(id: string): SeriesMetric {
  const metric = seriesMetrics.find((one) => one.id === id);
  if (metric === undefined) throw new Error(`there is no series metric '${id}'`);
  return metric;
}
const values = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([at, value]) => ({ at, value }));
const near = (actual: number, expected: number) => expect(isWithin(actual, expected, 255 * twoFormulas(1))).toBe(true);

describe("metrics of many pictures", () => {
  test("are flicker, rotation and order", () => {
    expect(seriesMetrics.map(({ id, series }) => [id, series])).toEqual([
      ["flicker", "shifts"],
      ["rotation", "directions"],
      ["order", "sizes"],
    ]);
  });

  test("flicker is the standard deviation of the area that is drawn too much", () => {
    const { reduce, combine } = find("flicker");
    near(reduce(pairOf(2, [0.5, 1, 0.25, 0], [0.25, 1, 0.5, 0.5])), -0.5);
    near(combine(values([0, 3], [1, 5], [2, 3], [3, 5])), 1);
    expect(combine(values([0, 2], [1, 2]))).toBe(0);
  });

  test("rotation is how far apart the biases of the directions are", () => {
    const { reduce, combine } = find("rotation");
    near(reduce(pairOf(2, [0.5 + 4 / 255, 0.5 - 1 / 255], [0.5, 0.5])), 1.5);
    near(combine(values([0, -1], [1, 2], [2, 0.5])), 3);
    expect(combine([])).toBeNaN();
    expect(combine(values([0, 1], [1, Number.NaN]))).toBeNaN();
  });

  test("order is the exponent that the error falls with", () => {
    const { reduce, combine } = find("order");
    near(reduce(pairOf(3, [0.5 + 4 / 255, 0.5 - 2 / 255, 1], [0.5, 0.5, 0])), 3);
    for (const order of [0, 1, 2.5])
      near(combine([32, 64, 128, 256].map((at) => ({ at, value: 7 * at ** -order }))), order);
    // Least squares over points that are on no line: slopes 1 and 3.
    near(combine(values([1, 16], [2, 8], [4, 1])), 2);
  });

  test("order does not tell of exact methods, nor of one size", () => {
    const { combine } = find("order");
    expect(combine(values([32, 1], [64, 0]))).toBeNaN();
    expect(combine(values([32, 1]))).toBeNaN();
    expect(combine(values([32, 1], [32, 2]))).toBeNaN();
    expect(combine(values([32, 1], [64, Number.NaN]))).toBeNaN();
  });
});
