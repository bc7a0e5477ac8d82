/**
 * Functions of one float as Taylor models: value, slope and curvature at the middle, bounds of the curvature over the
 * interval (where it has none that is finite, the interval alone is kept). Where the interval reaches beyond a
 * function's domain, only the part within it counts: a point outside it has no value.
 */
import type { Arithmetic } from "./arithmetic.ts";
import type { Memory } from "./memory.ts";
import { TINY, UNIT } from "./memory.ts";

/** Widens a bound that came from one function of V8. */
const down = (x: number): number => x - Math.abs(x) * UNIT - TINY;
const up = (x: number): number => x + Math.abs(x) * UNIT + TINY;

/** The range of sine over [lo, hi]: the ends, and ±1 where an extremum π/2 + kπ may lie within. */
function sineRange(lo: number, hi: number): readonly [number, number] {
  // Beyond 2³⁰ the position within a turn is not looked at.
  if (!(hi - lo < 2 * Math.PI) || !(Math.max(Math.abs(lo), Math.abs(hi)) < 1073741824)) return [-1, 1];
  const slack = 1e-6;
  const turns = (place: number): boolean =>
    Math.floor((hi - place) / (2 * Math.PI) + slack) >= Math.ceil((lo - place) / (2 * Math.PI) - slack);
  const a = Math.sin(lo);
  const b = Math.sin(hi);
  return [
    turns(-Math.PI / 2) ? -1 : Math.max(-1, down(Math.min(a, b))),
    turns(Math.PI / 2) ? 1 : Math.min(1, up(Math.max(a, b))),
  ];
}

function cosineRange(lo: number, hi: number): readonly [number, number] {
  if (!(hi - lo < 2 * Math.PI) || !(Math.max(Math.abs(lo), Math.abs(hi)) < 1073741824)) return [-1, 1];
  const slack = 1e-6;
  const turns = (place: number): boolean =>
    Math.floor((hi - place) / (2 * Math.PI) + slack) >= Math.ceil((lo - place) / (2 * Math.PI) - slack);
  const a = Math.cos(lo);
  const b = Math.cos(hi);
  return [turns(Math.PI) ? -1 : Math.max(-1, down(Math.min(a, b))), turns(0) ? 1 : Math.min(1, up(Math.max(a, b)))];
}

