/**
 * What errors have in common: beside the bound e of its error a model may know which part of it is that of two others.
 *
 * An iteration that converges forgets the error of its last step, but the sum of the bounds of all ways that the error
 * takes through the next step grows. So a loop names the errors of two of the numbers that it carries from turn to turn
 * (`carryFirst`, `carrySecond`): with ε₁ and ε₂ in [−1, 1], the same in all models of one `SOURCE`, f less its polynomial is
 *
 *     s₁·ε₁ + s₂·ε₂ + a rest of at most e − |s₁| − |s₂|,
 *
 * as in affine arithmetic (Figueiredo and Stolfi 2004), where two ways with opposite slopes cancel. Who does not ask finds
 * all of it in e.
 */
import { E, FIRST_ERROR, type Memory, SECOND_ERROR, SOURCE, UNIT } from "./memory.ts";

/** By so much may a bound with known parts be worse than one without, as parts may cancel later. */
const PATIENCE = 1.25;
/** More than there are places of models, so that a pair of them is one number. */
const PLACES = 2 ** 24;

export function errorsOf(memory: Memory) {
  const { cells } = memory;
  const at = (index: number): number => cells[index] as number;

  /** The later of the sources of two models; what they know of the other stays in their e. */
  const sourceOf = (x: number, y: number): number => Math.max(at(x + SOURCE), at(y + SOURCE));
  const part = (x: number, index: number, source: number): number => (at(x + SOURCE) === source ? at(x + index) : 0);

  /** Gives t its parts and says what bounds them and the rest; `plain` if that is much less or all that is finite. */
  function keep(t: number, source: number, first: number, second: number, rest: number, plain: number): number {
    const known = Math.abs(first) + Math.abs(second) + rest;
    const isKept = known <= PATIENCE * plain;
    cells[t + FIRST_ERROR] = isKept ? first : 0;
    cells[t + SECOND_ERROR] = isKept ? second : 0;
    cells[t + SOURCE] = isKept ? source : 0;
    return isKept ? known : plain;
  }

  /** `combined` where something is known of one of both. */
  function shared(t: number, x: number, y: number, k: number, l: number, plain: number): number {
    const source = sourceOf(x, y);
    const [x1, x2] = [k * part(x, FIRST_ERROR, source), k * part(x, SECOND_ERROR, source)];
    const [y1, y2] = [l * part(y, FIRST_ERROR, source), l * part(y, SECOND_ERROR, source)];
    const size = Math.abs(x1) + Math.abs(x2) + Math.abs(y1) + Math.abs(y2);
    // What is cancelled leaves the rounding of its terms.
    return keep(t, source, x1 + y1, x2 + y2, Math.max(0, plain - size) + 16 * UNIT * plain, plain);
  }

  function carry(t: number, from: number, pair: number, index: number): void {
    memory.copy(t, from);
    const e = at(t + E);
    const isNamed = e > 0 && e < Number.POSITIVE_INFINITY;
    cells[t + FIRST_ERROR] = 0;
    cells[t + SECOND_ERROR] = 0;
    cells[t + SOURCE] = isNamed ? pair : 0;
    if (isNamed) cells[t + index] = e;
  }

  return {
    operations: {
      /** x and y as they are, each error with a name of its own; the pair of models that they come from is the source. */
      carryFirst: (t: number, x: number, y: number): void => carry(t, x, x * PLACES + y, FIRST_ERROR),
      carrySecond: (t: number, x: number, y: number): void => carry(t, y, x * PLACES + y, SECOND_ERROR),
    },
    /** Bounds the error of k·x + l·y, for constants that may be a unit off, and gives t what is known of it. */
    combined(t: number, x: number, y: number, k: number, l: number): number {
      const plain = Math.abs(k) * at(x + E) + Math.abs(l) * at(y + E);
      // Mostly nothing is known, which has to be quick.
      if (at(x + SOURCE) !== 0 || at(y + SOURCE) !== 0) return shared(t, x, y, k, l, plain);
      cells[t + SOURCE] = 0;
      return plain;
    },
    /**
     * The same for a product: |xy − XY| ≤ |x − X|·|y| + |X|·|y − Y| with the polynomials X and Y, where x − X times the
     * middle of y is known and what y has beyond it is not.
     *
     * @param mostX bound of |X|, and `mostY` of |y|
     * @param swayX bound of |X − its middle|, and `swayY` of |y − its middle|
     */
    multiplied(t: number, x: number, y: number, mostX: number, mostY: number, swayX: number, swayY: number): number {
      const source = sourceOf(x, y);
      const [xe, ye] = [at(x + E), at(y + E)];
      const plain = mostX * ye + xe * mostY;
      const [x1, x2] = [part(x, FIRST_ERROR, source), part(x, SECOND_ERROR, source)];
      const [y1, y2] = [part(y, FIRST_ERROR, source), part(y, SECOND_ERROR, source)];
      const knownX = Math.abs(x1) + Math.abs(x2);
      const knownY = Math.abs(y1) + Math.abs(y2);
      const rest =
        mostX * Math.max(0, ye - knownY) + mostY * Math.max(0, xe - knownX) + swayX * knownY + swayY * knownX;
      const [xv, yv] = [at(x), at(y)];
      const rounding = 16 * UNIT * (plain + Math.abs(xv) * knownY + Math.abs(yv) * knownX);
      return keep(t, source, xv * y1 + yv * x1, xv * y2 + yv * x2, rest + rounding, plain);
    },
    /** Gives t, a function of x of the given slope, what is known of slope · x; further bounds stay as they are. */
    scaled(t: number, x: number, slope: number): void {
      const [source, first, second] = [at(x + SOURCE), slope * at(x + FIRST_ERROR), slope * at(x + SECOND_ERROR)];
      cells[t + SOURCE] = source;
      cells[t + FIRST_ERROR] = first;
      cells[t + SECOND_ERROR] = second;
    },
  };
}

export type Errors = ReturnType<typeof errorsOf>;
