/** The tolerances themselves must be able to fail. */
import { describe, expect, test } from "vitest";
import {
  FLOAT32_UNIT,
  FLOAT64_UNIT,
  finiteDifference,
  gpuField,
  gpuGradient,
  isWithin,
  knownValue,
  roundings,
  sampledCoverage,
} from "./tolerances.ts";

describe("isWithin", () => {
  test("refuses errors of either sign beyond the tolerance", () => {
    expect(isWithin(1.5, 1, 0.25)).toBe(false);
    expect(isWithin(0.5, 1, 0.25)).toBe(false);
    expect(isWithin(1.25, 1, 0.25)).toBe(true);
    expect(isWithin(0.75, 1, 0.25)).toBe(true);
  });
  test("refuses NaN wherever it stands", () => {
    expect(isWithin(Number.NaN, 1, 10)).toBe(false);
    expect(isWithin(1, Number.NaN, 10)).toBe(false);
    expect(isWithin(Number.NaN, Number.NaN, 10)).toBe(false);
  });
  test("an infinity is near itself only, whatever the tolerance", () => {
    expect(isWithin(Infinity, Infinity, 0)).toBe(true);
    expect(isWithin(Infinity, -Infinity, Infinity)).toBe(false);
    expect(isWithin(Infinity, 1, Infinity)).toBe(false);
    expect(isWithin(1, Infinity, Infinity)).toBe(false);
  });
  test("a tolerance that is no bound is a mistake, not a pass", () => {
    expect(() => isWithin(1, 2, Number.NaN)).toThrow("this one is NaN");
    expect(() => isWithin(1, 2, -1)).toThrow("this one is -1");
  });
});

describe("the bounds", () => {
  test("one rounding is one unit and a bit, and no count of roundings may swallow the value", () => {
    expect(1 + FLOAT64_UNIT).toBe(1);
    expect(1 + 2 * FLOAT64_UNIT).toBeGreaterThan(1);
    expect(Math.fround(1 + FLOAT32_UNIT)).toBe(1);
    expect(Math.fround(1 + 2 * FLOAT32_UNIT)).toBeGreaterThan(1);
    expect(roundings(1, FLOAT64_UNIT)).toBeGreaterThanOrEqual(FLOAT64_UNIT);
    expect(() => roundings(2 ** 24, FLOAT32_UNIT)).toThrow("no bound");
  });
  test("a known value refuses an error in the 15th digit and a float32 result", () => {
    expect(isWithin(Math.sin(0.5), 0.479425538604203, knownValue(0.479425538604203))).toBe(true);
    expect(isWithin(0.479425538604207, 0.479425538604203, knownValue(0.479425538604203))).toBe(false);
    expect(isWithin(Math.fround(Math.sin(0.5)), 0.479425538604203, knownValue(0.479425538604203))).toBe(false);
  });
  test("a finite difference with a small estimate refuses a wrong derivative", () => {
    expect(isWithin(2, 2.000001, finiteDifference({ error: 1e-9 }, 2.000001))).toBe(false);
    expect(isWithin(2, 2 + 4e-9, finiteDifference({ error: 1e-9 }, 2 + 4e-9))).toBe(true);
  });
  test("the GPU's bounds refuse the errors of SwiftShader's own sine (1.9e-4) and of its slope (2.5e-3)", () => {
    expect(isWithin(1.9e-4, 0, gpuField(1))).toBe(false);
    expect(isWithin(1 + 2.5e-3, 1, gpuGradient(1))).toBe(false);
    expect(isWithin(1 + 3 * FLOAT32_UNIT, 1, gpuField(1))).toBe(true);
  });
  test("sampled coverage tells two pixels apart that differ by one row of samples", () => {
    expect(isWithin(32 / 64, 33 / 64, sampledCoverage(64))).toBe(false);
  });
});
