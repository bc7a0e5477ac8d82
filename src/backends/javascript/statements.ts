/** Statements: one handler a kind. */

import { partsOf } from "../../glsl/children.ts";
import type { Expression, Statement, VariableDeclaration } from "../../glsl/tree.ts";
import type { Emitter } from "./emitter.ts";
import { type Code, type Place, scalarsOf } from "./storage.ts";

type Handlers = { [K in Statement["kind"]]: (node: Extract<Statement, { kind: K }>, emitter: Emitter) => void };

const handlers: Handlers = {
  declaration: (node, emitter) => declare(node, emitter),
  struct: () => {},
  precision: () => {},
  empty: () => {},
  expression: (node, emitter) => emitter.lower.effect(emitter, node.expression),
  block: (node, emitter) => lowerStatements(emitter, node.statements),
  if: (node, emitter) => {
    emitter.writer.block(`if (${condition(node.condition, emitter)})`, () => lowerStatement(emitter, node.then));
    const { otherwise } = node;
    if (otherwise !== null) emitter.writer.block("else", () => lowerStatement(emitter, otherwise));
  },
  for: (node, emitter) => {
    lowerStatements(emitter, node.initializer);
    loop(emitter, node.condition, node.body, () => {
      if (node.step !== null) emitter.lower.effect(emitter, node.step);
    });
  },
  while: (node, emitter) => loop(emitter, node.condition, node.body, () => {}),
  do: (node, emitter) =>
    loop(emitter, null, node.body, () => {
      leaveUnless(node.condition, emitter);
    }),
  switch: (node, emitter) => {
    const selector = condition(node.selector, emitter);
    // A declaration under one label is in scope under the next, which JavaScript would refuse to read uninitialised.
    for (const variable of node.cases.flatMap((one) => declaredIn(one.statements))) {
      emitter.declare(variable, null);
      emitter.hoisted.add(variable);
    }
    emitter.writer.block(`switch (${selector})`, () => {
      for (const { label, statements } of node.cases) {
        emitter.writer.block(label === null ? "default:" : `case ${condition(label, emitter)}:`, () =>
          lowerStatements(emitter, statements),
        );
      }
    });
  },
  return: (node, emitter) => emitter.frame.returns(node.value === null ? [] : emitter.lower.value(emitter, node.value)),
  break: (_, emitter) => emitter.writer.line("break;"),
  continue: (_, emitter) => {
    if (emitter.continueLabel === null) throw new Error("continue stands outside of a loop");
    emitter.writer.line(`break ${emitter.continueLabel};`);
  },
  discard: (_, emitter) => emitter.frame.discards(),
};

export function lowerStatements(emitter: Emitter, statements: readonly Statement[]): void {
  for (const statement of statements) lowerStatement(emitter, statement);
}

function lowerStatement(emitter: Emitter, statement: Statement): void {
  (handlers[statement.kind] as (node: Statement, emitter: Emitter) => void)(statement, emitter);
}

function condition(expression: Expression, emitter: Emitter): Code {
  return scalarsOf(emitter.lower.value(emitter, expression))[0] as Code;
}

function declare(node: VariableDeclaration, emitter: Emitter): void {
  const { variable, initializer } = node;
  if (variable.type.kind === "sampler" || (variable.isConst && variable.constant !== undefined)) return;
  const value = initializer === null ? null : emitter.lower.value(emitter, initializer);
  if (emitter.hoisted.has(variable)) emitter.reset(variable, value);
  else emitter.declare(variable, value);
}

/** Variables that the statements of a switch declare at its own level. */
function declaredIn(statements: readonly Statement[]) {
  return statements.flatMap((statement) => (statement.kind === "declaration" ? [statement.variable] : []));
}

/** A loop whose `step` is written behind the body, where `continue` leads. Each turn counts down the budget. */
function loop(
  emitter: Emitter,
  test: Expression | VariableDeclaration | null,
  body: Statement,
  step: () => void,
): void {
  const outerLabel = emitter.continueLabel;
  emitter.writer.block("for (;;)", () => {
    emitter.countDown();
    if (test !== null) leaveUnless(test, emitter);
    emitter.continueLabel = emitter.unit.names.fresh("label");
    if (continues(body)) emitter.writer.block(`${emitter.continueLabel}:`, () => lowerStatement(emitter, body));
    else lowerStatement(emitter, body);
    step();
  });
  emitter.continueLabel = outerLabel;
}

function leaveUnless(test: Expression | VariableDeclaration, emitter: Emitter): void {
  if (test.kind === "declaration") {
    declare(test, emitter);
    emitter.writer.line(`if (!${emitter.read(emitter.placesOf(test.variable)[0] as Place)}) break;`);
  } else {
    emitter.writer.line(`if (!${condition(test, emitter)}) break;`);
  }
}

function continues(statement: Statement): boolean {
  if (statement.kind === "continue") return true;
  if (statement.kind === "for" || statement.kind === "while" || statement.kind === "do") return false;
  return partsOf(statement).statements.some(continues);
}
