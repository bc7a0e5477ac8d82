/**
 * Runs an emitted program over a cell and records what it does: one tape for every path that a point of the cell may
 * take.
 *
 * A condition of the program's control flow that the cell does not decide is answered by a choice, and the program runs
 * once for every combination of choices. Integers, booleans and control flow are therefore those of JavaScript on a path;
 * the answers are on the tape as guards. What does not depend on the place is computed while recording.
 */
import type { Flat } from "./flat.ts";
import { STEPS, type StepKind } from "./kinks.ts";
import { HI, LO, type Memory } from "./memory.ts";
import {
  ANGLE,
  COMPARISONS,
  type Comparison,
  FIRST_GUARD,
  FIRST_KINK,
  FIRST_STEP,
  FIRST_STEP_GUARD,
  KINKS,
  NEG,
  SMOOTH,
  STEP_KINDS,
  type Tape,
  type TapeStore,
  TOO_LONG,
  TOO_MANY_PATHS,
} from "./tape.ts";

/** Choices in a row on one path; more is a cell that is too large, or a loop that its condition does not end. */
const MOST_CHOICES = 12;
/** So many whole numbers of a rounding are followed one by one. */
const MOST_WHOLES = 4;
const TRUNC = STEP_KINDS.indexOf("trunc");

/** What emitted code calls; its operands are numbers of variables. */
export type RecordingOperations = Readonly<Record<string, (...operands: number[]) => void>> & {
  readonly less: (x: number, y: number) => boolean;
  readonly lessOrEqual: (x: number, y: number) => boolean;
  readonly equal: (x: number, y: number) => boolean;
  readonly integer: (x: number) => number;
};

export class Recorder {
  /** Whether the last recording came to nothing because a path is too long, and whether all cells within have that path. */
  isTooLong = false;
  isEndless = false;
  readonly #memory: Memory;
  readonly #store: TapeStore;
  readonly #flat: Flat;
  /** Variable → model. */
  #models = new Int32Array(0);
  /** Choices of this path, how many there were at each, and how many have been made so far. */
  readonly #choices: number[] = [];
  readonly #counts: number[] = [];
  #depth = 0;
  #choosesSteps = false;

  constructor(memory: Memory, store: TapeStore, flat: Flat) {
    this.#memory = memory;
    this.#store = store;
    this.#flat = flat;
  }

  /** Makes room for so many variables. */
  reserve(variables: number): void {
    this.#models = new Int32Array(variables);
  }

  modelOf(variable: number): number {
    return this.#models[variable] as number;
  }

  bind(variable: number, model: number): void {
    this.#models[variable] = model;
  }

  /**
   * Records the paths of `run`, which begins with binding its coordinates; null if they are more than `most`.
   *
   * @param choosesSteps make a choice for each rounding that is open as well. What follows it is then known better, where
   * a rounding that stays on the tape is an interval while recording, but there are more paths
   */
  record(run: () => void, results: readonly number[], most: number, choosesSteps: boolean): readonly Tape[] | null {
    const tapes: Tape[] = [];
    const store = this.#store;
    this.#choices.length = 0;
    this.#counts.length = 0;
    this.#choosesSteps = choosesSteps;
    this.isTooLong = false;
    this.isEndless = false;
    try {
      do {
        if (tapes.length >= most) return null;
        this.#depth = 0;
        const start = store.codeEnd;
        run();
        tapes.push({ start, end: store.codeEnd, results: results.map((variable) => this.modelOf(variable)) });
      } while (this.#next());
    } catch (error) {
      if (error === TOO_MANY_PATHS) return null;
      if (error === TOO_LONG) {
        this.isTooLong = true;
        // What the cell decides each smaller one decides as well, which would only find the same again.
        this.isEndless = this.#choices.length === 0;
        return null;
      }
      throw error;
    }
    return tapes;
  }

  #next(): boolean {
    while (this.#choices.length > 0) {
      const last = this.#choices.length - 1;
      if ((this.#choices[last] as number) + 1 < (this.#counts[last] as number)) {
        (this.#choices[last] as number)++;
        return true;
      }
      this.#choices.pop();
      this.#counts.pop();
    }
    return false;
  }

  #choose(count: number): number {
    if (this.#depth === this.#choices.length) {
      if (this.#depth >= MOST_CHOICES) throw TOO_MANY_PATHS;
      this.#choices.push(0);
      this.#counts.push(count);
    }
    return this.#choices[this.#depth++] as number;
  }

  #operate(operation: number, variable: number, x: number, y: number): void {
    const store = this.#store;
    const target = store.allocate();
    const outcome = this.#flat.evaluate(operation, target, x, y);
    if (outcome === "first" || outcome === "second") {
      this.#models[variable] = outcome === "first" ? x : y;
      return;
    }
    if (outcome === "open" && this.#choosesSteps && this.#chooseSide(operation, variable, target, x, y)) return;
    if (outcome === "negated") return this.#operate(NEG, variable, x, x);
    // A rounding that rounding errors leave open is followed on both sides, although its argument does not vary.
    const isConstant = outcome === "constant" || (outcome !== "open" && store.holds(x) && store.holds(y));
    store.setConstant(target, isConstant);
    if (!isConstant) store.write(operation, target, x, y);
    this.#models[variable] = target;
  }

  /** The answer to a question about x and y: the cell's, or one of the two and a guard. */
  #ask(kind: "less" | "lessOrEqual" | "equal", x: number, y: number): boolean {
    const decided = this.#flat.decide(kind, x, y);
    if (decided !== null) return decided;
    const answer = this.#choose(2) === 0;
    this.#guard(answer ? kind : OPPOSITES[kind], x, y);
    return answer;
  }

