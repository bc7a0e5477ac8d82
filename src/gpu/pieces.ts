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
 * Two halves of a rectangle, across its longer side; null if it is of a single quad.
 *
 * The cut is at an even distance from the rectangle's own corner: `dFdx` and `dFdy` are differences within quads of 2 × 2
 * pixels, and a quad that is cut in two is only computed twice.
 */
export function halve({ x, y, width, height }: Rectangle): readonly [Rectangle, Rectangle] | null {
  if (width <= 2 && height <= 2) return null;
  if (width >= height) {
    const left = 2 * Math.ceil(width / 4);
    return [
      { x, y, width: left, height },
      { x: x + left, y, width: width - left, height },
    ];
  }
  const lower = 2 * Math.ceil(height / 4);
  return [
    { x, y, width, height: lower },
    { x, y: y + lower, width, height: height - lower },
  ];
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
