/** Rectangles of pixels, and how a picture is cut into them. */

/** Pixels, y up. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function area({ width, height }: Rectangle): number {
  return width * height;
}

/**
 * A first piece of about `allowed` pixels and what is left of a rectangle; null if the whole is no larger.
 *
 * Cuts are at even distances from the rectangle's own corner: `dFdx` and `dFdy` are differences within quads of 2 × 2
 * pixels, and a quad that is cut in two is computed twice. So a piece is at least one quad.
 */
export function cutOff(whole: Rectangle, allowed: number): readonly [piece: Rectangle, rest: Rectangle] | null {
  const { x, y, width, height } = whole;
  if (area(whole) <= allowed) return null;
  const rows = Math.max(2, even(allowed / width));
  if (rows < height)
    return [
      { x, y, width, height: rows },
      { x, y: y + rows, width, height: height - rows },
    ];
  const columns = Math.max(2, even(allowed / height));
  if (columns < width)
    return [
      { x, y, width: columns, height },
      { x: x + columns, y, width: width - columns, height },
    ];
  return null;
}

function even(value: number): number {
  return 2 * Math.floor(value / 2);
}

/** Patches along each side of a rectangle. */
const PATCHES = 4;

/**
 * Squares of `side` × `side` pixels spread evenly over a rectangle that is at least four times as wide and high: any
 * region of a sixteenth of it meets one.
 */
export function patchesOf({ x, y, width, height }: Rectangle, side: number): Rectangle[] {
  const starts = (length: number) =>
    Array.from({ length: PATCHES }, (_, index) => even(((index + 0.5) / PATCHES) * length - side / 2));
  return starts(height).flatMap((top) =>
    starts(width).map((left) => ({ x: x + left, y: y + top, width: side, height: side })),
  );
}

/**
 * The tiles of at most `side` × `side` pixels that cover a rectangle, row by row from below.
 *
 * @param side an even number, so that tiles begin where quads begin
 */
export function tilesOf({ x, y, width, height }: Rectangle, side: number): Rectangle[] {
  const tiles: Rectangle[] = [];
  for (let top = 0; top < height; top += side)
    for (let left = 0; left < width; left += side)
      tiles.push({
        x: x + left,
        y: y + top,
        width: Math.min(side, width - left),
        height: Math.min(side, height - top),
      });
  return tiles;
}
