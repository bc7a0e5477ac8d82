/**
 * The interval backend: typed tree → text of a program that encloses one function over a box, or at one point with the
 * errors that a GPU may make.
 *
 * Statements, expressions and calls are emitted as for Taylor models; the operations are those of intervals. Conditions
 * that an interval does not decide are followed on both sides (as paths), or joined by their hull.
 */
import type { Program } from "../glsl/tree.ts";
import { arithmeticOf } from "./interval/arithmetic.ts";
import { builtinsFor, dot } from "./interval/builtins.ts";
import { functionsOf } from "./interval/functions.ts";
import { kinksOf } from "./interval/kinks.ts";
import { IntervalMemory, TOO_MANY_PATHS } from "./interval/memory.ts";
import type { Precision } from "./interval/precision.ts";
import { taylorBuiltins } from "./taylor/builtins.ts";
import type { Dialect } from "./taylor/dialect.ts";
import { emitTaylor, type TaylorProgram } from "./taylor.ts";

export { ESSL, OUTWARD, type Precision } from "./interval/precision.ts";
export { packUniforms } from "./javascript/uniforms.ts";
export { IntervalMemory, TOO_MANY_PATHS };

/** Places beside those of the program that operations need for themselves. */
export const SCRATCH = 8;

/** All operations that emitted code may call, bound to a memory whose last `SCRATCH` places are theirs. */
export function intervalOperations(memory: IntervalMemory) {
  const arithmetic = arithmeticOf(memory);
  const scratch = memory.lo.length - SCRATCH;
  const functions = functionsOf(memory, arithmetic, scratch);
  const kinks = kinksOf(memory, arithmetic);
  const { isStrict } = memory.precision;
  const [p, q] = [scratch + 5, scratch + 6];
  return {
    ...arithmetic,
    ...functions,
    ...kinks,
    /**
     * x(1 − a) + y·a (§8.3), and x + (y − x)·a, which is the same in real numbers: SwiftShader and Mesa compute that, and
     * with it 246 of 16,384 inputs lay outside of what the first form alone allows.
     */
    mix(t: number, x: number, y: number, share: number): void {
      memory.set(p, 1);
      arithmetic.sub(p, p, share);
      arithmetic.mul(p, x, p);
      arithmetic.mul(q, y, share);
      arithmetic.add(p, p, q);
      if (isStrict) {
        arithmetic.sub(q, y, x);
        arithmetic.mul(q, q, share);
        arithmetic.add(q, x, q);
        memory.join(p, q);
      }
      memory.copy(t, p);
    },
    /** Undefined if the bounds are in the wrong order. */
    clamp(t: number, x: number, low: number, high: number): void {
      const isOrdered = (memory.hi[low] as number) <= (memory.lo[high] as number);
      kinks.max(p, x, low);
      kinks.min(t, p, high);
      if (isStrict && !isOrdered) memory.forget(t);
    },
    undefinedOnGpu(t: number): void {
      if (isStrict) memory.forget(t);
    },
    undefinedUnlessLess(t: number, low: number, high: number): void {
      if (isStrict && !((memory.hi[low] as number) < (memory.lo[high] as number))) memory.forget(t);
    },
  };
}

export type IntervalOperations = ReturnType<typeof intervalOperations>;

const DIALECT: Dialect = {
  operations: Object.keys(intervalOperations(new IntervalMemory(SCRATCH, { isStrict: false } as Precision))),
  builtins: builtinsFor(taylorBuiltins),
  dot,
  joins: true,
  carries: false,
  refusal: (name) => `'${name}' has no interval`,
};

/** Emits the function `entry`, which takes one `in vec2` and gives floats by its value and its out parameters. */
export function emitInterval(program: Program, entry: string): TaylorProgram {
  return emitTaylor(program, entry, DIALECT);
}
