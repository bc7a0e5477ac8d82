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
      return rootsOf([expression.target]);
    case "increment":
      return rootsOf([expression.operand]);
    case "builtin":
      return expression.name === "modf" ? rootsOf(expression.arguments.slice(1)) : NOTHING;
    case "call": {
      const { parameters } = expression.function;
      return rootsOf(expression.arguments.filter((_, at) => parameters[at]?.direction !== "in"));
    }
    default:
      return NOTHING;
  }
}

/** Shared: most expressions write nothing, and passes ask every one of them. */
const NOTHING: readonly Variable[] = [];

function rootsOf(targets: readonly Expression[]): readonly Variable[] {
  return targets.map(rootOf).filter((root) => root !== null);
}

/** The variable whose value an l-value is part of; null for what is no l-value, as in a program with errors. */
export function rootOf(expression: Expression): Variable | null {
  let node: Expression | undefined = expression;
  while (node !== undefined) {
    if (node.kind === "reference") return node.variable;
    if (node.kind !== "swizzle" && node.kind !== "field" && node.kind !== "index") return null;
    node = operandsOf(node)[0];
  }
  return null;
}
