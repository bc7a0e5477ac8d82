/** Sums, products, quotients and roots of intervals (Moore 1966), rounded as the precision says. */
import type { IntervalMemory } from "./memory.ts";
import { boundProduct } from "./ranges.ts";

/** Errors of GLSL ES 3.00 §4.5.1, in ulps. */
const QUOTIENT_ULPS = 2.5;
const INVERSE_ROOT_ULPS = 2;

/** Divisors whose quotients have an accuracy (§4.5.1). */
const LEAST_DIVISOR = 2 ** -126;
const LARGEST_DIVISOR = 2 ** 126;

/** What a rounded sum lacks (Knuth, The Art of Computer Programming 2, §4.2.2); 0 for infinities. */
function sumRest(a: number, b: number, sum: number): number {
  if (sum - sum !== 0) return 0;
  const part = sum - a;
  return a - (sum - part) + (b - part);
}

export function arithmeticOf(memory: IntervalMemory) {
  const { lo, hi, precision } = memory;
  const { isStrict } = precision;
  const low = (x: number): number => lo[x] as number;
  const high = (x: number): number => hi[x] as number;
  const isUnbounded = (x: number): boolean =>
    low(x) === Number.NEGATIVE_INFINITY || high(x) === Number.POSITIVE_INFINITY;
  const holdsZero = (x: number): boolean => low(x) <= 0 && high(x) >= 0;

  /** Bounds of a sum, each rounded. */
  function storeSum(t: number, a: number, b: number, c: number, d: number): void {
    const least = a + b;
    const most = c + d;
    memory.store(t, precision.down(least, sumRest(a, b, least)), precision.up(most, sumRest(c, d, most)));
  }

  const operations = {
    neg(t: number, x: number): void {
      const least = -high(x);
      hi[t] = -low(x);
      lo[t] = least;
    },
    add: (t: number, x: number, y: number): void => storeSum(t, low(x), low(y), high(x), high(y)),
    sub: (t: number, x: number, y: number): void => storeSum(t, low(x), -high(y), high(x), -low(y)),
    mul(t: number, x: number, y: number): void {
      // 0 · ∞ has no value; as a bound of real numbers, ∞ is never reached.
      if (isStrict && ((holdsZero(x) && isUnbounded(y)) || (holdsZero(y) && isUnbounded(x)))) return memory.forget(t);
      let least = Number.POSITIVE_INFINITY;
      let most = Number.NEGATIVE_INFINITY;
      let leastRest = 0;
      let mostRest = 0;
      for (let corner = 0; corner < 4; corner++) {
        const a = (corner & 1) === 0 ? low(x) : high(x);
        const b = (corner & 2) === 0 ? low(y) : high(y);
        const product = boundProduct(a, b);
        if (product < least) {
          least = product;
          leastRest = precision.productRest(a, b);
        }
        if (product > most) {
          most = product;
          mostRest = precision.productRest(a, b);
        }
      }
      // A square is not negative.
      if (x === y && holdsZero(x)) {
        least = 0;
        leastRest = 0;
      }
      const bottom = precision.down(least, leastRest);
      memory.store(t, x === y && bottom < 0 ? 0 : bottom, precision.up(most, mostRest));
    },
    div(t: number, x: number, y: number): void {
      if (holdsZero(y)) {
        // Real numbers of one sign over ones that begin at 0 are bounded on one side.
        if (!isStrict && low(y) !== high(y) && (low(y) === 0 || high(y) === 0)) return openQuotient(t, x, y);
        return memory.forget(t);
      }
      if (isStrict) {
        const least = Math.min(Math.abs(low(y)), Math.abs(high(y)));
        const most = Math.max(Math.abs(low(y)), Math.abs(high(y)));
        // IEEE 754 makes what is finite over an infinity 0; otherwise such quotients have no accuracy.
        if (least === Number.POSITIVE_INFINITY && !isUnbounded(x)) return memory.store(t, 0, 0);
        if (least < LEAST_DIVISOR || most > LARGEST_DIVISOR) return memory.forget(t);
      }
      const a = low(x) / low(y);
      const b = low(x) / high(y);
      const c = high(x) / low(y);
      const d = high(x) / high(y);
      const least = Math.min(a, b, c, d);
      const most = Math.max(a, b, c, d);
      memory.store(
        t,
        least === 0 ? 0 : precision.below(least, QUOTIENT_ULPS),
        most === 0 ? 0 : precision.above(most, QUOTIENT_ULPS),
      );
    },
    sqrt(t: number, x: number): void {
      // As 1/inversesqrt(x), whose errors both count.
      const ulps = 2 * (QUOTIENT_ULPS + INVERSE_ROOT_ULPS);
      storeRoot(t, x, (value) => Math.sqrt(value), ulps);
    },
    inversesqrt(t: number, x: number): void {
      if (isStrict && low(x) <= 0) return memory.forget(t);
      if (high(x) < 0) return memory.forget(t);
      const most = low(x) <= 0 ? Number.POSITIVE_INFINITY : 1 / Math.sqrt(low(x));
      const least = 1 / Math.sqrt(high(x));
      memory.store(
        t,
        least === 0 ? 0 : Math.max(0, precision.below(least, INVERSE_ROOT_ULPS)),
        precision.above(most, INVERSE_ROOT_ULPS),
      );
    },
    /** Σ xᵢ of many terms, added in any order: each partial sum is at most Σ|xᵢ| and rounded once. */
    sum(t: number, ...terms: readonly number[]): void {
      let [least, most, size] = [0, 0, 0];
      for (const term of terms) {
        least += low(term);
        most += high(term);
        size += Math.max(Math.abs(low(term)), Math.abs(high(term)));
      }
      if (size === Number.POSITIVE_INFINITY || terms.length === 2) {
        const [first, ...rest] = terms as readonly [number, ...number[]];
        memory.copy(t, first);
        for (const term of rest) operations.add(t, t, term);
        return;
      }
      const error = (terms.length - 1) * (size - precision.below(size, 1));
      const isSquare = terms.every((term) => low(term) >= 0);
      memory.store(
        t,
        size === 0 ? 0 : Math.max(isSquare ? 0 : Number.NEGATIVE_INFINITY, precision.below(least - error, 1)),
        size === 0 ? 0 : precision.above(most + error, 1),
      );
    },
  };

  function storeRoot(t: number, x: number, root: (value: number) => number, ulps: number): void {
    if (high(x) < 0 || (isStrict && low(x) < 0)) return memory.forget(t);
    const least = low(x) <= 0 ? 0 : root(low(x));
    const most = root(high(x));
    memory.store(
      t,
      least === 0 ? 0 : Math.max(0, precision.below(least, ulps)),
      most === 0 ? 0 : precision.above(most, ulps),
    );
  }

  /** x/y for y from 0 on, or up to 0; NaN (0/0, ∞/∞) means that nothing is known. */
  function openQuotient(t: number, x: number, y: number): void {
    const sign = high(y) > 0 ? 1 : -1;
    const far = sign > 0 ? high(y) : low(y);
    const ends = [low(x) / far, high(x) / far];
    const least = sign * (sign > 0 ? low(x) : high(x)) >= 0 ? Math.min(...ends) : Number.NEGATIVE_INFINITY;
    const most = sign * (sign > 0 ? high(x) : low(x)) <= 0 ? Math.max(...ends) : Number.POSITIVE_INFINITY;
    memory.store(t, precision.below(least, QUOTIENT_ULPS), precision.above(most, QUOTIENT_ULPS));
  }

  return operations;
}
