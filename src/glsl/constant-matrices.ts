/**
 * The matrix functions (GLSL ES 3.00 §8.6) of constant arguments, columns first. Computed in double precision: the
 * caller rounds the result to float32.
 */
import type { MatrixType } from "./types.ts";

type Components = readonly number[];

export function outerProduct(column: Components, row: Components): number[] {
  return row.flatMap((x) => column.map((y) => x * y));
}

/** `type` is that of the operand. */
export function transpose(matrix: Components, type: MatrixType): number[] {
  const { columns, rows } = type;
  return Array.from(
    { length: rows * columns },
    (_, index) => matrix[(index % columns) * rows + Math.floor(index / columns)] as number,
  );
}

export function determinant(matrix: Components): number {
  const size = Math.sqrt(matrix.length);
  if (size === 1) return matrix[0] as number;
  let sum = 0;
  for (let column = 0; column < size; column++)
    sum += (column % 2 === 0 ? 1 : -1) * (matrix[column * size] as number) * determinant(without(matrix, column, 0));
  return sum;
}

/** The inverse, which is undefined for a singular matrix; zero there, as ANGLE folds it. */
export function inverse(matrix: Components): number[] {
  const size = Math.sqrt(matrix.length);
  const whole = determinant(matrix);
  if (whole === 0) return matrix.map(() => 0);
  return matrix.map((_, index) => {
    // Entry (row, column) of the inverse is the cofactor of (column, row) over the determinant.
    const column = Math.floor(index / size);
    const row = index % size;
    return (((column + row) % 2 === 0 ? 1 : -1) * determinant(without(matrix, row, column))) / whole;
  });
}

/** The matrix without a column and a row. */
function without(matrix: Components, column: number, row: number): number[] {
  const size = Math.sqrt(matrix.length);
  return matrix.filter((_, index) => Math.floor(index / size) !== column && index % size !== row);
}
