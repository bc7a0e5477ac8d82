/** Comparisons and arithmetic operators of values over a cell, in any of GLSL's mixtures of scalars, vectors and matrices. */
import type { Binary, Expression } from "../../glsl/tree.ts";
import { BOOL, type Type } from "../../glsl/types.ts";
import { binary, integer } from "../expressions.ts";
import { dot } from "./builtins.ts";
import type { Context } from "./context.ts";
import { add, compare, divide, multiply, subtract } from "./operations.ts";
import { type Cell, plain, plainOf, type ScalarCell } from "./values.ts";

type Value = readonly Cell[];

/** The scalars of two leaves side by side. */
function pairs(x: Cell, y: Cell): [ScalarCell, ScalarCell][] {
  if (x.scalar !== "array" || y.scalar !== "array") return [[x as ScalarCell, y as ScalarCell]];
  const count = x.sizes.reduce((product, size) => product * size, 1);
  return Array.from({ length: count }, (_, at) => [x.at(integer(at)), y.at(integer(at))]);
}

/** How two scalars compare, a condition that is named. */
export function compareCells(context: Context, operator: "<" | ">" | "<=" | ">=" | "==", x: Cell, y: Cell): Expression {
  if (x.scalar === "float" && y.scalar === "float") return compare(context, operator, x, y);
  return context.name(binary(operator, plainOf(x), plainOf(y), BOOL), "is");
}

/** Whether two values have the same cells all over. */
export function equalCells(context: Context, x: Value, y: Value): Expression {
  return x
    .flatMap((cell, at) => pairs(cell, y[at] as Cell))
    .map(([a, b]) => compareCells(context, "==", a, b))
    .reduce((all, one) => binary("&&", all, one, BOOL));
}

/** An arithmetic operator on scalars, vectors and matrices in any of GLSL's mixtures. */
export function operate(
  context: Context,
  operator: Binary["operator"],
  left: Type,
  right: Type,
  x: Value,
  y: Value,
): Value {
  if (operator === "*" && left.kind === "matrix" && right.kind !== "scalar") {
    const { rows, columns } = left;
    const count = right.kind === "matrix" ? right.columns : 1;
    return Array.from({ length: count * rows }, (_, at) => {
      const [column, row] = [Math.floor(at / rows), at % rows];
      const line = Array.from({ length: columns }, (_, inner) => x[inner * rows + row] as Cell);
      return dot(context, line, y.slice(column * columns, (column + 1) * columns));
    });
  }
  if (operator === "*" && right.kind === "matrix" && left.kind === "vector")
    return Array.from({ length: right.columns }, (_, column) =>
      dot(context, x, y.slice(column * right.rows, (column + 1) * right.rows)),
    );
  return Array.from({ length: Math.max(x.length, y.length) }, (_, at) =>
    arithmetic(context, operator, x[x.length === 1 ? 0 : at] as Cell, y[y.length === 1 ? 0 : at] as Cell),
  );
}

/** An arithmetic operator on two scalars of one type. */
export function arithmetic(context: Context, operator: Binary["operator"], x: Cell, y: Cell): ScalarCell {
  if (x.scalar === "float" && y.scalar === "float")
    switch (operator) {
      case "+":
        return add(context, x, y);
      case "-":
        return subtract(context, x, y);
      case "*":
        return multiply(context, x, y);
      case "/":
        return divide(context, x, y);
      default:
        throw new Error(`'${operator}' is no operator of floats`);
    }
  if (x.scalar === "float" || x.scalar === "array") throw new Error("an integer was expected");
  const [left, right] = [plainOf(x), plainOf(y)];
  return plain(x.scalar, context.name(binary(operator, left, right, left.type), "value"));
}