export function functionsOf(memory: Memory, { operations, linearise, middle }: Arithmetic) {
  const { cells } = memory;
  const low = (x: number): number => cells[x + 4] as number;
  const high = (x: number): number => cells[x + 5] as number;

  /** Cuts an argument to its domain in place; a copy, as the argument may be a variable. */
  function within(x: number, scratch: number, lo: number, hi: number): number {
    if (low(x) >= lo && high(x) <= hi) return x;
    memory.copy(scratch, x);
    // What only rounding leaves outside stands at the domain's end.
    cells[scratch + 4] = Math.min(Math.max(low(x), lo), hi);
    cells[scratch + 5] = Math.max(Math.min(high(x), hi), lo);
    return scratch;
  }

  /** A function whose second derivative grows (or falls) steadily, so that its ends bound it. */
  function rising(
    t: number,
    x: number,
    value: (x: number) => number,
    slope: (x: number) => number,
    curvature: (x: number) => number,
  ): void {
    const m = middle(x);
    const c = curvature(low(x));
    const d = curvature(high(x));
    const p = value(low(x));
    const q = value(high(x));
    linearise(
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
    sqrt(t: number, x: number, scratch: number): void {
      const y = within(x, scratch, 0, Number.POSITIVE_INFINITY);
      rising(
        t,
        y,
        Math.sqrt,
        (v) => 0.5 / Math.sqrt(v),
        (v) => -0.25 / (v * Math.sqrt(v)),
      );
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    inversesqrt(t: number, x: number, scratch: number): void {
      const y = within(x, scratch, 0, Number.POSITIVE_INFINITY);
      rising(
        t,
        y,
        (v) => 1 / Math.sqrt(v),
        (v) => -0.5 / (v * Math.sqrt(v)),
        (v) => 0.75 / (v * v * Math.sqrt(v)),
      );
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    exp(t: number, x: number): void {
      rising(t, x, Math.exp, Math.exp, Math.exp);
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    log(t: number, x: number, scratch: number): void {
      const y = within(x, scratch, 0, Number.POSITIVE_INFINITY);
      rising(
        t,
        y,
        Math.log,
        (v) => 1 / v,
        (v) => -1 / (v * v),
      );
    },
    sin(t: number, x: number): void {
      const [lo, hi] = sineRange(low(x), high(x));
      const m = middle(x);
      linearise(t, x, Math.sin(m), Math.cos(m), -hi, -lo, lo, hi);
      memory.clip(t, -1, 1);
    },
    cos(t: number, x: number): void {
      const [lo, hi] = cosineRange(low(x), high(x));
      const m = middle(x);
      linearise(t, x, Math.cos(m), -Math.sin(m), -hi, -lo, lo, hi);
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
    asin(t: number, x: number, scratch: number): void {
      const y = within(x, scratch, -1, 1);
      rising(
        t,
        y,
        Math.asin,
        (v) => 1 / Math.sqrt((1 - v) * (1 + v)),
        (v) => v / ((1 - v) * (1 + v)) ** 1.5,
      );
    },
    acos(t: number, x: number, scratch: number): void {
      const y = within(x, scratch, -1, 1);
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
      linearise(
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
      linearise(t, x, Math.cosh(m), Math.sinh(m), 0, up(Math.max(p, q)), least, Math.max(p, q));
    },
    tanh(t: number, x: number): void {
      const m = middle(x);
      // |f″| = 2|tanh|/cosh² is at most 4/(3√3) = 0.7698….
      const most = 0.77;
      const slope = 1 / Math.cosh(m) ** 2;
      linearise(
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
      linearise(
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
    acosh(t: number, x: number, scratch: number): void {
      const y = within(x, scratch, 1, Number.POSITIVE_INFINITY);
      rising(
        t,
        y,
        Math.acosh,
        (v) => 1 / Math.sqrt((v - 1) * (v + 1)),
        (v) => -v / ((v - 1) * (v + 1)) ** 1.5,
      );
    },
    atanh(t: number, x: number, scratch: number): void {
      const y = within(x, scratch, -1, 1);
      rising(
        t,
        y,
        Math.atanh,
        (v) => 1 / ((1 - v) * (1 + v)),
        (v) => (2 * v) / ((1 - v) * (1 + v)) ** 2,
      );
    },
    /** 3t² − 2t³ for t within [0, 1], which `smoothstep` has cut its argument to. */
    hermite(t: number, x: number): void {
      const m = middle(x);
      const value = (v: number): number => v * v * (3 - 2 * v);
      const [lo, hi] = [Math.max(0, low(x)), Math.min(1, high(x))];
      linearise(
        t,
        x,
        value(m),
        6 * m * (1 - m),
        6 - 12 * hi - UNIT * 32,
        6 - 12 * lo + UNIT * 32,
        value(lo),
        value(hi),
      );
    },
    /**
     * √(x² + y²) with ∥ along the middle and ⊥ across it: r₀ + d∥ ≤ √((r₀ + d∥)² + d⊥²) ≤ r₀ + d∥ + d⊥²/(2(r₀ − |d∥|)).
     * Unlike the root of a sum of squares it keeps its precision far from and near to the centre.
     */
    hypot(t: number, x: number, y: number): void {
      const xv = cells[x] as number;
      const yv = cells[y] as number;
      const xe = cells[x + 3] as number;
      const ye = cells[y + 3] as number;
      const xa = cells[x + 1] as number;
      const xb = cells[x + 2] as number;
      const ya = cells[y + 1] as number;
      const yb = cells[y + 2] as number;
      const near = (lo: number, hi: number): number => (lo <= 0 && hi >= 0 ? 0 : Math.min(Math.abs(lo), Math.abs(hi)));
      const far = (lo: number, hi: number): number => Math.max(Math.abs(lo), Math.abs(hi));
      const nx = near(low(x), high(x));
      const ny = near(low(y), high(y));
      const fx = far(low(x), high(x));
      const fy = far(low(y), high(y));
      const lo = Math.sqrt(nx * nx + ny * ny);
      const hi = Math.sqrt(fx * fx + fy * fy);
      const r = Math.sqrt(xv * xv + yv * yv);
      const cx = xv / r;
      const cy = yv / r;
      const a = cx * xa + cy * ya;
      const b = cx * xb + cy * yb;
      const e = Math.abs(cx) * xe + Math.abs(cy) * ye;
      const along = Math.abs(a) + Math.abs(b) + e;
      const across = Math.abs(cx * ya - cy * xa) + Math.abs(cx * yb - cy * xb) + Math.abs(cx) * ye + Math.abs(cy) * xe;
      const size = r + Math.abs(xa) + Math.abs(xb) + Math.abs(ya) + Math.abs(yb) + xe + ye;
      const slack = size * UNIT;
      const least = r - along - slack;
      if (!(least > 0)) {
        memory.storeInterval(t, lo - 2 * lo * UNIT, hi + 2 * hi * UNIT);
        memory.clip(t, 0, Number.POSITIVE_INFINITY);
        return;
      }
      const bend = ((across + slack) * (across + slack)) / (2 * least);
      memory.store(
        t,
        r + bend / 2,
        a,
        b,
        e + (bend / 2) * (1 + 4 * UNIT),
        4 * size,
        lo - 2 * lo * UNIT,
        hi + 2 * hi * UNIT,
      );
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    /**
     * The angle of (x, y). Its gradient is (−y, x)/r², its second derivatives are at most 1/r² in any direction; the
     * box of both must see neither the origin nor the cut along −x, which `kinks.ts` turns away first.
     */
    angle(t: number, y: number, x: number, turn: number): void {
      const nx = low(x) <= 0 && high(x) >= 0 ? 0 : Math.min(Math.abs(low(x)), Math.abs(high(x)));
      const ny = low(y) <= 0 && high(y) >= 0 ? 0 : Math.min(Math.abs(low(y)), Math.abs(high(y)));
      const nearest = (nx * nx + ny * ny) * (1 - 4 * UNIT);
      const mx = middle(x);
      const my = middle(y);
      const r2 = mx * mx + my * my;
      const sx = -my / r2;
      const sy = mx / r2;
      const dx = Math.max(high(x) - mx, mx - low(x));
      const dy = Math.max(high(y) - my, my - low(y));
      const bend = ((dx * dx + dy * dy) / (2 * nearest)) * (1 + 16 * UNIT);
      const a = sx * (cells[x + 1] as number) + sy * (cells[y + 1] as number);
      const b = sx * (cells[x + 2] as number) + sy * (cells[y + 2] as number);
      const e = Math.abs(sx) * (cells[x + 3] as number) + Math.abs(sy) * (cells[y + 3] as number) + bend;
      const ends = [
        Math.atan2(low(y), low(x)),
        Math.atan2(low(y), high(x)),
        Math.atan2(high(y), low(x)),
        Math.atan2(high(y), high(x)),
      ];
      const v = Math.atan2(my, mx) + turn + sx * ((cells[x] as number) - mx) + sy * ((cells[y] as number) - my);
      const magnitude = 8 * (4 + Math.abs(sx) * dx + Math.abs(sy) * dy + Math.abs(a) + Math.abs(b));
      const lo = Math.min(...ends) + turn;
      const hi = Math.max(...ends) + turn;
      memory.store(t, v, a, b, e, magnitude, lo - 8 * UNIT, hi + 8 * UNIT);
    },
    /** 2ˣ and log₂ through e, the constants within a unit. */
    exp2(t: number, x: number, scratch: number): void {
      memory.set(scratch, Math.LN2);
      operations.mul(t, x, scratch);
      memory.store(
        t,
        cells[t] as number,
        cells[t + 1] as number,
        cells[t + 2] as number,
        cells[t + 3] as number,
        sizeOf(t),
        low(t),
        high(t),
      );
      memory.copy(scratch, t);
      rising(t, scratch, Math.exp, Math.exp, Math.exp);
      memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    log2(t: number, x: number, scratch: number): void {
      const y = within(x, scratch, 0, Number.POSITIVE_INFINITY);
      rising(
        t,
        y,
        Math.log,
        (v) => 1 / v,
        (v) => -1 / (v * v),
      );
      memory.set(scratch, 1 / Math.LN2);
      operations.mul(t, t, scratch);
      memory.store(
        t,
        cells[t] as number,
        cells[t + 1] as number,
        cells[t + 2] as number,
        cells[t + 3] as number,
        sizeOf(t),
        low(t),
        high(t),
      );
    },
  };

  function sizeOf(x: number): number {
    return (
      Math.abs(cells[x] as number) +
      Math.abs(cells[x + 1] as number) +
      Math.abs(cells[x + 2] as number) +
      (cells[x + 3] as number)
    );
  }
}
