/** The shares of the square [−1, 1]² in which one quadratic form may be negative, and in which it may not. */
import { E, P, Q, R } from "../backends/taylor.ts";
import { halfPlaneShare } from "./polygon.ts";

/** Halvings of a strip at most. */
const DEEPEST = 6;
/** More than the rounding of a height at which an edge leaves a strip. */
const HEIGHT_SLACK = 1e-13;
/** What one strip may leave open, as a share of what all may. */
const FINE = 1 / 32;

/**
 * Strips are laid along the axis that the edge is steeper to. Where the edge crosses a strip from side to side, the mean of
 * its height is known to third order; where it leaves through an end of the strip it lies between two parallel lines, and
 * the strip is halved until these are close enough.
 */
export class Strips {
  /** Upper bounds of both shares. */
  negative = 0;
  positive = 0;

  /** The form, turned so that the strips run along w: c(u) + (b + q·u + r·w)·w with c(u) = v + a·u + p·u². */
  #v = 0;
  #a = 0;
  #b = 0;
  #p = 0;
  #q = 0;
  #r = 0;
  #e = 0;
  /** Upper bounds of the shares of one strip, below and above the edge. */
  #below = 0;
  #above = 0;

  /**
   * @param tolerance how wide the gap between both bounds may be on account of the form's bending
   * @returns false if the edge may run back over itself, or the form has no finite e
   */
  sum(forms: Float64Array, place: number, tolerance: number): boolean {
    const isUpright = Math.abs(forms[place + 1] as number) > Math.abs(forms[place + 2] as number);
    this.#v = forms[place] as number;
    this.#a = forms[place + (isUpright ? 2 : 1)] as number;
    this.#b = forms[place + (isUpright ? 1 : 2)] as number;
    this.#p = forms[place + (isUpright ? R : P)] as number;
    this.#q = forms[place + Q] as number;
    this.#r = forms[place + (isUpright ? P : R)] as number;
    this.#e = forms[place + E] as number;
    const steep = Math.abs(this.#b);
    if (!(steep > Math.abs(this.#q) + Math.abs(this.#r)) || !(this.#e < Number.POSITIVE_INFINITY)) return false;
    let below = 0;
    let above = 0;
    const uncertain = this.#e / steep;
    // Strips of a depth are numbered from the left; the first half of each is looked at before the second.
    let depth = 0;
    let index = 0;
    do {
      const half = 2 ** -depth;
      this.#lookAt((2 * index + 1) * half - 1, half);
      const open = this.#below + this.#above - 1;
      if (depth < DEEPEST && open * half > tolerance * FINE && open > 1.2 * uncertain) {
        depth++;
        index *= 2;
        continue;
      }
      below += half * this.#below;
      above += half * this.#above;
      index++;
      while (depth > 0 && index % 2 === 0) {
        depth--;
        index /= 2;
      }
    } while (depth > 0);
    this.negative = this.#b > 0 ? below : above;
    this.positive = this.#b > 0 ? above : below;
    return true;
  }

  /** The strip of the half width `half` about u. */
  #lookAt(u: number, half: number): void {
    const [b, q, r, e] = [this.#b, this.#q, this.#r, this.#e];
    const c = this.#v + (this.#a + this.#p * u) * u;
    const slope = (this.#a + 2 * this.#p * u) * half;
    const bend = this.#p * half * half;
    const reach = Math.abs(slope) + e;
    const sway = Math.abs(q) + Math.abs(r);
    const least = Math.abs(b) - sway;
    const most = Math.abs(b) + sway;
    // The edge lies at −c/s with s = b + q·u + r·w. −c from its least to its greatest, in the direction in which the form
    // grows along w.
    const isRising = b > 0;
    const c0 = isRising ? -c - reach - Math.max(bend, 0) : c - reach + Math.min(bend, 0);
    const c1 = isRising ? -c + reach - Math.min(bend, 0) : c + reach + Math.max(bend, 0);
    const bottom = Math.max(-1, Math.min(1, c0 / (c0 < 0 ? least : most) - HEIGHT_SLACK));
    const top = Math.max(-1, Math.min(1, c1 / (c1 < 0 ? most : least) + HEIGHT_SLACK));
    this.#below = (bottom + 1) / 2;
    this.#above = (1 - top) / 2;
    const tall = (top - bottom) / 2;
    if (!(tall > 0) || (bottom > -1 && top < 1 && this.#crosses(u, half, c))) return;
    const w = (bottom + top) / 2;
    const middle = c + (b + q * u + r * w) * w;
    const du = slope + q * w * half;
    const dw = (b + q * u + 2 * r * w) * tall;
    const bow = r * tall * tall;
    const twist = Math.abs(q) * half * tall;
    const low = Math.min(bend, 0) + Math.min(bow, 0) - twist - e;
    const high = Math.max(bend, 0) + Math.max(bow, 0) + twist + e;
    const negative = tall * halfPlaneShare(middle + low, du, dw);
    const positive = tall * halfPlaneShare(-middle - high, -du, -dw);
    this.#below += isRising ? negative : positive;
    this.#above += isRising ? positive : negative;
  }

  /**
   * The strip, if its edge surely crosses it from side to side. About the middle u and a height w₀ on the edge the form is
   * m + α·U + β·W + p·U² + q·U·W + r·W², so its edge at a level λ of ±e is W = l(U) + δ(U) with l = −(m + α·U)/β and
   * δ = (λ − p·U² − q·U·W − r·W²)/β. Their means over U are known but for λ and the products with δ.
   */
  #crosses(u: number, half: number, c: number): boolean {
    const [p, q, r, e] = [this.#p, this.#q, this.#r, this.#e];
    const s = this.#b + q * u;
    // What the form grows by along w at least, anywhere.
    const least = Math.abs(this.#b) - Math.abs(q) - 2 * Math.abs(r);
    if (!(least > 0)) return false;
    const guess = -c / s;
    const w = Math.max(-1, Math.min(1, guess - (r / (s + 2 * r * guess)) * guess * guess));
    const m = c + (s + r * w) * w;
    const alpha = (this.#a + 2 * p * u + q * w) * half;
    const beta = s + 2 * r * w;
    const bend = p * half * half;
    const twist = q * half;
    const steep = Math.abs(beta);
    const farthest = (Math.abs(m) + Math.abs(alpha) + Math.abs(bend) + e) / least;
    if (!(w + farthest <= 1 && w - farthest >= -1)) return false;
    // l(U) = −(k + t·U); quotients, as squares of the numbers themselves might leave float64.
    const k = m / beta;
    const t = alpha / beta;
    const linear = Math.abs(k) + Math.abs(t);
    const bent = (e + Math.abs(bend) + Math.abs(twist) * farthest + Math.abs(r) * farthest * farthest) / steep;
    const height = -k - ((bend - twist * t + r * t * t) / 3 + r * k * k) / beta;
    const slack = (e + (Math.abs(twist) * bent) / 2 + Math.abs(r) * (2 * linear + bent) * bent) / steep + HEIGHT_SLACK;
    this.#below = (1 + w + height + slack) / 2;
    this.#above = (1 - w - height + slack) / 2;
    return true;
  }
}
