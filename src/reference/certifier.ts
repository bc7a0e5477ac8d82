/**
 * Certifies tiles of a picture, one after the other.
 *
 * A Taylor model of the field decides whole tiles first. What is left is split down to pixels, and an undecided pixel
 * into cells, the one with the widest enclosure first, until the pixel's own is narrow enough. The program itself runs
 * on the tiles only: its tapes, the shorter the smaller the cell, run on the rest.
 */
import { E, type Tape } from "../backends/taylor.ts";
import { DEEPEST, PixelCells } from "./pixel-cells.ts";
import { AREA_SLACK } from "./polygon.ts";
import { MOST_BRANCHES, Region } from "./region.ts";
import type { CompiledTaylor } from "./taylor.ts";

/** What certifying needs of a program, see `linkTaylor`. */
export type CertifiableField = Omit<CompiledTaylor, "source" | "pack" | "load">;

/** How far certifying goes. */
export interface CertifierOptions {
  /** Largest hi − lo of a pixel, 1/4096 unless it is given. */
  readonly enclosure?: number;
  /**
   * Cells of one pixel that are evaluated at most, before it is declared singular, four times as many where its bounds are
   * within 1/64; 256 unless it is given.
   */
  readonly cells?: number;
}

export const DEFAULT_ENCLOSURE = 1 / 4096;
export const DEFAULT_CELLS = 256;

/** Side of the tiles that are certified one by one, in pixels; a power of two. */
export const TILE = 32;
/** More kinks than these are not followed on both sides, but for the first one, on which others may depend. */
const MOST_KINKS = 4;
const FIRST_KINK = 1;
/** Roundings become paths in cells of at most this half side, in pixels; larger ones see too many of them. */
const MOST_CHOSEN = 2;
/** Squares of at most so many pixels a side may be decided by one model, pixel by pixel. */
const MOST_SHARED = 8;
/** Branches are followed for a square of pixels unless more than so many such squares came to nothing for one that did. */
const SHARING_ODDS = 6;
const SHARING_TRIES = 12;
/** What a run of the program costs, in runs of a tape. */
const RECORDING = 8;
/** Bounds that are this far apart tell next to nothing of a pixel. */
const HOPELESS = 0.5;
/** A pixel with bounds as near as this gets so many times as many cells: it is nearly done. */
const NEARLY = 1 / 64;
const MORE = 4;
/** After so many pixels in a row that came to nothing the next ones get half as many cells. */
const PATIENCE = 4;
/** A rectangle of pixels, at most `TILE` on each side; the column of its left and the row of its lower edge, y up. */
export interface Tile {
  readonly column: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Bounds of the pixels of a tile, row by row from its lower edge, and how many cells were evaluated. */
export interface CertifiedTile {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  readonly evaluations: number;
}

/** Certifies one tile after the other. */
export class Certifier {
  readonly #field: CertifiableField;
  readonly #enclosure: number;
  readonly #mostCells: number;
  /** Cells that the pixel gets, and how many pixels before it in the tile came to nothing. */
  #patience = 0;
  #hopeless = 0;
  readonly #region = new Region();
  #tile: Tile = { column: 0, bottom: 0, width: 0, height: 0 };
  #lo = new Float64Array(0);
  #hi = new Float64Array(0);
  #evaluations = 0;
  /** Bounds that `#cover` has found. */
  #low = 0;
  #high = 1;
  readonly #cells: PixelCells;
  #tolerance = 0;
  /** Kinks that were enclosed in the cell that was shortened last, and whether the region has all of its branches. */
  #kinks = 0;
  #isWhole = false;
  /** Squares whose branches were followed for all of their pixels, in this tile and by their side, and how many of them that filled. */
  readonly #tries = new Int32Array(MOST_SHARED + 1);
  readonly #wins = new Int32Array(MOST_SHARED + 1);
  /** Whether the region has all branches of the cell that was covered last. */
  #hasBranches = false;
  /** What the pixel has cost, in runs of a tape. */
  #effort = 0;

