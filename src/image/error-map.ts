/** Signed errors of coverage as colours: red where too much is drawn, blue where too little. */
import { divergingTable } from "./diverging.ts";
import type { ByteImage } from "./image.ts";

/** Errors at the ends of the scale, in 1/255; larger ones look the same. */
export const LARGEST_ERROR = 128;
/** The scale is nearly straight below this and nearly logarithmic above it, in 1/255. */
const SOFTNESS = 0.25;

/** Errors to be marked on a legend, in 1/255, ascending. */
export const ERROR_TICKS: readonly number[] = [-128, -16, -4, -1, 0, 1, 4, 16, 128];

/** What a legend says about the scale. */
export const ERROR_SCALE = `signed error in 1/255 of coverage, inverse hyperbolic sine of error/${SOFTNESS}, ±${LARGEST_ERROR} and more at the ends`;

/**
 * Place of a signed error (1/255) on the scale, −1 to 1. The same for all methods and scenes, so that pictures can be
 * compared: an error of 1/10 is a trace, 1 is plain, and 128 is not so strong that nothing else could be seen.
 */
export function errorPosition(error: number): number {
  const position = Math.asinh(error / SOFTNESS) / Math.asinh(LARGEST_ERROR / SOFTNESS);
  return Math.min(Math.max(position, -1), 1);
}

const STEPS = 1023;
let table: Uint8Array | null = null;

/** The colours of the scale from one end to the other, three codes of 8 bits each. */
export function errorColours(): Uint8Array {
  table ??= divergingTable(STEPS);
  return table;
}

/** Codes of a pixel without a number: neither colour of the scale nor grey. */
const NOT_A_NUMBER = [255, 0, 255];

/**
 * The picture of measured − truth, both coverage 0 to 1, `width × height` numbers row by row from the top. A pixel that is
 * not a number is magenta.
 */
export function errorMap(
  width: number,
  height: number,
  measured: ArrayLike<number>,
  truth: ArrayLike<number>,
): ByteImage {
  const colours = errorColours();
  const data = new Uint8Array(4 * width * height).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const error = 255 * ((measured[pixel] as number) - (truth[pixel] as number));
    if (Number.isNaN(error)) {
      data.set(NOT_A_NUMBER, 4 * pixel);
      continue;
    }
    const step = Math.round(((errorPosition(error) + 1) / 2) * (STEPS - 1));
    data.set(colours.subarray(3 * step, 3 * step + 3), 4 * pixel);
  }
  return { kind: "bytes", width, height, data };
}
