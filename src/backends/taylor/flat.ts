/** One instruction over a whole cell without any choice: kinks are enclosed, roundings become intervals. */

import { STEPS } from "./kinks.ts";
import { HI, LO, type Memory, SCRATCH } from "./memory.ts";
import type { Operations } from "./operations.ts";
import {
  ABS,
  ANGLE,
  COMPARISONS,
  type Comparison,
  FIRST_GUARD,
  FIRST_KINK,
  FIRST_STEP,
  FIRST_STEP_GUARD,
  MIN,
  SMOOTH,
  STEP_KINDS,
} from "./tape.ts";

/**
 * What the cell makes of an instruction:
 * - `kept`: the target has its enclosure
 * - `open`: so it has, but the value jumps within the cell
 * - `constant`: the target is a whole number on all of the cell
 * - `first`, `second`: it gives its first or second operand as it is
 * - `negated`: it gives its first operand with the other sign
 * - `confirmed`, `void`: a guard's path is the only one in this cell, or is not taken in it
 */
export type Outcome = "kept" | "open" | "constant" | "first" | "second" | "negated" | "void" | "confirmed";

export function flatOf(memory: Memory, operations: Operations) {
  const { cells } = memory;
  const [, , difference, negated] = SCRATCH;
  const smooth = SMOOTH.map((name) => operations[name] as (t: number, x: number, y: number) => void);
  const steps = STEP_KINDS.map((kind) => STEPS[kind]);
  const low = (x: number): number => cells[x + LO] as number;
  const high = (x: number): number => cells[x + HI] as number;

  const state = {
    /** How many kinks have been enclosed, which following both of their sides could make narrower. */
    kinks: 0,
    /** Whether a rounding or a cut was not decided. */
    hasStep: false,
  };

  function kink(operation: number, t: number, x: number, y: number): Outcome {
    if (operation === ABS) {
      if (low(x) >= 0) return "first";
      if (high(x) <= 0) return "negated";
      state.kinks++;
      operations.neg(negated, x);
      operations.difference(difference, x, negated);
      operations.widen(t, x, negated, -1, difference);
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
      return "kept";
    }
    if (x === y) return "first";
    operations.difference(difference, x, y);
    const isMin = operation === MIN;
    if (high(difference) <= 0) return isMin ? "first" : "second";
    if (low(difference) >= 0) return isMin ? "second" : "first";
    state.kinks++;
    operations.widen(t, x, y, isMin ? 1 : -1, difference);
    return "kept";
  }

  function step(operation: number, t: number, x: number): Outcome {
    const { of } = steps[operation - FIRST_STEP] as (typeof steps)[number];
    const first = of(low(x));
    const last = of(high(x));
    if (first === last) {
      // Never −0, which has no model of its own.
      memory.set(t, first + 0);
      return "constant";
    }
    state.hasStep = true;
    memory.storeInterval(t, first, last);
    return "open";
  }

  function angle(t: number, y: number, x: number): Outcome {
    const sees = operations.cut(y, x);
    if (sees === "none" || (sees === "cut" && low(y) >= 0)) {
      operations.angleAbove(t, y, x);
      return "kept";
    }
    if (sees === "cut") state.hasStep = true;
    memory.storeInterval(t, -Math.PI, Math.PI);
    return "open";
  }

  /** Whether the path's answer is the cell's. */
  function compare(kind: Comparison, x: number, y: number): Outcome {
    operations.difference(difference, x, y);
    const answer = ANSWERS[kind](operations.order(difference), low(difference), high(difference));
    return answer === null ? "kept" : answer ? "confirmed" : "void";
  }

  function stepGuard(operation: number, whole: number, x: number): Outcome {
    const step = steps[operation - FIRST_STEP_GUARD] as (typeof steps)[number];
    if (high(x) < step.low(whole) || low(x) > step.high(whole)) return "void";
    return step.of(low(x)) === whole && step.of(high(x)) === whole ? "confirmed" : "kept";
  }

  return {
    state,
    /** `t` is the whole number where the operation is the guard of a rounding. */
    evaluate(operation: number, t: number, x: number, y: number): Outcome {
      if (operation < FIRST_KINK) {
        (smooth[operation] as (typeof smooth)[number])(t, x, y);
        return "kept";
      }
      if (operation < FIRST_STEP) return kink(operation, t, x, y);
      if (operation < ANGLE) return step(operation, t, x);
      if (operation === ANGLE) return angle(t, x, y);
      if (operation >= FIRST_STEP_GUARD) return stepGuard(operation, t, x);
      return compare(COMPARISONS[operation - FIRST_GUARD] as Comparison, x, y);
    },
    /** Whether x < y and so on, or null where the cell does not decide it. */
    decide(kind: Comparison, x: number, y: number): boolean | null {
      operations.difference(difference, x, y);
      return ANSWERS[kind](operations.order(difference), low(difference), high(difference));
    },
  };
}

/** Whether a guard holds by the order of its operands; null if the cell has both answers. */
const ANSWERS: Readonly<
  Record<Comparison, (order: "less" | "equal" | "greater" | "undecided", lo: number, hi: number) => boolean | null>
> = {
  less: (order, lo) => (order === "less" ? true : order !== "undecided" || lo === 0 ? false : null),
  notLess: (order, lo) => (order === "less" ? false : order !== "undecided" || lo === 0 ? true : null),
  lessOrEqual: (order, _, hi) => (order === "greater" ? false : order !== "undecided" || hi === 0 ? true : null),
  notLessOrEqual: (order, _, hi) => (order === "greater" ? true : order !== "undecided" || hi === 0 ? false : null),
  equal: (order) => (order === "equal" ? true : order === "undecided" ? null : false),
  notEqual: (order) => (order === "equal" ? false : order === "undecided" ? null : true),
};

export type Flat = ReturnType<typeof flatOf>;
