/** The expressions and statements directly below a node of the typed tree, for passes that look at a whole body. */
import type { Expression, FunctionSymbol, Program, Statement } from "./tree.ts";

type ExpressionChildren = {
  [K in Expression["kind"]]: (node: Extract<Expression, { kind: K }>) => readonly Expression[];
};

/** Shared: most expressions are literals and references, and passes ask for the operands of every one of them. */
const NO_OPERANDS: readonly Expression[] = [];

const expressionChildren: ExpressionChildren = {
  literal: () => NO_OPERANDS,
  reference: () => NO_OPERANDS,
  call: (node) => node.arguments,
  builtin: (node) => node.arguments,
  construct: (node) => node.arguments,
  unary: (node) => [node.operand],
  increment: (node) => [node.operand],
  binary: (node) => [node.left, node.right],
  assignment: (node) => [node.target, node.value],
  conditional: (node) => [node.condition, node.whenTrue, node.whenFalse],
  sequence: (node) => [node.left, node.right],
  swizzle: (node) => [node.vector],
  field: (node) => [node.structure],
  index: (node) => [node.base, node.index],
  length: () => NO_OPERANDS,
};

/** Operands of an expression in their order; that of `length()` is left out because it is not evaluated. */
export function operandsOf(expression: Expression): readonly Expression[] {
  return (expressionChildren[expression.kind] as (node: Expression) => readonly Expression[])(expression);
}

/** Whether a test holds for some operand; the same as `operandsOf(expression).some(test)` without the list, for walks over whole bodies. */
export function someOperand(expression: Expression, test: (operand: Expression) => boolean): boolean {
  switch (expression.kind) {
    case "literal":
    case "reference":
    case "length":
      return false;
    case "call":
    case "builtin":
    case "construct":
      for (const argument of expression.arguments) if (test(argument)) return true;
      return false;
    case "unary":
    case "increment":
      return test(expression.operand);
    case "binary":
    case "sequence":
      return test(expression.left) || test(expression.right);
    case "assignment":
      return test(expression.target) || test(expression.value);
    case "conditional":
      return test(expression.condition) || test(expression.whenTrue) || test(expression.whenFalse);
    case "swizzle":
      return test(expression.vector);
    case "field":
      return test(expression.structure);
    case "index":
      return test(expression.base) || test(expression.index);
  }
}

interface StatementChildren {
  readonly statements: readonly Statement[];
  readonly expressions: readonly Expression[];
}
type StatementHandlers = { [K in Statement["kind"]]: (node: Extract<Statement, { kind: K }>) => StatementChildren };

const none: StatementChildren = { statements: [], expressions: [] };
const present = <T>(node: T | null): readonly T[] => (node === null ? [] : [node]);

function loop(
  condition: Expression | Extract<Statement, { kind: "declaration" }> | null,
  step: Expression | null,
  statements: readonly Statement[],
) {
  if (condition === null) return { statements, expressions: present(step) };
  if (condition.kind === "declaration") return { statements: [condition, ...statements], expressions: present(step) };
  return { statements, expressions: [condition, ...present(step)] };
}

const statementChildren: StatementHandlers = {
  declaration: (node) => ({ statements: [], expressions: present(node.initializer) }),
  struct: () => none,
  precision: () => none,
  expression: (node) => ({ statements: [], expressions: [node.expression] }),
  block: (node) => ({ statements: node.statements, expressions: [] }),
  if: (node) => ({ statements: [node.then, ...present(node.otherwise)], expressions: [node.condition] }),
  for: (node) => loop(node.condition, node.step, [...node.initializer, node.body]),
  while: (node) => loop(node.condition, null, [node.body]),
  do: (node) => loop(node.condition, null, [node.body]),
  switch: (node) => ({ statements: node.cases.flatMap((one) => one.statements), expressions: [node.selector] }),
  return: (node) => ({ statements: [], expressions: present(node.value) }),
  break: () => none,
  continue: () => none,
  discard: () => none,
  empty: () => none,
};

/** Statements and expressions directly below a statement (labels of a switch are constants and left out). */
export function partsOf(statement: Statement): StatementChildren {
  return (statementChildren[statement.kind] as (node: Statement) => StatementChildren)(statement);
}

/** Visits a statement and all statements below it. */
export function visitStatements(statement: Statement, visit: (statement: Statement) => void): void {
  visit(statement);
  for (const child of partsOf(statement).statements) visitStatements(child, visit);
}

/** Visits an expression and all its operands. */
export function visitExpression(expression: Expression, visit: (expression: Expression) => void): void {
  const each = (one: Expression): false => {
    visit(one);
    someOperand(one, each);
    return false;
  };
  each(expression);
}

/** Visits every expression in a statement, operands after the expression that holds them. */
export function visitExpressions(statement: Statement, visit: (expression: Expression) => void): void {
  visitStatements(statement, (inner) => {
    for (const expression of partsOf(inner).expressions) visitExpression(expression, visit);
  });
}

/** The functions that a program defines, in the order of their definitions. */
export function definedFunctions(program: Program): FunctionSymbol[] {
  return program.declarations.flatMap((declaration) =>
    declaration.kind === "function" && !declaration.isPrototype ? [declaration.symbol] : [],
  );
}
