/**
 * What a GPU may read back: the intervals that the errors of GLSL ES 3.00 §4.5.1 allow, operation by operation, for the
 * very program that the GPU runs, own trigonometry included. No tolerance is set by hand: where the specification says
 * nothing (circular functions of the driver, determinants, 0/0), an interval is [−∞, ∞], which takes NaN too.
 *
 *     const { compiled } = compileInterval(program, "nabla_pixel", ESSL);
 *     isAccepted(compiled.enclose([10.5, 10.5], [20.5, 20.5]), [r, g, b, a]);
 */
import { ulp32 } from "../glsl/float32.ts";
import type { Interval } from "./interval.ts";

/** Whether an interval says nothing about a number. */
export function saysNothing([lo, hi]: Interval): boolean {
  return lo === Number.NEGATIVE_INFINITY && hi === Number.POSITIVE_INFINITY;
}

/** Whether the numbers of a readback lie all together in the intervals of one path. */
export function isAccepted(paths: readonly (readonly Interval[])[], numbers: readonly number[]): boolean {
  return paths.some((path) =>
    numbers.every((number, index) => {
      const interval = path[index] as Interval;
      return saysNothing(interval) || (interval[0] <= number && number <= interval[1]);
    }),
  );
}

/**
 * Whether the intervals of a number say little: nothing, or more than `ulps` units in the last place of the larger end
 * on the widest path.
 */
export function isVague(paths: readonly (readonly Interval[])[], index: number, ulps: number): boolean {
  return paths.some((path) => {
    const [lo, hi] = path[index] as Interval;
    return !(hi - lo <= ulps * ulp32(Math.max(Math.abs(lo), Math.abs(hi))));
  });
}
