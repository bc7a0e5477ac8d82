/**
 * Taylor models of first order in float64: where they lie, how they are rounded, and the way a path through a program
 * is chosen.
 *
 * Over a cell, with u and w running over [−1, 1] from its left to its right and from its bottom to its top, a float is
 *
 *     f ∈ v + a·u + b·w ± e     and     f ∈ [lo, hi]
 *
 * (an affine form, Comba and Stolfi 1993, with the interval that keeps it finite). Six numbers of a `Float64Array`, so
 * that emitted code needs no objects. All rules bound the real value; every operation's own rounding is added to e and
 * widens the interval.
 *
 * A condition that the cell does not decide is answered by a choice: the program runs once for every combination of
 * choices, and every point of the cell takes one of these paths. Integers and booleans are therefore exact on a path.
 */

/** Numbers of one Taylor model. */
export const STRIDE = 6;

/** Bound of the relative error of four operations or of one function of V8 (fdlibm, below 1 ulp), with room to spare. */
export const UNIT = 2 ** -50;

/** Below any result that matters; covers what underflows. */
export const TINY = 1e-300;

/** Thrown where a cell has more paths than are allowed; `TaylorProgram.evaluate` catches it. */
export const TOO_MANY_PATHS = Symbol("too many paths");

/** A side of a decision: on this path v + a·u + b·w − e < 0 holds (a half-plane widened by its error). */
export interface Constraint {
  readonly v: number;
  readonly a: number;
  readonly b: number;
}

/** The models of one running program and the choices of the path that it is on. */
export class Memory {
  readonly cells: Float64Array;
  /** Also answer `abs`, `min` and `max` by choices instead of widening e. */
  splitKinks = false;
  /** Whether some `abs`, `min` or `max` has widened e since the first path began. */
  hasWidened = false;
  /** Choices of this path, how many there were at each, and how many have been made so far. */
  readonly choices: number[] = [];
  readonly counts: number[] = [];
  depth = 0;
  constraints: Constraint[] = [];

  constructor(models: number) {
    this.cells = new Float64Array(models * STRIDE);
  }

  /** Begins the first path. */
  first(): void {
    this.choices.length = 0;
    this.counts.length = 0;
    this.hasWidened = false;
    this.restart();
  }

  restart(): void {
    this.depth = 0;
    this.constraints = [];
  }

  /** Begins the next path; false if there is none. */
  next(): boolean {
    while (this.choices.length > 0) {
      const last = this.choices.length - 1;
      if ((this.choices[last] as number) + 1 < (this.counts[last] as number)) {
        (this.choices[last] as number)++;
        this.restart();
        return true;
      }
      this.choices.pop();
      this.counts.pop();
    }
    return false;
  }

  /** The choice among `count` ways that this path takes. */
  choose(count: number): number {
    if (this.depth === this.choices.length) {
      if (this.depth >= MOST_CHOICES) throw TOO_MANY_PATHS;
      this.choices.push(0);
      this.counts.push(count);
    }
    return this.choices[this.depth++] as number;
  }

  /** Ends the path: what is asked for cannot be enumerated over this cell. */
  refuse(): never {
    throw TOO_MANY_PATHS;
  }

  /** Notes that sign · (model − offset) ≤ 0 on this path. */
  constrain(model: number, sign: 1 | -1, offset: number): void {
    const { cells } = this;
    const e = cells[model + 3] as number;
    if (!(e < Number.POSITIVE_INFINITY)) return;
    const v = (cells[model] as number) - offset;
    const slack = e + UNIT * (Math.abs(v) + Math.abs(offset)) + TINY;
    this.constraints.push({
      v: sign * v - slack,
      a: sign * (cells[model + 1] as number),
      b: sign * (cells[model + 2] as number),
    });
  }

  /** A number that is known exactly. */
  set(target: number, value: number): void {
    const { cells } = this;
    cells[target] = value;
    cells[target + 1] = 0;
    cells[target + 2] = 0;
    cells[target + 3] = 0;
    cells[target + 4] = value;
    cells[target + 5] = value;
  }

  copy(target: number, from: number): void {
    this.cells.copyWithin(target, from, from + STRIDE);
  }

  /**
   * Stores a model. `magnitude` is the sum of the absolute values of all terms that v, a and b were summed from, whose
   * rounding is added to e; `lo` and `hi` come as computed and are widened by one `UNIT`.
   */
  store(target: number, v: number, a: number, b: number, e: number, magnitude: number, lo: number, hi: number): void {
    const { cells } = this;
    let error = (e + magnitude * UNIT) * (1 + UNIT) + TINY;
    let low = lo - Math.abs(lo) * UNIT - TINY;
    let high = hi + Math.abs(hi) * UNIT + TINY;
    // NaN means that nothing is known; comparisons with it are false, so it is asked for by name.
    if (!(low <= Number.POSITIVE_INFINITY)) low = Number.NEGATIVE_INFINITY;
    if (!(high >= Number.NEGATIVE_INFINITY)) high = Number.POSITIVE_INFINITY;
    const isForm = error < Number.POSITIVE_INFINITY && v - v === 0 && a - a === 0 && b - b === 0;
    if (isForm) {
      const reach = (Math.abs(a) + Math.abs(b) + error) * (1 + UNIT) + Math.abs(v) * UNIT;
      if (v - reach > low) low = v - reach;
      if (v + reach < high) high = v + reach;
    }
    // An empty interval is that of a path on which there is no point; any bounds are right for it.
    if (low > high) [low, high] = [high, low];
    const half = ((high - low) / 2) * (1 + UNIT);
    if (half < Number.POSITIVE_INFINITY) {
      if (!isForm || half <= error) {
        const middle = low + (high - low) / 2;
        cells[target] = middle;
        cells[target + 1] = 0;
        cells[target + 2] = 0;
        cells[target + 3] = half + Math.abs(middle) * UNIT;
        cells[target + 4] = low;
        cells[target + 5] = high;
        return;
      }
    } else if (!isForm) {
      v = 0;
      a = 0;
      b = 0;
      error = Number.POSITIVE_INFINITY;
    }
    cells[target] = v;
    cells[target + 1] = a;
    cells[target + 2] = b;
    cells[target + 3] = error;
    cells[target + 4] = low;
    cells[target + 5] = high;
  }

  /** Stores what only an interval is known of. */
  storeInterval(target: number, lo: number, hi: number): void {
    this.store(target, 0, 0, 0, Number.POSITIVE_INFINITY, 0, lo, hi);
  }

  /** Cuts the interval of a model to [lo, hi], for what is known beyond its formula. */
  clip(target: number, lo: number, hi: number): void {
    const { cells } = this;
    if ((cells[target + 4] as number) < lo) cells[target + 4] = Math.min(lo, cells[target + 5] as number);
    if ((cells[target + 5] as number) > hi) cells[target + 5] = Math.max(hi, cells[target + 4] as number);
  }
}

/** Choices in a row on one path; more is a cell that is too large, or a loop that its condition does not end. */
const MOST_CHOICES = 12;
