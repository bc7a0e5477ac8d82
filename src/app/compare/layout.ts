/** Where each method's picture is on the canvas: one, two beside a divider, two in turn, or many in a grid. */
import type { Pixels } from "../picture/camera.ts";
import type { Comparison, Side } from "../state.ts";

/** One method's place, device pixels, y up. */
export interface Cell {
  /** Which of the shown methods it is. */
  readonly method: number;
  /** Lower left corner of its whole picture on the canvas; even, so that pixel quads are those of the picture alone. */
  readonly corner: Pixels;
  /** The part of the canvas that it fills: columns left ≤ x < right, rows bottom ≤ y < top. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface Layout {
  /** The size of each method's whole picture. */
  readonly size: Pixels;
  readonly cells: readonly Cell[];
  /** Columns and rows of the grid. */
  readonly columns: number;
  readonly rows: number;
}

/** Pixels between the cells of a grid; even. */
const GAP = 2;

/**
 * @param count how many methods are shown
 * @param divider place of the divider, 0 to 1
 * @param blink which of two is to be seen
 */
export function layoutOf(comparison: Comparison, count: number, size: Pixels, divider: number, blink: Side): Layout {
  const [width, height] = size;
  const part = (method: number, left: number, right: number): Cell => {
    return { method, corner: [0, 0], left, right, bottom: 0, top: height };
  };
  const alone = (method: number): Layout => ({ size, cells: [part(method, 0, width)], columns: 1, rows: 1 });
  if (count < 2) return alone(0);
  switch (comparison) {
    case "single":
      return alone(0);
    case "blink":
      return alone(blink === "a" ? 0 : 1);
    case "wipe": {
      const split = Math.round(divider * width);
      return { size, cells: [part(0, 0, split), part(1, split, width)], columns: 1, rows: 1 };
    }
    case "grid":
      return gridOf(count, width, height);
  }
}

function gridOf(count: number, width: number, height: number): Layout {
  const columns = bestColumns(count, width / height);
  const rows = Math.ceil(count / columns);
  const even = (length: number, parts: number): number =>
    Math.max(2, 2 * Math.floor((length - GAP * (parts - 1)) / parts / 2));
  const [w, h] = [even(width, columns), even(height, rows)];
  // What is left over lies all around the grid. Even, as the cells are.
  const margin = (length: number, parts: number, part: number): number =>
    Math.max(0, 2 * Math.floor((length - parts * part - GAP * (parts - 1)) / 4));
  const [aside, below] = [margin(width, columns, w), margin(height, rows, h)];
  const cells = Array.from({ length: count }, (_, method): Cell => {
    const left = aside + (method % columns) * (w + GAP);
    // The first row is at the top, as one reads.
    const bottom = below + (rows - 1 - Math.floor(method / columns)) * (h + GAP);
    return { method, corner: [left, bottom], left, right: left + w, bottom, top: bottom + h };
  });
  return { size: [w, h], cells, columns, rows };
}

/** The number of columns whose cells hold the largest square. */
function bestColumns(count: number, aspect: number): number {
  let best = 1;
  let most = 0;
  for (let columns = 1; columns <= count; columns++) {
    const side = Math.min(aspect / columns, 1 / Math.ceil(count / columns));
    if (side > most + 1e-9) {
      most = side;
      best = columns;
    }
  }
  return best;
}

/** The cell under a place on the canvas; the nearest one between cells. */
export function cellAt(layout: Layout, [x, y]: Pixels): Cell {
  const distance = ({ left, right, bottom, top }: Cell): number =>
    Math.max(left - x, x - right, 0) + Math.max(bottom - y, y - top, 0);
  return layout.cells.reduce((best, cell) => (distance(cell) < distance(best) ? cell : best));
}