  constructor(field: CertifiableField, options: CertifierOptions = {}) {
    this.#field = field;
    const enclosure = options.enclosure ?? DEFAULT_ENCLOSURE;
    // Sums of areas widen by their rounding what is narrow enough, which is to be so nonetheless.
    this.#enclosure = Math.max(enclosure / 2, enclosure - 4 * AREA_SLACK);
    this.#mostCells = options.cells ?? DEFAULT_CELLS;
    this.#cells = new PixelCells(MORE * this.#mostCells);
  }

  certify(tile: Tile): CertifiedTile {
    this.#tile = tile;
    this.#lo = new Float64Array(tile.width * tile.height);
    this.#hi = new Float64Array(tile.width * tile.height);
    this.#evaluations = 0;
    this.#hopeless = 0;
    this.#tries.fill(0);
    this.#wins.fill(0);
    this.#square(tile.column, tile.bottom, TILE, null);
    return { lo: this.#lo, hi: this.#hi, evaluations: this.#evaluations };
  }

  /** A square of pixels; `tapes` are those of a larger one, null if it had too many paths. */
  #square(column: number, bottom: number, side: number, tapes: readonly Tape[] | null): void {
    const { column: left, bottom: lowest, width, height } = this.#tile;
    if (column >= left + width || bottom >= lowest + height) return;
    const field = this.#field;
    const half = side / 2;
    const [x, y] = [column + half, bottom + half];
    const mark = field.mark();
    field.visit(x, y, half, half);
    const shorter = this.#shorten(tapes, half);
    const isDecided = shorter !== null && side > 1 && this.#isDecided(shorter.tapes, shorter.hasStep);
    const bounds = shorter === null ? null : { lo: this.#low, hi: this.#high };
    if (isDecided && bounds !== null) this.#fill(column, bottom, side, bounds.lo, bounds.hi);
    else if (shorter === null && field.excess() === "endless") this.#fill(column, bottom, side, 0, 1);
    else if (shorter !== null && this.#areDecided(shorter.tapes, column, bottom, side)) {
      // All of its pixels are filled.
    } else if (side === 1) this.#pixel(column, bottom, shorter === null ? null : shorter.tapes);
    else {
      const inner = shorter === null ? null : shorter.tapes;
      this.#square(column, bottom, half, inner);
      this.#square(column + half, bottom, half, inner);
      this.#square(column, bottom + half, half, inner);
      this.#square(column + half, bottom + half, half, inner);
    }
    field.release(mark);
  }

  /** The paths of the visited cell, and bounds of what they give. */
  #shorten(tapes: readonly Tape[] | null, half: number): { tapes: readonly Tape[]; hasStep: boolean } | null {
    const field = this.#field;
    let from = tapes;
    if (from === null) {
      from = this.#record(half);
      if (from === null) return null;
    }
    this.#evaluations++;
    const inner: Tape[] = [];
    let hasStep = false;
    let [isInside, isOutside] = [false, false];
    this.#region.reset();
    this.#kinks = 0;
    this.#isWhole = true;
    for (const tape of from) {
      const bounds = field.shorten(tape);
      if (bounds === null) continue;
      this.#kinks += field.kinks();
      this.#isWhole &&= bounds.isWhole;
      if (this.#isWhole) this.#region.add(field.conditions, 0, field.cells, bounds.tape.results[0] as number);
      inner.push(bounds.tape);
      hasStep ||= bounds.hasStep;
      isInside ||= bounds.lo < 0;
      isOutside ||= bounds.hi >= 0;
    }
    this.#low = isOutside ? 0 : 1;
    this.#high = isInside ? 1 : 0;
    return { tapes: inner, hasStep };
  }

  /** Runs the program on the visited cell; null if it has too many paths there. */
  #record(half: number): readonly Tape[] | null {
    const field = this.#field;
    const mark = field.mark();
    this.#effort += RECORDING;
    this.#evaluations++;
    let tapes: readonly Tape[] | null = null;
    // A cell as small as this is recorded only where larger ones have too many paths.
    if (half <= 0.5) tapes = field.record(MOST_BRANCHES, true, undefined, true);
    if (tapes === null) {
      field.release(mark);
      tapes = field.record(MOST_BRANCHES, half <= MOST_CHOSEN);
    }
    if (tapes === null) {
      field.release(mark);
      // Longer than all others, and the same may be found again next to it.
      if (field.excess() !== "many") this.#effort += this.#mostCells;
    }
    return tapes;
  }

