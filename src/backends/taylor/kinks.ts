/** Where smoothness ends: comparisons, roundings, kinks and branch cuts, decided by the cell or by a choice of the path. */
import type { Arithmetic } from "./arithmetic.ts";
import type { functionsOf } from "./functions.ts";
import { type Memory, UNIT } from "./memory.ts";

/** So many values of a rounding are followed one by one; more become an interval. */
const MOST_STEPS = 4;

export function kinksOf(memory: Memory, { operations }: Arithmetic, functions: ReturnType<typeof functionsOf>) {
  const { cells } = memory;
  const low = (x: number): number => cells[x + 4] as number;
  const high = (x: number): number => cells[x + 5] as number;

  /** x − y in `scratch`; both exact numbers are compared as they are. */
  function difference(x: number, y: number, scratch: number): void {
    if (low(x) === high(x) && low(y) === high(y)) memory.set(scratch, Math.sign(low(x) - low(y)));
    else operations.sub(scratch, x, y);
  }

  /** Whether x < y, or x ≤ y with `orEqual`; undecided, a choice. */
  function isLess(x: number, y: number, scratch: number, orEqual: boolean): boolean {
    difference(x, y, scratch);
    if (high(scratch) < 0 || (orEqual && high(scratch) === 0)) return true;
    if (low(scratch) > 0 || (!orEqual && low(scratch) === 0)) return false;
    const less = memory.choose(2) === 0;
    memory.constrain(scratch, less ? 1 : -1, 0);
    return less;
  }

  /** k·x + (1 − k)·y + [0, 2·half] − half + shift: between two models, for a kink that is widened. */
  function between(
    t: number,
    x: number,
    y: number,
    k: number,
    shift: number,
    half: number,
    lo: number,
    hi: number,
  ): void {
    const l = 1 - k;
    const at = (index: number): number => k * (cells[x + index] as number) + l * (cells[y + index] as number);
    let magnitude = Math.abs(shift);
    for (let index = 0; index < 4; index++)
      magnitude += 2 * (Math.abs(cells[x + index] as number) + Math.abs(cells[y + index] as number));
    // k is rounded: its error times the difference of the two, which is at most the sum of their sizes.
    memory.store(t, at(0) + shift, at(1), at(2), at(3) + half, 2 * magnitude, lo, hi);
  }

  /** The lesser (sign 1) or greater (sign −1) of two. */
  function extreme(t: number, x: number, y: number, scratch: number, sign: 1 | -1): void {
    if (x === y) return memory.copy(t, x);
    difference(x, y, scratch);
    const lo = sign > 0 ? low(scratch) : -high(scratch);
    const hi = sign > 0 ? high(scratch) : -low(scratch);
    if (hi <= 0) return memory.copy(t, x);
    if (lo >= 0) return memory.copy(t, y);
    if (memory.splitKinks) {
      const first = memory.choose(2) === 0;
      memory.constrain(scratch, (first ? sign : -sign) as 1 | -1, 0);
      return memory.copy(t, first ? x : y);
    }
    memory.hasWidened = true;
    const bounds =
      sign > 0
        ? [Math.min(low(x), low(y)), Math.min(high(x), high(y))]
        : [Math.max(low(x), low(y)), Math.max(high(x), high(y))];
    if (!(hi - lo < Number.POSITIVE_INFINITY)) {
      memory.storeInterval(t, bounds[0] as number, bounds[1] as number);
      return;
    }
    // min(d, 0) over [lo, hi] lies between the chord through its ends and the parallel to it through 0, which is at
    // most −lo·hi/(hi − lo) above: the Chebyshev line of |d| (Figueiredo and Stolfi 2004, §3.6), halved.
    const k = -lo / (hi - lo);
    const half = ((-lo * hi) / (hi - lo) / 2) * (1 + 8 * UNIT);
    between(t, x, y, k, -sign * half, half, bounds[0] as number, bounds[1] as number);
  }

  /** The whole number that `round` gives on this path, or null where there are too many. */
  function step(x: number, round: (value: number) => number, offset: number): number | null {
    const first = round(low(x));
    const last = round(high(x));
    if (first === last) return first;
    const count = last - first + 1;
    if (!(count <= MOST_STEPS)) return null;
    const chosen = first + memory.choose(count);
    // The cell from chosen + offset to chosen + offset + 1.
    if (chosen !== first) memory.constrain(x, -1, chosen + offset);
    if (chosen !== last) memory.constrain(x, 1, chosen + offset + 1);
    return chosen;
  }

  function rounding(t: number, x: number, round: (value: number) => number, offset: number): void {
    const whole = step(x, round, offset);
    if (whole === null) memory.storeInterval(t, round(low(x)), round(high(x)));
    else memory.set(t, whole);
  }

  return {
    less: (x: number, y: number, scratch: number): boolean => isLess(x, y, scratch, false),
    lessOrEqual: (x: number, y: number, scratch: number): boolean => isLess(x, y, scratch, true),
    equal(x: number, y: number, scratch: number): boolean {
      difference(x, y, scratch);
      if (low(scratch) > 0 || high(scratch) < 0) return false;
      if (low(scratch) === 0 && high(scratch) === 0) return true;
      // Not a half-plane: on this path the difference is 0, which both half-planes hold.
      if (memory.choose(2) === 1) return false;
      memory.constrain(scratch, 1, 0);
      memory.constrain(scratch, -1, 0);
      return true;
    },
    min: (t: number, x: number, y: number, scratch: number): void => extreme(t, x, y, scratch, 1),
    max: (t: number, x: number, y: number, scratch: number): void => extreme(t, x, y, scratch, -1),
    abs(t: number, x: number, scratch: number, other: number): void {
      if (low(x) >= 0) return memory.copy(t, x);
      operations.neg(other, x);
      if (high(x) <= 0) return memory.copy(t, other);
      extreme(t, x, other, scratch, -1);
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    sign(t: number, x: number, zero: number, scratch: number): void {
      if (isLess(x, zero, scratch, false)) memory.set(t, -1);
      else memory.set(t, isLess(zero, x, scratch, false) ? 1 : 0);
    },
    floor: (t: number, x: number): void => rounding(t, x, Math.floor, 0),
    ceil: (t: number, x: number): void => rounding(t, x, Math.ceil, -1),
    /** A tie goes either way, as GLSL leaves it to the implementation. */
    round(t: number, x: number): void {
      rounding(t, x, (value) => Math.floor(value + 0.5), -0.5);
    },
    roundEven(t: number, x: number): void {
      rounding(t, x, even, -0.5);
    },
    trunc(t: number, x: number, zero: number, scratch: number): void {
      if (isLess(x, zero, scratch, false)) rounding(t, x, (value) => Math.ceil(Math.min(value, 0)), -1);
      else rounding(t, x, (value) => Math.floor(Math.max(value, 0)), 0);
    },
    fract(t: number, x: number, scratch: number): void {
      const whole = step(x, Math.floor, 0);
      if (whole === null) {
        memory.storeInterval(t, 0, 1);
        return;
      }
      memory.set(scratch, whole);
      operations.sub(t, x, scratch);
      memory.clip(t, 0, 1);
    },
    /** The conversion to `int`, which drops the fraction; too many possible values end the path. */
    integer(x: number, zero: number, scratch: number): number {
      const isNegative = isLess(x, zero, scratch, false);
      const round = isNegative
        ? (value: number): number => Math.ceil(Math.min(value, 0))
        : (value: number): number => Math.floor(Math.max(value, 0));
      const whole = step(x, round, isNegative ? -1 : 0);
      return whole ?? memory.refuse();
    },
    /** atan(y, x); where the cell sees the cut along −x, above or below it by choice. */
    atan2(t: number, y: number, x: number, scratch: number, other: number): void {
      if (low(x) > 0 || low(y) > 0 || high(y) < 0) return functions.angle(t, y, x, 0);
      if (high(x) >= 0 && low(y) <= 0 && high(y) >= 0 && low(x) <= 0) {
        memory.storeInterval(t, -Math.PI, Math.PI);
        return;
      }
      // x < 0 and y may be 0: turned by half a turn there is no cut.
      let below = false;
      if (low(y) < 0) {
        below = high(y) < 0 || memory.choose(2) === 0;
        memory.constrain(y, below ? 1 : -1, 0);
      }
      operations.neg(scratch, x);
      operations.neg(other, y);
      functions.angle(t, other, scratch, below ? -Math.PI : Math.PI);
    },
  };
}

function even(value: number): number {
  const nearest = Math.round(value);
  return nearest - value === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest;
}
