/**
 * Loops that never end. WebGL refuses them: a condition that is true for good, and neither `break` nor `return` in the
 * body. (`discard` does not count: the invocation lives on as a helper of its quad.)
 */
import { visitExpressions, visitStatements } from "../children.ts";
import { writtenBy } from "../effects.ts";
import type { Block, Declaration, Expression, Statement, Variable } from "../tree.ts";
import { BOOL } from "../types.ts";
import type { Context } from "./context.ts";

export function checkLoops(context: Context, declarations: readonly Declaration[]): void {
  const candidates = context.loops.filter(
    ({ body, condition }) =>
      (condition === null || (condition.kind !== "declaration" && mayStayTrue(condition))) && !leaves(body, true),
  );
  if (candidates.length === 0) return;
  const bodies: Block[] = [];
  for (const declaration of declarations)
    if (declaration.kind === "function" && !declaration.isPrototype && declaration.symbol.body !== null)
      bodies.push(declaration.symbol.body);
  const steady = steadyVariables(declarations, bodies);
  for (const { condition, range } of candidates)
    if (condition === null || (condition.kind !== "declaration" && isAlwaysTrue(condition, steady)))
      context.error("this loop never ends: its condition is always true and nothing leaves it", range);
}

function mayStayTrue(condition: Expression): boolean {
  return condition.constant === true || condition.kind === "reference";
}

function isAlwaysTrue(condition: Expression, steady: ReadonlySet<Variable>): boolean {
  return condition.constant === true || (condition.kind === "reference" && steady.has(condition.variable));
}

/** Whether a `return` stands in the statement, or a `break` that leaves the loop around it. */
function leaves(statement: Statement, breaks: boolean): boolean {
  switch (statement.kind) {
    case "return":
      return true;
    case "break":
      return breaks;
    case "block":
      return statement.statements.some((inner) => leaves(inner, breaks));
    case "if":
      return leaves(statement.then, breaks) || (statement.otherwise !== null && leaves(statement.otherwise, breaks));
    case "for":
    case "while":
    case "do":
      return leaves(statement.body, false);
    case "switch":
      return statement.cases.some(({ statements }) => statements.some((inner) => leaves(inner, false)));
    case "declaration":
    case "struct":
    case "precision":
    case "expression":
    case "continue":
    case "discard":
    case "empty":
      return false;
  }
}

/** Variables that begin as true and are written nowhere. */
function steadyVariables(declarations: readonly Declaration[], bodies: readonly Block[]): ReadonlySet<Variable> {
  const steady = new Set<Variable>();
  const add = (declaration: { readonly variable: Variable; readonly initializer: Expression | null }): void => {
    if (declaration.variable.type === BOOL && declaration.initializer?.constant === true)
      steady.add(declaration.variable);
  };
  for (const declaration of declarations) if (declaration.kind === "declaration") add(declaration);
  for (const body of bodies)
    visitStatements(body, (statement) => {
      if (statement.kind === "declaration") add(statement);
    });
  for (const body of bodies)
    visitExpressions(body, (expression) => {
      for (const variable of writtenBy(expression)) steady.delete(variable);
    });
  return steady;
}
