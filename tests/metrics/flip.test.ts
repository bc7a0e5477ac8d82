import { describe, expect, test } from "vitest";
import { linearFromOpponent, opponentFromLinear } from "../../src/metrics/flip/colour-space.ts";
import { flip, type LinearPicture, meanFlip } from "../../src/metrics/flip/difference.ts";
import { FLIP_IN_FLOAT32, isWithin, twoFormulas } from "../tolerances.ts";
import { measure, pairOf } from "./pairs.ts";

const WIDTH = 96;
const HEIGHT = 64;
type Colour = readonly [number, number, number];

function picture(colour: (x: number, y: number) => Colour): LinearPicture {
  const planes = [0, 1, 2].map((channel) =>
    Float64Array.from({ length: WIDTH * HEIGHT }, (_, index) =>
      Math.fround(colour(index % WIDTH, Math.floor(index / WIDTH))[channel] as number),
    ),
  ) as [Float64Array, Float64Array, Float64Array];
  const [red, green, blue] = planes;
  return { width: WIDTH, height: HEIGHT, red, green, blue };
}

const flat = (...colour: Colour) => picture(() => colour);

/** A black half-plane on white whose edge is `width` pixels wide and moved by `shift`. */
const edge = (shift: number, width: number) =>
  picture((x, y) => {
    const inside = Math.min(1, Math.max(0, 0.5 - ((x - 48) * 0.8 + (y - 32) * 0.6 + shift) / width));
    return [1 - inside, 1 - inside, 1 - inside];
  });

/** Waves in red and green across, in blue down, so fine that the eye's filters matter in all three opponent colours. */
const stripes = (red: number, green: number, phase: number) =>
  picture((x, y) => [
    0.5 + red * Math.sin(0.5 * x + phase),
    0.5 - green * Math.sin(0.5 * x + phase),
    0.5 + 0.4 * Math.sin(0.4 * y + phase),
  ]);

describe("FLIP", () => {
  // The authors' program (version 1.7, C++, float32) on the same numbers, its differences summed in float64.
  test.each([
    ["black and white", flat(0, 0, 0), flat(1, 1, 1), 0.96738833],
    ["an edge of a pixel and a step", edge(0, 1), edge(0, 1e-6), 0.00531031],
    ["an edge and the same a quarter of a pixel aside", edge(0, 1), edge(0.25, 1), 0.01672121],
    [
      "ramps of colours",
      picture((x, y) => [x / WIDTH, y / HEIGHT, 0.5]),
      picture((x, y) => [x / WIDTH, 0.5, y / HEIGHT]),
      0.76021514,
    ],
    ["stripes of colours", stripes(0.4, 0.2, 0), stripes(0.3, 0.3, 0.6), 0.53516764],
  ])("%s: as the authors' own program", (_name, a, b, value) => {
    expect(isWithin(meanFlip(a, b), value, FLIP_IN_FLOAT32)).toBe(true);
  });

  test("is 1 between green and blue, the largest difference there is, and 0 between equal pictures", () => {
    expect(isWithin(meanFlip(flat(0, 1, 0), flat(0, 0, 1)), 1, twoFormulas(1))).toBe(true);
    expect(meanFlip(edge(0, 1), edge(0, 1))).toBe(0);
  });

  test("is the same both ways round and lies between 0 and 1", () => {
    const [a, b] = [edge(0, 3), edge(0.5, 1)];
    const there = flip(a, b);
    const back = flip(b, a);
    there.forEach((value, index) => {
      expect(value >= 0 && value <= 1).toBe(true);
      expect(isWithin(back[index] as number, value, twoFormulas(1))).toBe(true);
    });
  });

  test("is smaller the more pixels there are to a degree", () => {
    const largest = (pixelsPerDegree: number) =>
      flip(edge(0, 1), edge(0.25, 1), pixelsPerDegree).reduce((most, value) => Math.max(most, value), 0);
    expect(largest(134)).toBeLessThan(largest(67));
  });

  test("as a metric sees coverage as black on white", () => {
    const grey = edge(0, 1);
    const step = edge(0, 1e-6);
    const coverage = (of: LinearPicture) => of.red.map((light) => 1 - light);
    const value = measure("flip", pairOf(WIDTH, coverage(step), coverage(grey)));
    expect(isWithin(value, 0.00531031, FLIP_IN_FLOAT32)).toBe(true);
  });
});

describe("colour spaces of FLIP", () => {
  test("opponent colours go there and back, and greys have no chroma", () => {
    for (const rgb of [
      [0.2, 0.5, 0.9],
      [1, 0, 0.3],
    ] as const)
      linearFromOpponent(opponentFromLinear(rgb)).forEach((value, channel) => {
        expect(isWithin(value, rgb[channel] as number, 16 * twoFormulas(1))).toBe(true);
      });
    const [luminance, redGreen, blueYellow] = opponentFromLinear([0.5, 0.5, 0.5]);
    expect(isWithin(luminance, 42, 100 * twoFormulas(1))).toBe(true);
    expect(isWithin(redGreen, 0, 500 * twoFormulas(1))).toBe(true);
    expect(isWithin(blueYellow, 0, 200 * twoFormulas(1))).toBe(true);
  });
});
