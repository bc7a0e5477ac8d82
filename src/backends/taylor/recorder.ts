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
import { KnownModels } from "./known.ts";
import { HI, LO, type Memory, STRIDE } from "./memory.ts";
import {
  ABS,
  ANGLE,
  COMPARISONS,
  type Comparison,
  FIRST_GUARD,
  FIRST_KINK,
  FIRST_STEP,
  FIRST_STEP_GUARD,
  KINKS,
  MIN,
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
/** Kinks on one path of which a side is chosen: the first ones, as what follows depends on them. */
const MOST_KINKS = 3;
/** So many whole numbers of a rounding are followed one by one. */
const MOST_WHOLES = 4;
/** Numbers of one answer. */
const ANSWER = 4;
const [ADD, SUB, MUL, DIV] = (["add", "sub", "mul", "div"] as const).map((name) => SMOOTH.indexOf(name)) as [
  number,
  number,
  number,
  number,
];
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
  /** Kinks of which this path may still choose a side, and those of every path. */
  #kinksLeft = 0;
  #mostKinks = 0;
  /** What the paths recorded so far have computed; nothing outside of a recording. */
  readonly #known = new KnownModels();
  /** What this path has answered so far, `ANSWER` numbers each: the question, its operands, the answer. */
  readonly #answers: number[] = [];
  #isRecording = false;
  /** By model, not by place: the path that last has it on its tape. Paths are counted over all recordings. */
  readonly #written: Float64Array;
  #path = 0;

  constructor(memory: Memory, store: TapeStore, flat: Flat) {
    this.#memory = memory;
    this.#store = store;
    this.#flat = flat;
    this.#written = new Float64Array(store.isConstant.length);
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
   * @param choosesKinks the same for the first open kinks of a path
   */
  record(
    run: () => void,
    results: readonly number[],
    most: number,
    choosesSteps: boolean,
    choosesKinks: boolean,
  ): readonly Tape[] | null {
    const tapes: Tape[] = [];
    const store = this.#store;
    this.#choices.length = 0;
    this.#counts.length = 0;
    this.#choosesSteps = choosesSteps;
    this.#mostKinks = choosesKinks ? MOST_KINKS : 0;
    this.isTooLong = false;
    this.isEndless = false;
    this.#known.clear();
    this.#isRecording = true;
    try {
      do {
        if (tapes.length >= most) return null;
        this.#depth = 0;
        this.#kinksLeft = this.#mostKinks;
        this.#path++;
        this.#answers.length = 0;
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
    } finally {
      this.#isRecording = false;
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
    // What another path makes of a kink must not take a choice from this one, whose sides would then not all be followed.
    const isOwn = this.#mostKinks > 0 && operation >= FIRST_KINK && operation < FIRST_STEP;
    const known = this.#isRecording && !isOwn ? this.#known.find(operation, x, y) : -1;
    if (known >= 0) {
      this.#models[variable] = known;
      if (known !== x && known !== y) this.#write(operation, known, x, y);
      return;
    }
    const same = this.#sameAs(operation, x, y);
    if (same >= 0) return this.#give(operation, variable, x, y, same);
    const store = this.#store;
    const target = store.allocate();
    const outcome = this.#flat.evaluate(operation, target, x, y);
    if (outcome === "kept" && this.#isRecording && isOwn && this.#kinksLeft > 0)
      return this.#chooseKink(operation, variable, x, y);
    if (outcome === "first" || outcome === "second")
      return this.#give(operation, variable, x, y, outcome === "first" ? x : y);
    if (outcome === "open" && this.#choosesSteps && this.#chooseSide(operation, variable, x, y)) return;
    if (outcome === "negated") return this.#operate(NEG, variable, x, x);
    // A rounding that rounding errors leave open is followed on both sides, although its argument does not vary.
    const isConstant = outcome === "constant" || (outcome !== "open" && store.holds(x) && store.holds(y));
    store.setConstant(target, isConstant);
    this.#give(operation, variable, x, y, target);
    this.#write(operation, target, x, y);
  }

  /** The operand that a sum with 0, a product with 1 or a quotient by 1 is; −1 for all others. */
  #sameAs(operation: number, x: number, y: number): number {
    if ((operation === ADD || operation === SUB) && this.#isExactly(y, 0)) return x;
    if ((operation === MUL || operation === DIV) && this.#isExactly(y, 1)) return x;
    if ((operation === ADD && this.#isExactly(x, 0)) || (operation === MUL && this.#isExactly(x, 1))) return y;
    return -1;
  }

  #isExactly(x: number, value: number): boolean {
    const { cells } = this.#memory;
    return this.#store.holds(x) && cells[x + LO] === value && cells[x + HI] === value;
  }

  /** Notes what an operation gives, for the variable and for all other paths. */
  #give(operation: number, variable: number, x: number, y: number, result: number): void {
    this.#models[variable] = result;
    if (this.#isRecording) this.#known.keep(operation, x, y, result);
  }

  /** Puts an operation on the tape, unless its result is constant or on the tape already. */
  #write(operation: number, target: number, x: number, y: number): void {
    const model = target / STRIDE;
    if (this.#store.holds(target) || this.#written[model] === this.#path) return;
    this.#written[model] = this.#path;
    this.#store.write(operation, target, x, y);
  }

  /** The model of a number. */
  #constant(value: number): number {
    const known = this.#isRecording ? this.#known.constant(value) : -1;
    if (known >= 0) return known;
    const model = this.#store.allocate();
    this.#memory.set(model, value);
    this.#store.setConstant(model, true);
    if (this.#isRecording) this.#known.keepConstant(value, model);
    return model;
  }

  /** The answer to a question about x and y: the cell's, or one of the two and a guard. */
  #ask(kind: "less" | "lessOrEqual" | "equal", x: number, y: number): boolean {
    const decided = this.#flat.decide(kind, x, y);
    if (decided !== null) return decided;
    const question = FIRST_GUARD + COMPARISONS.indexOf(kind);
    const known = this.#answerTo(question, x, y);
    if (known !== null) return known === 1;
    const answer = this.#choose(2) === 0;
    this.#guard(answer ? kind : OPPOSITES[kind], x, y);
    this.#answers.push(question, x, y, answer ? 1 : 0);
    return answer;
  }

  /** What the path has answered to the same question before; null if it was not asked. */
  #answerTo(question: number, x: number, y: number): number | null {
    const answers = this.#answers;
    for (let index = 0; index < answers.length; index += ANSWER)
      if (answers[index] === question && answers[index + 1] === x && answers[index + 2] === y)
        return answers[index + 3] as number;
    return null;
  }

  #guard(kind: Comparison, x: number, y: number): void {
    this.#store.write(FIRST_GUARD + COMPARISONS.indexOf(kind), 0, x, y);
  }

  /** Follows one side of a kink. */
  #chooseKink(operation: number, variable: number, x: number, y: number): void {
    const { length } = this.#answers;
    const isLess = this.#ask("less", x, operation === ABS ? this.#constant(0) : y);
    // A question that the path has answered before costs nothing.
    if (this.#answers.length > length) this.#kinksLeft--;
    if (operation === ABS && isLess) return this.#operate(NEG, variable, x, x);
    this.#models[variable] = operation === ABS || isLess === (operation === MIN) ? x : y;
  }

  /** Follows one side of a jump; false if there are too many. */
  #chooseSide(operation: number, variable: number, x: number, y: number): boolean {
    const { cells } = this.#memory;
    if (operation === ANGLE) {
      // The origin has all angles.
      if ((cells[y + HI] as number) >= 0) return false;
      const zero = this.#constant(0);
      const isBelow = this.#ask("less", x, zero);
      this.#operate(SMOOTH.indexOf(isBelow ? "angleBelow" : "angleAbove"), variable, x, y);
      return true;
    }
    const kind = operation - FIRST_STEP;
    const { of } = STEPS[STEP_KINDS[kind] as StepKind];
    const whole = this.#chooseWhole(kind, of(cells[x + LO] as number), of(cells[x + HI] as number), x);
    if (whole === null) return false;
    this.#models[variable] = this.#constant(whole);
    return true;
  }

  /** One of the values of a rounding of x, by its number in `STEP_KINDS`; null if there are too many. */
  #chooseWhole(kind: number, first: number, last: number, x: number): number | null {
    const question = FIRST_STEP_GUARD + kind;
    const known = this.#answerTo(question, x, x);
    if (known !== null) return known;
    const count = last - first + 1;
    if (!(count <= MOST_WHOLES) || Math.max(Math.abs(first), Math.abs(last)) >= 2 ** 31) return null;
    const whole = first + this.#choose(count);
    this.#store.write(question, whole, x, x);
    this.#answers.push(question, x, x, whole);
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
        this.#models[t] = this.#constant(value);
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
