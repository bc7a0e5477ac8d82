/** Matrix functions (specification §8.5); matrices lie column by column. */
import type { MatrixType } from "../../../glsl/types.ts";
import type { Emitter } from "../emitter.ts";
import type { Code } from "../storage.ts";
import { atomsOf, type BuiltinCallSite, type BuiltinTable, componentwise } from "./builtin.ts";

/** Determinants of the square parts of one matrix, each computed once: Laplace's expansion by the first column. */
class Minors {
  readonly #emitter: Emitter;
  readonly #cells: readonly Code[];
  readonly #size: number;
  readonly #known = new Map<string, Code>();

  constructor(emitter: Emitter, cells: readonly Code[], size: number) {
    this.#emitter = emitter;
    this.#cells = cells;
    this.#size = size;
  }

  /** Determinant of the part with these columns and rows; at least one of each. */
  determinant(columns: readonly number[], rows: readonly number[]): Code {
    const [column, ...otherColumns] = columns as [number, ...number[]];
    if (otherColumns.length === 0) return this.#cells[column * this.#size + (rows[0] as number)] as Code;
    const key = `${columns.join("")}/${rows.join("")}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { arithmetic } = this.#emitter;
    const terms = rows.map((row) => {
      const cell = this.#cells[column * this.#size + row] as Code;
      return arithmetic.multiply(cell, this.determinant(otherColumns, without(rows, row)));
    });
    const sum = terms.reduce((total, term, index) =>
      index % 2 === 0 ? arithmetic.add(total, term) : arithmetic.subtract(total, term),
    );
    const code = this.#emitter.hold(sum);
    this.#known.set(key, code);
    return code;
  }
}

const without = (list: readonly number[], item: number): number[] => list.filter((one) => one !== item);

function minorsOf(site: BuiltinCallSite): { minors: Minors; all: number[] } {
  const size = (site.types[0] as MatrixType).columns;
  return {
    minors: new Minors(site.emitter, atomsOf(site, 0), size),
    all: Array.from({ length: size }, (_, index) => index),
  };
}

export const matrix: BuiltinTable = {
  matrixCompMult: componentwise(({ emitter }, x, y) => emitter.arithmetic.multiply(x as Code, y as Code)),
  // Column vector × row vector: column c is a·b[c].
  outerProduct: (site) => {
    const [a, b] = [atomsOf(site, 0), atomsOf(site, 1)];
    return b.flatMap((right) => a.map((left) => site.emitter.arithmetic.multiply(left, right)));
  },
  transpose: (site) => {
    const { columns, rows } = site.types[0] as MatrixType;
    const cells = atomsOf(site, 0);
    return Array.from(
      { length: rows * columns },
      (_, index) => cells[(index % columns) * rows + Math.floor(index / columns)] as Code,
    );
  },
  determinant: (site) => {
    const { minors, all } = minorsOf(site);
    return [minors.determinant(all, all)];
  },
  // Cramer's rule: the transposed cofactors over the determinant.
  inverse: (site) => {
    const { arithmetic } = site.emitter;
    const { minors, all } = minorsOf(site);
    const determinant = minors.determinant(all, all);
    return all.flatMap((column) =>
      all.map((row) => {
        const minor = minors.determinant(without(all, row), without(all, column));
        return arithmetic.divide((row + column) % 2 === 0 ? minor : arithmetic.negate(minor), determinant);
      }),
    );
  },
};
