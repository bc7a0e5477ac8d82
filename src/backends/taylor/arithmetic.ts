/** Sums, products, quotients and smooth functions of Taylor models (Makino and Berz 1996; second order). */
import { boundProduct, isShort } from "../interval/ranges.ts";
import type { Errors } from "./errors.ts";
import type { Memory } from "./memory.ts";
import { E, HI, LO, MAGNITUDE, P, Q, R, SCRATCH, SOURCE, TINY, UNIT } from "./memory.ts";

/** Third derivatives are used below this size: far beyond it they vanish in float64, as no power of it may. */
export const LARGEST_BENT = 2 ** 200;

export function arithmeticOf(memory: Memory, errors: Errors) {
  const { cells } = memory;
  const at = (index: number): number => cells[index] as number;
  const isExact = (x: number): boolean => cells[x + LO] === cells[x + HI];
  const [reciprocalOf] = SCRATCH;
  /** What `linearise` is given: value, slope, c0, c1, range; curvature at the middle and bounds of f‴, NaN if unknown. */
  const expansion = new Float64Array(9).fill(Number.NaN);

  const operations = {
    neg(t: number, x: number): void {
      const lo = at(x + LO);
      const hi = at(x + HI);
      for (let index = 0; index < E; index++) cells[t + index] = -at(x + index);
      errors.scaled(t, x, -1);
      cells[t + E] = at(x + E);
      cells[t + LO] = -hi;
      cells[t + HI] = -lo;
    },
    add(t: number, x: number, y: number): void {
      const v = at(x) + at(y);
      if (isExact(x) && isExact(y) && isShort(at(x)) && isShort(at(y))) return memory.set(t, v);
      const a = at(x + 1) + at(y + 1);
      const b = at(x + 2) + at(y + 2);
      const p = at(x + P) + at(y + P);
      const q = at(x + Q) + at(y + Q);
      const r = at(x + R) + at(y + R);
      const magnitude = Math.abs(v) + Math.abs(a) + Math.abs(b) + Math.abs(p) + Math.abs(q) + Math.abs(r);
      const lo = at(x + LO) + at(y + LO);
      const hi = at(x + HI) + at(y + HI);
      cells[t + E] = errors.combined(t, x, y, 1, 1);
      cells[t] = v;
      cells[t + 1] = a;
      cells[t + 2] = b;
      cells[t + P] = p;
      cells[t + Q] = q;
      cells[t + R] = r;
      cells[t + LO] = lo;
      cells[t + HI] = hi;
      cells[MAGNITUDE] = magnitude;
      memory.settle(t);
    },
    sub(t: number, x: number, y: number): void {
      const v = at(x) - at(y);
      if (isExact(x) && isExact(y) && isShort(at(x)) && isShort(at(y))) return memory.set(t, v);
      const a = at(x + 1) - at(y + 1);
      const b = at(x + 2) - at(y + 2);
      const p = at(x + P) - at(y + P);
      const q = at(x + Q) - at(y + Q);
      const r = at(x + R) - at(y + R);
      const magnitude = Math.abs(v) + Math.abs(a) + Math.abs(b) + Math.abs(p) + Math.abs(q) + Math.abs(r);
      const lo = at(x + LO) - at(y + HI);
      const hi = at(x + HI) - at(y + LO);
      cells[t + E] = errors.combined(t, x, y, 1, -1);
      cells[t] = v;
      cells[t + 1] = a;
      cells[t + 2] = b;
      cells[t + P] = p;
      cells[t + Q] = q;
      cells[t + R] = r;
      cells[t + LO] = lo;
      cells[t + HI] = hi;
      cells[MAGNITUDE] = magnitude;
      memory.settle(t);
    },
    /**
     * All terms up to second order. Those of third lie close to lines, as T₃(u) = 4u³ − 3u and 2w² − 1 are within ±1 on
     * [−1, 1]: u³ ∈ ¾u ± ¼ and uw² ∈ ½u ± ½ (Chebyshev's economisation), which leaves a half or quarter of them to the
     * remainder; those of fourth, at most 1 each, are in it whole.
     */
    mul(t: number, x: number, y: number): void {
      const xv = at(x);
      const yv = at(y);
      const xl = at(x + LO);
      const xh = at(x + HI);
      const yl = at(y + LO);
      const yh = at(y + HI);
      if (xl === xh && yl === yh && isShort(xv) && isShort(yv)) return memory.set(t, xv * yv);
      const xa = at(x + 1);
      const xb = at(x + 2);
      const xp = at(x + P);
      const xq = at(x + Q);
      const xr = at(x + R);
      const xe = at(x + E);
      const ya = at(y + 1);
      const yb = at(y + 2);
      const yp = at(y + P);
      const yq = at(y + Q);
      const yr = at(y + R);
      const ye = at(y + E);
      const linearX = Math.abs(xa) + Math.abs(xb);
      const linearY = Math.abs(ya) + Math.abs(yb);
      const bendX = Math.abs(xp) + Math.abs(xq) + Math.abs(xr);
      const bendY = Math.abs(yp) + Math.abs(yq) + Math.abs(yr);
      const sizeX = Math.abs(xv) + linearX + bendX;
      const sizeY = Math.abs(yv) + linearY + bendY;
      // X and Y for the polynomials: |xy − XY| ≤ |x − X|·|y| + |X|·|y − Y|.
      const mostY = Math.min(sizeY + ye, Math.max(Math.abs(yl), Math.abs(yh)));
      const mostX = Math.min(sizeX, Math.max(Math.abs(xl), Math.abs(xh)) + xe);
      const uuu = xa * yp + xp * ya;
      const uuw = xa * yq + xq * ya + xb * yp + xp * yb;
      const uww = xa * yr + xr * ya + xb * yq + xq * yb;
      const www = xb * yr + xr * yb;
      const cubic = (Math.abs(uuu) + Math.abs(www)) / 4 + (Math.abs(uuw) + Math.abs(uww)) / 2;
      let e = cubic + bendX * bendY;
      if (at(x + SOURCE) === 0 && at(y + SOURCE) === 0) {
        e += boundProduct(mostX, ye) + boundProduct(xe, mostY);
        cells[t + SOURCE] = 0;
      } else e += errors.multiplied(t, x, y, mostX, mostY, linearX + bendX, linearY + bendY + ye);
      let lo: number;
      let hi: number;
      if (x === y) {
        const low = Math.abs(xl);
        const high = Math.abs(xh);
        lo = xl <= 0 && xh >= 0 ? 0 : Math.min(low * low, high * high);
        hi = Math.max(low * low, high * high);
      } else {
        const k = boundProduct(xl, yl);
        const l = boundProduct(xl, yh);
        const m = boundProduct(xh, yl);
        const n = boundProduct(xh, yh);
        lo = Math.min(k, l, m, n);
        hi = Math.max(k, l, m, n);
      }
      cells[t] = xv * yv;
      cells[t + 1] = xv * ya + yv * xa + 0.75 * uuu + 0.5 * uww;
      cells[t + 2] = xv * yb + yv * xb + 0.75 * www + 0.5 * uuw;
      cells[t + P] = xv * yp + yv * xp + xa * ya;
      cells[t + Q] = xv * yq + yv * xq + xa * yb + xb * ya;
      cells[t + R] = xv * yr + yv * xr + xb * yb;
      cells[t + E] = e;
      cells[t + LO] = lo;
      cells[t + HI] = hi;
      // Each term of the coefficients and of the remainder.
      cells[MAGNITUDE] = 2 * sizeX * sizeY;
      memory.settle(t);
      if (x === y && lo >= 0) memory.clip(t, 0, Number.POSITIVE_INFINITY);
    },
    /** 1/x = 1/m − (x − m)/m² + (x − m)²/ξ³. */
    reciprocal(t: number, x: number): void {
      const lo = at(x + LO);
      const hi = at(x + HI);
      if (lo <= 0 && hi >= 0) {
        const low = lo < 0 ? Number.NEGATIVE_INFINITY : 1 / hi;
        const high = hi > 0 ? Number.POSITIVE_INFINITY : 1 / lo;
        memory.storeInterval(t, low, high);
        return;
      }
      const v = middle(x);
      const c0 = 2 / (hi * hi * hi);
      const c1 = 2 / (lo * lo * lo);
      expansion[0] = 1 / v;
      expansion[1] = -1 / (v * v);
      expansion[2] = Math.min(c0, c1);
      expansion[3] = Math.max(c0, c1);
      expansion[4] = 1 / hi;
      expansion[5] = 1 / lo;
      if (Math.max(hi, -lo) < LARGEST_BENT) {
        const d0 = -6 / (hi * hi * hi * hi);
        const d1 = -6 / (lo * lo * lo * lo);
        expansion[6] = 2 / (v * v * v);
        expansion[7] = Math.min(d0, d1);
        expansion[8] = Math.max(d0, d1);
      }
      linearise(t, x);
    },
    div(t: number, x: number, y: number): void {
      if (isExact(y)) {
        const d = at(y + LO);
        const exponent = Math.log2(Math.abs(d));
        if (Number.isInteger(exponent) && Math.abs(exponent) < 512 && 2 ** exponent === Math.abs(d)) {
          // A power of two, whose reciprocal is exact.
          memory.set(reciprocalOf, 1 / d);
          operations.mul(t, x, reciprocalOf);
          return;
        }
      }
      const xl = at(x + LO);
      const xh = at(x + HI);
      const yl = at(y + LO);
      const yh = at(y + HI);
      operations.reciprocal(reciprocalOf, y);
      operations.mul(t, x, reciprocalOf);
      if (yl > 0 || yh < 0) {
        const k = xl / yl;
        const l = xl / yh;
        const m = xh / yl;
        const n = xh / yh;
        const lo = Math.min(k, l, m, n);
        const hi = Math.max(k, l, m, n);
        memory.clip(t, lo - Math.abs(lo) * UNIT - TINY, hi + Math.abs(hi) * UNIT + TINY);
      }
    },
  };

  /** Where a function of x is expanded: the middle of the form, within the interval. */
  function middle(x: number): number {
    return Math.min(Math.max(at(x), at(x + LO)), at(x + HI));
  }

  /**
   * A function of one variable about m = `middle(x)`, from `expansion`: value and slope there, bounds c0 ≤ f″ ≤ c1 over
   * [lo, hi] and the function's range. Taylor's theorem: f(x) − value − slope·(x − m) = f″(ξ)(x − m)²/2, of which the
   * middle of f″'s bounds is kept as a form and the rest, of third order as f″ varies little over a small cell, is the
   * remainder. With bounds of f‴, f″(m)(x − m)²/2 and the middle of f‴(ξ)(x − m)³/6 are kept instead where that leaves less:
   * its rest is of fourth order. Value, slope and bounds may be a unit off; what that makes is in the magnitude.
   */
  function linearise(t: number, x: number): void {
    const value = expansion[0] as number;
    const slope = expansion[1] as number;
    const c0 = expansion[2] as number;
    const c1 = expansion[3] as number;
    const m = middle(x);
    const d = at(x) - m;
    const a = at(x + 1);
    const b = at(x + 2);
    const p = at(x + P);
    const q = at(x + Q);
    const r = at(x + R);
    const xe = at(x + E);
    const linear = Math.abs(a) + Math.abs(b);
    const bend = Math.abs(p) + Math.abs(q) + Math.abs(r);
    // How far x and its polynomial lie from m.
    const reach = Math.max(at(x + HI) - m, m - at(x + LO)) * (1 + UNIT);
    const spread = Math.abs(d) + linear + bend;
    let c = (c0 + c1) / 4;
    let rest = boundProduct((c1 - c0) / 4 + UNIT * (Math.abs(c0) + Math.abs(c1)), reach * reach);
    let third = 0;
    const d0 = expansion[7] as number;
    const d1 = expansion[8] as number;
    expansion[7] = Number.NaN;
    const curvature = expansion[6] as number;
    const k = (d0 + d1) / 12;
    const other = Math.abs(d) + bend + xe;
    const far = linear + other;
    const fourth =
      ((d1 - d0) / 12 + UNIT * (Math.abs(d0) + Math.abs(d1))) * reach * reach * reach +
      // (L + N)³ − L³ = N((L + N)² + (L + N)L + L²) for the linear part L and what x − m has beyond it.
      Math.abs(k) * other * (far * far + far * linear + linear * linear) * (1 + 8 * UNIT) +
      4 * UNIT * Math.abs(curvature) * reach * reach;
    // False where f‴ is unknown or unbounded.
    if (fourth + (Math.abs(k) * linear * linear * linear) / 2 < rest) {
      c = curvature / 2;
      rest = fourth;
      third = k;
    }
    // Terms of third order, as in `mul`.
    const uuu = 2 * c * a * p + third * a * a * a;
    const uuw = 2 * c * (a * q + b * p) + 3 * third * a * a * b;
    const uww = 2 * c * (a * r + b * q) + 3 * third * a * b * b;
    const www = 2 * c * b * r + third * b * b * b;
    const cubic = (Math.abs(uuu) + Math.abs(www)) / 4 + (Math.abs(uuw) + Math.abs(uww)) / 2;
    cells[t] = value + slope * d + c * d * d;
    cells[t + 1] = slope * a + 2 * c * d * a + 0.75 * uuu + 0.5 * uww;
    cells[t + 2] = slope * b + 2 * c * d * b + 0.75 * www + 0.5 * uuw;
    cells[t + P] = slope * p + c * (2 * d * p + a * a);
    cells[t + Q] = slope * q + 2 * c * (d * q + a * b);
    cells[t + R] = slope * r + c * (2 * d * r + b * b);
    cells[t + E] = Math.abs(slope) * xe + rest + cubic + Math.abs(c) * (bend * bend + (2 * spread + xe) * xe);
    if (at(x + SOURCE) !== 0) {
      errors.scaled(t, x, slope);
      cells[t + E] = (cells[t + E] as number) + 4 * UNIT * Math.abs(slope) * xe;
    } else cells[t + SOURCE] = 0;
    cells[t + LO] = expansion[4] as number;
    cells[t + HI] = expansion[5] as number;
    cells[MAGNITUDE] =
      Math.abs(value) +
      4 * Math.abs(slope) * spread +
      8 * Math.abs(c) * spread * spread +
      8 * Math.abs(third) * linear * linear * linear;
    memory.settle(t);
  }

  return { operations, linearise, middle, expansion };
}

export type Arithmetic = ReturnType<typeof arithmeticOf>;
