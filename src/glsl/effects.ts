/** What an expression may do beside giving its value. */
import { someOperand } from "./children.ts";
import type { Expression } from "./tree.ts";

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
