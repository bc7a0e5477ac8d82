/** Ranges of functions over intervals of real numbers, in float64 and not rounded; shared by intervals and Taylor models. */

/** Product of two bounds; 0 · ∞ is 0, as a bound of an interval that holds 0 is that number itself. */
export function boundProduct(x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : x * y;
}

/** Beyond 2³⁰ the position within a turn is not looked at. */
const FAR = 1073741824;

/** Room for the rounding of a position within a turn. */
const SLACK = 1e-6;

/** Whether [lo, hi] may hold place + 2πk for a whole k. */
function turnsThrough(lo: number, hi: number, place: number): boolean {
  return Math.floor((hi - place) / (2 * Math.PI) + SLACK) >= Math.ceil((lo - place) / (2 * Math.PI) - SLACK);
}

/** A range of sine or cosine: the values at both ends, and ±1 where the interval may hold an extremum. */
function wave(
  lo: number,
  hi: number,
  value: (x: number) => number,
  highest: number,
  lowest: number,
  error: number,
): readonly [number, number] {
  if (!(hi - lo < 2 * Math.PI) || !(Math.max(Math.abs(lo), Math.abs(hi)) < FAR)) return [-1, 1];
  const a = value(lo);
  const b = value(hi);
  return [
    turnsThrough(lo, hi, lowest) ? -1 : Math.max(-1, Math.min(a, b) - error),
    turnsThrough(lo, hi, highest) ? 1 : Math.min(1, Math.max(a, b) + error),
  ];
}

/** The range of sine over [lo, hi], wider by `error` where it is not ±1. */
export function sineRange(lo: number, hi: number, error: number): readonly [number, number] {
  return wave(lo, hi, Math.sin, Math.PI / 2, -Math.PI / 2, error);
}

export function cosineRange(lo: number, hi: number, error: number): readonly [number, number] {
  return wave(lo, hi, Math.cos, 0, Math.PI, error);
}

/** Angles of the corners of a box that sees neither the origin nor the cut along −x. */
export function angleRange(yLow: number, yHigh: number, xLow: number, xHigh: number): readonly [number, number] {
  const a = Math.atan2(yLow, xLow);
  const b = Math.atan2(yLow, xHigh);
  const c = Math.atan2(yHigh, xLow);
  const d = Math.atan2(yHigh, xHigh);
  return [Math.min(a, b, c, d), Math.max(a, b, c, d)];
}
