import { describe, expect, test } from "vitest";
import { logAxis } from "../../../src/image/plot/log-axis.ts";
import { isWithin, twoFormulas } from "../../tolerances.ts";

describe("a logarithmic axis", () => {
  test("has all values inside, and equal ratios are equal lengths", () => {
    const { place } = logAxis([0.01, 1, 100]);
    const [a, b, c] = [place(0.01), place(1), place(100)] as [number, number, number];
    expect(a).toBeGreaterThan(0);
    expect(c).toBeLessThan(1);
    expect(isWithin(c - b, b - a, twoFormulas(1))).toBe(true);
  });

  test("writes decades where there are many, and 1, 2, 5 where there are few", () => {
    expect(logAxis([0.02, 60]).ticks.map(({ label }) => label)).toEqual(["0.1", "1", "10"]);
    expect(logAxis([1, 9]).ticks.map(({ label }) => label)).toEqual(["1", "2", "5", "10"]);
    expect(logAxis([1e-9, 1e7]).ticks.map(({ label }) => label)).toContain("1e-7");
  });

  test("puts 0 and what is no number at its start, and needs no value at all", () => {
    const axis = logAxis([0, Number.NaN, Number.POSITIVE_INFINITY]);
    expect([axis.place(0), axis.place(-1), axis.place(Number.NaN), axis.place(1e9)]).toEqual([0, 0, 0, 1]);
    expect(axis.ticks.length).toBeGreaterThan(0);
    expect(isWithin(logAxis([3]).place(3), 0.5, twoFormulas(1))).toBe(true);
  });
});
