import { expect, test } from "vitest";
import { linearFromSrgb, srgbFromLinear } from "../../src/image/srgb.ts";
import { isWithin, knownValue, srgbRoundTrip } from "../tolerances.ts";

test("ends and middle of the scale", () => {
  expect([linearFromSrgb(0), linearFromSrgb(1), srgbFromLinear(0)]).toEqual([0, 1, 0]);
  // ((0.5 + 0.055) / 1.055) ^ 2.4
  const middle = 0.21404114048223255;
  expect(isWithin(linearFromSrgb(0.5), middle, knownValue(middle))).toBe(true);
});

test("every code comes back, in order", () => {
  let before = -1;
  for (let code = 0; code <= 255; code++) {
    const linear = linearFromSrgb(code / 255);
    expect(linear).toBeGreaterThan(before);
    expect(isWithin(srgbFromLinear(linear), code / 255, srgbRoundTrip(code / 255))).toBe(true);
    before = linear;
  }
});
