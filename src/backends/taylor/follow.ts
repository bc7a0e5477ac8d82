/** Runs a tape over a cell, following every side of what the cell leaves open. */
import type { Flat } from "./flat.ts";
import { STEPS, type Steps } from "./kinks.ts";
import { E, HI, LO, type Memory, SCRATCH, STRIDE, TINY, UNIT } from "./memory.ts";
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
  INSTRUCTION,
  MIN,
  SMOOTH,
  STEP_KINDS,
  type Tape,
  type TapeStore,
} from "./tape.ts";

/** So many values of a rounding are followed one by one; more become an interval. */
const MOST_STEPS = 12;

/** Numbers of one condition: the coefficients of a form that is at most 0 on the path, to within the last. */
export const FORM = 7;
const MOST_CONDITIONS = 64;

export class Follower {
  /** The conditions of the branch that has come to its end, `FORM` numbers each: v, a, b, p, q, r, e. */
  readonly conditions = new Float64Array(FORM * MOST_CONDITIONS);
  count = 0;
  readonly #memory: Memory;
  readonly #operations: Operations;
  readonly #store: TapeStore;
  readonly #flat: Flat;
  readonly #smooth: readonly ((t: number, x: number, y: number) => void)[];
  readonly #steps = STEP_KINDS.map((kind) => STEPS[kind]);
  #end = 0;
  /** Kinks of the branch that may still be followed on both sides. */
  #kinksLeft = 0;
  #left = 0;
  /** Sides that may still be begun, most of which may come to nothing. */
  #forks = 0;
  #leaf: () => void = () => {};

  constructor(memory: Memory, operations: Operations, store: TapeStore, flat: Flat) {
    this.#memory = memory;
    this.#operations = operations;
    this.#store = store;
    this.#flat = flat;
    this.#smooth = SMOOTH.map((name) => operations[name] as (t: number, x: number, y: number) => void);
  }

  /**
   * Calls `leaf` at the end of every branch, when the results hold its enclosure and `conditions` its conditions.
   *
   * @param splitKinks so many open `abs`, `min` and `max` of a branch are followed on both sides, the first ones, as what
   * comes after may depend on them; the others are enclosed. Exact corners, more branches
   * @returns how many branches are left of `most`; negative if there were more, which were not all followed
   */
  follow(tape: Tape, splitKinks: number, most: number, leaf: () => void): number {
    this.#end = tape.end;
    this.#kinksLeft = splitKinks;
    this.#left = most;
    this.#forks = 4 * most;
    this.#leaf = leaf;
    this.count = 0;
    this.#run(tape.start);
    return this.#left;
  }

