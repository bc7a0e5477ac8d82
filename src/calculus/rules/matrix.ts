/** Derivatives of the matrix functions. Components lie by columns: (column, row) is at column · rows + row. */

import type { Expression } from "../../glsl/tree.ts";
import { FLOAT, type MatrixType, vectorType } from "../../glsl/types.ts";
import { index, integer, type Maybe, multiply, negate, sum } from "../expressions.ts";
import { type Algebra, dotJets, type Jet, multiplyJets, negateJet, subtractJets, sumJets } from "../jet.ts";
import { build, isActive, NONE, type Partials, SECOND } from "../partials.ts";
import type { RuleTable, WholeRule, WholeSite } from "./rule.ts";

const operand = (site: WholeSite, at: number): readonly Jet[] => site.operands[at] ?? [];

const matrixCompMult: WholeRule = {
  kind: "whole",
  partials: (site) =>
    operand(site, 0).map((jet, at) => multiplyJets(site.algebra, jet, operand(site, 1)[at] as Jet).partials),
};

/** outerProduct(c, r): column j is c · r[j]. */
const outerProduct: WholeRule = {
  kind: "whole",
  partials: (site) =>
    operand(site, 1).flatMap((r) => operand(site, 0).map((c) => multiplyJets(site.algebra, c, r).partials)),
};

const transpose: WholeRule = {
  kind: "whole",
  partials: (site) => {
    const { columns, rows } = site.type as MatrixType;
    // The argument has as many rows as the result has columns.
    return Array.from({ length: columns * rows }, (_, at) => {
      const [column, row] = [Math.floor(at / rows), at % rows];
      return (operand(site, 0)[row * columns + column] as Jet).partials;
    });
  },
};

/** Determinant by the first column; `rows` and `columns` are those that are left. */
function determinantOf(algebra: Algebra, at: (column: number, row: number) => Jet, size: number): Jet {
  const expand = (columns: readonly number[], rows: readonly number[]): Jet => {
    const [column, ...others] = columns as [number, ...number[]];
    if (others.length === 0) return at(column, rows[0] as number);
    return sumJets(
      rows.map((row, position) => {
        const minor = expand(
          others,
          rows.filter((other) => other !== row),
        );
        const term = multiplyJets(algebra, at(column, row), minor);
        return position % 2 === 0 ? term : negateJet(term);
      }),
    );
  };
  const all = Array.from({ length: size }, (_, position) => position);
  return expand(all, all);
}

const determinant: WholeRule = {
  kind: "whole",
  partials: (site) => {
    const entries = operand(site, 0);
    const size = Math.sqrt(entries.length);
    if (size === 2) {
      const [a, b, c, d] = entries as [Jet, Jet, Jet, Jet];
      return [subtractJets(multiplyJets(site.algebra, a, d), multiplyJets(site.algebra, c, b)).partials];
    }
    return [determinantOf(site.algebra, (column, row) => entries[column * size + row] as Jet, size).partials];
  },
};

/** A square matrix of partials, by columns. */
type Slice = readonly Maybe[];

function product(size: number, a: Slice, b: Slice): Slice {
  return Array.from({ length: size * size }, (_, at) => {
    const [column, row] = [Math.floor(at / size), at % size];
    return sum(
      ...Array.from({ length: size }, (_, k) => multiply(a[k * size + row] ?? null, b[column * size + k] ?? null)),
    );
  });
}

/** N = M⁻¹: N′ = −N M′ N, N″ = −N M″ N − N₁′ M₂′ N − N₂′ M₁′ N. */
const inverse: WholeRule = {
  kind: "whole",
  partials: (site) => {
    const { algebra } = site;
    const entries = operand(site, 0);
    const size = Math.sqrt(entries.length);
    if (!entries.some(({ partials }) => isActive(partials))) return entries.map(() => NONE);
    const n = matrixEntries(site.result(), size, size);
    const slot = (at: number): Slice => entries.map(({ partials }) => partials.slots[at] ?? null);
    const named = (slice: Slice): Slice => slice.map((entry) => algebra.emitter.nameUnlessZero(entry, "slope"));
    const sandwich = (left: Slice, middle: Slice): Slice => product(size, named(product(size, left, middle)), n);
    const first = [0, 1].map((i) => named(sandwich(n, slot(i)).map(negate)));
    const second = new Map<number, Slice>(
      algebra.order === 1
        ? []
        : SECOND.map(({ slot: at, i, j }) => [
            at,
            sandwichSum([
              sandwich(n, slot(at)),
              sandwich(first[i] as Slice, slot(j)),
              sandwich(first[j] as Slice, slot(i)),
            ]).map(negate),
          ]),
    );
    return entries.map((_, at) =>
      build(
        algebra.order,
        entries.map(({ partials }) => partials),
        (i) => first[i]?.[at] ?? null,
        (which) => second.get(which)?.[at] ?? null,
      ),
    );
  },
};

function sandwichSum(slices: readonly Slice[]): Slice {
  return (slices[0] as Slice).map((_, at) => sum(...slices.map((slice) => slice[at] ?? null)));
}

/** The entries of a matrix that is an atom, by columns. */
function matrixEntries(matrix: Expression, columns: number, rows: number): Expression[] {
  return Array.from({ length: columns * rows }, (_, at) => ({
    kind: "swizzle",
    vector: index(matrix, integer(Math.floor(at / rows)), vectorType("float", rows)),
    components: [at % rows],
    type: FLOAT,
    range: matrix.range,
  }));
}

/** The product of two matrices, or of a matrix and a vector on either side: the partials of its components. */
export function linearProduct(
  algebra: Algebra,
  a: { readonly entries: readonly Jet[]; readonly columns: number; readonly rows: number },
  b: { readonly entries: readonly Jet[]; readonly columns: number; readonly rows: number },
): Partials[] {
  return Array.from({ length: b.columns * a.rows }, (_, at) => {
    const [column, row] = [Math.floor(at / a.rows), at % a.rows];
    const across = Array.from({ length: a.columns }, (_, k) => a.entries[k * a.rows + row] as Jet);
    const down = b.entries.slice(column * b.rows, (column + 1) * b.rows);
    return dotJets(algebra, across, down).partials;
  });
}

export const matrix: RuleTable = { matrixCompMult, outerProduct, transpose, determinant, inverse };
