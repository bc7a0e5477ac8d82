/** Ranges of functions over intervals of real numbers in float64; shared by intervals and Taylor models. */

/** Product of two bounds; 0 · ∞ is 0, as a bound of an interval that holds 0 is that number itself. */
export function boundProduct(x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : x * y;
}

/** Whether sums and products of two such numbers are exact: multiples of 2⁻¹⁰ below 2²⁰. */
export function isShort(value: number): boolean {
  return Math.abs(value) < 1048576 && Number.isInteger(value * 1024);
}

/** Bound of the relative error of one function of V8 (fdlibm, below 1 ulp), with room to spare, and what underflows. */
const ERROR = 2 ** -50;
const TINY = 1e-300;

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
): readonly [number, number] {
  if (!(hi - lo < 2 * Math.PI) || !(Math.max(Math.abs(lo), Math.abs(hi)) < FAR)) return [-1, 1];
  const least = Math.min(value(lo), value(hi));
  const most = Math.max(value(lo), value(hi));
  return [
    turnsThrough(lo, hi, lowest) ? -1 : Math.max(-1, least - Math.abs(least) * ERROR - TINY),
    turnsThrough(lo, hi, highest) ? 1 : Math.min(1, most + Math.abs(most) * ERROR + TINY),
  ];
}

/** The range of sine over [lo, hi], rounded outward. */
export function sineRange(lo: number, hi: number): readonly [number, number] {
  return wave(lo, hi, Math.sin, Math.PI / 2, -Math.PI / 2);
}

export function cosineRange(lo: number, hi: number): readonly [number, number] {
  return wave(lo, hi, Math.cos, 0, Math.PI);
}

/** Angles of the corners of a box that sees neither the origin nor the cut along −x, as they are computed. */
export function angleRange(yLow: number, yHigh: number, xLow: number, xHigh: number): readonly [number, number] {
  const a = Math.atan2(yLow, xLow);
  const b = Math.atan2(yLow, xHigh);
  const c = Math.atan2(yHigh, xLow);
  const d = Math.atan2(yHigh, xHigh);
  return [Math.min(a, b, c, d), Math.max(a, b, c, d)];
}
