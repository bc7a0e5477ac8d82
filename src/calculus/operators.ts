/** The partials of + − × ÷ on floats, vectors and matrices. */

import type { Binary, Expression } from "../glsl/tree.ts";
import type { Type } from "../glsl/types.ts";
import { add, divideJets, type Jet, multiplyJets, subtractJets } from "./jet.ts";
import { layoutOf } from "./layout.ts";
import { constantLeaves, type Lowering, type Value } from "./lowering.ts";
import { component, jetsOf, split } from "./operands.ts";
import type { Partials } from "./partials.ts";
import { linearProduct } from "./rules/matrix.ts";

/** The operator applied to two values; `rebuild` makes the value's expression from its operands. */
export function applyOperator(
  lowering: Lowering,
  operator: Binary["operator"],
  left: Value,
  right: Value,
  type: Type,
  rebuild: (left: Expression, right: Expression) => Expression,
): Value {
  const { emitter } = lowering;
  const [leftActive, rightActive] = [lowering.isActive(left), lowering.isActive(right)];
  if (!leftActive && !rightActive)
    return { expression: rebuild(left.expression, right.expression), leaves: constantLeaves(type) };
  switch (operator) {
    case "+":
      return combine(left, right, type, rebuild, (a, b) => add(a, b).partials);
    case "-":
      return combine(left, right, type, rebuild, (a, b) => subtractJets(a, b).partials);
    case "*": {
      const a = rightActive ? split(emitter, left) : left;
      const b = leftActive ? split(emitter, right) : right;
      return isLinear(a.expression.type, b.expression.type)
        ? multiplyLinear(lowering, a, b, rebuild)
        : combine(a, b, type, rebuild, (u, v) => multiplyJets(lowering.algebra, u, v).partials);
    }
    case "/":
      return quotient(lowering, left, right, type, rightActive, rebuild);
    default:
      throw new Error(`the operator ${operator} has no float operands`);
  }
}

function combine(
  left: Value,
  right: Value,
  type: Type,
  rebuild: (left: Expression, right: Expression) => Expression,
  rule: (a: Jet, b: Jet) => Partials,
): Value {
  const [a, b] = [jetsOf(left), jetsOf(right)];
  const leaves = layoutOf(type).map((_, at) => rule(pick(a, at), pick(b, at)));
  return { expression: rebuild(left.expression, right.expression), leaves };
}

/** A scalar serves every component. */
function pick(jets: readonly Jet[], at: number): Jet {
  return jets[jets.length === 1 ? 0 : at] as Jet;
}

function isLinear(left: Type, right: Type): boolean {
  return (
    (left.kind === "matrix" && (right.kind === "matrix" || right.kind === "vector")) ||
    (left.kind === "vector" && right.kind === "matrix")
  );
}

function multiplyLinear(
  lowering: Lowering,
  left: Value,
  right: Value,
  rebuild: (left: Expression, right: Expression) => Expression,
): Value {
  const [l, r] = [left.expression.type, right.expression.type];
  // A vector is a row on the left and a column on the right.
  const a =
    l.kind === "matrix"
      ? { entries: jetsOf(left), columns: l.columns, rows: l.rows }
      : { entries: jetsOf(left), columns: left.leaves.length, rows: 1 };
  const b =
    r.kind === "matrix"
      ? { entries: jetsOf(right), columns: r.columns, rows: r.rows }
      : { entries: jetsOf(right), columns: 1, rows: right.leaves.length };
  return { expression: rebuild(left.expression, right.expression), leaves: linearProduct(lowering.algebra, a, b) };
}

function quotient(
  lowering: Lowering,
  left: Value,
  right: Value,
  type: Type,
  rightActive: boolean,
  rebuild: (left: Expression, right: Expression) => Expression,
): Value {
  const a = left;
  const b = split(lowering.emitter, right);
  const plain = rebuild(a.expression, b.expression);
  if (!rightActive) {
    const leaves = combine(a, b, type, rebuild, (u, v) => divideJets(lowering.algebra, u, v).partials).leaves;
    return { expression: plain, leaves };
  }
  const expression = lowering.emitter.name(plain);
  const [u, v] = [jetsOf(a), jetsOf(b)];
  const leaves = layoutOf(type).map(
    (_, at) => divideJets(lowering.algebra, pick(u, at), pick(v, at), () => component(expression, at)).partials,
  );
  return { expression, leaves };
}
