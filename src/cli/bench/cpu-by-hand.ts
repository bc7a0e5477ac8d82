/** The benchmark's fields as one would write them in JavaScript: scalars, one loop, nothing allocated. */

/** Fills `out` with the field at all pixel centres, row by row from the bottom. */
export type FieldByHand = (out: Float64Array) => void;

// `Math.min` and `Math.max` also order −0 and NaN, which costs a third of the speed.
function least(a: number, b: number): number {
  if (b < a) return b;
  return a;
}

function greatest(a: number, b: number): number {
  if (a < b) return b;
  return a;
}

/** A box of 1 × 0.5 scene units seen through the default camera; `scale` is 1 over the side in pixels. */
export function handWrittenBox(side: number, scale: number, out: Float64Array): void {
  let cursor = 0;
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const x = (2 * (column + 0.5) - side) * scale;
      const y = (2 * (row + 0.5) - side) * scale;
      const qx = Math.abs(x) - 0.5;
      const qy = Math.abs(y) - 0.25;
      const ox = greatest(qx, 0);
      const oy = greatest(qy, 0);
      out[cursor++] = Math.sqrt(ox * ox + oy * oy) + least(greatest(qx, qy), 0);
    }
}

export interface CsgParameters {
  readonly size: number;
  readonly disc: number;
  readonly bar: number;
  readonly turn: number;
}

function box(x: number, y: number, half: number): number {
  const qx = Math.abs(x) - half;
  const qy = Math.abs(y) - half;
  return least(qx, qy) > 0 ? Math.sqrt(qx * qx + qy * qy) : greatest(qx, qy);
}

function capsule(x: number, y: number, ax: number, ay: number, bx: number, by: number, radius: number): number {
  const px = x - ax;
  const py = y - ay;
  const dx = bx - ax;
  const dy = by - ay;
  const t = least(greatest((px * dx + py * dy) / (dx * dx + dy * dy), 0), 1);
  const ex = px - dx * t;
  const ey = py - dy * t;
  return Math.sqrt(ex * ex + ey * ey) - radius;
}

/** The example "csg" with its parameters. */
export function handWrittenCsg(
  side: number,
  scale: number,
  { size, disc, bar, turn }: CsgParameters,
  out: Float64Array,
): void {
  const c = Math.cos((turn * Math.PI) / 180);
  const s = Math.sin((turn * Math.PI) / 180);
  let cursor = 0;
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const x = (2 * (column + 0.5) - side) * scale;
      const y = (2 * (row + 0.5) - side) * scale;
      const qx = c * x + s * y;
      const qy = c * y - s * x;
      const radius = Math.sqrt(x * x + y * y);
      const plate = greatest(box(qx, qy, size), radius - disc);
      const lower = capsule(qx, qy, -1.2, -0.36, 0.3, -0.36, bar);
      const bars = least(lower, capsule(qx, qy, -0.3, 0.36, 1.2, 0.36, bar));
      const holed = greatest(greatest(plate, -bars), -(radius - 0.2));
      out[cursor++] = least(holed, radius - 0.11);
    }
}
