/**
 * The local model of a pixel: the field to second order around the pixel's centre, and the line and the parabola that it
 * cuts through the pixel's square.
 *
 * f(d) = v + g · d + d · H d / 2, d in pixels from the centre, y up. Where f = 0 is the edge that `hessian` integrates over;
 * where v + g · d = 0 is that of `half-plane`.
 */

/** The field around a pixel's centre: scene units, derivatives per pixel and per square pixel. */
export interface LocalModel {
  readonly value: number;
  readonly gradient: readonly [number, number];
  /** `[xx, xy, yy]` */
  readonly hessian: readonly [number, number, number];
  /** Whether a derivative does not exist there, so that 0 stands in for it. */
  readonly singular: boolean;
}

/** Two places in pixels from the centre. */
export type Segment = readonly [readonly [number, number], readonly [number, number]];

/** Squares along a pixel's side in each of which a curve is drawn as one line. */
const STEPS = 12;

/** The model without its bend, whose edge is a straight line. */
export function withoutBend(model: LocalModel): LocalModel {
  return { ...model, hessian: [0, 0, 0] };
}

/** Where the model is zero within the pixel's square, as short lines; none if it is zero nowhere, everywhere or no number. */
export function edgeOf({ value, gradient: [gx, gy], hessian: [xx, xy, yy] }: LocalModel): Segment[] {
  const at = (x: number, y: number): number => value + gx * x + gy * y + 0.5 * (xx * x * x + yy * y * y) + xy * x * y;
  const place = (index: number): number => index / STEPS - 0.5;
  const segments: Segment[] = [];
  for (let row = 0; row < STEPS; row++)
    for (let column = 0; column < STEPS; column++) {
      const corners = [
        [place(column), place(row)],
        [place(column + 1), place(row)],
        [place(column + 1), place(row + 1)],
        [place(column), place(row + 1)],
      ] as const;
      const crossings = corners.flatMap((from, index) => {
        const to = corners[(index + 1) % 4] as readonly [number, number];
        const [a, b] = [at(...from), at(...to)];
        if (a < 0 === b < 0 || !Number.isFinite(a - b)) return [];
        const share = a / (a - b);
        return [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])] as const];
      });
      // A square that two branches cross has four crossings, in pairs along its outline.
      for (let pair = 0; pair + 1 < crossings.length; pair += 2)
        segments.push([crossings[pair] as Segment[0], crossings[pair + 1] as Segment[1]]);
    }
  return segments;
}
