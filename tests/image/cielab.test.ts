import { describe, expect, test } from "vitest";
import { labFromLinear, linearFromLab, type Triple } from "../../src/image/cielab.ts";
import { isWithin, PUBLISHED_LAB, twoFormulas } from "../tolerances.ts";

describe("CIELAB", () => {
  // L, a, b of the primaries of sRGB as tables of colour science print them.
  test.each<[string, Triple, Triple]>([
    ["red", [1, 0, 0], [53.24, 80.09, 67.2]],
    ["green", [0, 1, 0], [87.73, -86.18, 83.18]],
    ["blue", [0, 0, 1], [32.3, 79.19, -107.86]],
    ["white", [1, 1, 1], [100, 0, 0]],
    ["black", [0, 0, 0], [0, 0, 0]],
  ])("of %s", (_name, rgb, expected) => {
    labFromLinear(rgb).forEach((value, channel) => {
      expect(isWithin(value, expected[channel] as number, PUBLISHED_LAB)).toBe(true);
    });
  });

  test.each<[Triple]>([[[0.2, 0.5, 0.9]], [[1, 0, 0.3]], [[0.001, 0.002, 0.0005]]])("there and back: %s", (rgb) => {
    linearFromLab(labFromLinear(rgb)).forEach((value, channel) => {
      expect(isWithin(value, rgb[channel] as number, 16 * twoFormulas(1))).toBe(true);
    });
  });
});
