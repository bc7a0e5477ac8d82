/** FLIP's pipeline for colour: what the eye does not resolve is blurred away, then colours are compared. */
import type { Triple } from "../../image/cielab.ts";
import { filterPlane, gaussianKernel, type Plane } from "../picture/plane.ts";
import { huntLabFromLinear, hybridDistance, linearFromOpponent } from "./colour-space.ts";
import type { OpponentPicture } from "./difference.ts";

/** One Gaussian of a contrast sensitivity function in the frequency domain: height a, width b in squared degrees. */
interface Sensitivity {
  readonly a: number;
  readonly b: number;
}

/** Table 1 of the paper, for luminance, red–green and blue–yellow. */
const SENSITIVITIES: readonly (readonly Sensitivity[])[] = [
  [{ a: 1, b: 0.0047 }],
  [{ a: 1, b: 0.0053 }],
  [
    { a: 34.1, b: 0.04 },
    { a: 13.5, b: 0.025 },
  ],
];

/** Exponent and break of the curve that spreads small differences, section 4.1.3. */
const EXPONENT = 0.7;
const BREAK_AT = 0.4;
const BREAK_VALUE = 0.95;

/** The largest difference: that of green and blue. */
const LARGEST = hybridDistance(huntLabFromLinear([0, 1, 0]), huntLabFromLinear([0, 0, 1])) ** EXPONENT;

/** Difference of each pixel, 0 to 1. */
export function colourDifference(a: OpponentPicture, b: OpponentPicture, pixelsPerDegree: number): Float64Array {
  const seenA = seenColours(a, pixelsPerDegree);
  const seenB = seenColours(b, pixelsPerDegree);
  return Float64Array.from(seenA, (colour, index) => spread(hybridDistance(colour, seenB[index] as Triple)));
}

/** CIELAB with Hunt's effect of each pixel, after the contrast sensitivity functions. */
function seenColours(picture: OpponentPicture, pixelsPerDegree: number): Triple[] {
  const [luminance, redGreen, blueYellow] = picture.map((plane, channel) =>
    blur(plane, SENSITIVITIES[channel] as readonly Sensitivity[], pixelsPerDegree),
  ) as [Float64Array, Float64Array, Float64Array];
  return Array.from(luminance, (value, index) => {
    const rgb = linearFromOpponent([value, redGreen[index] as number, blueYellow[index] as number]);
    return huntLabFromLinear(rgb.map((part) => Math.min(Math.max(part, 0), 1)) as unknown as Triple);
  });
}

/**
 * A sum of Gaussians √(π/b)·a·exp(−π²x²/b), x in degrees, normalised over the pixels of the filter. Each of them is a
 * product of one across and one down.
 */
function blur(plane: Plane, sensitivity: readonly Sensitivity[], pixelsPerDegree: number): Float64Array {
  const widest = Math.max(...SENSITIVITIES.flat().map(({ b }) => b));
  const radius = Math.ceil(3 * Math.sqrt(widest / (2 * Math.PI ** 2)) * pixelsPerDegree);
  const parts = sensitivity.map(({ a, b }) => {
    const sigma = Math.sqrt(b / (2 * Math.PI ** 2)) * pixelsPerDegree;
    const kernel = gaussianKernel(sigma, radius);
    // The middle tap of the normalised kernel is 1 over the sum of the plain one.
    const sum = 1 / (kernel[radius] as number);
    const { data } = filterPlane(plane, kernel, kernel, "repeat");
    return { data, weight: a * Math.sqrt(Math.PI / b) * sum * sum };
  });
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return plane.data.map((_, index) =>
    parts.reduce((sum, { data, weight }) => sum + (weight / total) * (data[index] as number), 0),
  );
}

function spread(distance: number): number {
  const difference = distance ** EXPONENT;
  const bend = BREAK_AT * LARGEST;
  if (difference < bend) return (difference * BREAK_VALUE) / bend;
  return BREAK_VALUE + ((difference - bend) / (LARGEST - bend)) * (1 - BREAK_VALUE);
}
