/** Which variables an expression reads. */
import { operandsOf } from "../glsl/children.ts";
import type { Expression, Variable } from "../glsl/tree.ts";

export function readsAny(expression: Expression, variables: ReadonlySet<Variable>): boolean {
  if (expression.kind === "reference") return variables.has(expression.variable);
  return operandsOf(expression).some((operand) => readsAny(operand, variables));
}
