import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paretoFront } from "../../../src/image/plot/pareto.ts";

const points = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([cost, error]) => ({ cost, error }));

describe("the Pareto front", () => {
  test("has what nothing beats, by cost", () => {
    const all = points([3, 1], [1, 9], [2, 4], [2.5, 5], [4, 1], [1, 10]);
    expect(paretoFront(all)).toEqual(points([1, 9], [2, 4], [3, 1]));
  });

  test("has both of two equal points, and none without a number", () => {
    expect(paretoFront(points([1, 1], [1, 1], [Number.NaN, 0], [0, Number.POSITIVE_INFINITY]))).toEqual(
      points([1, 1], [1, 1]),
    );
    expect(paretoFront([])).toEqual([]);
  });

  test("of any points beats every other point and not itself", () => {
    const number = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 20 }), (pairs) => {
        const all = points(...pairs);
        const front = paretoFront(all);
        const atLeastAsGood = (a: (typeof all)[number], b: (typeof all)[number]) =>
          a.cost <= b.cost && a.error <= b.error;
        for (const point of all) expect(front.some((one) => atLeastAsGood(one, point))).toBe(true);
        for (const a of front)
          for (const b of front) expect(atLeastAsGood(a, b) && !(a.cost === b.cost && a.error === b.error)).toBe(false);
      }),
    );
  });
});
