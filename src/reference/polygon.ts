/** Area of a square's part within half-planes. */
import type { Constraint } from "../backends/taylor.ts";

/** More than the rounding of the few crossings of a square with a dozen lines, as a share of its area. */
export const AREA_SLACK = 1e-12;

/**
 * The share of the square [−1, 1]² where v + a·u + b·w ≤ 0 for every one of the half-planes, 0 to 1, by clipping with
 * one after the other (Sutherland and Hodgman 1974) and the shoelace formula.
 */
export function areaWithin(halfPlanes: readonly Constraint[]): number {
  let polygon = [-1, -1, 1, -1, 1, 1, -1, 1];
  for (const { v, a, b } of halfPlanes) {
    const reach = Math.abs(a) + Math.abs(b);
    if (v + reach <= 0) continue;
    if (!(v - reach <= 0)) return 0;
    const clipped: number[] = [];
    for (let index = 0; index < polygon.length; index += 2) {
      const next = (index + 2) % polygon.length;
      const [x, y] = [polygon[index] as number, polygon[index + 1] as number];
      const [p, q] = [polygon[next] as number, polygon[next + 1] as number];
      const here = v + a * x + b * y;
      const there = v + a * p + b * q;
      if (here <= 0) clipped.push(x, y);
      if (here <= 0 !== there <= 0) {
        const share = here / (here - there);
        clipped.push(x + share * (p - x), y + share * (q - y));
      }
    }
    if (clipped.length < 6) return 0;
    polygon = clipped;
  }
  let twice = 0;
  for (let index = 0; index < polygon.length; index += 2) {
    const next = (index + 2) % polygon.length;
    twice +=
      (polygon[index] as number) * (polygon[next + 1] as number) -
      (polygon[next] as number) * (polygon[index + 1] as number);
  }
  return Math.min(1, Math.max(0, twice / 8));
}
