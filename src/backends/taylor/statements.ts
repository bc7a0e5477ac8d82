/** Statements: one handler a kind; conditions are decided, so they become statements of JavaScript. */
import { partsOf, visitExpressions } from "../../glsl/children.ts";
import { writtenBy } from "../../glsl/effects.ts";
import type { Expression, Statement, Variable, VariableDeclaration } from "../../glsl/tree.ts";
import { leavesOf } from "../javascript/storage.ts";
import { decided } from "./dialect.ts";
import type { Cell, Emitter } from "./emitter.ts";
import { lower } from "./expressions.ts";

type Handlers = { [K in Statement["kind"]]: (node: Extract<Statement, { kind: K }>, emitter: Emitter) => void };

const handlers: Handlers = {
  declaration: (node, emitter) => declare(emitter, node),
  struct: () => {},
  precision: () => {},
  empty: () => {},
  expression: (node, emitter) => {
    lower(emitter, node.expression);
  },
  block: (node, emitter) => emitter.writer.block("", () => lowerStatements(emitter, node.statements)),
  if: (node, emitter) => {
    const [condition] = lower(emitter, node.condition) as readonly [Cell];
    emitter.writer.block(`if (${decided(emitter, condition)})`, () => lowerStatement(emitter, node.then));
    const { otherwise } = node;
    if (otherwise !== null) emitter.writer.block("else", () => lowerStatement(emitter, otherwise));
  },
  for: (node, emitter) => {
    lowerStatements(emitter, node.initializer);
    loop(emitter, node.condition, node.body, () => {
      if (node.step !== null) lower(emitter, node.step);
    });
  },
  while: (node, emitter) => loop(emitter, node.condition, node.body, () => {}),
  do: (node, emitter) => loop(emitter, null, node.body, () => leaveUnless(emitter, node.condition)),
  switch: (node, emitter) => {
    const [selector] = lower(emitter, node.selector);
    emitter.writer.block(`switch (${selector})`, () => {
      for (const { label, statements } of node.cases) {
        const head = label === null ? "default:" : `case ${lower(emitter, label)[0]}:`;
        emitter.writer.block(head, () => lowerStatements(emitter, statements));
      }
    });
  },
  return: (node, emitter) => {
    if (emitter.frame === null) throw new Error("return stands outside of a function");
    if (node.value !== null) emitter.store(node.value.type, emitter.frame.result, lower(emitter, node.value));
    emitter.writer.line("return;");
  },
  break: (_, emitter) => emitter.writer.line("break;"),
  continue: (_, emitter) => emitter.writer.line(`break ${emitter.continueLabel};`),
  discard: (node: Statement, emitter) => emitter.refuse("a point that is discarded has no enclosure", node.range),
};

/** Models of a statement's temporaries are free behind it; those of variables behind their block. */
export function lowerStatements(emitter: Emitter, statements: readonly Statement[]): void {
  for (const statement of statements) lowerStatement(emitter, statement);
}

function lowerStatement(emitter: Emitter, statement: Statement): void {
  const mark = emitter.mark();
  (handlers[statement.kind] as (node: Statement, emitter: Emitter) => void)(statement, emitter);
  if (statement.kind !== "declaration") emitter.release(mark);
}

function declare(emitter: Emitter, { variable, initializer }: VariableDeclaration): void {
  const home = emitter.declare(variable.type, false, variable.range);
  emitter.homes.set(variable, home);
  if (initializer === null) return;
  const mark = emitter.mark();
  emitter.store(variable.type, home, lower(emitter, initializer));
  emitter.release(mark);
}

function loop(
  emitter: Emitter,
  test: Expression | VariableDeclaration | null,
  body: Statement,
  step: () => void,
): void {
  const outer = emitter.continueLabel;
  const carried = emitter.dialect.carries ? carriedBy(emitter, body) : null;
  const label = emitter.names.fresh("label");
  emitter.writer.block("for (;;)", () => {
    emitter.writer.line("if (--turns < 0) exhausted();");
    if (test !== null) leaveUnless(emitter, test);
    if (carried !== null) carry(emitter, carried);
    emitter.continueLabel = label;
    emitter.writer.block(continues(body) ? `${label}:` : "", () => lowerStatement(emitter, body));
    emitter.continueLabel = outer;
    step();
  });
}

/** The first two floats of what a loop's body writes and what is there before it; null if it is none or one. */
function carriedBy(emitter: Emitter, body: Statement): readonly [Cell, Cell] | null {
  const written = new Set<Variable>();
  visitExpressions(body, (node) => {
    for (const variable of writtenBy(node)) written.add(variable);
  });
  for (const variable of written) {
    const homes = emitter.homes.get(variable);
    if (homes === undefined) continue;
    const floats = homes.filter((_, index) => {
      const leaf = leavesOf(variable.type)[index];
      return leaf?.scalar === "float" && leaf.length === null;
    });
    const [first, second] = floats;
    if (first !== undefined && second !== undefined) return [first, second];
  }
  return null;
}

function carry(emitter: Emitter, [first, second]: readonly [Cell, Cell]): void {
  const mark = emitter.mark();
  const one = emitter.operate("carryFirst", first, second);
  const other = emitter.operate("carrySecond", first, second);
  emitter.writer.line(`copy(${first}, ${one});`);
  emitter.writer.line(`copy(${second}, ${other});`);
  emitter.release(mark);
}

function leaveUnless(emitter: Emitter, test: Expression | VariableDeclaration): void {
  if (test.kind === "declaration") {
    declare(emitter, test);
    emitter.writer.line(`if (!${decided(emitter, (emitter.homes.get(test.variable) as readonly [Cell])[0])}) break;`);
  } else emitter.writer.line(`if (!${decided(emitter, (lower(emitter, test) as readonly [Cell])[0])}) break;`);
}

function continues(statement: Statement): boolean {
  if (statement.kind === "continue") return true;
  if (statement.kind === "for" || statement.kind === "while" || statement.kind === "do") return false;
  return partsOf(statement).statements.some(continues);
}
