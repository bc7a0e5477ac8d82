/** Random points and arguments, the same in every run. */
import type { Argument } from "./library-file.ts";

/** Uniform numbers in 0 … 1 from a seed (the generator mulberry32 by T. Ettinger). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A value for each argument within the range that its file states. */
export function randomArguments(list: readonly Argument[], random: () => number): Record<string, number[]> {
  return Object.fromEntries(
    list.map(({ name, minimum, maximum, step }) => [
      name,
      minimum.map((low, component) => {
        const high = maximum[component] as number;
        const steps = step > 0 ? Math.round((high - low) / step) : 0;
        return step > 0 ? low + step * Math.floor(random() * (steps + 1)) : low + (high - low) * random();
      }),
    ]),
  );
}

/** `count` points x, y, x, y … in the square from −extent to extent. */
export function randomPoints(count: number, extent: number, random: () => number): Float64Array {
  return Float64Array.from({ length: 2 * count }, () => extent * (2 * random() - 1));
}

/** Sets of arguments that each function is tried with. */
export const SETS = 12;
/** Points for each of them, in a square that is wider than the default camera's view. */
export const POINTS = 40;
export const EXTENT = 1.5;
