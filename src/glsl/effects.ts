/** What an expression may do beside giving its value. */
import { operandsOf, someOperand } from "./children.ts";
import type { Expression, Variable } from "./tree.ts";

/** Whether evaluating an expression may change something; a call of a function that the program defines may. */
export function hasEffects(expression: Expression): boolean {
  switch (expression.kind) {
    case "call":
    case "assignment":
    case "increment":
      return true;
    case "builtin":
      return expression.name === "modf" || someOperand(expression, hasEffects);
    default:
      return someOperand(expression, hasEffects);
  }
}

/** Variables that an expression itself writes, not those that its operands write. */
export function writtenBy(expression: Expression): readonly Variable[] {
  switch (expression.kind) {
    case "assignment":
      return [rootOf(expression.target)];
    case "increment":
      return [rootOf(expression.operand)];
    case "builtin":
      return expression.name === "modf" ? expression.arguments.slice(1).map(rootOf) : NOTHING;
    case "call": {
      const { parameters } = expression.function;
      return expression.arguments.filter((_, at) => parameters[at]?.direction !== "in").map(rootOf);
    }
    default:
      return NOTHING;
  }
}

const NOTHING: readonly Variable[] = [];

/** The variable of which an l-value is a part. */
function rootOf(target: Expression): Variable {
  if (target.kind === "reference") return target.variable;
  const [inner] = operandsOf(target);
  if (inner === undefined) throw new Error(`an expression of kind ${target.kind} is no l-value`);
  return rootOf(inner);
}
