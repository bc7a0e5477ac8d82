/** Sums, products and quotients of Taylor models (affine arithmetic: L. H. de Figueiredo and J. Stolfi, 2004, §3). */
import type { Memory } from "./memory.ts";
import { TINY, UNIT } from "./memory.ts";

/** Whether sums and products of two such numbers are exact: multiples of 2⁻¹⁰ below 2²⁰. */
function isShort(value: number): boolean {
  return Math.abs(value) < 1048576 && Number.isInteger(value * 1024);
}

/** Product of two bounds; 0 · ∞ is 0, as a bound of an interval that holds 0 is that number itself. */
function product(x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : x * y;
}

export function arithmeticOf(memory: Memory) {
  const { cells } = memory;
  const at = (index: number): number => cells[index] as number;
  const isExact = (x: number): boolean => cells[x + 4] === cells[x + 5];

  const operations = {
    set: (t: number, value: number): void => memory.set(t, value),
    copy: (t: number, x: number): void => memory.copy(t, x),
    neg(t: number, x: number): void {
      const lo = at(x + 4);
      const hi = at(x + 5);
      cells[t] = -at(x);
      cells[t + 1] = -at(x + 1);
      cells[t + 2] = -at(x + 2);
      cells[t + 3] = at(x + 3);
      cells[t + 4] = -hi;
      cells[t + 5] = -lo;
    },
    add(t: number, x: number, y: number): void {
      const v = at(x) + at(y);
      if (isExact(x) && isExact(y) && isShort(at(x)) && isShort(at(y))) return memory.set(t, v);
      const a = at(x + 1) + at(y + 1);
      const b = at(x + 2) + at(y + 2);
      const magnitude = Math.abs(v) + Math.abs(a) + Math.abs(b);
      memory.store(t, v, a, b, at(x + 3) + at(y + 3), magnitude, at(x + 4) + at(y + 4), at(x + 5) + at(y + 5));
    },
    sub(t: number, x: number, y: number): void {
      const v = at(x) - at(y);
      if (isExact(x) && isExact(y) && isShort(at(x)) && isShort(at(y))) return memory.set(t, v);
      const a = at(x + 1) - at(y + 1);
      const b = at(x + 2) - at(y + 2);
      const magnitude = Math.abs(v) + Math.abs(a) + Math.abs(b);
      memory.store(t, v, a, b, at(x + 3) + at(y + 3), magnitude, at(x + 4) - at(y + 5), at(x + 5) - at(y + 4));
    },
    /**
     * x·y = xᵥyᵥ + (xᵥyₐ + yᵥxₐ)u + … + xₐyₐu² + x_b y_b w² + (xₐy_b + x_b yₐ)uw; u² lies in [0, 1], which centres its
     * part at one half.
     */
    mul(t: number, x: number, y: number): void {
      const xv = at(x);
      const yv = at(y);
      if (isExact(x) && isExact(y) && isShort(xv) && isShort(yv)) return memory.set(t, xv * yv);
      const xa = at(x + 1);
      const xb = at(x + 2);
      const xe = at(x + 3);
      const ya = at(y + 1);
      const yb = at(y + 2);
      const ye = at(y + 3);
      const uu = xa * ya;
      const ww = xb * yb;
      const reachX = Math.abs(xa) + Math.abs(xb);
      const reachY = Math.abs(ya) + Math.abs(yb);
      const sizeX = Math.abs(xv) + reachX;
      const sizeY = Math.abs(yv) + reachY;
      const e = (Math.abs(uu) + Math.abs(ww)) / 2 + Math.abs(xa * yb + xb * ya) + sizeX * ye + sizeY * xe + xe * ye;
      let lo: number;
      let hi: number;
      if (x === y) {
        const low = Math.abs(at(x + 4));
        const high = Math.abs(at(x + 5));
        lo = at(x + 4) <= 0 && at(x + 5) >= 0 ? 0 : Math.min(low * low, high * high);
        hi = Math.max(low * low, high * high);
      } else {
        const p = product(at(x + 4), at(y + 4));
        const q = product(at(x + 4), at(y + 5));
        const r = product(at(x + 5), at(y + 4));
        const s = product(at(x + 5), at(y + 5));
        lo = Math.min(p, q, r, s);
        hi = Math.max(p, q, r, s);
      }
      memory.store(
        t,
        xv * yv + (uu + ww) / 2,
        xv * ya + yv * xa,
        xv * yb + yv * xb,
        e,
        // Each term of v, a, b and of the parts of e that could cancel.
        2 * sizeX * sizeY,
        lo,
        hi,
      );
      if (x === y && lo >= 0) memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    /** Adds x·y to t: for dot products and matrices, of which `scratch` holds the product. */
    addProduct(t: number, x: number, y: number, scratch: number): void {
      operations.mul(scratch, x, y);
      operations.add(t, t, scratch);
    },
    /** 1/x = 1/m − (x − m)/m² + (x − m)²/ξ³. */
    reciprocal(t: number, x: number): void {
      const lo = at(x + 4);
      const hi = at(x + 5);
      if (lo <= 0 && hi >= 0) {
        const low = lo < 0 ? Number.NEGATIVE_INFINITY : 1 / hi;
        const high = hi > 0 ? Number.POSITIVE_INFINITY : 1 / lo;
        memory.storeInterval(t, low, high);
        return;
      }
      const v = middle(x);
      const c0 = 2 / (hi * hi * hi);
      const c1 = 2 / (lo * lo * lo);
      linearise(t, x, 1 / v, -1 / (v * v), Math.min(c0, c1), Math.max(c0, c1), 1 / hi, 1 / lo);
    },
    div(t: number, x: number, y: number, scratch: number): void {
      if (isExact(y)) {
        const d = at(y + 4);
        const exponent = Math.log2(Math.abs(d));
        if (Number.isInteger(exponent) && Math.abs(exponent) < 512 && 2 ** exponent === Math.abs(d)) {
          // A power of two, whose reciprocal is exact.
          memory.set(scratch, 1 / d);
          operations.mul(t, x, scratch);
          return;
        }
      }
      const xl = at(x + 4);
      const xh = at(x + 5);
      const yl = at(y + 4);
      const yh = at(y + 5);
      operations.reciprocal(scratch, y);
      operations.mul(t, x, scratch);
      if (yl > 0 || yh < 0) {
        const p = xl / yl;
        const q = xl / yh;
        const r = xh / yl;
        const s = xh / yh;
        const lo = Math.min(p, q, r, s);
        const hi = Math.max(p, q, r, s);
        memory.clip(t, lo - Math.abs(lo) * UNIT - TINY, hi + Math.abs(hi) * UNIT + TINY);
      }
    },
  };

  /** Where a function of x is expanded: the middle of the form, within the interval. */
  function middle(x: number): number {
    return Math.min(Math.max(at(x), at(x + 4)), at(x + 5));
  }

  /**
   * A function of one variable about `middle(x)`: value and slope there, bounds c0 ≤ f″ ≤ c1 over [lo, hi] and the
   * function's range. Taylor's theorem: f(x) − value − slope·(x − m) = f″(ξ)(x − m)²/2. `value`, `slope` and the bounds
   * may be a unit off; what that makes is in `magnitude`.
   */
  function linearise(
    t: number,
    x: number,
    value: number,
    slope: number,
    c0: number,
    c1: number,
    rangeLow: number,
    rangeHigh: number,
  ): void {
    const m = middle(x);
    const offset = at(x) - m;
    const reach = Math.max(at(x + 5) - m, m - at(x + 4)) * (1 + UNIT);
    const square = (reach * reach) / 2;
    const low = Math.min(c0, 0) * square * (1 + UNIT);
    const high = Math.max(c1, 0) * square * (1 + UNIT);
    const a = slope * at(x + 1);
    const b = slope * at(x + 2);
    const shift = (low + high) / 2;
    const magnitude = Math.abs(value) + Math.abs(shift) + 4 * Math.abs(slope) * reach + Math.abs(a) + Math.abs(b);
    const e = Math.abs(slope) * at(x + 3) + (high - low) / 2;
    memory.store(t, value + slope * offset + shift, a, b, e, magnitude, rangeLow, rangeHigh);
  }

  return { operations, linearise, middle };
}

export type Arithmetic = ReturnType<typeof arithmeticOf>;