  #guard(kind: Comparison, x: number, y: number): void {
    this.#store.write(FIRST_GUARD + COMPARISONS.indexOf(kind), 0, x, y);
  }

  /** Follows one side of a jump; false if there are too many. */
  #chooseSide(operation: number, variable: number, target: number, x: number, y: number): boolean {
    const { cells } = this.#memory;
    if (operation === ANGLE) {
      // The origin has all angles.
      if ((cells[y + HI] as number) >= 0) return false;
      const zero = this.#store.allocate();
      this.#memory.set(zero, 0);
      this.#store.setConstant(zero, true);
      const isBelow = this.#choose(2) === 0;
      this.#guard(isBelow ? "less" : "notLess", x, zero);
      this.#operate(SMOOTH.indexOf(isBelow ? "angleBelow" : "angleAbove"), variable, x, y);
      return true;
    }
    const kind = operation - FIRST_STEP;
    const { of } = STEPS[STEP_KINDS[kind] as StepKind];
    const whole = this.#chooseWhole(kind, of(cells[x + LO] as number), of(cells[x + HI] as number), x);
    if (whole === null) return false;
    this.#memory.set(target, whole);
    this.#store.setConstant(target, true);
    this.#models[variable] = target;
    return true;
  }

  /** One of the values of a rounding of x, by its number in `STEP_KINDS`; null if there are too many. */
  #chooseWhole(kind: number, first: number, last: number, x: number): number | null {
    const count = last - first + 1;
    if (!(count <= MOST_WHOLES) || Math.max(Math.abs(first), Math.abs(last)) >= 2 ** 31) return null;
    const whole = first + this.#choose(count);
    this.#store.write(FIRST_STEP_GUARD + kind, whole, x, x);
    return whole;
  }

  #integer(x: number): number {
    const { cells } = this.#memory;
    const first = Math.trunc(cells[x + LO] as number);
    const last = Math.trunc(cells[x + HI] as number);
    if (first === last) return first + 0;
    const whole = this.#chooseWhole(TRUNC, first, last, x);
    if (whole === null) throw TOO_MANY_PATHS;
    return whole;
  }

  /** The operations as emitted code calls them. */
  operations(): RecordingOperations {
    const at = (variable: number): number => this.#models[variable] as number;
    const record =
      (operation: number) =>
      (t: number, x: number, y = x): void =>
        this.#operate(operation, t, at(x), at(y));
    const numbered = (names: readonly string[], first: number) =>
      Object.fromEntries(names.map((name, index) => [name, record(first + index)]));
    const table = { ...numbered(SMOOTH, 0), ...numbered(KINKS, FIRST_KINK), ...numbered(STEP_KINDS, FIRST_STEP) };
    const { floor, fraction } = table as Record<"floor" | "fraction", ReturnType<typeof record>>;
    return Object.assign(table, {
      atan2: record(ANGLE),
      set: (t: number, value: number): void => {
        const model = this.#store.allocate();
        this.#memory.set(model, value);
        this.#store.setConstant(model, true);
        this.#models[t] = model;
      },
      copy: (t: number, x: number): void => {
        this.#models[t] = at(x);
      },
      fract: (t: number, x: number): void => {
        const from = at(x);
        floor(t, x);
        this.#operate(SMOOTH.indexOf("sub"), t, from, at(t));
        fraction(t, t);
      },
      less: (x: number, y: number): boolean => this.#ask("less", at(x), at(y)),
      lessOrEqual: (x: number, y: number): boolean => this.#ask("lessOrEqual", at(x), at(y)),
      equal: (x: number, y: number): boolean => this.#ask("equal", at(x), at(y)),
      integer: (x: number): number => this.#integer(at(x)),
    });
  }
}

const OPPOSITES = { less: "notLess", lessOrEqual: "notLessOrEqual", equal: "notEqual" } as const;
