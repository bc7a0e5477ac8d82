/**
 * Tapes: what a program does on one path through it, as a straight list of operations on Taylor models.
 *
 * A tape is recorded on a cell and holds for all cells within it. There it becomes shorter: what the smaller cell decides
 * (a kink, a rounding, a comparison) and what thereby no longer varies drops out (M. J. Keeter, "Massively parallel
 * rendering of complex closed-form implicit surfaces", 2020, does so with intervals).
 */
import { STEPS, type StepKind } from "./kinks.ts";
import { FIRST_MODEL, STRIDE } from "./memory.ts";

/** Operations without a kink or jump, from one or two models. */
export const SMOOTH = [
  "add",
  "sub",
  "mul",
  "div",
  "neg",
  "hypot",
  "sqrt",
  "inversesqrt",
  "exp",
  "log",
  "exp2",
  "log2",
  "sin",
  "cos",
  "tan",
  "asin",
  "acos",
  "atan",
  "sinh",
  "cosh",
  "tanh",
  "asinh",
  "acosh",
  "atanh",
  "hermite",
  "fraction",
  "angleBelow",
  "angleAbove",
  "carryFirst",
  "carrySecond",
] as const;

export const KINKS = ["min", "max", "abs"] as const;

export const STEP_KINDS = Object.keys(STEPS) as readonly StepKind[];

/**
 * Answers that the path was recorded with, which a smaller cell confirms, leaves open or contradicts. Those of roundings
 * have the whole number as the second number of the instruction.
 */
export const COMPARISONS = ["less", "notLess", "lessOrEqual", "notLessOrEqual", "equal", "notEqual"] as const;

export type Comparison = (typeof COMPARISONS)[number];

/** Operation numbers: those of `SMOOTH` first, by their place in it. */
export const FIRST_KINK: number = SMOOTH.length;
export const FIRST_STEP: number = FIRST_KINK + KINKS.length;
export const ANGLE: number = FIRST_STEP + STEP_KINDS.length;
export const FIRST_GUARD: number = ANGLE + 1;
export const FIRST_STEP_GUARD: number = FIRST_GUARD + COMPARISONS.length;

export const NEG = SMOOTH.indexOf("neg");
export const MIN = FIRST_KINK + KINKS.indexOf("min");

export const ABS = FIRST_KINK + KINKS.indexOf("abs");

/** Numbers of one instruction: the operation, the model that it writes, the models that it reads. */
export const INSTRUCTION = 4;

export interface Tape {
  /** First number of its first instruction and of what comes behind its last. */
  readonly start: number;
  readonly end: number;
  /** Models of what the program gives. */
  readonly results: readonly number[];
}

/** Thrown where a cell has more paths than are followed. */
export const TOO_MANY_PATHS = Symbol("too many paths");
/** Thrown where a path is longer than there is room for. */
export const TOO_LONG = Symbol("too long");

const MOST_MODELS = 1 << 17;
const MOST_CODE = INSTRUCTION << 17;

/** Where tapes lie, one behind the other, and which models no longer vary for those that are in use. */
export class TapeStore {
  readonly code = new Int32Array(MOST_CODE);
  /** By model, not by place. */
  readonly isConstant = new Uint8Array(MOST_MODELS + FIRST_MODEL / STRIDE);
  /**
   * By model: the cell over which it was computed from nothing but its coordinates and constants, as long as that is the
   * cell that is visited. No path through the cell has other numbers in it, so it is not computed twice.
   */
  readonly #computedIn = new Int32Array(MOST_MODELS + FIRST_MODEL / STRIDE);
  #cell = 1;
  /** Where the next instruction and the next model come. */
  codeEnd = 0;
  modelEnd = FIRST_MODEL;

  static readonly models = MOST_MODELS;

  allocate(): number {
    const place = this.modelEnd;
    if (place >= FIRST_MODEL + MOST_MODELS * STRIDE) throw TOO_LONG;
    this.modelEnd += STRIDE;
    return place;
  }

  write(operation: number, target: number, x: number, y: number): void {
    const { code, codeEnd } = this;
    if (codeEnd >= MOST_CODE) throw TOO_LONG;
    code[codeEnd] = operation;
    code[codeEnd + 1] = target;
    code[codeEnd + 2] = x;
    code[codeEnd + 3] = y;
    this.codeEnd = codeEnd + INSTRUCTION;
  }

  /** Another cell is visited, or models are used for other things: nothing is computed. */
  begin(): void {
    if (this.#cell === 2 ** 31 - 1) {
      this.#computedIn.fill(0);
      this.#cell = 0;
    }
    this.#cell++;
  }

  isComputed(place: number): boolean {
    return this.#computedIn[place / STRIDE] === this.#cell;
  }

  /** Notes that a model that is no constant was computed from two, if it depends on nothing that is left open. */
  noteComputed(target: number, x: number, y: number): void {
    const computedIn = this.#computedIn;
    const isConstant = this.isConstant;
    const cell = this.#cell;
    const first = x / STRIDE;
    const second = y / STRIDE;
    if (
      (computedIn[first] === cell || isConstant[first] === 1) &&
      (second === first || computedIn[second] === cell || isConstant[second] === 1)
    )
      computedIn[target / STRIDE] = cell;
  }

  /** A coordinate, whose numbers the cell itself has. */
  noteCoordinate(place: number): void {
    this.#computedIn[place / STRIDE] = this.#cell;
  }

  holds(place: number): boolean {
    return this.isConstant[place / STRIDE] === 1;
  }

  setConstant(place: number, isConstant: boolean): void {
    this.isConstant[place / STRIDE] = isConstant ? 1 : 0;
  }
}
