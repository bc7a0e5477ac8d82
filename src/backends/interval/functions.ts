/**
 * Functions of one or two floats over intervals. Each is monotone on the pieces that are looked at; its error is that of
 * GLSL ES 3.00 §4.5.1, which leaves the circular functions and the inverse hyperbolic ones without any.
 */
import type { arithmeticOf } from "./arithmetic.ts";
import type { IntervalMemory } from "./memory.ts";
import { angleRange, cosineRange, sineRange } from "./ranges.ts";

const LOGARITHM_ULPS = 3;

/** Error of `exp` and `exp2` at x. */
const exponentialUlps = (x: number): number => 3 + 2 * Math.min(Math.abs(x), 1024);

export function functionsOf(
  memory: IntervalMemory,
  { add, sub, mul, div }: ReturnType<typeof arithmeticOf>,
  scratch: number,
) {
  const { lo, hi, precision } = memory;
  const { isStrict } = precision;
  const low = (x: number): number => lo[x] as number;
  const high = (x: number): number => hi[x] as number;
  // Operations write their target last, so scratch places need no more than these.
  const [p, q, r] = [scratch, scratch + 1, scratch + 2];

  /** A function without a bound of its error on a GPU, rising or falling over [from, to], elsewhere without a value. */
  const steady =
    (value: (x: number) => number, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY) =>
    (t: number, x: number): void => {
      if (isStrict || high(x) < from || low(x) > to) return memory.forget(t);
      const a = value(Math.max(low(x), from));
      const b = value(Math.min(high(x), to));
      memory.store(t, precision.below(Math.min(a, b), 1), precision.above(Math.max(a, b), 1));
    };

  const exponential =
    (value: (x: number) => number) =>
    (t: number, x: number): void => {
      // What may be no number stays so.
      if (isStrict && low(x) === Number.NEGATIVE_INFINITY && high(x) === Number.POSITIVE_INFINITY)
        return memory.forget(t);
      const least = value(low(x));
      const most = value(high(x));
      memory.store(
        t,
        least === 0 ? 0 : Math.max(0, precision.below(least, exponentialUlps(low(x)))),
        // e⁻∞ is 0 exactly; what underflows may be any positive number below the least normal one.
        high(x) === Number.NEGATIVE_INFINITY ? 0 : precision.above(most, exponentialUlps(high(x))),
      );
    };

  /** 3 ulp outside of [½, 2], 2⁻²¹ inside (§4.5.1). */
  const logarithm =
    (value: (x: number) => number) =>
    (t: number, x: number): void => {
      if (isStrict ? low(x) <= 0 : high(x) < 0) return memory.forget(t);
      const from = Math.max(low(x), 0);
      const near = (place: number): number => (isStrict && place >= 0.5 && place <= 2 ? 2 ** -21 : 0);
      const least = value(from);
      const most = value(high(x));
      memory.store(
        t,
        precision.below(least - near(from), LOGARITHM_ULPS),
        precision.above(most + near(high(x)), LOGARITHM_ULPS),
      );
    };

  const exp = exponential(Math.exp);
  const exp2 = exponential((x) => 2 ** x);
  const log = logarithm(Math.log);
  const log2 = logarithm(Math.log2);

  /** (eˣ ± e⁻ˣ)/2, as the specification defines them. */
  function hyperbolic(t: number, x: number, combine: typeof add): void {
    exp(p, x);
    lo[q] = -high(x);
    hi[q] = -low(x);
    exp(q, q);
    combine(t, p, q);
    memory.set(r, 2);
    div(t, t, r);
  }

  const exactSinh = steady(Math.sinh);
  const exactTanh = steady(Math.tanh);

  return {
    exp,
    log,
    exp2,
    log2,
    /** exp2(y · log2 x), of which a base of 0, also one that is flushed to it, has no logarithm. */
    pow(t: number, x: number, y: number): void {
      if (isStrict ? low(x) <= 0 : high(x) < 0 || (low(x) <= 0 && low(y) <= 0)) return memory.forget(t);
      if (!isStrict) return realPower(t, x, y);
      log2(p, x);
      mul(p, p, y);
      exp2(t, p);
    },
    sin(t: number, x: number): void {
      if (isStrict) return memory.forget(t);
      memory.store(t, ...sineRange(low(x), high(x)));
    },
    cos(t: number, x: number): void {
      if (isStrict) return memory.forget(t);
      memory.store(t, ...cosineRange(low(x), high(x)));
    },
    tan(t: number, x: number): void {
      const [least, most] = cosineRange(low(x), high(x));
      if (isStrict || (least <= 0 && most >= 0)) return memory.forget(t);
      memory.store(t, precision.below(Math.tan(low(x)), 1), precision.above(Math.tan(high(x)), 1));
    },
    asin: steady(Math.asin, -1, 1),
    acos: steady(Math.acos, -1, 1),
    atan: steady(Math.atan),
    atan2(t: number, y: number, x: number): void {
      if (isStrict) return memory.forget(t);
      const seesCut = low(x) <= 0 && low(y) <= 0 && high(y) >= 0;
      const [least, most] = seesCut ? [-Math.PI, Math.PI] : angleRange(low(y), high(y), low(x), high(x));
      memory.store(t, precision.below(least, 1), precision.above(most, 1));
    },
    sinh(t: number, x: number): void {
      if (isStrict) hyperbolic(t, x, sub);
      else exactSinh(t, x);
    },
    cosh(t: number, x: number): void {
      if (isStrict) return hyperbolic(t, x, add);
      const a = Math.cosh(low(x));
      const b = Math.cosh(high(x));
      const least = low(x) <= 0 && high(x) >= 0 ? 1 : Math.min(a, b);
      memory.store(t, precision.below(least, 1), precision.above(Math.max(a, b), 1));
    },
    /** sinh(x)/cosh(x), as the specification defines it. */
    tanh(t: number, x: number): void {
      if (!isStrict) return exactTanh(t, x);
      const [sine, cosine] = [scratch + 3, scratch + 4];
      const [least, most] = [low(x), high(x)];
      hyperbolic(sine, x, sub);
      lo[cosine] = least;
      hi[cosine] = most;
      hyperbolic(cosine, cosine, add);
      div(t, sine, cosine);
    },
    asinh: steady(Math.asinh),
    acosh: steady(Math.acosh, 1),
    atanh: steady(Math.atanh, -1, 1),
  };

  /** xʸ over a box with x ≥ 0: its extrema are at the corners, as it is monotone in each argument. */
  function realPower(t: number, x: number, y: number): void {
    const base = Math.max(low(x), 0);
    const corners = [base ** low(y), base ** high(y), high(x) ** low(y), high(x) ** high(y)];
    memory.store(t, Math.max(0, precision.below(Math.min(...corners), 1)), precision.above(Math.max(...corners), 1));
  }
}
