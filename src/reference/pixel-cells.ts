/** The cells that an open pixel is cut into, with the bounds of what is inside of each. */

/** Below a pixel's 2⁻²⁰ float64 has too few digits left to tell places apart, and nothing is gained. */
export const DEEPEST = 20;

/** Numbers of a cell: x and y of its middle, half side, bounds, depth; then the bounds of its quarters. */
const CELL = 14;
const AHEAD = 6;

/** One flat array, so that nothing is allocated while a pixel is refined. A cell is named by where its numbers begin. */
export class PixelCells {
  readonly numbers: Float64Array;
  /** Sums over all cells, as shares of the pixel. */
  least = 0;
  most = 1;
  #end = 0;

  /** @param evaluated cells of a pixel that are evaluated at most; each is quartered once at most and then adds three */
  constructor(evaluated: number) {
    this.numbers = new Float64Array(CELL * (6 * evaluated + 16));
  }

  clear(): void {
    this.#end = 0;
  }

  /** A cell behind all others. */
  add(): number {
    const cell = this.#end;
    this.#end += CELL;
    return cell;
  }

  set(cell: number, x: number, y: number, half: number, low: number, high: number, depth: number): void {
    const { numbers } = this;
    numbers[cell] = x;
    numbers[cell + 1] = y;
    numbers[cell + 2] = half;
    numbers[cell + 3] = low;
    numbers[cell + 4] = high;
    numbers[cell + 5] = depth;
  }

  /** Where the two bounds of a quarter stand; bit 0 of its number is right, bit 1 above. */
  ofQuarter(cell: number, quarter: number): number {
    return cell + AHEAD + 2 * quarter;
  }

  /** The cell that leaves most of the pixel open, or −1 if none that could be cut further leaves anything. */
  widest(): number {
    const { numbers } = this;
    let widest = -1;
    let width = 0;
    for (let cell = 0; cell < this.#end; cell += CELL) {
      if ((numbers[cell + 5] as number) >= DEEPEST) continue;
      const half = numbers[cell + 2] as number;
      const own = ((numbers[cell + 4] as number) - (numbers[cell + 3] as number)) * half * half;
      if (own <= width) continue;
      widest = cell;
      width = own;
    }
    return widest;
  }

  /** Sums all bounds anew, so that rounding does not add up. @param whole half side of the pixel */
  sum(whole: number): void {
    const { numbers } = this;
    this.least = 0;
    this.most = 0;
    for (let cell = 0; cell < this.#end; cell += CELL) {
      const share = ((numbers[cell + 2] as number) / whole) ** 2;
      this.least += share * (numbers[cell + 3] as number);
      this.most += share * (numbers[cell + 4] as number);
    }
  }
}
