/**
 * The area of a cell in which a quadratic form can be negative, and in which it can be positive, where others are not.
 *
 * Forms bend little over a small cell: there each is enclosed by two parallel lines, and the area between a line and the
 * sides of a square is exact. The cell is quartered until the lines lie close enough, which costs no evaluation of the
 * field: the form holds for all of the cell.
 */

import { E, FORM, HI, LO, P, Q, R, UNIT } from "../backends/taylor.ts";
import { excludeEachOther, isImplied } from "./apart.ts";
import { halfPlaneShare, Polygon } from "./polygon.ts";
import { Strips } from "./strips.ts";

/** Quarterings of one cell at most. */
const DEEPEST = 5;
const MOST_FORMS = 65;
/** Branches of one cell at most. */
export const MOST_BRANCHES = 16;
/** Numbers of a square. */
const SQUARE = 4;
/** Conditions of a branch at most whose edges are looked at one by one. */
const MOST_EDGES = 4;
/** Numbers of forms from which on their sums might become infinite. */
const LARGEST = 2 ** 1000;
/** What may be true of a form in a square. */
const MAY_BE_NEGATIVE = 1;
const MAY_BE_POSITIVE = 2;

export class Region {
  /** Upper bounds of the shares of the cell where the field may be negative, and where it may not. */
  inside = 0;
  outside = 0;
  /** Of each branch its conditions, then the field; `FORM` numbers each. */
  readonly #all = new Float64Array(FORM * MOST_FORMS * MOST_BRANCHES);
  /** Of each branch the number of conditions and whether the field may be negative (1), may be positive (2). */
  readonly #counts = new Int32Array(MOST_BRANCHES);
  readonly #signs = new Uint8Array(MOST_BRANCHES);
  /** The same of a square of the cell. */
  readonly #inner = new Float64Array(FORM * MOST_FORMS * MOST_BRANCHES);
  readonly #innerCounts = new Int32Array(MOST_BRANCHES);
  readonly #innerSigns = new Uint8Array(MOST_BRANCHES);
  #branches = 0;
  /** The branch that is looked at. */
  #forms: Float64Array = this.#all;
  /** Where its first form lies. */
  #first = 0;
  #count = 0;
  #tolerance = 0;
  readonly #strips = new Strips();
  /** What it says of each form of a branch, if it has been asked, and whether another form says as much. */
  readonly #below = new Float64Array(MOST_EDGES + 1);
  readonly #above = new Float64Array(MOST_EDGES + 1);
  readonly #hasStrips = new Uint8Array(MOST_EDGES + 1);
  readonly #isDropped = new Uint8Array(MOST_EDGES + 1);
  readonly #polygon = new Polygon();
  /** Of each form in the square that is looked at: lower bound of the constant, and the slopes. */
  readonly #lines = new Float64Array(3 * MOST_FORMS);
  /** Squares to be looked at: middle, half side, depth. Recursion would allocate these numbers. */
  readonly #squares = new Float64Array(SQUARE * (3 * DEEPEST + 4));

  reset(): void {
    this.#branches = 0;
  }

  /**
   * Adds a branch.
   *
   * @param conditions forms that are not above 0 on the branch, to within their e
   * @param field where in `cells` the model of the field lies
   */
  add(conditions: Float64Array, count: number, cells: Float64Array, field: number): void {
    const branch = this.#branches++;
    const first = branch * MOST_FORMS;
    for (let index = 0; index < count; index++) this.#take(first + index, conditions, FORM * index);
    this.#take(first + count, cells, field);
    this.#counts[branch] = count;
    this.#signs[branch] = ((cells[field + LO] as number) < 0 ? 1 : 0) + ((cells[field + HI] as number) >= 0 ? 2 : 0);
  }

  /** Whether the field may be negative on any of the branches, and whether it may not be. */
  get mayBeInside(): boolean {
    return this.#hasSign(MAY_BE_NEGATIVE);
  }

  get mayBeOutside(): boolean {
    return this.#hasSign(MAY_BE_POSITIVE);
  }

