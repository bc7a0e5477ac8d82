/** Statements (GLSL ES 3.00 §6). */
import type { Range } from "../source.ts";
import type { SyntaxDeclaration, SyntaxExpression, SyntaxStatement, SyntaxSwitch } from "../syntax.ts";
import type { Block, Expression, Statement, Switch, SwitchCase, VariableDeclaration } from "../tree.ts";
import { BOOL, INT, typeName, UINT, VOID } from "../types.ts";
import { type Context, isUnknown } from "./context.ts";
import { checkConditionDeclaration, checkDeclaration, checkPrecision } from "./declaration.ts";
import { conversionHint } from "./hints.ts";

type Handlers = {
  [K in SyntaxStatement["kind"]]: (
    context: Context,
    node: SyntaxStatement & { readonly kind: K },
  ) => readonly Statement[];
};

const handlers: Handlers = {
  declaration: (context, node) => {
    const statements: Statement[] = [];
    for (const declaration of checkDeclaration(context, node))
      if (declaration.kind === "declaration" || declaration.kind === "struct") statements.push(declaration);
    // `float;` is a statement to a switch, whose last label needs one.
    return statements.length > 0 ? statements : [{ kind: "empty", range: node.range }];
  },
  precision: (context, node) => [checkPrecision(context, node)],
  expression: (context, { expression: syntax, range }) => {
    const expression = context.expression(syntax);
    if (context.isBlock(expression.type)) context.error("a block by itself is no statement", range);
    return [{ kind: "expression", expression, range }];
  },
  block: (context, node) => {
    context.enterScope();
    const block = checkStatements(context, node.statements, node.range);
    context.leaveScope();
    return [block];
  },
  if: (context, node) => {
    const condition = checkCondition(context, node.condition, "if");
    const then = inScope(context, node.then);
    const otherwise = node.otherwise === null ? null : inScope(context, node.otherwise);
    return [{ kind: "if", condition, then, otherwise, range: node.range }];
  },
  for: (context, node) => {
    context.enterScope();
    const initializer = checkStatement(context, node.initializer).filter((statement) => statement.kind !== "empty");
    const condition = node.condition === null ? null : checkLoopCondition(context, node.condition, "for");
    const step = node.step === null ? null : context.expression(node.step);
    const body = inLoop(context, node.body);
    context.leaveScope();
    const loop = { kind: "for", initializer, condition, step, body, range: node.range } as const;
    context.loops.push(loop);
    return [loop];
  },
  while: (context, node) => {
    context.enterScope();
    const condition = checkLoopCondition(context, node.condition, "while");
    const body = inLoop(context, node.body);
    context.leaveScope();
    const loop = { kind: "while", condition, body, range: node.range } as const;
    context.loops.push(loop);
    return [loop];
  },
  do: (context, node) => {
    context.loopDepth++;
    const body = inScope(context, node.body);
    context.loopDepth--;
    return [{ kind: "do", body, condition: checkCondition(context, node.condition, "do … while"), range: node.range }];
  },
  switch: (context, node) => [checkSwitch(context, node)],
  return: (context, node) => {
    const value = node.value === null ? null : context.expression(node.value);
    context.hasReturn = true;
    const wanted = context.currentFunction?.returnType ?? VOID;
    const name = context.currentFunction?.name ?? "";
    if (value === null) {
      if (wanted !== VOID && !isUnknown(wanted))
        context.error(`'${name}' returns ${typeName(wanted)}, a value is missing`, node.range);
    } else if (wanted === VOID) context.error(`'${name}' is void and returns nothing`, value.range);
    else if (value.type !== wanted && !isUnknown(value.type) && !isUnknown(wanted))
      context.error(
        `'${name}' returns ${typeName(wanted)}, found ${typeName(value.type)}${conversionHint(wanted, value.type)}`,
        value.range,
      );
    return [{ kind: "return", value, range: node.range }];
  },
  break: (context, node) => {
    if (context.loopDepth === 0 && context.switchDepth === 0)
      context.error("'break' stands outside of a loop or switch", node.range);
    return [{ kind: "break", range: node.range }];
  },
  continue: (context, node) => {
    if (context.loopDepth === 0) context.error("'continue' stands outside of a loop", node.range);
    return [{ kind: "continue", range: node.range }];
  },
  discard: (_context, node) => [{ kind: "discard", range: node.range }],
  empty: (_context, node) => [{ kind: "empty", range: node.range }],
};

