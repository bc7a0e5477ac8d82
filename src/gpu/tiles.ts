/** How a picture is cut so that neither the driver's largest texture nor a heavy shader stops it. */

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Largest side of a target; a picture past it is drawn in tiles. Even, so that 2 × 2 quads stay whole. */
export function tileSide(maxTextureSize: number): number {
  return Math.min(maxTextureSize, 4096) & ~1;
}

/** The tiles of a picture, row by row from the bottom. */
export function tilesOf(width: number, height: number, side: number): Rectangle[] {
  const tiles: Rectangle[] = [];
  for (let y = 0; y < height; y += side)
    for (let x = 0; x < width; x += side)
      tiles.push({ x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) });
  return tiles;
}

/** A strip of a tile should take about this long, in milliseconds: short enough to stop in time, long enough to be cheap. */
const STRIP_TIME = 100;
const FIRST_STRIP = 16;
const MOST_GROWTH = 8;

/** Rows of the next strip, from the rows and the time (milliseconds) of the last one. Even, and never less than 2. */
export function nextStrip(rows: number, milliseconds: number): number {
  const growth = Math.min(STRIP_TIME / Math.max(milliseconds, 0.01), MOST_GROWTH);
  return Math.max(2, Math.floor(rows * growth) & ~1);
}

/** Rows of the first strip, before anything is known about the shader. */
export const firstStrip = FIRST_STRIP;
