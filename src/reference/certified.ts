/** Certified coverage: for every pixel of a picture an interval that the area of {f < 0} in it is proven to lie in. */
import {
  type CertifiableField,
  type CertifiedTile,
  Certifier,
  type CertifierOptions,
  DEFAULT_ENCLOSURE,
  TILE,
  type Tile,
} from "./certifier.ts";
import { AREA_SLACK } from "./polygon.ts";

export interface SingularPixel {
  /** Column and row, from the top left. */
  readonly x: number;
  readonly y: number;
  readonly lo: number;
  readonly hi: number;
}

export interface CertifiedCoverage {
  readonly width: number;
  readonly height: number;
  /** Bounds of each pixel's coverage, 0 to 1, row 0 at the top. */
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** Pixels whose bounds stayed wider than asked for. Their bounds hold as well. */
  readonly singular: readonly SingularPixel[];
  /** How many cells were evaluated. */
  readonly evaluations: number;
}

export interface CertifyOptions extends CertifierOptions {
  /** Called with the share of pixels that are done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** `field` gives one float and takes places in pixels, y up; its uniforms are loaded. */
export function certifyCoverage(
  field: CertifiableField,
  width: number,
  height: number,
  options: CertifyOptions = {},
): CertifiedCoverage {
  const steps = certifyTiles(field, width, height, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Milliseconds after which other events get their turn. */
const PAUSE = 16;

/**
 * As `certifyCoverage`, for a page or a Worker that is to stay responsive: other events come in between tiles.
 *
 * @returns null if `signal` was aborted
 */
export async function certifyInSteps(
  field: CertifiableField,
  width: number,
  height: number,
  options: CertifyOptions & { readonly signal: AbortSignal },
): Promise<CertifiedCoverage | null> {
  const steps = certifyTiles(field, width, height, options);
  let last = performance.now();
  while (!options.signal.aborted) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - last < PAUSE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  }
  return null;
}

/** Yields the share of tiles that are done. */
function* certifyTiles(
  field: CertifiableField,
  width: number,
  height: number,
  options: CertifyOptions,
): Generator<number, CertifiedCoverage, void> {
  const lo = new Float64Array(width * height);
  const hi = new Float64Array(width * height);
  const certifier = new Certifier(field, options);
  let evaluations = 0;
  const tiles = tilesOf(width, height);
  for (const [index, tile] of tiles.entries()) {
    const done = certifier.certify(tile);
    evaluations += done.evaluations;
    placeTile(tile, done, { width, height, lo, hi });
    const share = (index + 1) / tiles.length;
    options.progress?.(share);
    yield share;
  }
  const singular = singularOf({ width, height, lo, hi }, options.enclosure ?? DEFAULT_ENCLOSURE);
  return { width, height, lo, hi, singular, evaluations };
}

/** The tiles of a picture, from its lower left. */
export function tilesOf(width: number, height: number): readonly Tile[] {
  const tiles: Tile[] = [];
  for (let bottom = 0; bottom < height; bottom += TILE)
    for (let column = 0; column < width; column += TILE)
      tiles.push({ column, bottom, width: Math.min(TILE, width - column), height: Math.min(TILE, height - bottom) });
  return tiles;
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Row 0 at the top. */
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** Copies a tile into a picture. */
export function placeTile(tile: Tile, { lo, hi }: CertifiedTile, picture: Picture): void {
  for (let row = 0; row < tile.height; row++) {
    const to = (picture.height - 1 - (tile.bottom + row)) * picture.width + tile.column;
    picture.lo.set(lo.subarray(row * tile.width, (row + 1) * tile.width), to);
    picture.hi.set(hi.subarray(row * tile.width, (row + 1) * tile.width), to);
  }
}

/** The pixels of a picture whose bounds are wider than was asked for, row by row from the top. */
export function singularOf({ width, lo, hi }: Picture, enclosure: number): readonly SingularPixel[] {
  const singular: SingularPixel[] = [];
  lo.forEach((low, pixel) => {
    const high = hi[pixel] as number;
    if (high - low > enclosure + 2 * AREA_SLACK)
      singular.push({ x: pixel % width, y: Math.floor(pixel / width), lo: low, hi: high });
  });
  return singular;
}