/** One statement as written may be several of the tree: `float a, b;` are two declarations. */
function checkStatement(context: Context, node: SyntaxStatement): readonly Statement[] {
  return (handlers[node.kind] as (context: Context, node: SyntaxStatement) => readonly Statement[])(context, node);
}

/** Statements of a block whose scope the caller has entered. */
export function checkStatements(context: Context, statements: readonly SyntaxStatement[], range: Range): Block {
  return { kind: "block", statements: statements.flatMap((statement) => checkStatement(context, statement)), range };
}

function inScope(context: Context, node: SyntaxStatement): Statement {
  if (node.kind === "block") return checkStatement(context, node)[0] as Statement;
  context.enterScope();
  const statements = checkStatement(context, node);
  context.leaveScope();
  const [only] = statements;
  if (only !== undefined && statements.length === 1) return only;
  return { kind: "block", statements, range: node.range };
}

/** The body of `for` and `while` shares the scope of the loop's head: it may not declare the name again (§6.3). */
function inLoop(context: Context, node: SyntaxStatement): Statement {
  context.loopDepth++;
  const statements = checkStatements(context, node.kind === "block" ? node.statements : [node], node.range);
  context.loopDepth--;
  const [only] = statements.statements;
  return node.kind !== "block" && only !== undefined && statements.statements.length === 1 ? only : statements;
}

function checkCondition(context: Context, node: SyntaxExpression, where: string): Expression {
  const condition = context.expression(node);
  if (condition.type !== BOOL && !isUnknown(condition.type))
    context.error(`the condition of '${where}' is a bool, found ${typeName(condition.type)}`, node.range);
  return condition;
}

function checkLoopCondition(
  context: Context,
  node: SyntaxExpression | SyntaxDeclaration,
  where: string,
): Expression | VariableDeclaration {
  if (node.kind !== "declaration") return checkCondition(context, node, where);
  const declaration = checkConditionDeclaration(context, node);
  if (declaration === null) return context.unknown(node.range);
  if (declaration.variable.type !== BOOL && !isUnknown(declaration.variable.type))
    context.error(`the condition of '${where}' is a bool, found ${typeName(declaration.variable.type)}`, node.range);
  return declaration;
}

function checkSwitch(context: Context, node: SyntaxSwitch): Switch {
  const selector = context.expression(node.selector);
  if (selector.type !== INT && selector.type !== UINT && !isUnknown(selector.type))
    context.error(`a switch selects by an int or uint, found ${typeName(selector.type)}`, node.selector.range);
  context.enterScope();
  context.switchDepth++;
  const cases: { label: Expression | null; statements: Statement[]; range: Range }[] = [];
  const seen = new Map<string, Range>();
  for (const part of node.body) {
    if (part.kind === "case") {
      const label = part.label === null ? null : checkLabel(context, part.label, selector);
      const key = label === null ? "default" : label.constant === undefined ? null : String(label.constant);
      if (key !== null && (part.label === null || label !== null)) {
        const earlier = seen.get(key);
        if (earlier !== undefined)
          context.error(`second ${key === "default" ? "'default'" : `'case ${key}'`} of one switch`, part.range, [
            { message: "first one here", range: earlier },
          ]);
        seen.set(key, part.range);
      }
      cases.push({ label, statements: [], range: part.range });
    } else {
      const statements = checkStatement(context, part);
      const last = cases.at(-1);
      if (last === undefined) context.error("a statement of a switch stands behind a label", part.range);
      else last.statements.push(...statements);
    }
  }
  const last = cases.at(-1);
  if (last !== undefined && last.statements.length === 0)
    context.error("the last label of a switch needs a statement behind it", last.range);
  context.switchDepth--;
  context.leaveScope();
  return { kind: "switch", selector, cases: cases satisfies readonly SwitchCase[], range: node.range };
}

function checkLabel(context: Context, syntax: SyntaxExpression, selector: Expression): Expression {
  const label = context.expression(syntax);
  if (isUnknown(label.type) || isUnknown(selector.type)) return label;
  if (label.type !== selector.type)
    context.error(`a label is ${typeName(selector.type)} as its switch, found ${typeName(label.type)}`, syntax.range);
  else if (label.constant === undefined) context.error("a label is a constant expression", syntax.range);
  return label;
}
