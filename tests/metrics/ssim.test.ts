import { describe, expect, test } from "vitest";
import { meanStructuralSimilarity } from "../../src/metrics/picture/structural-similarity.ts";
import { isWithin, structuralSimilarity } from "../tolerances.ts";
import { measure, pairOf } from "./pairs.ts";

const SIDE = 13;
const plane = (value: (x: number, y: number) => number) => ({
  width: SIDE,
  height: SIDE,
  data: Float64Array.from({ length: SIDE * SIDE }, (_, index) => value(index % SIDE, Math.floor(index / SIDE))),
});
const texture = (x: number, y: number): number => 128 + 100 * Math.sin(1.7 * x + 0.4 * y * y);
const other = (x: number, y: number): number => 120 + 90 * Math.sin(1.6 * x + 0.4 * y * y + 0.2);

/** Equation 13 at one window, summed over its 121 pixels as the paper writes it. */
function index(a: typeof texture, b: typeof texture, left: number, top: number): number {
  const weights: number[] = [];
  const values: [number, number][] = [];
  for (let y = 0; y < 11; y++)
    for (let x = 0; x < 11; x++) {
      weights.push(Math.exp(-((x - 5) ** 2 + (y - 5) ** 2) / (2 * 1.5 ** 2)));
      values.push([a(left + x, top + y), b(left + x, top + y)]);
    }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const expectation = (of: (a: number, b: number) => number) =>
    weights.reduce((sum, weight, at) => sum + (weight / total) * of(...(values[at] as [number, number])), 0);
  const [meanA, meanB] = [expectation((one) => one), expectation((_, two) => two)];
  const varianceA = expectation((one) => (one - meanA) ** 2);
  const varianceB = expectation((_, two) => (two - meanB) ** 2);
  const covariance = expectation((one, two) => (one - meanA) * (two - meanB));
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  return (
    ((2 * meanA * meanB + c1) * (2 * covariance + c2)) / ((meanA ** 2 + meanB ** 2 + c1) * (varianceA + varianceB + c2))
  );
}

describe("structural similarity", () => {
  test("is the mean of the index over the windows that lie inside", () => {
    let sum = 0;
    for (let top = 0; top < 3; top++) for (let left = 0; left < 3; left++) sum += index(texture, other, left, top);
    const value = meanStructuralSimilarity(plane(texture), plane(other), 255);
    expect(isWithin(value, sum / 9, structuralSimilarity())).toBe(true);
  });

  test("of two flat pictures compares their means alone", () => {
    const c1 = 0.01 ** 2;
    const value = meanStructuralSimilarity(
      plane(() => 0.25),
      plane(() => 0.75),
      1,
    );
    expect(isWithin(value, (2 * 0.25 * 0.75 + c1) / (0.25 ** 2 + 0.75 ** 2 + c1), structuralSimilarity())).toBe(true);
  });

  test("is the same both ways round, and negative for the opposite structure", () => {
    const [a, b] = [plane(texture), plane((x, y) => 256 - texture(x, y))];
    const value = meanStructuralSimilarity(a, b, 255);
    expect(value).toBeLessThan(0);
    expect(isWithin(meanStructuralSimilarity(b, a, 255), value, structuralSimilarity())).toBe(true);
  });

  test("as a metric falls with the error and is NaN below the size of a window", () => {
    const truth = Array.from({ length: 400 }, (_, at) => (at % 20 < 10 ? 0 : at % 20 === 10 ? 0.5 : 1));
    const blurred = (share: number) => truth.map((value) => value + share * (0.5 - value));
    const values = [0, 0.1, 0.4].map((share) => measure("ssim", pairOf(20, blurred(share), truth)));
    expect(values[0]).toBe(1);
    expect(values[1]).toBeLessThan(1);
    expect(values[2]).toBeLessThan(values[1] as number);
    expect(measure("ssim", pairOf(10, truth.slice(0, 100), truth.slice(0, 100)))).toBeNaN();
  });
});
