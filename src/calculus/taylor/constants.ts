/** Constants of the program as expressions and cells. */
import type { ConstantValue, Expression } from "../../glsl/tree.ts";
import { type Scalar, scalarOf, scalarType, type Type } from "../../glsl/types.ts";
import { boolean, GENERATED } from "../expressions.ts";
import { leavesOf } from "./leaves.ts";
import { type Cell, exact, plain, type ScalarCell } from "./values.ts";

/** The 1 that `++` adds to an integer. */
export function oneOf(type: Type): ScalarCell {
  const scalar = scalarOf(type) as "int" | "uint";
  return plain(scalar, literalOf(1, scalar));
}

/** A number or truth value as it stands in a program; what is negative is written with a sign. */
export function literalOf(value: number | boolean, scalar: Scalar): Expression {
  if (typeof value === "boolean") return boolean(value);
  const type = scalarType(scalar);
  if (value >= 0) return { kind: "literal", value, type, range: GENERATED, constant: value };
  const operand: Expression = { kind: "literal", value: -value, type, range: GENERATED, constant: -value };
  return { kind: "unary", operator: "-", operand, type, range: GENERATED, constant: value };
}

/** The leaves of a constant; a float that is no short number has been rounded by whoever computed it. */
export function constantCells(type: Type, value: ConstantValue): readonly Cell[] {
  const leaves = leavesOf(type);
  const numbers = flat(value);
  return leaves.map((leaf, at): Cell => {
    const one = numbers[at] as number | boolean;
    if (leaf.scalar === "float") return exact(one as number);
    return plain(leaf.scalar, literalOf(one, leaf.scalar));
  });
}

function flat(value: ConstantValue): readonly (number | boolean)[] {
  return typeof value === "object" ? value.flatMap(flat) : [value];
}
