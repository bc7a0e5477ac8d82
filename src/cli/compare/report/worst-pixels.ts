/** The pixels that a method is most wrong at. */

export interface WorstPixel {
  /** Column and row from the top left. */
  readonly x: number;
  readonly y: number;
  readonly measured: number;
  readonly truth: number;
}

/** Pixels that a further one must be away from those before it, so that not all show the same place. */
const APART = 6;

/** Up to `count` pixels by falling absolute error, none of them without an error; what is not a number comes first. */
export function worstPixels(
  width: number,
  measured: ArrayLike<number>,
  truth: ArrayLike<number>,
  count: number,
): WorstPixel[] {
  const found: WorstPixel[] = [];
  while (found.length < count) {
    let worst: WorstPixel | null = null;
    let largest = 0;
    for (let pixel = 0; pixel < truth.length; pixel++) {
      const one = { measured: measured[pixel] as number, truth: truth[pixel] as number };
      const error = Number.isNaN(one.measured) ? Number.POSITIVE_INFINITY : Math.abs(one.measured - one.truth);
      if (error <= largest) continue;
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      if (found.some((other) => Math.max(Math.abs(other.x - x), Math.abs(other.y - y)) < APART)) continue;
      worst = { x, y, ...one };
      largest = error;
    }
    if (worst === null) break;
    found.push(worst);
  }
  return found;
}
