import { describe, expect, test } from "vitest";
import { labFromLinear, type Triple } from "../../src/image/cielab.ts";
import { divergingColour, divergingTable } from "../../src/image/diverging.ts";
import { linearFromSrgb } from "../../src/image/srgb.ts";

/**
 * What people who lack one kind of cone see of linear RGB: Machado, Oliveira, Fernandes, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.
 */
const BLINDNESS: Readonly<Record<string, readonly Triple[]>> = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A distance in CIELAB (ΔE 1976) from which on two colours side by side are plainly two; 2.3 can just be told apart. */
const PLAINLY_TWO = 10;

function seen(position: number, blindness: readonly Triple[]): Triple {
  const [red, green, blue] = divergingColour(position).map((code) => linearFromSrgb(code / 255)) as unknown as Triple;
  const rgb = blindness.map(([r, g, b]) => Math.min(1, Math.max(0, r * red + g * green + b * blue)));
  return labFromLinear(rgb as unknown as Triple);
}

const apart = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe("the diverging colour map", () => {
  // Rows of the table that the author of the map prints, for 33 steps.
  test.each<[number, Triple]>([
    [-1, [59, 76, 192]],
    [-0.5, [141, 176, 254]],
    [0, [221, 221, 221]],
    [0.5, [244, 154, 123]],
    [1, [180, 4, 38]],
  ])("at %d is the published colour", (position, published) => {
    divergingColour(position).forEach((code, channel) => {
      // The table was made with another rounding of the white point: one code.
      expect(Math.abs(code - (published[channel] as number))).toBeLessThanOrEqual(1);
    });
  });

  test("ends where the scale ends", () => {
    expect(divergingColour(7)).toEqual(divergingColour(1));
    expect(divergingColour(Number.NEGATIVE_INFINITY)).toEqual(divergingColour(-1));
  });

  test.each(Object.entries(BLINDNESS))("too much and too little are two colours, blindness: %s", (_name, blindness) => {
    for (const size of [0.25, 0.5, 0.75, 1])
      expect(apart(seen(size, blindness), seen(-size, blindness))).toBeGreaterThan(PLAINLY_TWO);
  });

  test.each(Object.entries(BLINDNESS))("is the darker, the larger the number, blindness: %s", (_name, blindness) => {
    for (const sign of [-1, 1])
      for (let step = 1; step <= 16; step++)
        expect(seen((sign * step) / 16, blindness)[0]).toBeLessThan(seen((sign * (step - 1)) / 16, blindness)[0]);
  });

  test("as a table has grey in the middle and both ends", () => {
    const table = divergingTable(255);
    expect([...table.subarray(0, 3)]).toEqual([...divergingColour(-1)]);
    expect([...table.subarray(3 * 127, 3 * 128)]).toEqual([221, 221, 221]);
    expect([...table.subarray(3 * 254)]).toEqual([...divergingColour(1)]);
  });
});
