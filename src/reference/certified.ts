/**
 * Certified coverage: for every pixel an interval that the area of {f < 0} in it is proven to lie in.
 *
 * A Taylor model of the field decides whole tiles first. What is left is split down to pixels, and an undecided pixel
 * into cells, the one with the widest enclosure first, until the pixel's own is narrow enough.
 */

import { AREA_SLACK, areaWithin } from "./polygon.ts";
import type { CompiledTaylor, TaylorPath } from "./taylor.ts";

export interface CertifiedCoverage {
  readonly width: number;
  readonly height: number;
  /** Bounds of each pixel's coverage, 0 to 1, row 0 at the top. */
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** Pixels whose bounds stayed wider than asked for: column and row, from the top left. Their bounds hold as well. */
  readonly singular: readonly { readonly x: number; readonly y: number; readonly lo: number; readonly hi: number }[];
  /** How many cells were evaluated. */
  readonly evaluations: number;
}

export interface CertifyOptions {
  /** Largest hi − lo of a pixel, 1/4096 unless it is given. */
  readonly enclosure?: number;
  /** Cells of one pixel that are evaluated at most, before it is declared singular; 256 unless it is given. */
  readonly cells?: number;
  /** Called with the share of pixels that are done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** Side of the first tiles in pixels; a power of two. */
const TILE = 32;
const MOST_PATHS = 16;
/** Below a pixel's 2⁻²⁰ float64 has too few digits left to tell places apart, and nothing is gained. */
const DEEPEST = 20;

interface Cell {
  readonly x: number;
  readonly y: number;
  /** Half its side, pixels. */
  readonly half: number;
  readonly depth: number;
  readonly lo: number;
  readonly hi: number;
}

/** `field` gives one float and takes places in pixels, y up; its uniforms are loaded. */
export function certifyCoverage(
  field: CompiledTaylor,
  width: number,
  height: number,
  options: CertifyOptions = {},
): CertifiedCoverage {
  const enclosure = options.enclosure ?? 1 / 4096;
  const mostCells = options.cells ?? 256;
  const lo = new Float64Array(width * height);
  const hi = new Float64Array(width * height);
  const singular: { x: number; y: number; lo: number; hi: number }[] = [];
  let evaluations = 0;
  let done = 0;

  /** Bounds of the share of a cell that is inside. */
  function cover(x: number, y: number, half: number): readonly [number, number] {
    evaluations++;
    const smooth = field.enclose(x, y, half, half, { splitKinks: false, most: MOST_PATHS });
    const first = smooth === null ? UNKNOWN : boundsOf(smooth);
    if (half > 0.5 || first[1] - first[0] <= enclosure) return first;
    if (smooth !== null && !field.hasWidened()) return first;
    // Corners: both sides of each kink, which is dearer and mostly needless.
    evaluations++;
    const split = field.enclose(x, y, half, half, { splitKinks: true, most: MOST_PATHS });
    if (split === null) return first;
    const second = boundsOf(split);
    return [Math.max(first[0], second[0]), Math.min(first[1], second[1])];
  }

  function fill(column: number, bottom: number, side: number, low: number, high: number): void {
    for (let y = bottom; y < Math.min(bottom + side, height); y++)
      for (let x = column; x < Math.min(column + side, width); x++) {
        lo[(height - 1 - y) * width + x] = low;
        hi[(height - 1 - y) * width + x] = high;
        done++;
      }
  }

  function tile(column: number, bottom: number, side: number): void {
    if (column >= width || bottom >= height) return;
    const half = side / 2;
    const [low, high] = cover(column + half, bottom + half, half);
    if (low === high) return fill(column, bottom, side, low, high);
    if (side === 1) return pixel(column, bottom, low, high);
    for (const [dx, dy] of QUARTERS)
      tile(column + ((1 + (dx as number)) / 2) * half, bottom + ((1 + (dy as number)) / 2) * half, half);
  }

  function pixel(column: number, bottom: number, low: number, high: number): void {
    const cells: Cell[] = [{ x: column + 0.5, y: bottom + 0.5, half: 0.5, depth: 0, lo: low, hi: high }];
    let least = low;
    let most = high;
    const before = evaluations;
    while (most - least > enclosure && evaluations - before < mostCells) {
      const widest = cells.reduce(
        (best, cell, index) => (weight(cell) > weight(cells[best] as Cell) ? index : best),
        0,
      );
      const cell = cells[widest] as Cell;
      if (weight(cell) === 0) break;
      cells[widest] = cells[cells.length - 1] as Cell;
      cells.pop();
      const half = cell.half / 2;
      for (const [dx, dy] of QUARTERS) {
        const [x, y] = [cell.x + (dx as number) * half, cell.y + (dy as number) * half];
        const [a, b] = cover(x, y, half);
        cells.push({ x, y, half, depth: cell.depth + 1, lo: a, hi: b });
      }
      // Summed anew each time, so that rounding does not add up.
      least = cells.reduce((sum, one) => sum + one.lo * 4 * one.half * one.half, 0);
      most = cells.reduce((sum, one) => sum + one.hi * 4 * one.half * one.half, 0);
    }
    least = Math.max(low, least - AREA_SLACK, 0);
    most = Math.min(high, most + AREA_SLACK, 1);
    fill(column, bottom, 1, least, most);
    if (most - least > enclosure + 2 * AREA_SLACK)
      singular.push({ x: column, y: height - 1 - bottom, lo: least, hi: most });
  }

  for (let bottom = 0; bottom < height; bottom += TILE)
    for (let column = 0; column < width; column += TILE) {
      tile(column, bottom, TILE);
      options.progress?.(done / (width * height));
    }
  return { width, height, lo, hi, singular, evaluations };
}

const UNKNOWN = [0, 1] as const;
const QUARTERS = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;

/** How much of a pixel a cell leaves open; 0 if it cannot be split further. */
function weight(cell: Cell): number {
  return cell.depth >= DEEPEST ? 0 : (cell.hi - cell.lo) * cell.half * cell.half;
}

/**
 * Bounds of the area of {f < 0} from the paths: every point takes one of them, so at most the sum of the areas where a
 * path may be inside is covered, and at most the sum of those where one may be outside is not.
 */
function boundsOf(paths: readonly TaylorPath[]): readonly [number, number] {
  let inside = 0;
  let outside = 0;
  for (const { results, constraints } of paths) {
    const [field] = results;
    if (field === undefined) throw new Error("a field has one component");
    const { v, a, b, e, lo, hi } = field;
    const isForm = e < Number.POSITIVE_INFINITY;
    if (lo < 0) inside += areaWithin(isForm ? [...constraints, { v: v - e, a, b }] : constraints);
    if (hi >= 0) outside += areaWithin(isForm ? [...constraints, { v: -v - e, a: -a, b: -b }] : constraints);
  }
  const high = Math.min(1, inside === 0 ? 0 : inside + AREA_SLACK);
  const low = Math.max(0, outside === 0 ? 1 : 1 - outside - AREA_SLACK);
  // One of the two is exact where only it is possible.
  return [Math.min(low, high), Math.max(low, high)];
}
