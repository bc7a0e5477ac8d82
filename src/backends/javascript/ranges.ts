/**
 * Bounds of integer expressions that are known while the code is written: of loop counters and what is made of them.
 * An index that cannot leave its array needs no clamp.
 */
import { visitExpressions } from "../../glsl/children.ts";
import { writtenBy } from "../../glsl/effects.ts";
import type { Expression, For, Statement, Variable } from "../../glsl/tree.ts";

/** Least and greatest value, both included. */
export interface IntegerRange {
  readonly low: number;
  readonly high: number;
}

export type Counters = ReadonlyMap<Variable, IntegerRange>;

/**
 * The counter of a loop like `for (int i = 0; i < 8; i++)` whose body leaves it alone, with its bounds in the body.
 * `outer` are the counters of the loops around, which may stand in its own bounds.
 */
export function counterOf(
  loop: For,
  outer: Counters,
): { readonly variable: Variable; readonly range: IntegerRange } | null {
  const { condition } = loop;
  if (condition === null || condition.kind !== "binary" || condition.left.kind !== "reference") return null;
  const { variable } = condition.left;
  const initial = loop.initializer.find((node) => node.kind === "declaration" && node.variable === variable);
  if (initial?.kind !== "declaration" || initial.initializer === null) return null;
  const start = rangeOf(initial.initializer, outer);
  const bound = rangeOf(condition.right, outer);
  if (start === null || bound === null || !countsUp(loop.step, variable) || writes(loop.body, variable)) return null;
  if (condition.operator === "<") return { variable, range: { low: start.low, high: bound.high - 1 } };
  return condition.operator === "<=" ? { variable, range: { low: start.low, high: bound.high } } : null;
}

/** Whether a step is, among other things, `i++`, and does nothing else to the counter. */
function countsUp(step: Expression | null, variable: Variable): boolean {
  if (step === null) return false;
  if (step.kind !== "sequence") return isIncrement(step, variable);
  const [left, right] = [step.left, step.right].map((part) => writes(statementOf(part), variable));
  return left !== right && countsUp(left ? step.left : step.right, variable);
}

function isIncrement(step: Expression, variable: Variable): boolean {
  if (step.kind !== "increment" || step.operator !== "++") return false;
  return step.operand.kind === "reference" && step.operand.variable === variable;
}

function writes(statement: Statement, variable: Variable): boolean {
  let found = false;
  visitExpressions(statement, (node) => {
    found ||= writtenBy(node).includes(variable);
  });
  return found;
}

function statementOf(expression: Expression): Statement {
  return { kind: "expression", expression, range: expression.range };
}

/** The bounds of an integer expression, or null where nothing is known. */
export function rangeOf(expression: Expression, counters: Counters): IntegerRange | null {
  if (typeof expression.constant === "number") return { low: expression.constant, high: expression.constant };
  if (expression.kind === "reference") return counters.get(expression.variable) ?? null;
  if (expression.kind !== "binary") return null;
  const left = rangeOf(expression.left, counters);
  const right = rangeOf(expression.right, counters);
  if (left === null || right === null) return null;
  return withinInt(combined(expression.operator, left, right));
}

function combined(operator: string, a: IntegerRange, b: IntegerRange): IntegerRange | null {
  if (operator === "+") return { low: a.low + b.low, high: a.high + b.high };
  if (operator === "-") return { low: a.low - b.high, high: a.high - b.low };
  if (operator === "*") {
    const products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
    return { low: Math.min(...products), high: Math.max(...products) };
  }
  // Of a remainder only that of two numbers that are not negative is defined.
  if (operator === "%" && a.low >= 0 && b.low > 0) return { low: 0, high: Math.min(a.high, b.high - 1) };
  return null;
}

/** Bounds beyond which the expression would wrap around say nothing. */
function withinInt(range: IntegerRange | null): IntegerRange | null {
  return range !== null && range.low >= -(2 ** 31) && range.high < 2 ** 31 ? range : null;
}
