/** Statements: one handler a kind. */

import { partsOf } from "../../glsl/children.ts";
import type { Expression, Statement, VariableDeclaration } from "../../glsl/tree.ts";
import type { Emitter } from "./emitter.ts";
import { counterOf } from "./ranges.ts";
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
    const { condition: test, body, step } = node;
    const writeStep = (): void => {
      if (step !== null) emitter.lower.effect(emitter, step);
    };
    loop(emitter, { test, body, step: writeStep, counter: counterOf(node, emitter.counters) });
  },
  while: (node, emitter) => loop(emitter, { test: node.condition, body: node.body, step: () => {} }),
  do: (node, emitter) =>
    loop(emitter, { test: null, body: node.body, step: () => leaveUnless(node.condition, emitter) }),
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

interface Loop {
  readonly test: Expression | VariableDeclaration | null;
  readonly body: Statement;
  /** Writes what stands behind the body, where `continue` leads. */
  readonly step: () => void;
  readonly counter?: ReturnType<typeof counterOf>;
}

/** A loop; each turn counts down the budget. */
function loop(emitter: Emitter, { test, body, step, counter = null }: Loop): void {
  const outerLabel = emitter.continueLabel;
  emitter.writer.block("for (;;)", () => {
    emitter.countDown();
    if (test !== null) leaveUnless(test, emitter);
    emitter.continueLabel = emitter.unit.names.fresh("label");
    // The bounds hold in the body only: in the last turn the step leaves them.
    if (counter !== null) emitter.counters.set(counter.variable, counter.range);
    if (continues(body)) emitter.writer.block(`${emitter.continueLabel}:`, () => lowerStatement(emitter, body));
    else lowerStatement(emitter, body);
    if (counter !== null) emitter.counters.delete(counter.variable);
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
