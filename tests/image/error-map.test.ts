import { describe, expect, test } from "vitest";
import { divergingColour } from "../../src/image/diverging.ts";
import { ERROR_TICKS, errorColours, errorMap, errorPosition, LARGEST_ERROR } from "../../src/image/error-map.ts";
import { isWithin, twoFormulas } from "../tolerances.ts";

describe("the scale of errors", () => {
  test("is odd, rises, and ends at the largest error", () => {
    const positions = ERROR_TICKS.map(errorPosition);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    for (const error of [0, 0.01, 1, 50, LARGEST_ERROR])
      expect(isWithin(errorPosition(-error), -errorPosition(error), twoFormulas(1))).toBe(true);
    expect(errorPosition(LARGEST_ERROR)).toBe(1);
    expect(errorPosition(255)).toBe(1);
    expect(errorPosition(0)).toBe(0);
  });

  test("shows an error of 1 plainly and leaves room above it", () => {
    expect(errorPosition(1)).toBeGreaterThan(0.2);
    expect(errorPosition(1)).toBeLessThan(0.5);
  });
});

describe("the picture of errors", () => {
  const pixels = (measured: readonly number[], truth: readonly number[]) => {
    const { data, width } = errorMap(measured.length, 1, measured, truth);
    return Array.from({ length: width }, (_, index) => [...data.subarray(4 * index, 4 * index + 4)]);
  };

  test("is grey without error, red for too much, blue for too little, magenta for what is no number", () => {
    expect(pixels([0.5, 1, 0, Number.NaN], [0.5, 0.25, 0.75, 0.5])).toEqual([
      [221, 221, 221, 255],
      [...divergingColour(1), 255],
      [...divergingColour(-1), 255],
      [255, 0, 255, 255],
    ]);
  });

  test("has the colours of the scale", () => {
    const [pixel] = pixels([0.5 + 4 / 255], [0.5]);
    const colours = errorColours();
    const step = Math.round(((errorPosition(4) + 1) / 2) * (colours.length / 3 - 1));
    expect(pixel).toEqual([...colours.subarray(3 * step, 3 * step + 3), 255]);
  });
});
