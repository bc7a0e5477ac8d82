/** Where smoothness ends: comparisons, roundings, extrema, conversions and bit patterns of intervals. */
import { floatBits, floatOfBits, packHalf, roundEven, unpackHalf } from "../../glsl/constant-packing.ts";
import type { arithmeticOf } from "./arithmetic.ts";
import type { IntervalMemory } from "./memory.ts";

/** So many values of a rounding are followed one by one; more become an interval. */
const MOST_STEPS = 2;

/** So many whole numbers of a conversion are followed one by one; more end the path. */
const MOST_INTEGERS = 8;

const LARGEST_HALF = 65504;

/** A condition; null where the intervals do not decide it. */
export type Condition = boolean | null;

export function kinksOf(memory: IntervalMemory, { sub }: Pick<ReturnType<typeof arithmeticOf>, "sub">) {
  const { lo, hi, precision } = memory;
  const low = (x: number): number => lo[x] as number;
  const high = (x: number): number => hi[x] as number;
  const isUnknown = (x: number): boolean => low(x) === Number.NEGATIVE_INFINITY && high(x) === Number.POSITIVE_INFINITY;

  const decide = (condition: Condition): boolean => condition ?? memory.choose(2) === 0;
  const condition = (undecided: Condition): Condition =>
    undecided === null && memory.splits ? decide(null) : undecided;

  /** A function that rises in steps. */
  const stepped =
    (round: (value: number) => number) =>
    (t: number, x: number): void => {
      const first = round(low(x));
      const last = round(high(x));
      const count = last - first + 1;
      if (memory.splits && count > 1 && count <= MOST_STEPS) {
        const chosen = first + memory.choose(count);
        memory.store(t, chosen, chosen);
      } else memory.store(t, first, last);
    };

  const floor = stepped(Math.floor);

  /** A tie goes either way, as the specification leaves it open. */
  function round(t: number, x: number): void {
    memory.store(t, Math.ceil(low(x) - 0.5), Math.floor(high(x) + 0.5));
    if (!memory.splits || !(high(t) - low(t) === 1)) return;
    const chosen = low(t) + memory.choose(2);
    memory.store(t, chosen, chosen);
  }

  /** One of the whole numbers from `first` to `last`. */
  function whole(first: number, last: number): number {
    const count = last - first + 1;
    if (!(count <= MOST_INTEGERS)) memory.refuse();
    return count === 1 ? first : first + memory.choose(count);
  }

  /** The only value of an interval; a path with more ends. */
  function single(x: number): number {
    if (low(x) !== high(x) || (precision.isStrict && low(x) === 0)) memory.refuse();
    return low(x);
  }

  return {
    set: (t: number, value: number): void => memory.set(t, value),
    copy: (t: number, x: number): void => memory.copy(t, x),
    join: (t: number, x: number): void => memory.join(t, x),
    forget: (t: number): void => memory.forget(t),
    decide,
    not: (one: Condition): Condition => (one === null ? null : !one),
    select(t: number, one: Condition, whenTrue: number, whenFalse: number): void {
      const [a, b] = [low(whenFalse), high(whenFalse)];
      if (one !== false) memory.copy(t, whenTrue);
      if (one === true) return;
      memory.store(t, one === null ? Math.min(low(t), a) : a, one === null ? Math.max(high(t), b) : b);
    },
    less: (x: number, y: number): Condition =>
      condition(high(x) < low(y) ? true : low(x) >= high(y) && !isUnknown(x) && !isUnknown(y) ? false : null),
    lessOrEqual: (x: number, y: number): Condition =>
      condition(high(x) <= low(y) && !isUnknown(x) && !isUnknown(y) ? true : low(x) > high(y) ? false : null),
    /** Always true or false. */
    equal(x: number, y: number): boolean {
      if (high(x) < low(y) || low(x) > high(y)) return false;
      const isSame = low(x) === high(x) && low(y) === high(y);
      return isSame || decide(null);
    },
    min: (t: number, x: number, y: number): void =>
      memory.store(t, Math.min(low(x), low(y)), orAnything(x, y, Math.min(high(x), high(y)), 1)),
    max: (t: number, x: number, y: number): void =>
      memory.store(t, orAnything(x, y, Math.max(low(x), low(y)), -1), Math.max(high(x), high(y))),
    abs(t: number, x: number): void {
      if (precision.isStrict && isUnknown(x)) return memory.forget(t);
      const [a, b] = [low(x), high(x)];
      if (a >= 0) return memory.copy(t, x);
      memory.store(t, b <= 0 ? -b : 0, Math.max(-a, b));
    },
    sign(t: number, x: number): void {
      if (precision.isStrict && isUnknown(x)) memory.forget(t);
      else memory.store(t, Math.sign(low(x)), Math.sign(high(x)));
    },
    floor,
    ceil: stepped(Math.ceil),
    trunc: stepped(Math.trunc),
    round,
    roundEven: stepped(roundEven),
    /** x − floor x, with the whole number told apart where there are few. */
    fract(t: number, x: number): void {
      floor(t, x);
      if (low(t) === high(t)) sub(t, x, t);
      else memory.store(t, precision.isStrict && isUnknown(x) ? Number.NaN : 0, 1);
    },
    /** The conversion to `int`, which drops the fraction. */
    integer(x: number): number {
      // Beyond 32 bits the language leaves it open.
      if (precision.isStrict && (low(x) < -(2 ** 31) || high(x) >= 2 ** 32)) memory.refuse();
      return whole(Math.trunc(low(x)), Math.trunc(high(x)));
    },
    /** NaN is not required to be one; a result that may be anything may be it. */
    isNaN: (x: number): Condition => condition(precision.isStrict && isUnknown(x) ? null : false),
    isInfinite(x: number): Condition {
      if (low(x) === high(x)) return low(x) - low(x) !== 0;
      return condition(low(x) > Number.NEGATIVE_INFINITY && high(x) < Number.POSITIVE_INFINITY ? false : null);
    },
    /** The number with a bit pattern; a subnormal one may be flushed, NaN may be anything. */
    fromBits: (t: number, pattern: number): void => memory.set(t, floatOfBits(pattern >>> 0)),
    /** The bit pattern of a single number, which may not be 0 on a GPU (its sign is not known). */
    toBits: (x: number): number => floatBits(single(x)),
    /** Of what is beyond the range of half floats, and of 0, whose sign is not known, nothing is known. */
    packHalf(x: number, y: number): number {
      const halves = [single(x), single(y)];
      if (precision.isStrict && halves.some((value) => Math.abs(value) > LARGEST_HALF)) memory.refuse();
      return packHalf(halves);
    },
    unpackHalf: (t: number, word: number, index: number): void => memory.set(t, unpackHalf(word)[index] as number),
  };

  /** NaN as an operand of min or max may give either of both. */
  function orAnything(x: number, y: number, bound: number, side: 1 | -1): number {
    if (!precision.isStrict || !(isUnknown(x) || isUnknown(y))) return bound;
    return side > 0 ? Math.max(high(x), high(y)) : Math.min(low(x), low(y));
  }
}
