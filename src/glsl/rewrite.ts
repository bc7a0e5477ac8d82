/** Rebuilds bodies of functions with each expression, and each statement if wanted, replaced from the inside out. */
import type { Block, Expression, Statement, VariableDeclaration } from "./tree.ts";

export type Replace = (expression: Expression) => Expression;
export type ReplaceStatement = (statement: Statement) => Statement;

const asItIs: ReplaceStatement = (statement) => statement;

/** The expression with its operands rebuilt and then itself replaced. What stays as it is is the same object. */
export function rewriteExpression(expression: Expression, replace: Replace): Expression {
  return replace(withOperands(expression, (operand) => rewriteExpression(operand, replace)));
}

function withOperands(node: Expression, again: Replace): Expression {
  switch (node.kind) {
    case "literal":
    case "reference":
    case "length":
      return node;
    case "call":
    case "builtin":
    case "construct": {
      const list = node.arguments.map(again);
      return list.every((argument, at) => argument === node.arguments[at]) ? node : { ...node, arguments: list };
    }
    case "unary":
    case "increment": {
      const operand = again(node.operand);
      return operand === node.operand ? node : { ...node, operand };
    }
    case "binary":
    case "sequence": {
      const [left, right] = [again(node.left), again(node.right)];
      return left === node.left && right === node.right ? node : { ...node, left, right };
    }
    case "assignment": {
      const [target, value] = [again(node.target), again(node.value)];
      return target === node.target && value === node.value ? node : { ...node, target, value };
    }
    case "conditional": {
      const [condition, whenTrue, whenFalse] = [again(node.condition), again(node.whenTrue), again(node.whenFalse)];
      return condition === node.condition && whenTrue === node.whenTrue && whenFalse === node.whenFalse
        ? node
        : { ...node, condition, whenTrue, whenFalse };
    }
    case "swizzle": {
      const vector = again(node.vector);
      return vector === node.vector ? node : { ...node, vector };
    }
    case "field": {
      const structure = again(node.structure);
      return structure === node.structure ? node : { ...node, structure };
    }
    case "index": {
      const [base, index] = [again(node.base), again(node.index)];
      return base === node.base && index === node.index ? node : { ...node, base, index };
    }
  }
}

/** The block with its expressions replaced, and then each statement below it. */
export function rewriteBlock(block: Block, replace: Replace, change: ReplaceStatement = asItIs): Block {
  return {
    ...block,
    statements: block.statements.map((statement) => change(rewriteStatement(statement, replace, change))),
  };
}

function rewriteDeclaration(node: VariableDeclaration, replace: Replace): VariableDeclaration {
  return node.initializer === null ? node : { ...node, initializer: rewriteExpression(node.initializer, replace) };
}

function rewriteStatement(node: Statement, replace: Replace, change: ReplaceStatement): Statement {
  const inner = (statement: Statement): Statement => change(rewriteStatement(statement, replace, change));
  const expression = (one: Expression): Expression => rewriteExpression(one, replace);
  const condition = <T extends Expression | VariableDeclaration>(one: T): Expression | VariableDeclaration =>
    one.kind === "declaration" ? rewriteDeclaration(one, replace) : expression(one);
  switch (node.kind) {
    case "declaration":
      return rewriteDeclaration(node, replace);
    case "expression":
      return { ...node, expression: expression(node.expression) };
    case "block":
      return rewriteBlock(node, replace, change);
    case "if":
      return {
        ...node,
        condition: expression(node.condition),
        then: inner(node.then),
        otherwise: node.otherwise === null ? null : inner(node.otherwise),
      };
    case "for":
      return {
        ...node,
        initializer: node.initializer.map(inner),
        condition: node.condition === null ? null : condition(node.condition),
        step: node.step === null ? null : expression(node.step),
        body: inner(node.body),
      };
    case "while":
      return { ...node, condition: condition(node.condition), body: inner(node.body) };
    case "do":
      return { ...node, condition: expression(node.condition), body: inner(node.body) };
    case "switch":
      return {
        ...node,
        selector: expression(node.selector),
        cases: node.cases.map((one) => ({ ...one, statements: one.statements.map(inner) })),
      };
    case "return":
      return node.value === null ? node : { ...node, value: expression(node.value) };
    case "struct":
    case "precision":
    case "break":
    case "continue":
    case "discard":
    case "empty":
      return node;
  }
}
