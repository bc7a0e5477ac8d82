/**
 * Functions of one float as Taylor models: value, slope and curvature at the middle, bounds of the curvature over the
 * interval (where it has none that is finite, the interval alone is kept). Where the interval reaches beyond a
 * function's domain, only the part within it counts: a point outside it has no value.
 */
import { angleRange, cosineRange, sineRange } from "../interval/ranges.ts";
import { type Arithmetic, LARGEST_BENT } from "./arithmetic.ts";
import type { Errors } from "./errors.ts";
import type { Memory } from "./memory.ts";
import { E, HI, LO, MAGNITUDE, P, Q, R, SCRATCH, SOURCE, TINY, UNIT } from "./memory.ts";

/** Widens a bound that came from one function of V8. */
const down = (x: number): number => x - Math.abs(x) * UNIT - TINY;
const up = (x: number): number => x + Math.abs(x) * UNIT + TINY;

export function functionsOf(
  memory: Memory,
  { operations, linearise, middle, expansion }: Arithmetic,
  { combined }: Errors,
) {
  const { cells } = memory;
  const [, argument, constant] = SCRATCH;
  const low = (x: number): number => cells[x + LO] as number;
  const high = (x: number): number => cells[x + HI] as number;

  /** An argument cut to its domain; a copy, as the argument may be a variable. */
  function within(x: number, lo: number, hi: number): number {
    if (low(x) >= lo && high(x) <= hi) return x;
    memory.copy(argument, x);
    // What only rounding leaves outside stands at the domain's end.
    cells[argument + LO] = Math.min(Math.max(low(x), lo), hi);
    cells[argument + HI] = Math.max(Math.min(high(x), hi), lo);
    return argument;
  }

  /** See `linearise`. */
  function expand(
    t: number,
    x: number,
    value: number,
    slope: number,
    c0: number,
    c1: number,
    rangeLow: number,
    rangeHigh: number,
  ): void {
    expansion[0] = value;
    expansion[1] = slope;
    expansion[2] = c0;
    expansion[3] = c1;
    expansion[4] = rangeLow;
    expansion[5] = rangeHigh;
    linearise(t, x);
  }

  /** Bounds of f‴ and f″ at the middle for the `expand` that follows. */
  function bend(curvature: number, d0: number, d1: number): void {
    expansion[6] = curvature;
    expansion[7] = down(down(Math.min(d0, d1)));
    expansion[8] = up(up(Math.max(d0, d1)));
  }

  /** The same model with one more unit of everything, for a factor that is itself off by a unit. */
  function loosen(t: number): void {
    cells[MAGNITUDE] = memory.sizeOf(t);
    memory.settle(t);
  }

  /** A function whose second (and third, if given) derivative grows or falls steadily, so that its ends bound it. */
  function rising(
    t: number,
    x: number,
    value: (x: number) => number,
    slope: (x: number) => number,
    curvature: (x: number) => number,
    third?: (x: number) => number,
  ): void {
    const m = middle(x);
    if (third !== undefined && high(x) < LARGEST_BENT) bend(curvature(m), third(low(x)), third(high(x)));
    const c = curvature(low(x));
    const d = curvature(high(x));
    const p = value(low(x));
    const q = value(high(x));
    expand(
      t,
      x,
      value(m),
      slope(m),
      down(down(Math.min(c, d))),
      up(up(Math.max(c, d))),
      Math.min(p, q),
      Math.max(p, q),
    );
  }

  return {
    sqrt(t: number, x: number): void {
      const y = within(x, 0, Number.POSITIVE_INFINITY);
      const root = Math.sqrt(middle(y));
      const first = Math.sqrt(low(y));
      const last = Math.sqrt(high(y));
      expansion[0] = root;
      expansion[1] = 0.5 / root;
      expansion[2] = (-0.25 / (low(y) * first)) * (1 + 4 * UNIT);
      expansion[3] = (-0.25 / (high(y) * last)) * (1 - 4 * UNIT);
      expansion[4] = first;
      expansion[5] = last;
      if (high(y) < LARGEST_BENT)
        bend(-0.25 / (middle(y) * root), 0.375 / (low(y) * low(y) * first), 0.375 / (high(y) * high(y) * last));
      linearise(t, y);
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    inversesqrt(t: number, x: number): void {
      const y = within(x, 0, Number.POSITIVE_INFINITY);
      rising(
        t,
        y,
        (v) => 1 / Math.sqrt(v),
        (v) => -0.5 / (v * Math.sqrt(v)),
        (v) => 0.75 / (v * v * Math.sqrt(v)),
        (v) => -1.875 / (v * v * v * Math.sqrt(v)),
      );
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    exp(t: number, x: number): void {
      rising(t, x, Math.exp, Math.exp, Math.exp, Math.exp);
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    log(t: number, x: number): void {
      const y = within(x, 0, Number.POSITIVE_INFINITY);
      rising(
        t,
        y,
        Math.log,
        (v) => 1 / v,
        (v) => -1 / (v * v),
        (v) => 2 / (v * v * v),
      );
    },
    sin(t: number, x: number): void {
      const [lo, hi] = sineRange(low(x), high(x));
      const m = middle(x);
      const [least, most] = cosineRange(low(x), high(x));
      bend(-Math.sin(m), -most, -least);
      expand(t, x, Math.sin(m), Math.cos(m), -hi, -lo, lo, hi);
      memory.clip(t, -1, 1);
    },
    cos(t: number, x: number): void {
      const [lo, hi] = cosineRange(low(x), high(x));
      const m = middle(x);
      const [least, most] = sineRange(low(x), high(x));
      bend(-Math.cos(m), least, most);
      expand(t, x, Math.cos(m), -Math.sin(m), -hi, -lo, lo, hi);
      memory.clip(t, -1, 1);
    },
    tan(t: number, x: number): void {
      // One branch only: the whole interval between two poles, which lie at π/2 + kπ.
      const [lo, hi] = cosineRange(low(x), high(x));
      if (lo <= 0 && hi >= 0) {
        memory.storeInterval(t, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
        return;
      }
      rising(
        t,
        x,
        Math.tan,
        (v) => 1 / Math.cos(v) ** 2,
        (v) => (2 * Math.sin(v)) / Math.cos(v) ** 3,
      );
    },
    asin(t: number, x: number): void {
      const y = within(x, -1, 1);
      rising(
        t,
        y,
        Math.asin,
        (v) => 1 / Math.sqrt((1 - v) * (1 + v)),
        (v) => v / ((1 - v) * (1 + v)) ** 1.5,
      );
    },
    acos(t: number, x: number): void {
      const y = within(x, -1, 1);
      rising(
        t,
        y,
        Math.acos,
        (v) => -1 / Math.sqrt((1 - v) * (1 + v)),
        (v) => -v / ((1 - v) * (1 + v)) ** 1.5,
      );
    },
    atan(t: number, x: number): void {
      const m = middle(x);
      // |f″| = |2x/(1 + x²)²| is at most 3√3/8 = 0.6495…, at x = ±1/√3, and has the sign of −x.
      const most = 0.6496;
      expand(
        t,
        x,
        Math.atan(m),
        1 / (1 + m * m),
        high(x) > 0 ? -most : 0,
        low(x) < 0 ? most : 0,
        Math.atan(low(x)),
        Math.atan(high(x)),
      );
    },
    sinh(t: number, x: number): void {
      rising(t, x, Math.sinh, Math.cosh, Math.sinh);
    },
    cosh(t: number, x: number): void {
      const m = middle(x);
      const p = Math.cosh(low(x));
      const q = Math.cosh(high(x));
      const least = low(x) <= 0 && high(x) >= 0 ? 1 : Math.min(p, q);
      expand(t, x, Math.cosh(m), Math.sinh(m), 0, up(Math.max(p, q)), least, Math.max(p, q));
    },
    tanh(t: number, x: number): void {
      const m = middle(x);
      // |f″| = 2|tanh|/cosh² is at most 4/(3√3) = 0.7698….
      const most = 0.77;
      const slope = 1 / Math.cosh(m) ** 2;
      expand(
        t,
        x,
        Math.tanh(m),
        slope,
        high(x) > 0 ? -most : 0,
        low(x) < 0 ? most : 0,
        Math.tanh(low(x)),
        Math.tanh(high(x)),
      );
    },
    asinh(t: number, x: number): void {
      const m = middle(x);
      // |f″| = |x|/(1 + x²)^(3/2) is at most 2/(3√3) = 0.3849….
      const most = 0.385;
      const slope = 1 / Math.sqrt(1 + m * m);
      expand(
        t,
        x,
        Math.asinh(m),
        slope,
        high(x) > 0 ? -most : 0,
        low(x) < 0 ? most : 0,
        Math.asinh(low(x)),
        Math.asinh(high(x)),
      );
    },
    acosh(t: number, x: number): void {
      const y = within(x, 1, Number.POSITIVE_INFINITY);
      rising(
        t,
        y,
        Math.acosh,
        (v) => 1 / Math.sqrt((v - 1) * (v + 1)),
        (v) => -v / ((v - 1) * (v + 1)) ** 1.5,
      );
    },
    atanh(t: number, x: number): void {
      const y = within(x, -1, 1);
      rising(
        t,
        y,
        Math.atanh,
        (v) => 1 / ((1 - v) * (1 + v)),
        (v) => (2 * v) / ((1 - v) * (1 + v)) ** 2,
      );
    },
    /**
     * 3t² − 2t³ for t within [0, 1], which `smoothstep` has cut its argument to; where both sides of that cut are followed
     * the model still reaches beyond, and there the curvature has other bounds.
     */
    hermite(t: number, x: number): void {
      const y = within(x, 0, 1);
      const m = middle(y);
      const [lo, hi] = [low(y), high(y)];
      const value = (v: number): number => v * v * (3 - 2 * v);
      bend(6 - 12 * m, -12, -12);
      expand(t, y, value(m), 6 * m * (1 - m), 6 - 12 * hi - UNIT * 32, 6 - 12 * lo + UNIT * 32, value(lo), value(hi));
    },
    /**
     * √(x² + y²) with the middle turned and scaled to 1: for x + iy = m(1 + α + iβ) it is |m|√((1 + α)² + β²), which lies
     * between |m|(1 + α) + |m|β²/(2(1 + α)) and that less |m|β⁴/(8(1 + α)³), and 1/(1 + α) = 1 − α + α²/(1 + α). Terms of
     * third order are as in `mul`. Unlike the root of a sum of squares it keeps
     * its precision far from and near to the centre.
     */
    hypot(t: number, x: number, y: number): void {
      const at = (index: number): number => cells[index] as number;
      const near = (lo: number, hi: number): number => (lo <= 0 && hi >= 0 ? 0 : Math.min(Math.abs(lo), Math.abs(hi)));
      const nx = near(low(x), high(x));
      const ny = near(low(y), high(y));
      const fx = Math.max(Math.abs(low(x)), Math.abs(high(x)));
      const fy = Math.max(Math.abs(low(y)), Math.abs(high(y)));
      const lo = Math.sqrt(nx * nx + ny * ny);
      const hi = Math.sqrt(fx * fx + fy * fy);
      const xv = at(x);
      const yv = at(y);
      const m = Math.sqrt(xv * xv + yv * yv);
      const cx = xv / m;
      const cy = yv / m;
      // |m|·α along the middle, |m|·β across it.
      const a = cx * at(x + 1) + cy * at(y + 1);
      const b = cx * at(x + 2) + cy * at(y + 2);
      const p = cx * at(x + P) + cy * at(y + P);
      const q = cx * at(x + Q) + cy * at(y + Q);
      const r = cx * at(x + R) + cy * at(y + R);
      const size = memory.sizeOf(x) + memory.sizeOf(y);
      const slack = size * UNIT;
      const e = combined(t, x, y, cx, cy);
      const a1 = cx * at(y + 1) - cy * at(x + 1);
      const b1 = cx * at(y + 2) - cy * at(x + 2);
      const linear = Math.abs(a1) + Math.abs(b1);
      const p1 = cx * at(y + P) - cy * at(x + P);
      const q1 = cx * at(y + Q) - cy * at(x + Q);
      const r1 = cx * at(y + R) - cy * at(x + R);
      const bend = Math.abs(p1) + Math.abs(q1) + Math.abs(r1);
      const loose = Math.abs(cx) * at(y + E) + Math.abs(cy) * at(x + E) + slack;
      const bendAlong = Math.abs(p) + Math.abs(q) + Math.abs(r) + e + slack;
      const along = Math.abs(a) + Math.abs(b) + bendAlong;
      const across = linear + bend + loose;
      const least = m - along;
      if (!(least > 0)) {
        memory.storeInterval(t, lo - 2 * lo * UNIT, hi + 2 * hi * UNIT);
        memory.clip(t, 0, Number.POSITIVE_INFINITY);
        return;
      }
      const c = 0.5 / m;
      const square = across * across;
      const rest = bend * bend + (2 * (linear + bend) + loose) * loose;
      const k = c / m;
      const uuu = 2 * c * a1 * p1 - k * a1 * a1 * a;
      const uuw = 2 * c * (a1 * q1 + b1 * p1) - k * a1 * (a1 * b + 2 * b1 * a);
      const uww = 2 * c * (a1 * r1 + b1 * q1) - k * b1 * (b1 * a + 2 * a1 * b);
      const www = 2 * c * b1 * r1 - k * b1 * b1 * b;
      const cubic = (Math.abs(uuu) + Math.abs(www)) / 4 + (Math.abs(uuw) + Math.abs(uww)) / 2;
      // What β²α has beyond the linear parts of both.
      const mixed = (bend + loose) * (across + linear) * along + linear * linear * bendAlong;
      const fourth = (k * square * along * along) / least + (square * square) / (8 * least * least * least);
      const remainder = cubic + c * rest + (k * mixed + fourth) * (1 + 16 * UNIT);
      cells[t] = m;
      cells[t + 1] = a + 0.75 * uuu + 0.5 * uww;
      cells[t + 2] = b + 0.75 * www + 0.5 * uuw;
      cells[t + P] = p + c * a1 * a1;
      cells[t + Q] = q + 2 * c * a1 * b1;
      cells[t + R] = r + c * b1 * b1;
      cells[t + E] = e + remainder;
      cells[t + LO] = lo - 2 * lo * UNIT;
      cells[t + HI] = hi + 2 * hi * UNIT;
      cells[MAGNITUDE] = 4 * size + 4 * c * square;
      memory.settle(t);
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    /**
     * The angle of (x, y), plus `turn`: with x + iy = m(1 + α + iβ) that of m and Im log(1 + α + iβ) = β − αβ + …, whose
     * remainder is at most |α + iβ|³/3 divided by the cube of the least |1 + α + iβ|, as the third derivative of log z is
     * 2/z³. The box of both must see neither the origin nor the cut along −x, which `cuts` turns away first.
     */
    angle(t: number, y: number, x: number, turn: number): void {
      const at = (index: number): number => cells[index] as number;
      const nx = low(x) <= 0 && high(x) >= 0 ? 0 : Math.min(Math.abs(low(x)), Math.abs(high(x)));
      const ny = low(y) <= 0 && high(y) >= 0 ? 0 : Math.min(Math.abs(low(y)), Math.abs(high(y)));
      const mx = middle(x);
      const my = middle(y);
      const r2 = mx * mx + my * my;
      const m = Math.sqrt(r2);
      const cx = mx / r2;
      const cy = my / r2;
      const dx = at(x) - mx;
      const dy = at(y) - my;
      const a0 = cx * dx + cy * dy;
      const a1 = cx * at(x + 1) + cy * at(y + 1);
      const a2 = cx * at(x + 2) + cy * at(y + 2);
      const b0 = cx * dy - cy * dx;
      const b1 = cx * at(y + 1) - cy * at(x + 1);
      const b2 = cx * at(y + 2) - cy * at(x + 2);
      const bp = cx * at(y + P) - cy * at(x + P);
      const bq = cx * at(y + Q) - cy * at(x + Q);
      const br = cx * at(y + R) - cy * at(x + R);
      // α and β vary by at most (|x − mx| + |y − my|)/|m|.
      const bend =
        Math.abs(at(x + P)) +
        Math.abs(at(x + Q)) +
        Math.abs(at(x + R)) +
        Math.abs(at(y + P)) +
        Math.abs(at(y + Q)) +
        Math.abs(at(y + R));
      const linear = Math.abs(at(x + 1)) + Math.abs(at(x + 2)) + Math.abs(at(y + 1)) + Math.abs(at(y + 2));
      const offset = Math.abs(dx) + Math.abs(dy);
      const loose = (at(x + E) + at(y + E)) / m;
      const k = bend / m;
      const l = (linear + offset) / m;
      // The square of what x and y lie from their middles at most.
      const ex = Math.max(high(x) - mx, mx - low(x));
      const ey = Math.max(high(y) - my, my - low(y));
      const far = (ex * ex + ey * ey) / (nx * nx + ny * ny);
      const third = ((far * Math.sqrt(far)) / 3) * (1 + 64 * UNIT);
      // αβ: quadratic parts of α and β only multiply into the remainder.
      const rest = 2 * l * k + k * k + (2 * (l + k) + loose) * loose;
      const [lo, hi] = angleRange(low(y), high(y), low(x), high(x));
      cells[t] = Math.atan2(my, mx) + turn + b0 - a0 * b0;
      cells[t + 1] = b1 - a0 * b1 - a1 * b0;
      cells[t + 2] = b2 - a0 * b2 - a2 * b0;
      cells[t + P] = bp - a1 * b1;
      cells[t + Q] = bq - a1 * b2 - a2 * b1;
      cells[t + R] = br - a2 * b2;
      cells[t + E] = loose + rest + third;
      cells[t + SOURCE] = 0;
      cells[t + LO] = lo + turn - 8 * UNIT;
      cells[t + HI] = hi + turn + 8 * UNIT;
      cells[MAGNITUDE] = 8 * (4 + (l + k) * (1 + l + k));
      memory.settle(t);
    },
    /** 2ˣ and log₂ through e, the constants within a unit. */
    exp2(t: number, x: number): void {
      memory.set(constant, Math.LN2);
      operations.mul(argument, x, constant);
      loosen(argument);
      rising(t, argument, Math.exp, Math.exp, Math.exp, Math.exp);
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    log2(t: number, x: number): void {
      const y = within(x, 0, Number.POSITIVE_INFINITY);
      rising(
        t,
        y,
        Math.log,
        (v) => 1 / v,
        (v) => -1 / (v * v),
        (v) => 2 / (v * v * v),
      );
      memory.set(constant, 1 / Math.LN2);
      operations.mul(t, t, constant);
      loosen(t);
    },
  };
}
