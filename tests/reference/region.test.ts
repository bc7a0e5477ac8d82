/** Shares of a cell in which a form has a sign, for numbers of any size. */
import { describe, expect, test } from "vitest";
import { E, FORM, HI, LO, P, Q, R } from "../../src/backends/taylor.ts";
import { halfPlaneShare } from "../../src/reference/polygon.ts";
import { Region } from "../../src/reference/region.ts";
import { closedForm, isWithin } from "../tolerances.ts";

/** What `0.1 + u + 0.3 w + 0.9 (u² − u w + w²)` times a number leaves open of the cell, and of its lower right quarter. */
function sharesOf(scale: number): readonly (readonly [number, number])[] {
  const cells = new Float64Array(HI + 1);
  const terms: readonly (readonly [number, number])[] = [
    [0, 0.1],
    [1, 1],
    [2, 0.3],
    [P, 0.9],
    [Q, -0.9],
    [R, 0.9],
  ];
  for (const [at, term] of terms) cells[at] = term * scale;
  cells[E] = 0;
  cells[LO] = Number.NEGATIVE_INFINITY;
  cells[HI] = Number.POSITIVE_INFINITY;
  const region = new Region();
  region.add(new Float64Array(FORM), 0, cells, 0);
  region.sum(2 ** -10);
  const whole = [region.inside, region.outside] as const;
  region.sumWithin(0.5, -0.5, 0.5, 2 ** -10);
  return [whole, [region.inside, region.outside]];
}

describe("shares", () => {
  test.each([1e-290, 1e-200, 1e-170, 1e160, 1e300])("do not depend on the scale of the form: %s", (scale) => {
    const expected = sharesOf(1).flat();
    for (const [at, share] of sharesOf(scale).flat().entries())
      expect(isWithin(share, expected[at] as number, closedForm(1))).toBe(true);
  });

  test.each([1.2e308, Number.POSITIVE_INFINITY, Number.NaN])("are all where nothing can be computed: %s", (scale) => {
    expect(sharesOf(scale)).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  test("of a half-plane are the same for the smallest and the largest normals", () => {
    for (const scale of [1e-300, 1e-160, 1e160, 1e300])
      expect(isWithin(halfPlaneShare(scale, scale, 0.5 * scale), halfPlaneShare(1, 1, 0.5), closedForm(1))).toBe(true);
  });
});