  #run(from: number): void {
    const store = this.#store;
    const { code, isConstant } = store;
    const smooth = this.#smooth;
    const end = this.#end;
    for (let index = from; index < end; index += INSTRUCTION) {
      const operation = code[index] as number;
      const t = code[index + 1] as number;
      const x = code[index + 2] as number;
      const y = code[index + 3] as number;
      if (operation >= FIRST_GUARD) {
        if (!this.#guard(operation, t, x, y)) return;
        continue;
      }
      // On all branches the same.
      if (store.isComputed(t)) continue;
      // In a smaller cell it may have been one.
      isConstant[t / STRIDE] = 0;
      if (operation < FIRST_KINK) {
        (smooth[operation] as (typeof smooth)[number])(t, x, y);
        store.noteComputed(t, x, y);
      } else if (operation < FIRST_STEP) {
        if (this.#kink(operation, t, x, y, index)) return;
      } else if (operation < ANGLE) {
        if (this.#step(operation, t, x, index)) return;
      } else if (this.#angle(t, x, y, index)) return;
    }
    if (--this.#left >= 0) this.#leaf();
  }

  /** Goes on behind an instruction, on one side of what it left open. */
  #branch(index: number, conditions: number): void {
    if (--this.#forks < 0) this.#left = -1;
    if (this.#left >= 0) this.#run(index + INSTRUCTION);
    this.count = conditions;
  }

  /** Notes that sign · (model − offset) ≤ 0 from here on. */
  #require(model: number, sign: 1 | -1, offset: number): void {
    const { cells } = this.#memory;
    const e = cells[model + E] as number;
    // Without a form nothing is known of where the condition holds: it is left out, which makes the branch larger.
    if (!(e < Number.POSITIVE_INFINITY) || this.count === MOST_CONDITIONS) return;
    const { conditions } = this;
    const place = FORM * this.count++;
    for (let term = 0; term < E; term++) conditions[place + term] = sign * (cells[model + term] as number);
    const v = cells[model] as number;
    conditions[place] = sign * (v - offset);
    conditions[place + E] = e + UNIT * (Math.abs(v) + Math.abs(offset)) + TINY;
  }

  #kink(operation: number, t: number, x: number, y: number, index: number): boolean {
    const outcome = this.#flat.evaluate(operation, t, x, y);
    if (outcome === "first") this.#memory.copy(t, x);
    else if (outcome === "second") this.#memory.copy(t, y);
    else if (outcome === "negated") this.#operations.neg(t, x);
    else if (this.#kinksLeft > 0) return this.#splitKink(operation, t, x, y, index);
    else return false;
    this.#store.noteComputed(t, x, y);
    return false;
  }

  #splitKink(operation: number, t: number, x: number, y: number, index: number): boolean {
    const [, , difference] = SCRATCH;
    const { count } = this;
    this.#kinksLeft--;
    for (const sign of [1, -1] as const) {
      if (operation === ABS) {
        this.#require(x, sign === 1 ? -1 : 1, 0);
        if (sign === 1) this.#memory.copy(t, x);
        else this.#operations.neg(t, x);
        this.#memory.clip(t, 0, Number.POSITIVE_INFINITY);
      } else {
        this.#operations.difference(difference, x, y);
        this.#require(difference, (operation === MIN ? sign : -sign) as 1 | -1, 0);
        this.#memory.copy(t, sign === 1 ? x : y);
      }
      this.#branch(index, count);
    }
    this.#kinksLeft++;
    return true;
  }

  #step(operation: number, t: number, x: number, index: number): boolean {
    if (this.#flat.evaluate(operation, t, x, x) === "constant") {
      this.#store.noteComputed(t, x, x);
      return false;
    }
    const { cells } = this.#memory;
    const { of, low, high } = this.#steps[operation - FIRST_STEP] as Steps;
    const first = of(cells[x + LO] as number);
    const last = of(cells[x + HI] as number);
    if (!(last - first < MOST_STEPS)) return false;
    const { count } = this;
    for (let whole = first; whole <= last; whole++) {
      if (whole !== first) this.#require(x, -1, low(whole));
      if (whole !== last) this.#require(x, 1, high(whole));
      this.#memory.set(t, whole + 0);
      this.#branch(index, count);
    }
    return true;
  }

  #angle(t: number, y: number, x: number, index: number): boolean {
    this.#flat.evaluate(ANGLE, t, y, x);
    const sees = this.#operations.cut(y, x);
    const isDecided = sees === "none" || (sees === "cut" && (this.#memory.cells[y + LO] as number) >= 0);
    if (isDecided) this.#store.noteComputed(t, y, x);
    if (isDecided || sees === "origin") return false;
    const { count } = this;
    for (const below of [true, false]) {
      this.#require(y, below ? 1 : -1, 0);
      if (below) this.#operations.angleBelow(t, y, x);
      else this.#operations.angleAbove(t, y, x);
      this.#branch(index, count);
    }
    return true;
  }

  /** Whether the path is taken in the cell at all. */
  #guard(operation: number, whole: number, x: number, y: number): boolean {
    const outcome = this.#flat.evaluate(operation, whole, x, y);
    if (outcome === "void") return false;
    if (outcome === "confirmed") return true;
    if (operation < FIRST_STEP_GUARD) this.#requireOrder(COMPARISONS[operation - FIRST_GUARD] as Comparison);
    else {
      const { low, high } = this.#steps[operation - FIRST_STEP_GUARD] as Steps;
      if ((this.#memory.cells[x + LO] as number) < low(whole)) this.#require(x, -1, low(whole));
      if ((this.#memory.cells[x + HI] as number) > high(whole)) this.#require(x, 1, high(whole));
    }
    return true;
  }

  /** The answer to a comparison, whose difference has just been computed. */
  #requireOrder(kind: Comparison): void {
    const [, , difference] = SCRATCH;
    switch (kind) {
      case "less":
      case "lessOrEqual":
        return this.#require(difference, 1, 0);
      case "notLess":
      case "notLessOrEqual":
        return this.#require(difference, -1, 0);
      case "equal":
        // The difference is 0 on this path, which both half-planes hold.
        this.#require(difference, 1, 0);
        return this.#require(difference, -1, 0);
      case "notEqual":
        return;
    }
  }
}
