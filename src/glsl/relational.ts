/** The functions that compare vectors by component, and the operators that compare numbers (GLSL ES 3.00 §8.6, §5.9). */
import type { ComparisonOperator } from "./tree.ts";

/** The name of the function that does for vectors what an operator does for numbers. */
export const RELATIONAL_FUNCTIONS: Readonly<Record<ComparisonOperator, string>> = {
  "<": "lessThan",
  "<=": "lessThanEqual",
  ">": "greaterThan",
  ">=": "greaterThanEqual",
  "==": "equal",
  "!=": "notEqual",
};

const OPERATORS: ReadonlyMap<string, ComparisonOperator> = new Map(
  Object.entries(RELATIONAL_FUNCTIONS).map(([operator, name]) => [name, operator as ComparisonOperator]),
);

/** The operator that a built-in function applies to each component; undefined for other functions. */
export function relationalOperator(name: string): ComparisonOperator | undefined {
  return OPERATORS.get(name);
}
