/** How the edges of two quadratic forms over the square [−1, 1]² lie to each other. */
import { E, P, Q, R, UNIT } from "../backends/taylor.ts";

/**
 * The greatest value of x − e + k·(y − d) over the square, for forms x ± e and y ± d and k of the sign of `sign` that makes
 * both equally steep; `first` and `second` are their places in `forms`, and each may be taken with the other sign.
 */
function mostOf(
  forms: Float64Array,
  first: number,
  firstSign: number,
  second: number,
  secondSign: number,
  sign: number,
): number {
  const at = (index: number): number => forms[index] as number;
  const a0 = at(first + 1);
  const b0 = at(first + 2);
  const a1 = at(second + 1);
  const b1 = at(second + 2);
  const steep = Math.max(Math.abs(a1), Math.abs(b1));
  if (!(steep > 0)) return Number.POSITIVE_INFINITY;
  const share = Math.max(Math.abs(a0), Math.abs(b0)) / steep;
  const k = sign * secondSign * share;
  const v = firstSign * at(first) + k * at(second);
  const a = firstSign * a0 + k * a1;
  const b = firstSign * b0 + k * b1;
  const p = firstSign * at(first + P) + k * at(second + P);
  const q = firstSign * at(first + Q) + k * at(second + Q);
  const r = firstSign * at(first + R) + k * at(second + R);
  const size = sizeOf(forms, first) + share * sizeOf(forms, second) + at(first + E) + share * at(second + E);
  const most = v + Math.abs(a) + Math.abs(b) + Math.abs(q) + Math.max(p, 0) + Math.max(r, 0);
  return most - at(first + E) - sign * share * at(second + E) + 8 * UNIT * size;
}

function sizeOf(forms: Float64Array, place: number): number {
  let size = 0;
  for (let index = 0; index < E; index++) size += Math.abs(forms[place + index] as number);
  return size;
}

/** Whether it is certain that nowhere both forms lie above their e. */
export function excludeEachOther(
  forms: Float64Array,
  first: number,
  firstSign: number,
  second: number,
  secondSign: number,
): boolean {
  return mostOf(forms, first, firstSign, second, secondSign, 1) <= 0;
}

/** Whether the second form lies above its e where the first does, so that the first one's condition says nothing new. */
export function isImplied(
  forms: Float64Array,
  first: number,
  firstSign: number,
  second: number,
  secondSign: number,
): boolean {
  return mostOf(forms, first, firstSign, second, secondSign, -1) <= 0;
}
