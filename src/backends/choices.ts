/**
 * Typed tree → the same program with its choices written so that drivers translate them fast.
 *
 * ANGLE makes branches of every `?:`. SwiftShader looks for the way through the body of a loop once for each of its
 * loops, and takes twice as long for every branch with two arms of one length, one after the other: 44 `?:` in a loop
 * take 143 s before the first pixel, the same with `mix` 21 ms (docs/decisions/branches-in-loops.md).
 *
 * - `c ? a : b` → `mix(b, a, c)` with a boolean `c`, which is a selection and no arithmetic (GLSL ES 3.00 §8.3); whole
 *   numbers and booleans, for which there is no such `mix`, become `b + int(c) * (a - b)`, exact because integers wrap
 *   around, and `c && a || !c && b`. Arms that call functions or change something stay behind their `?:`.
 * - `if (c) a else b` → `if (c) a` and `if (!c) b`. Where `a` ends by leaving, `b` simply follows.
 * - `switch` → one `if` for each of its groups (`switches.ts`); early returns → a result at the end (`returns.ts`).
 */
import { definedFunctions, operandsOf } from "../glsl/children.ts";
import { hasEffects } from "../glsl/effects.ts";
import { type Replace, rewriteBlock } from "../glsl/rewrite.ts";
import type { Conditional, Expression, FunctionSymbol, Program, Statement } from "../glsl/tree.ts";
import { BOOL, type Type, vectorType } from "../glsl/types.ts";
import { blockOf, both, declare, either, freeNames, local, not, referTo } from "./new-variables.ts";
import { withoutEarlyReturns } from "./returns.ts";
import { withoutSwitch } from "./switches.ts";

/** Nodes of an expression that may be written twice. */
const MOST_NODES_TWICE = 3;
/** The condition of an `if` while its two arms stand one after the other; an inner one hides it where it isn't read. */
const CONDITION = "nabla_is_so";

/** The program with choices between values and one-armed branches only, for printing. */
export function withFastChoices(program: Program): Program {
  const freeName = freeNames(program);
  const condition = freeName(CONDITION);
  const asItIs: Replace = (expression) => expression;
  const oneArmed = (statement: Statement): Statement => withOneArm(statement, condition);
  const ifs = (statement: Statement): Statement =>
    statement.kind === "switch" ? withoutSwitch(statement, freeName) : statement;
  const bodies = new Map<FunctionSymbol, FunctionSymbol>();
  for (const symbol of definedFunctions(program)) {
    if (symbol.body === null) continue;
    const throughout = withoutEarlyReturns(symbol, rewriteBlock(symbol.body, asItIs, ifs), freeName);
    bodies.set(symbol, { ...symbol, body: rewriteBlock(throughout, chosen, oneArmed) });
  }
  return {
    declarations: program.declarations.map((declaration) =>
      declaration.kind === "function" && !declaration.isPrototype
        ? { ...declaration, symbol: bodies.get(declaration.symbol) ?? declaration.symbol }
        : declaration,
    ),
  };
}

function chosen(expression: Expression): Expression {
  if (expression.kind !== "conditional" || expression.constant !== undefined) return expression;
  const { condition, whenTrue, whenFalse, type } = expression;
  if (hasEffects(whenTrue) || hasEffects(whenFalse)) return expression;
  if (type.kind !== "scalar" && type.kind !== "vector") return expression;
  if (type.scalar === "float") {
    const selector = type.kind === "scalar" ? condition : construct(vectorType("bool", type.size), condition);
    return { kind: "builtin", name: "mix", arguments: [whenFalse, whenTrue, selector], type, range: expression.range };
  }
  if (type.scalar === "bool") return type.kind === "scalar" ? eitherOf(expression) : expression;
  if (whenFalse.constant === 0) return binary("*", construct(type, condition), whenTrue, type);
  if (!isShort(whenFalse)) return expression;
  return binary(
    "+",
    whenFalse,
    binary("*", construct(type, condition), binary("-", whenTrue, whenFalse, type), type),
    type,
  );
}

function eitherOf(choice: Conditional): Expression {
  const { condition, whenTrue, whenFalse } = choice;
  if (!isShort(condition) || hasEffects(condition)) return choice;
  return either(both(condition, whenTrue), both(not(condition), whenFalse));
}

/** Statements below other ones are replaced before these. */
function withOneArm(statement: Statement, name: string): Statement {
  if (statement.kind !== "if" || statement.otherwise === null) return statement;
  const { condition, then, otherwise, range } = statement;
  if (leaves(then)) return blockOf([{ ...statement, otherwise: null }, otherwise]);
  const variable = local(name, BOOL);
  const isSo = referTo(variable);
  return blockOf([
    declare(variable, condition),
    { kind: "if", condition: isSo, then, otherwise: null, range },
    { kind: "if", condition: not(isSo), then: otherwise, otherwise: null, range },
  ]);
}

/** Whether nothing that follows a statement is reached from it. */
function leaves(statement: Statement): boolean {
  if (statement.kind === "block") return statement.statements.some(leaves);
  const { kind } = statement;
  return kind === "return" || kind === "break" || kind === "continue" || kind === "discard";
}

function isShort(expression: Expression): boolean {
  const nodes = (one: Expression): number => operandsOf(one).reduce((sum, operand) => sum + nodes(operand), 1);
  return nodes(expression) <= MOST_NODES_TWICE;
}

function construct(type: Type, value: Expression): Expression {
  return { kind: "construct", type, arguments: [value], range: value.range };
}

function binary(
  operator: Extract<Expression, { kind: "binary" }>["operator"],
  left: Expression,
  right: Expression,
  type: Type,
): Expression {
  return { kind: "binary", operator, left, right, type, range: left.range };
}
