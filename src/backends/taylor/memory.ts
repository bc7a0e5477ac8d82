/**
 * Taylor models of second order in float64: where they lie and how they are rounded.
 *
 * Over a cell, with u and w running over [−1, 1] from its left to its right and from its bottom to its top, a float is
 *
 *     f ∈ v + a·u + b·w + p·u² + q·u·w + r·w² ± e     and     f ∈ [lo, hi]
 *
 * (a Taylor model, Makino and Berz 1996, with the interval that keeps it finite). Nine numbers of a `Float64Array`, so
 * that nothing is allocated while a program runs; three more say what part of e is known, see `errors.ts`. All rules bound the real value; every operation's own rounding is
 * added to e and widens the interval.
 */

/** Numbers of one Taylor model. */
export const STRIDE = 12;

/** Where a model's numbers lie behind its v, a and b. */
export const P = 3;
export const Q = 4;
export const R = 5;
export const E = 6;
export const LO = 7;
export const HI = 8;
/** What of e is the first and the second of two errors in common, and whose they are; 0 if that is not known. */
export const FIRST_ERROR = 9;
export const SECOND_ERROR = 10;
export const SOURCE = 11;

/** Bound of the relative error of four operations or of one function of V8 (fdlibm, below 1 ulp), with room to spare. */
export const UNIT = 2 ** -50;

/** Below any result that matters; covers what underflows. Its square does not, as subnormal numbers are slow. */
export const TINY = 2 ** -400;

/** Where an operation leaves the size of its terms for `settle`. */
export const MAGNITUDE = 0;

/** Models that operations use for what they compute on the way; those of a program lie behind them. */
export const SCRATCH = [1, 2, 3, 4, 5].map((index) => index * STRIDE) as [number, number, number, number, number];
export const FIRST_MODEL = (1 + SCRATCH.length) * STRIDE;

export class Memory {
  readonly cells: Float64Array;

  constructor(models: number) {
    this.cells = new Float64Array(FIRST_MODEL + models * STRIDE);
  }

  /** A number that is known exactly. */
  set(target: number, value: number): void {
    const { cells } = this;
    cells.fill(0, target, target + LO);
    cells[target] = value;
    cells[target + LO] = value;
    cells[target + HI] = value;
    cells[target + SOURCE] = 0;
  }

  copy(target: number, from: number): void {
    const { cells } = this;
    for (let index = 0; index < STRIDE; index++) cells[target + index] = cells[from + index] as number;
  }

  /** A coordinate, which runs over middle ± half along one axis of the cell. */
  setCoordinate(target: number, middle: number, half: number, axis: 1 | 2): void {
    const { cells } = this;
    cells.fill(0, target, target + STRIDE);
    cells[target] = middle;
    cells[target + axis] = half;
    // The sum of middle and half is rounded.
    const slack = (Math.abs(middle) + half) * 2 ** -52;
    cells[target + LO] = middle - half - slack;
    cells[target + HI] = middle + half + slack;
  }

  /**
   * Makes the numbers that an operation has written into a model safe: adds to e the rounding of the coefficients, from
   * the sum of the absolute values of all terms that they were summed from, in `cells[MAGNITUDE]`; widens the interval by
   * one `UNIT` and cuts form and interval to each other. Numbers are passed in the array, as a call would allocate them.
   */
  settle(target: number): void {
    const { cells } = this;
    const v = cells[target] as number;
    const a = cells[target + 1] as number;
    const b = cells[target + 2] as number;
    const p = cells[target + P] as number;
    const q = cells[target + Q] as number;
    const r = cells[target + R] as number;
    const lo = cells[target + LO] as number;
    const hi = cells[target + HI] as number;
    const error = ((cells[target + E] as number) + (cells[MAGNITUDE] as number) * UNIT) * (1 + UNIT) + TINY;
    let low = lo - Math.abs(lo) * UNIT - TINY;
    let high = hi + Math.abs(hi) * UNIT + TINY;
    // NaN means that nothing is known; comparisons with it are false, so it is asked for by name.
    if (!(low <= Number.POSITIVE_INFINITY)) low = Number.NEGATIVE_INFINITY;
    if (!(high >= Number.NEGATIVE_INFINITY)) high = Number.POSITIVE_INFINITY;
    const sway = Math.abs(a) + Math.abs(b) + Math.abs(q) + error;
    const size = Math.abs(v) + sway + Math.abs(p) + Math.abs(r);
    const isForm = size < Number.POSITIVE_INFINITY;
    if (isForm) {
      const slack = size * UNIT;
      // u² and w² lie in [0, 1].
      const least = v - sway + Math.min(p, 0) + Math.min(r, 0) - slack;
      const most = v + sway + Math.max(p, 0) + Math.max(r, 0) + slack;
      if (least > low) low = least;
      if (most < high) high = most;
    }
    // An empty interval is that of a path on which there is no point; any bounds are right for it.
    if (low > high) {
      const other = low;
      low = high;
      high = other;
    }
    cells[target + LO] = low;
    cells[target + HI] = high;
    const half = ((high - low) / 2) * (1 + UNIT);
    if (half < Number.POSITIVE_INFINITY ? !isForm || half <= error : !isForm) {
      const middle = half < Number.POSITIVE_INFINITY ? low + (high - low) / 2 : 0;
      cells[target] = middle;
      cells[target + 1] = 0;
      cells[target + 2] = 0;
      cells[target + P] = 0;
      cells[target + Q] = 0;
      cells[target + R] = 0;
      cells[target + E] = half + Math.abs(middle) * UNIT;
      cells[target + SOURCE] = 0;
    } else cells[target + E] = error;
  }

  /** Stores what only an interval is known of. */
  storeInterval(target: number, lo: number, hi: number): void {
    const { cells } = this;
    cells.fill(0, target, target + E);
    cells[target + E] = Number.POSITIVE_INFINITY;
    cells[target + SOURCE] = 0;
    cells[target + LO] = lo;
    cells[target + HI] = hi;
    cells[MAGNITUDE] = 0;
    this.settle(target);
  }

  /** Cuts the interval of a model to [lo, hi], for what is known beyond its formula. */
  clip(target: number, lo: number, hi: number): void {
    const { cells } = this;
    if ((cells[target + LO] as number) < lo) cells[target + LO] = Math.min(lo, cells[target + HI] as number);
    if ((cells[target + HI] as number) > hi) cells[target + HI] = Math.max(hi, cells[target + LO] as number);
  }

  /** The sum of the absolute values of all of a model's coefficients. */
  sizeOf(x: number): number {
    const { cells } = this;
    let size = 0;
    for (let index = 0; index <= E; index++) size += Math.abs(cells[x + index] as number);
    return size;
  }
}
