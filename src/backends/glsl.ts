/**
 * Typed tree → a complete GLSL ES 3.00 fragment shader whose loops all end, and which drivers translate fast.
 *
 * Nothing ends a GPU job from outside: a loop of 10⁸ steps a pixel stops every tab's WebGL. So loops whose number of
 * turns cannot be seen in the text count down one budget a pixel and break when it is spent. A guard that is not hit
 * leaves the picture bit-identical; one that is seen to be short costs nothing because it is left alone (a guard in
 * every loop was measured at up to 15 %).
 */
import { definedFunctions, partsOf, visitExpression, visitExpressions } from "../glsl/children.ts";
import { writtenBy } from "../glsl/effects.ts";
import { type Loop, print } from "../glsl/print.ts";
import type { Expression, FunctionSymbol, Program, Statement, Variable } from "../glsl/tree.ts";
import { withFastChoices } from "./choices.ts";

/** Turns that all guarded loops of one pixel may take together. */
const LOOP_BUDGET = 1 << 20;

/** The shader's text with its `#version` line. */
export function emitGlsl(given: Program): string {
  const program = withFastChoices(given);
  const turns = new Map<Loop, number>();
  const total = Math.max(0, ...definedFunctions(program).map((symbol) => countTurns(symbol, turns, new Map())));
  // Short loops inside each other can still be endless together.
  const guardsAll = total > LOOP_BUDGET;
  let guarded = false;
  const text = print(program, (loop) => {
    const count = turns.get(loop) ?? Number.POSITIVE_INFINITY;
    if (!guardsAll && Number.isFinite(count)) return null;
    guarded = true;
    return "if (--nabla_budget < 0) break;";
  });
  if (!guarded) return `#version 300 es\n${text}`;
  // The precision of int comes first; a declaration before it would be mediump on some drivers.
  const precision = /^(?:#extension[^\n]*\n|precision [^\n]*\n)*/.exec(text)?.[0] ?? "";
  return `#version 300 es\n${precision}highp int nabla_budget = ${LOOP_BUDGET};\n${text.slice(precision.length)}`;
}

/** Turns of all counted loops of a function, those of called functions included; notes each loop's own number. */
function countTurns(symbol: FunctionSymbol, turns: Map<Loop, number>, known: Map<FunctionSymbol, number>): number {
  const seen = known.get(symbol);
  if (seen !== undefined) return seen;
  const inExpression = (expression: Expression): number => {
    let sum = 0;
    visitExpression(expression, (inner) => {
      if (inner.kind === "call") sum += countTurns(inner.function, turns, known);
    });
    return sum;
  };
  const inStatement = (statement: Statement): number => {
    const { statements, expressions } = partsOf(statement);
    const inside = [...statements.map(inStatement), ...expressions.map(inExpression)].reduce((a, b) => a + b, 0);
    if (statement.kind !== "for" && statement.kind !== "while" && statement.kind !== "do") return inside;
    const count = statement.kind === "for" ? tripCount(statement) : Number.POSITIVE_INFINITY;
    turns.set(statement, count);
    // An endless loop has its guard; what counts here is how the short ones multiply.
    return Number.isFinite(count) ? count * (1 + inside) : inside;
  };
  const total = symbol.body === null ? 0 : inStatement(symbol.body);
  known.set(symbol, total);
  return total;
}

/** Turns of `for (T i = a; i < b; i += c)` with constant a, b, c and an i that the body leaves alone; else infinity. */
function tripCount(loop: Extract<Loop, { kind: "for" }>): number {
  const [first] = loop.initializer;
  const { condition, step } = loop;
  if (first?.kind !== "declaration" || loop.initializer.length !== 1 || step === null) return Number.POSITIVE_INFINITY;
  if (condition?.kind !== "binary" || condition.left.kind !== "reference") return Number.POSITIVE_INFINITY;
  const { variable } = first;
  const start = constantNumber(first.initializer);
  const limit = constantNumber(condition.right);
  const change = stepOf(step, variable);
  if (condition.left.variable !== variable || start === null || limit === null || change === null)
    return Number.POSITIVE_INFINITY;
  if (isWritten(loop.body, variable)) return Number.POSITIVE_INFINITY;
  const isUpward = condition.operator === "<" || condition.operator === "<=";
  const isDownward = condition.operator === ">" || condition.operator === ">=";
  if (!(isUpward && change > 0) && !(isDownward && change < 0)) return Number.POSITIVE_INFINITY;
  // A float that grows by less than half its spacing stands still, so floats count only where each step shows.
  const spacing = 2 ** -22 * Math.max(Math.abs(start), Math.abs(limit));
  if (variable.type.kind === "scalar" && variable.type.scalar === "float" && Math.abs(change) < spacing)
    return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.ceil((limit - start) / change) + 1);
}

function constantNumber(expression: Expression | null): number | null {
  return typeof expression?.constant === "number" ? expression.constant : null;
}

function stepOf(step: Expression, variable: Variable): number | null {
  if (step.kind === "increment" && refersTo(step.operand, variable)) return step.operator === "++" ? 1 : -1;
  if (step.kind !== "assignment" || !refersTo(step.target, variable)) return null;
  const amount = constantNumber(step.value);
  if (amount === null || (step.operator !== "+" && step.operator !== "-")) return null;
  return step.operator === "+" ? amount : -amount;
}

function refersTo(expression: Expression, variable: Variable): boolean {
  return expression.kind === "reference" && expression.variable === variable;
}

/** Whether a statement may change a variable: assigns it, counts it, or passes it where it can be written. */
function isWritten(statement: Statement, variable: Variable): boolean {
  let written = false;
  visitExpressions(statement, (expression) => {
    written ||= writtenBy(expression).includes(variable);
  });
  return written;
}
