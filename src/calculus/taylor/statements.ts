/** Statements over a cell: one handler a kind. Conditions are booleans, so control flow stays what it is. */
import type { Expression, Statement, VariableDeclaration } from "../../glsl/tree.ts";
import { BOOL } from "../../glsl/types.ts";
import { boolean, GENERATED, reference } from "../expressions.ts";
import { type Context, cellOf } from "./context.ts";
import { type Cell, plainOf } from "./values.ts";

type Handlers = { [K in Statement["kind"]]: (context: Context, node: Extract<Statement, { kind: K }>) => void };

const handlers: Handlers = {
  declaration: declare,
  struct: () => {},
  precision: () => {},
  empty: () => {},
  expression: (context, node) => {
    context.lower(node.expression);
  },
  block: (context, node) => context.emit(block(context.capture(() => lowerAll(context, node.statements)))),
  if: (context, node) => {
    const condition = context.name(plainOf(context.lower(node.condition)[0]), "is");
    const then = body(context, node.then);
    const otherwise = node.otherwise === null ? null : body(context, node.otherwise);
    context.emit({ ...node, condition, then, otherwise });
  },
  for: (context, node) => {
    const statements = context.capture(() => {
      lowerAll(context, node.initializer);
      loop(context, node.condition, node.step, node.body, false);
    });
    context.emit(block(statements));
  },
  while: (context, node) => loop(context, node.condition, null, node.body, false),
  do: (context, node) => loop(context, node.condition, null, node.body, true),
  switch: (context, node) => {
    const selector = context.name(plainOf(context.lower(node.selector)[0]), "selector");
    const cases = node.cases.map((one) => ({
      ...one,
      statements: [block(context.capture(() => lowerAll(context, one.statements)))],
    }));
    context.emit({ ...node, selector, cases });
  },
  return: (context, node) => {
    const value = node.value === null ? null : context.lower(node.value);
    context.leave(value);
  },
  break: (context, node) => context.emit(node),
  continue: (context, node) => context.emit(node),
  discard: (context, node: Statement) =>
    context.refuse("a fragment that is discarded has no enclosure over a cell", node.range),
};

export function lowerAll(context: Context, statements: readonly Statement[]): void {
  for (const one of statements) (handlers[one.kind] as (context: Context, node: Statement) => void)(context, one);
}

function block(statements: readonly Statement[]): Extract<Statement, { kind: "block" }> {
  return { kind: "block", statements, range: GENERATED };
}

function body(context: Context, node: Statement): Statement {
  return block(context.capture(() => lowerAll(context, node.kind === "block" ? node.statements : [node])));
}

/** Variables are declared at the function's beginning: their leaves have names that nothing else has. */
function declare(context: Context, { variable, initializer }: VariableDeclaration): void {
  const value = initializer === null ? null : context.lower(initializer);
  const homes = context.declare(variable);
  if (value === null) return;
  homes.forEach((home, leaf) => {
    context.store(variable, leaf, cellOf(home), value[leaf] as Cell);
  });
}

/**
 * A loop whose condition, and step, may take statements: they move into the body, the step behind a flag that tells the
 * first turn, so that `continue` still leads to it. What needs none stays in the head.
 */
function loop(
  context: Context,
  condition: Expression | VariableDeclaration | null,
  step: Expression | null,
  inner: Statement,
  isLate: boolean,
): void {
  let head: Expression | null = null;
  const test = context.capture(() => {
    if (condition === null) return;
    if (condition.kind === "declaration") {
      declare(context, condition);
      const [home] = context.homes(condition.variable) ?? [];
      if (home !== undefined) head = reference(home.variable);
    } else head = plainOf(context.lower(condition)[0]);
  });
  const steps = context.capture(() => {
    if (step !== null) context.lower(step);
  });
  const statements = body(context, inner);
  const simple = !isLate && test.length <= 1 && isPlainTest(test, head);
  const only = steps.length === 1 && steps[0]?.kind === "expression" ? steps[0].expression : null;
  if (simple !== null && simple !== false && (step === null || only !== null)) {
    context.emit({
      kind: "for",
      initializer: [],
      condition: simple === true ? head : simple,
      step: only,
      body: statements,
      range: GENERATED,
    });
    return;
  }
  const first = step === null && !isLate ? null : context.variable(BOOL, "first_turn");
  if (first !== null)
    context.emit({ kind: "declaration", variable: first, initializer: boolean(true), range: GENERATED });
  const leave = context.capture(() => {
    if (head === null) return;
    const fails: Expression = { kind: "unary", operator: "!", operand: head, type: BOOL, range: GENERATED };
    const then = block([{ kind: "break", range: GENERATED }]);
    context.emit({ kind: "if", condition: fails, then, otherwise: null, range: GENERATED });
  });
  const again = isLate ? [...test, ...leave] : steps;
  const turn = context.capture(() => {
    if (first === null) return;
    const otherwise = again.length === 0 ? null : block(again);
    const then = block(context.capture(() => context.assign(reference(first), boolean(false))));
    context.emit({ kind: "if", condition: reference(first), then, otherwise, range: GENERATED });
  });
  const whole = block([...turn, ...(isLate ? [] : [...test, ...leave]), statements]);
  context.emit({ kind: "for", initializer: [], condition: null, step: null, body: whole, range: GENERATED });
}

/** A condition that one name stands for may stay in the head as what it names. */
function isPlainTest(test: readonly Statement[], head: Expression | null): Expression | boolean {
  const [only] = test;
  if (only === undefined) return true;
  if (only.kind !== "declaration" || head?.kind !== "reference" || head.variable !== only.variable) return false;
  return only.initializer ?? false;
}
