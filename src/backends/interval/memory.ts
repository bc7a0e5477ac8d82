/**
 * Intervals of a running program and the path that it is on.
 *
 * A condition that an interval does not decide is either null, so that `?:` joins both sides, or answered by a choice:
 * then the program runs once for every combination of choices, and every value lies in the intervals of one of them.
 */
import type { Precision } from "./precision.ts";

/** Thrown where there are more paths than are allowed, or more values than can be told apart. */
export const TOO_MANY_PATHS = Symbol("too many paths");

/** Choices in a row on one path. */
const MOST_CHOICES = 12;

export class IntervalMemory {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  readonly precision: Precision;
  /** Answer comparisons and roundings by choices, where hulls would join what is far apart. */
  splits = true;
  #choices: number[] = [];
  #counts: number[] = [];
  #depth = 0;

  constructor(models: number, precision: Precision) {
    this.lo = new Float64Array(models);
    this.hi = new Float64Array(models);
    this.precision = precision;
  }

  /** Begins the first path. */
  first(): void {
    this.#choices = [];
    this.#counts = [];
    this.#depth = 0;
  }

  /** Begins the next path; false if there is none. */
  next(): boolean {
    this.#depth = 0;
    while (this.#choices.length > 0) {
      const last = this.#choices.length - 1;
      const choice = (this.#choices[last] as number) + 1;
      if (choice < (this.#counts[last] as number)) {
        this.#choices[last] = choice;
        return true;
      }
      this.#choices.pop();
      this.#counts.pop();
    }
    return false;
  }

  /** The choice among `count` ways that this path takes. */
  choose(count: number): number {
    if (this.#depth === this.#choices.length) {
      if (this.#depth >= MOST_CHOICES) throw TOO_MANY_PATHS;
      this.#choices.push(0);
      this.#counts.push(count);
    }
    return this.#choices[this.#depth++] as number;
  }

  /** Ends the path: what is asked for cannot be enumerated. */
  refuse(): never {
    throw TOO_MANY_PATHS;
  }

  /** Stores bounds; a bound that is NaN means that nothing is known. */
  store(target: number, lo: number, hi: number): void {
    const isKnown = lo <= hi;
    this.lo[target] = isKnown ? lo : Number.NEGATIVE_INFINITY;
    this.hi[target] = isKnown ? hi : Number.POSITIVE_INFINITY;
  }

  /** Stores that nothing is known, not even that there is a number. */
  forget(target: number): void {
    this.lo[target] = Number.NEGATIVE_INFINITY;
    this.hi[target] = Number.POSITIVE_INFINITY;
  }

  /** Stores a number, rounded as a constant is. */
  set(target: number, value: number): void {
    this.store(target, this.precision.down(value, 0), this.precision.up(value, 0));
  }

  copy(target: number, from: number): void {
    this.lo[target] = this.lo[from] as number;
    this.hi[target] = this.hi[from] as number;
  }

  /** Widens what stands at `target` to hold `other` too. */
  join(target: number, other: number): void {
    this.lo[target] = Math.min(this.lo[target] as number, this.lo[other] as number);
    this.hi[target] = Math.max(this.hi[target] as number, this.hi[other] as number);
  }
}
