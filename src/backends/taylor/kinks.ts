/** Where smoothness ends: comparisons, kinks, roundings and branch cuts, decided by the cell or enclosed as a whole. */
import type { Arithmetic } from "./arithmetic.ts";
import type { functionsOf } from "./functions.ts";
import { E, HI, LO, MAGNITUDE, type Memory, SCRATCH, SOURCE, UNIT } from "./memory.ts";

/** Functions whose value is a whole number, by the places at which it changes. */
export type StepKind = "floor" | "ceil" | "round" | "roundEven" | "trunc" | "sign" | "step";

/** What a comparison of two models is on the cell. */
export type Order = "less" | "equal" | "greater" | "undecided";

export interface Steps {
  readonly of: (value: number) => number;
  /** The interval of arguments whose value may be `whole`; a tie of `round` goes either way, as GLSL leaves it open. */
  readonly low: (whole: number) => number;
  readonly high: (whole: number) => number;
}

const nearest = (value: number): number => Math.floor(value + 0.5);

export const STEPS: Readonly<Record<StepKind, Steps>> = {
  floor: { of: Math.floor, low: (whole) => whole, high: (whole) => whole + 1 },
  ceil: { of: Math.ceil, low: (whole) => whole - 1, high: (whole) => whole },
  round: { of: nearest, low: (whole) => whole - 0.5, high: (whole) => whole + 0.5 },
  roundEven: {
    of: (value) => {
      const whole = nearest(value);
      return whole - value === 0.5 && whole % 2 !== 0 ? whole - 1 : whole;
    },
    low: (whole) => whole - 0.5,
    high: (whole) => whole + 0.5,
  },
  trunc: {
    of: Math.trunc,
    low: (whole) => (whole > 0 ? whole : whole - 1),
    high: (whole) => (whole < 0 ? whole : whole + 1),
  },
  sign: {
    of: Math.sign,
    low: (whole) => (whole < 0 ? Number.NEGATIVE_INFINITY : 0),
    high: (whole) => (whole > 0 ? Number.POSITIVE_INFINITY : 0),
  },
  step: {
    of: (value) => (value < 0 ? 0 : 1),
    low: (whole) => (whole > 0 ? 0 : Number.NEGATIVE_INFINITY),
    high: (whole) => (whole > 0 ? Number.POSITIVE_INFINITY : 0),
  },
};

export function kinksOf(memory: Memory, { operations }: Arithmetic, functions: ReturnType<typeof functionsOf>) {
  const { cells } = memory;
  const [, , , turned, other] = SCRATCH;
  const low = (x: number): number => cells[x + LO] as number;
  const high = (x: number): number => cells[x + HI] as number;

  /** x − y in t; both exact numbers are compared as they are. */
  function difference(t: number, x: number, y: number): void {
    if (low(x) === high(x) && low(y) === high(y)) memory.set(t, Math.sign(low(x) - low(y)));
    else operations.sub(t, x, y);
  }

  /**
   * The lesser (sign 1) or greater (sign −1) of two whose difference lies over [lo, hi] on both sides of 0: min(d, 0) is
   * between the chord through its ends and the parallel to it through 0, which is at most −lo·hi/(hi − lo) above: the
   * Chebyshev line of |d| (Figueiredo and Stolfi 2004, §3.6), halved.
   */
  function widen(t: number, x: number, y: number, sign: 1 | -1, difference: number): void {
    const lo = sign > 0 ? low(difference) : -high(difference);
    const hi = sign > 0 ? high(difference) : -low(difference);
    const least = sign > 0 ? Math.min(low(x), low(y)) : Math.max(low(x), low(y));
    const most = sign > 0 ? Math.min(high(x), high(y)) : Math.max(high(x), high(y));
    if (!(hi - lo < Number.POSITIVE_INFINITY)) {
      memory.storeInterval(t, least, most);
      return;
    }
    const k = -lo / (hi - lo);
    const l = 1 - k;
    const half = ((-lo * hi) / (hi - lo) / 2) * (1 + 8 * UNIT);
    // k is rounded: its error times the difference of the two, which is at most the sum of their sizes.
    cells[MAGNITUDE] = 4 * (half + memory.sizeOf(x) + memory.sizeOf(y));
    for (let index = 0; index <= E; index++)
      cells[t + index] = k * (cells[x + index] as number) + l * (cells[y + index] as number);
    cells[t] = (cells[t] as number) - sign * half;
    cells[t + E] = (cells[t + E] as number) + half;
    cells[t + SOURCE] = 0;
    cells[t + LO] = least;
    cells[t + HI] = most;
    memory.settle(t);
  }

  function turn(t: number, y: number, x: number, half: number): void {
    if (low(x) > 0 || low(y) > 0 || high(y) < 0) return functions.angle(t, y, x, 0);
    // x < 0: turned by half a turn there is no cut.
    operations.neg(turned, x);
    operations.neg(other, y);
    functions.angle(t, other, turned, half);
  }

  return {
    difference,
    widen,
    /** How x − y, which `difference` has stored in t, lies to 0. */
    order(t: number): Order {
      if (high(t) < 0) return "less";
      if (low(t) > 0) return "greater";
      return low(t) === 0 && high(t) === 0 ? "equal" : "undecided";
    },
    /** A value of 0 to 1, for the fraction of a number. */
    fraction(t: number, x: number): void {
      memory.copy(t, x);
      memory.clip(t, 0, 1);
    },
    /** Whether the cell of (x, y) sees the cut of the angle along −x: not, only it, or the origin as well. */
    cut(y: number, x: number): "none" | "cut" | "origin" {
      if (low(x) > 0 || low(y) > 0 || high(y) < 0) return "none";
      return high(x) >= 0 ? "origin" : "cut";
    },
    /** atan(y, x) of a cell that does not see the origin, and below the cut if it sees that. */
    angleBelow: (t: number, y: number, x: number): void => turn(t, y, x, -Math.PI),
    angleAbove: (t: number, y: number, x: number): void => turn(t, y, x, Math.PI),
  };
}
