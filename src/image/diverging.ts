/**
 * A colour map for numbers of either sign: blue below 0, light grey at 0, red above.
 *
 * Source: Kenneth Moreland, "Diverging Color Maps for Scientific Visualization", ISVC 2009: the path through a polar form
 * of CIELAB between (59, 76, 192) and (180, 4, 38), whose lightness falls evenly to both sides. Blue and red stay apart
 * for all three kinds of colour blindness.
 */
import { labFromLinear, linearFromLab, type Triple } from "./cielab.ts";
import { linearFromSrgb, srgbFromLinear } from "./srgb.ts";

/** Codes of 8 bits. */
const BELOW: Triple = [59, 76, 192];
const ABOVE: Triple = [180, 4, 38];
/** Magnitude of the grey in the middle. */
const MIDDLE = 88;

/** CIELAB in polar form: distance from black, angle from the axis of greys, hue. */
interface Polar {
  readonly magnitude: number;
  readonly saturation: number;
  readonly hue: number;
}

const ends = { below: polarFromCodes(BELOW), above: polarFromCodes(ABOVE) };

/** sRGB codes 0 to 255 of a position from −1 to 1; what lies outside takes the colour of the end. */
export function divergingColour(position: number): readonly [number, number, number] {
  const share = Math.min(Math.abs(position), 1);
  const end = position < 0 ? ends.below : ends.above;
  const colour = {
    magnitude: MIDDLE + share * (end.magnitude - MIDDLE),
    saturation: share * end.saturation,
    hue: middleHue(end) + share * (end.hue - middleHue(end)),
  };
  return codesFromPolar(colour);
}

/** `count` colours at even steps from −1 to 1, three codes each; an odd count has 0 in the middle. */
export function divergingTable(count: number): Uint8Array {
  const table = new Uint8Array(3 * count);
  for (let index = 0; index < count; index++) table.set(divergingColour((2 * index) / (count - 1) - 1), 3 * index);
  return table;
}

/** The hue that the grey has on the way from an end, so that the path turns evenly (section 4 of the paper). */
function middleHue({ magnitude, saturation, hue }: Polar): number {
  if (magnitude >= MIDDLE) return hue;
  const spin = (saturation * Math.sqrt(MIDDLE ** 2 - magnitude ** 2)) / (magnitude * Math.sin(saturation));
  return hue > -Math.PI / 3 ? hue + spin : hue - spin;
}

function polarFromCodes(codes: Triple): Polar {
  const linear = codes.map((code) => linearFromSrgb(code / 255)) as unknown as Triple;
  const [lightness, a, b] = labFromLinear(linear);
  const magnitude = Math.hypot(lightness, a, b);
  return { magnitude, saturation: Math.acos(lightness / magnitude), hue: Math.atan2(b, a) };
}

function codesFromPolar({ magnitude, saturation, hue }: Polar): Triple {
  const chroma = magnitude * Math.sin(saturation);
  const linear = linearFromLab([magnitude * Math.cos(saturation), chroma * Math.cos(hue), chroma * Math.sin(hue)]);
  return linear.map((value) => Math.round(255 * srgbFromLinear(Math.min(Math.max(value, 0), 1)))) as unknown as Triple;
}