  #hasSign(sign: number): boolean {
    for (let branch = 0; branch < this.#branches; branch++)
      if (((this.#signs[branch] as number) & sign) !== 0) return true;
    return false;
  }

  /**
   * Sums the shares of all branches.
   *
   * @param tolerance how wide the gap between both bounds may be on account of the forms' bending
   */
  sum(tolerance: number): void {
    this.#tolerance = tolerance;
    this.#sumOf(this.#all, this.#counts, this.#signs, this.#branches);
  }

  /**
   * The same for a square of the cell, as shares of the square: the same polynomials in its own u and w. Branches that have
   * no point in it drop out.
   *
   * @param u middle of the square, from −1 to 1 over the cell
   * @param half its half side; the cell's is 1
   */
  sumWithin(u: number, w: number, half: number, tolerance: number): void {
    this.#tolerance = tolerance;
    let branches = 0;
    for (let branch = 0; branch < this.#branches; branch++) {
      const from = branch * MOST_FORMS;
      const to = branches * MOST_FORMS;
      const last = this.#counts[branch] as number;
      let count = 0;
      let isTaken = true;
      for (let index = 0; index < last && isTaken; index++) {
        const sign = this.#move(from + index, to + count, u, w, half);
        isTaken = (sign & MAY_BE_NEGATIVE) !== 0;
        // A condition that holds everywhere says nothing.
        if ((sign & MAY_BE_POSITIVE) !== 0) count++;
      }
      if (!isTaken) continue;
      this.#innerSigns[branches] = this.#move(from + last, to + count, u, w, half) & (this.#signs[branch] as number);
      this.#innerCounts[branches] = count;
      branches++;
    }
    this.#sumOf(this.#inner, this.#innerCounts, this.#innerSigns, branches);
  }

  /** Rewrites a form for a square, see `sumWithin`; which signs it may have there, to within its e. */
  #move(index: number, target: number, u: number, w: number, half: number): number {
    const from = this.#all;
    const place = FORM * index;
    const v = from[place] as number;
    const a = from[place + 1] as number;
    const b = from[place + 2] as number;
    const p = from[place + P] as number;
    const q = from[place + Q] as number;
    const r = from[place + R] as number;
    const size = Math.abs(v) + Math.abs(a) + Math.abs(b) + Math.abs(p) + Math.abs(q) + Math.abs(r);
    // Each coefficient is a sum of at most six terms, none above twice the size.
    const e = (from[place + E] as number) * (1 + UNIT) + 32 * UNIT * size;
    const v0 = v + (a + p * u + q * w) * u + (b + r * w) * w;
    const a0 = (a + 2 * p * u + q * w) * half;
    const b0 = (b + q * u + 2 * r * w) * half;
    const area = half * half;
    const to = this.#inner;
    const at = FORM * target;
    to[at] = v0;
    to[at + 1] = a0;
    to[at + 2] = b0;
    to[at + P] = p * area;
    to[at + Q] = q * area;
    to[at + R] = r * area;
    to[at + E] = e;
    const reach = Math.abs(a0) + Math.abs(b0) + Math.abs(q) * area + e + UNIT * size;
    const low = v0 - reach + (Math.min(p, 0) + Math.min(r, 0)) * area;
    const high = v0 + reach + (Math.max(p, 0) + Math.max(r, 0)) * area;
    return (low <= 0 ? MAY_BE_NEGATIVE : 0) + (high >= 0 ? MAY_BE_POSITIVE : 0);
  }

  #sumOf(all: Float64Array, counts: Int32Array, bySign: Uint8Array, branches: number): void {
    this.inside = 0;
    this.outside = 0;
    let signs = 0;
    for (let branch = 0; branch < branches; branch++) signs |= bySign[branch] as number;
    if (signs !== 3) {
      // Where each branch lies does not matter.
      this.inside = signs & MAY_BE_NEGATIVE;
      this.outside = signs >> 1;
      return;
    }
    this.#forms = all;
    for (let branch = 0; branch < branches; branch++) {
      this.#first = FORM * MOST_FORMS * branch;
      this.#count = counts[branch] as number;
      const own = bySign[branch] as number;
      if (this.#count <= MOST_EDGES && this.#sumEdges(own)) continue;
      this.#quarter((own & MAY_BE_NEGATIVE) !== 0, (own & MAY_BE_POSITIVE) !== 0);
    }
  }

  /** A form as it is, but for what rounding makes of its value at a place. */
  #take(index: number, from: Float64Array, place: number): void {
    const forms = this.#all;
    let size = 0;
    for (let term = 0; term < FORM; term++) {
      const value = from[place + term] as number;
      forms[FORM * index + term] = value;
      size += Math.abs(value);
    }
    forms[FORM * index + E] = (from[place + E] as number) + 4 * UNIT * size;
    if (size < LARGEST) return;
    // Both signs are possible everywhere, also of what is no number.
    forms.fill(0, FORM * index, FORM * (index + 1));
    forms[FORM * index + E] = 1;
  }

  /**
   * The shares of a branch whose edges do not cross in the cell: what each edge cuts off counts by itself. False, and
   * nothing is added, if they may cross or one of them may run back over itself.
   */
  #sumEdges(own: number): boolean {
    const isNegative = (own & MAY_BE_NEGATIVE) !== 0;
    const isPositive = (own & MAY_BE_POSITIVE) !== 0;
    const last = isNegative && isPositive ? this.#count : this.#count - 1;
    this.#hasStrips.fill(0);
    const inside = isNegative ? this.#edges(last, 1) : 0;
    if (inside < 0) return false;
    const outside = isPositive ? this.#edges(last, -1) : 0;
    if (outside < 0) return false;
    this.inside += inside;
    this.outside += outside;
    return true;
  }

