/** How far two pictures are apart. Every pixel counts: anti-aliased ones are what the pictures are stored for. */
import type { ByteImage } from "../image/image.ts";
import { linearFromSrgb } from "../image/srgb.ts";
import type { Difference } from "./record.ts";

/** Linear light of each byte of an sRGB channel, and of one that is linear already. */
const LINEAR_OF_BYTE = Float64Array.from({ length: 256 }, (_, code) => linearFromSrgb(code / 255));
const PLAIN_OF_BYTE = Float64Array.from({ length: 256 }, (_, code) => code / 255);

/**
 * Of two pictures of one size.
 *
 * @param view what they show: `coverage` stores linear numbers, all others sRGB values
 */
export function compareImages(expected: ByteImage, actual: ByteImage, view: string): Difference {
  const { width, height } = expected;
  const linear = view === "coverage" ? PLAIN_OF_BYTE : LINEAR_OF_BYTE;
  let differing = 0;
  let largest = 0;
  let sum = 0;
  let worst = 0;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const size = pixelDifference(expected.data, actual.data, pixel, linear);
    if (size === 0) continue;
    differing++;
    sum += size;
    if (size > largest) {
      largest = size;
      worst = pixel;
    }
  }
  const pixels = width * height;
  return { differing, pixels, largest, mean: sum / pixels, worst: [worst % width, Math.floor(worst / width)] };
}

/** The largest difference of a channel in linear light; alpha is always linear. */
function pixelDifference(expected: Uint8Array, actual: Uint8Array, pixel: number, linear: Float64Array): number {
  let largest = 0;
  for (let channel = 0; channel < 4; channel++) {
    const [a, b] = [expected[4 * pixel + channel] as number, actual[4 * pixel + channel] as number];
    if (a === b) continue;
    const numbers = channel === 3 ? PLAIN_OF_BYTE : linear;
    largest = Math.max(largest, Math.abs((numbers[a] as number) - (numbers[b] as number)));
  }
  return largest;
}
