/** Areas of a square's part within half-planes. */

/** More than the rounding of the few crossings of a square with a dozen lines, as a share of its area. */
export const AREA_SLACK = 1e-12;

/** The half-plane v + a·u + b·w ≤ 0. */
export interface HalfPlane {
  readonly v: number;
  readonly a: number;
  readonly b: number;
}

/**
 * The share of the square [−1, 1]² where v + a·u + b·w ≤ 0, 0 to 1. With A ≥ B the greater and lesser of |a| and |b| the
 * line leaves through two opposite sides where |v| ≤ A − B; else it cuts off a triangle.
 */
export function halfPlaneShare(v: number, a: number, b: number): number {
  const [p, q] = [Math.abs(a), Math.abs(b)];
  const size = Math.abs(v);
  const greater = Math.max(p, q);
  const lesser = Math.min(p, q);
  if (size >= greater + lesser) return v <= 0 ? 1 : 0;
  const beyond = greater + lesser - size;
  const cut = size <= greater - lesser ? (1 - size / greater) / 2 : ((beyond / greater) * (beyond / lesser)) / 8;
  return v > 0 ? cut : 1 - cut;
}

/** A convex polygon that is cut down step by step; one object serves any number of polygons. */
export class Polygon {
  #points = new Float64Array(256);
  #other = new Float64Array(256);
  /** Numbers in use, two a corner. */
  #length = 0;

  /** Becomes the square [−1, 1]². */
  reset(): void {
    this.#points.set(SQUARE);
    this.#length = SQUARE.length;
  }

  /** Cuts off where v + a·u + b·w > 0 (Sutherland and Hodgman 1974); v, a and b lie in `lines` from `place` on. */
  clip(lines: ArrayLike<number>, place: number): void {
    const v = lines[place] as number;
    const a = lines[place + 1] as number;
    const b = lines[place + 2] as number;
    const reach = Math.abs(a) + Math.abs(b);
    if (v + reach <= 0) return;
    if (!(v - reach <= 0)) {
      this.#length = 0;
      return;
    }
    const from = this.#points;
    const to = this.#other;
    const length = this.#length;
    let end = 0;
    for (let index = 0; index < length; index += 2) {
      const next = index + 2 === length ? 0 : index + 2;
      const x = from[index] as number;
      const y = from[index + 1] as number;
      const p = from[next] as number;
      const q = from[next + 1] as number;
      const here = v + a * x + b * y;
      const there = v + a * p + b * q;
      if (here <= 0) {
        to[end++] = x;
        to[end++] = y;
      }
      if (here <= 0 !== there <= 0) {
        const share = here / (here - there);
        to[end++] = x + share * (p - x);
        to[end++] = y + share * (q - y);
      }
    }
    this.#points = to;
    this.#other = from;
    this.#length = end;
  }

  /** The share of the square that is left, by the shoelace formula. */
  share(): number {
    const points = this.#points;
    const length = this.#length;
    if (length < 6) return 0;
    let twice = 0;
    for (let index = 0; index < length; index += 2) {
      const next = index + 2 === length ? 0 : index + 2;
      twice +=
        (points[index] as number) * (points[next + 1] as number) -
        (points[next] as number) * (points[index + 1] as number);
    }
    return Math.min(1, Math.max(0, twice / 8));
  }
}

const SQUARE = [-1, -1, 1, -1, 1, 1, -1, 1];

/** The share of the square [−1, 1]² that lies in all of the half-planes, 0 to 1. */
export function areaWithin(halfPlanes: readonly HalfPlane[]): number {
  const polygon = new Polygon();
  polygon.reset();
  for (const { v, a, b } of halfPlanes) polygon.clip([v, a, b], 0);
  return polygon.share();
}