  /**
   * The share of the cell in which all conditions may hold and the field have one sign: the cell without what each of them
   * cuts off for certain, where no two cut off the same; −1 if that is not so.
   *
   * @param last number of the last form that counts: the field's, or the last condition's where the field has one sign only
   */
  #edges(last: number, fieldSign: 1 | -1): number {
    const forms = this.#forms;
    const isDropped = this.#isDropped;
    isDropped.fill(0);
    for (let one = 0; one < last; one++) {
      const first = this.#first + FORM * one;
      for (let index = one + 1; index <= last && isDropped[one] === 0; index++) {
        if (isDropped[index] === 1) continue;
        const second = this.#first + FORM * index;
        const sign = index === this.#count ? fieldSign : 1;
        if (excludeEachOther(forms, first, 1, second, sign)) continue;
        if (isImplied(forms, first, 1, second, sign)) isDropped[one] = 1;
        else if (isImplied(forms, second, sign, first, 1)) isDropped[index] = 1;
        else return -1;
      }
    }
    let share = 1;
    for (let index = 0; index <= last; index++) {
      if (isDropped[index] === 1) continue;
      if (this.#hasStrips[index] === 0) {
        if (!this.#strips.sum(this.#forms, this.#first + FORM * index, this.#tolerance)) return -1;
        this.#hasStrips[index] = 1;
        this.#below[index] = this.#strips.negative;
        this.#above[index] = this.#strips.positive;
      }
      share -= 1 - ((index === this.#count && fieldSign < 0 ? this.#above : this.#below)[index] as number);
    }
    return Math.max(0, share);
  }

  /** The shares of a branch, from squares that are quartered until the forms are straight enough in them. */
  #quarter(isNegative: boolean, isPositive: boolean): void {
    const squares = this.#squares;
    squares[0] = 0;
    squares[1] = 0;
    squares[2] = 1;
    squares[3] = 0;
    let end = SQUARE;
    while (end > 0) {
      end -= SQUARE;
      if (this.#isSettled(end, isNegative, isPositive)) continue;
      const u = squares[end] as number;
      const w = squares[end + 1] as number;
      const half = (squares[end + 2] as number) / 2;
      const depth = (squares[end + 3] as number) + 1;
      for (let quarter = 0; quarter < 4; quarter++) {
        squares[end] = quarter & 1 ? u + half : u - half;
        squares[end + 1] = quarter & 2 ? w + half : w - half;
        squares[end + 2] = half;
        squares[end + 3] = depth;
        end += SQUARE;
      }
    }
  }

  /** Adds the shares of a square; false if it is to be quartered. */
  #isSettled(square: number, isNegative: boolean, isPositive: boolean): boolean {
    const forms = this.#forms;
    const lines = this.#lines;
    const count = this.#count;
    const u = this.#squares[square] as number;
    const w = this.#squares[square + 1] as number;
    const half = this.#squares[square + 2] as number;
    const area = half * half;
    let gap = 0;
    // What the forms' own e leave open.
    let loose = 0;
    let open = 0;
    // The conditions first, the field last.
    for (let index = 0; index <= count; index++) {
      const place = this.#first + FORM * index;
      const p = forms[place + P] as number;
      const q = forms[place + Q] as number;
      const r = forms[place + R] as number;
      const e = forms[place + E] as number;
      const a0 = forms[place + 1] as number;
      const b0 = forms[place + 2] as number;
      const v = (forms[place] as number) + (a0 + p * u + q * w) * u + (b0 + r * w) * w;
      const a = (a0 + 2 * p * u + q * w) * half;
      const b = (b0 + q * u + 2 * r * w) * half;
      const sway = Math.abs(q);
      const low = (Math.min(p, 0) + Math.min(r, 0) - sway) * area - e;
      const high = (Math.max(p, 0) + Math.max(r, 0) + sway) * area + e;
      const reach = Math.abs(a) + Math.abs(b);
      const steep = 2 * Math.max(Math.abs(a), Math.abs(b));
      const bend = high - low - 2 * e;
      if (index < count) {
        if (v - reach + low > 0) return true;
        if (v + reach + high <= 2 * e) continue;
        lines[3 * open] = v + low;
        lines[3 * open + 1] = a;
        lines[3 * open + 2] = b;
        open++;
        if (bend > 0) gap += Math.min(1, bend / steep);
        loose += e / steep;
        continue;
      }
      const canBeNegative = isNegative && v - reach + low < 0;
      const canBePositive = isPositive && v + reach + high >= 0;
      if (canBeNegative && canBePositive) {
        if (bend > 0) gap += Math.min(1, bend / steep);
        loose += e / steep;
      } else if (open === 0) gap = 0;
      const isDeepest = (this.#squares[square + 3] as number) >= DEEPEST;
      if (!isDeepest && gap > this.#tolerance / half && gap > loose) return false;
      if (canBeNegative) this.inside += area * this.#share(open, v + low, a, b);
      if (canBePositive) this.outside += area * this.#share(open, -v - high, -a, -b);
    }
    return true;
  }

  /** The share of the square in all of the open conditions and one more half-plane. */
  #share(open: number, v: number, a: number, b: number): number {
    if (open === 0) return halfPlaneShare(v, a, b);
    const polygon = this.#polygon;
    const lines = this.#lines;
    lines[3 * open] = v;
    lines[3 * open + 1] = a;
    lines[3 * open + 2] = b;
    polygon.reset();
    for (let index = 0; index <= open; index++) polygon.clip(lines, 3 * index);
    return polygon.share();
  }
}