  /** Whether the visited cell lies on one side; where a jump hides that, its sides are looked at one by one. */
  #isDecided(tapes: readonly Tape[], hasStep: boolean): boolean {
    if (this.#low >= this.#high) return this.#settle();
    if (!hasStep || this.#gather(tapes, 0) === null) return false;
    const { mayBeInside, mayBeOutside } = this.#region;
    if (mayBeInside && mayBeOutside) return false;
    this.#low = mayBeInside ? 1 : 0;
    this.#high = this.#low;
    return true;
  }

  /**
   * Fills all pixels of the square that was shortened last from its own model; false if that is too loose for one of them.
   * A remainder grows with the cube of the side, so that what is narrow enough for a pixel is often so for its neighbours.
   */
  #areDecided(tapes: readonly Tape[], column: number, bottom: number, side: number): boolean {
    if (side === 1 || side > MOST_SHARED) return false;
    if (this.#isWhole && tapes.length === 1 && this.#kinks === 0) {
      const { cells } = this.#field;
      const place = (tapes[0] as Tape).results[0] as number;
      const slope = Math.max(Math.abs(cells[place + 1] as number), Math.abs(cells[place + 2] as number));
      // An edge between two lines e apart is as uncertain as e is large against the slope within a pixel.
      if (!((cells[place + E] as number) * side <= this.#enclosure * slope)) return false;
      return this.#fillEach(column, bottom, side);
    }
    const isOpen = this.#kinks === 0 || isSplittable(this.#kinks);
    // Where this has seldom come to something it is not worth its price.
    if (!isOpen || (this.#tries[side] as number) > SHARING_ODDS * (this.#wins[side] as number) + SHARING_TRIES)
      return false;
    this.#tries[side] = (this.#tries[side] as number) + 1;
    if (this.#gather(tapes, this.#kinks > 0 ? MOST_KINKS : 0) === null || !this.#fillEach(column, bottom, side))
      return false;
    this.#wins[side] = (this.#wins[side] as number) + 1;
    return true;
  }

  /** Fills the pixels of a square from the branches of the region; false, and any of them filled, if one stays open. */
  #fillEach(column: number, bottom: number, side: number): boolean {
    const tolerance = Math.min(0.25, this.#enclosure / 2);
    const half = 1 / side;
    for (let row = 0; row < side; row++)
      for (let pixel = 0; pixel < side; pixel++) {
        this.#low = 0;
        this.#high = 1;
        this.#region.sumWithin((2 * pixel + 1) * half - 1, (2 * row + 1) * half - 1, half, tolerance);
        this.#narrow();
        if (this.#high - this.#low > this.#enclosure) return false;
        this.#fill(column + pixel, bottom + row, 1, this.#low, this.#high);
      }
    return true;
  }

  /** A cell without any path has no point; any bounds are right for it. */
  #settle(): boolean {
    if (this.#low > this.#high) this.#low = this.#high;
    return true;
  }

  #fill(column: number, bottom: number, side: number, low: number, high: number): void {
    const tile = this.#tile;
    const right = Math.min(column + side, tile.column + tile.width) - tile.column;
    const top = Math.min(bottom + side, tile.bottom + tile.height) - tile.bottom;
    for (let row = bottom - tile.bottom; row < top; row++) {
      this.#lo.fill(low, row * tile.width + column - tile.column, row * tile.width + right);
      this.#hi.fill(high, row * tile.width + column - tile.column, row * tile.width + right);
    }
  }

  /**
   * Finds bounds of the share of a cell that is inside.
   *
   * @param isShortened whether the cell is the one that was shortened last
   */
  #cover(tapes: readonly Tape[], x: number, y: number, half: number, isShortened: boolean): void {
    this.#field.visit(x, y, half, half);
    this.#low = 0;
    this.#high = 1;
    this.#tolerance = this.#toleranceOf(half);
    let kinks = this.#kinks;
    this.#hasBranches = true;
    if (isShortened && this.#isWhole) this.#sum();
    else if (isShortened && isSplittable(kinks)) {
      // The kinks that are left are mostly those that matter.
      if (this.#follow(tapes, MOST_KINKS) === null) this.#follow(tapes, 0);
      return;
    } else kinks = this.#follow(tapes, 0) ?? 0;
    // Corners: both sides of each kink, which is dearer. With many kinks quarters are sooner done.
    if (half > 0.5 || this.#high - this.#low <= this.#enclosure) return;
    if (isSplittable(kinks)) this.#follow(tapes, MOST_KINKS);
    else if (kinks > 0) this.#follow(tapes, FIRST_KINK);
  }

  /** Narrows the bounds by those of the branches; how many kinks were enclosed, null if not all branches have room. */
  #follow(tapes: readonly Tape[], splitKinks: number): number | null {
    const kinks = this.#gather(tapes, splitKinks);
    this.#hasBranches = kinks !== null;
    if (kinks !== null) this.#sum();
    return kinks;
  }

  /** Puts all branches over the visited cell into the region; how many kinks were enclosed, null if not all have room. */
  #gather(tapes: readonly Tape[], splitKinks: number): number | null {
    const field = this.#field;
    const region = this.#region;
    const { cells, conditions } = field;
    this.#evaluations++;
    region.reset();
    let left = MOST_BRANCHES;
    let kinks = 0;
    this.#effort++;
    for (const tape of tapes) {
      left = field.follow(tape, splitKinks, left, (place, count) => region.add(conditions, count, cells, place));
      if (left < 0) return null;
      kinks += field.kinks();
    }
    return kinks;
  }

  /** Narrows the bounds by those of the region's branches. */
  #sum(): void {
    this.#region.sum(this.#tolerance);
    this.#narrow();
  }

  /** Narrows the bounds by the shares that the region has found. */
  #narrow(): void {
    const { inside, outside } = this.#region;
    // Every point takes one of the branches; one bound is exact where only it is possible.
    const high = Math.min(1, inside === 0 ? 0 : inside + AREA_SLACK);
    const low = Math.max(0, outside === 0 ? 1 : 1 - outside - AREA_SLACK);
    this.#low = Math.max(this.#low, Math.min(low, high));
    this.#high = Math.min(this.#high, Math.max(low, high));
  }

  #pixel(column: number, bottom: number, tapes: readonly Tape[] | null): void {
    this.#effort = 0;
    // Where nothing is gained from one pixel to the next the whole picture would take minutes to say so.
    this.#patience = Math.max(1, this.#mostCells >> Math.floor(this.#hopeless / PATIENCE));
    this.#refine(column + 0.5, bottom + 0.5, 0.5, 0, tapes);
    this.#hopeless = this.#high - this.#low > HOPELESS ? this.#hopeless + 1 : 0;
    this.#fill(column, bottom, 1, this.#low, this.#high);
  }

  /** Bounds of a pixel, or of a part of it; without tapes its quarters are looked at until each has some. */
  #refine(x: number, y: number, half: number, depth: number, tapes: readonly Tape[] | null): void {
    if (tapes !== null) return this.#widestFirst(x, y, half, tapes);
    const field = this.#field;
    const next = half / 2;
    let [least, most] = [0, 0];
    for (let quarter = 0; quarter < 4; quarter++) {
      const cx = x + (quarter & 1 ? next : -next);
      const cy = y + (quarter & 2 ? next : -next);
      const mark = field.mark();
      field.visit(cx, cy, next, next);
      const isOpen = depth < DEEPEST && this.#effort < this.#patience;
      const shorter = isOpen ? this.#shorten(null, next) : null;
      if (shorter !== null && this.#low >= this.#high) this.#settle();
      else if (isOpen) this.#refine(cx, cy, next, depth + 1, shorter === null ? null : shorter.tapes);
      else [this.#low, this.#high] = [0, 1];
      field.release(mark);
      least += this.#low / 4;
      most += this.#high / 4;
    }
    this.#low = Math.max(0, least - AREA_SLACK);
    this.#high = Math.min(1, most + AREA_SLACK);
  }

  /** An area of the whole pixel may be so much off; of a smaller cell, so many times as much. */
  #toleranceOf(half: number): number {
    return Math.min(0.25, this.#enclosure / (8 * half * half));
  }

  /**
   * Bounds of the quarters of a cell from its own branches: many of them need no run of a tape.
   *
   * @param isCovered whether it is the cell that was covered last, whose branches are known
   */
  #lookAhead(cell: number, half: number, isCovered: boolean): void {
    const { numbers } = this.#cells;
    const [low, high] = [this.#low, this.#high];
    const isOpen = isCovered && high - low > this.#enclosure && this.#hasBranches;
    const tolerance = this.#toleranceOf(half / 2);
    for (let quarter = 0; quarter < 4; quarter++) {
      this.#low = 0;
      this.#high = 1;
      if (isOpen) {
        this.#region.sumWithin(quarter & 1 ? 0.5 : -0.5, quarter & 2 ? 0.5 : -0.5, 0.5, tolerance);
        this.#narrow();
      }
      const ahead = this.#cells.ofQuarter(cell, quarter);
      numbers[ahead] = this.#low;
      numbers[ahead + 1] = this.#high;
    }
    this.#low = low;
    this.#high = high;
  }

  /** Quarters the cell that leaves most open, until all together are narrow enough. */
  #widestFirst(x0: number, y0: number, whole: number, tapes: readonly Tape[]): void {
    const cells = this.#cells;
    const { numbers } = cells;
    this.#cover(tapes, x0, y0, whole, true);
    const [low, high] = [this.#low, this.#high];
    cells.clear();
    const pixel = cells.add();
    cells.set(pixel, x0, y0, whole, low, high, 0);
    cells.sum(whole);
    this.#lookAhead(pixel, whole, true);
    const before = this.#evaluations;
    while (cells.most - cells.least > this.#enclosure) {
      const most = cells.most - cells.least < NEARLY ? MORE * this.#patience : this.#patience;
      if (this.#effort >= most || this.#evaluations - before >= most) break;
      const widest = cells.widest();
      if (widest < 0) break;
      const x = numbers[widest] as number;
      const y = numbers[widest + 1] as number;
      const half = (numbers[widest + 2] as number) / 2;
      const depth = (numbers[widest + 5] as number) + 1;
      // The first quarter takes the place of the whole, so it comes last.
      for (let quarter = 3; quarter >= 0; quarter--) {
        const cx = x + (quarter & 1 ? half : -half);
        const cy = y + (quarter & 2 ? half : -half);
        const ahead = cells.ofQuarter(widest, quarter);
        const least = numbers[ahead] as number;
        const most = numbers[ahead + 1] as number;
        const isKnown = most - least <= this.#enclosure;
        if (!isKnown) this.#cover(tapes, cx, cy, half, false);
        this.#low = isKnown ? least : Math.max(least, Math.min(this.#low, most));
        this.#high = isKnown ? most : Math.min(most, Math.max(this.#high, least));
        const cell = quarter === 0 ? widest : cells.add();
        this.#lookAhead(cell, half, !isKnown);
        cells.set(cell, cx, cy, half, this.#low, this.#high, depth);
      }
      cells.sum(whole);
    }
    this.#low = Math.max(low, cells.least - AREA_SLACK, 0);
    this.#high = Math.min(high, cells.most + AREA_SLACK, 1);
  }
}

function isSplittable(kinks: number): boolean {
  return kinks > 0 && kinks <= MOST_KINKS;
}
