/** The edge that a pixel's local model cuts through its square. */
import { describe, expect, test } from "vitest";
import { edgeOf, type LocalModel, type Segment, withoutBend } from "../../src/app/picture/local-model.ts";
import { closedForm, isWithin } from "../tolerances.ts";

const model = (
  value: number,
  gradient: LocalModel["gradient"],
  hessian: LocalModel["hessian"] = [0, 0, 0],
): LocalModel => ({
  value,
  gradient,
  hessian,
  singular: false,
});
const lengthOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, [[x0, y0], [x1, y1]]) => sum + Math.hypot(x1 - x0, y1 - y0), 0);
const isNear = (given: number, expected: number): boolean => isWithin(given, expected, closedForm(1));

describe("the edge of a local model", () => {
  test.each([
    ["a line across", model(0.1, [0, 1]), 1],
    ["a diagonal", model(0, [1, -1]), Math.SQRT2],
    ["a corner that is cut off", model(-0.8, [1, 1]), 0.2 * Math.SQRT2],
  ])("%s is as long as the square has it", (_, given, expected) => {
    expect(isNear(lengthOf(edgeOf(given)), expected)).toBe(true);
  });

  test("lies where the parabola is zero: its ends are on the curve", () => {
    // y = 0.25 − x²: from the left side at y = 0 over the top to the right side.
    const points = edgeOf(model(-0.25, [0, 1], [2, 0, 0])).flat();
    const heights = points.filter(([x]) => x === 0 || Math.abs(x) === 0.5).map(([x, y]) => [x, y] as const);
    expect(heights.length).toBeGreaterThan(0);
    for (const [x, y] of heights) expect(isNear(y, 0.25 - x * x)).toBe(true);
  });

  test("bends with the mixed derivative: where x y is −1/16, and not where it is 1/16", () => {
    const points = edgeOf(model(1 / 16, [0, 0], [0, 1, 0])).flat();
    expect(points.length).toBeGreaterThan(0);
    for (const [x, y] of points) expect(x * y).toBeLessThan(0);
    const [left = [0, 0]] = points.filter(([x]) => x === -0.5);
    expect(isNear(left[1], 1 / 8)).toBe(true);
  });

  test("has both branches where two cross the square, and one without the bend", () => {
    // x² = 1/9: two upright lines.
    const both = model(-1 / 18, [0, 0], [1, 0, 0]);
    expect(lengthOf(edgeOf(both))).toBeCloseTo(2, 6);
    expect(edgeOf(withoutBend(both))).toEqual([]);
  });

  test.each([
    ["outside", model(0.8, [1, 0])],
    ["no gradient", model(0.1, [0, 0])],
    ["no number", model(Number.NaN, [1, 0])],
    ["infinite", model(Number.POSITIVE_INFINITY, [1, 0])],
  ])("is not there: %s", (_, given) => {
    expect(edgeOf(given)).toEqual([]);
  });
});
