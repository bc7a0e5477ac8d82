/** Lowering of statements: one handler for each kind. */

import { partsOf } from "../glsl/children.ts";
import type {
  DoWhile,
  Expression,
  For,
  If,
  Statement,
  Switch,
  Variable,
  VariableDeclaration,
  While,
} from "../glsl/tree.ts";
import { BOOL, holdsFloat } from "../glsl/types.ts";
import { effect } from "./evaluate.ts";
import { boolean, GENERATED, reference } from "./expressions.ts";
import { constantLeaves, type Lowering } from "./lowering.ts";

type Handlers = { [K in Statement["kind"]]: (lowering: Lowering, node: Extract<Statement, { kind: K }>) => void };

const handlers: Handlers = {
  declaration: declare,
  struct: (lowering, node) => lowering.emitter.emit(node),
  precision: (lowering, node) => lowering.emitter.emit(node),
  expression: (lowering, node) => effect(lowering, node.expression),
  block: (lowering, node) => {
    // What is named in the block is not in scope behind it, so what it assigns goes home as in a branch.
    lowering.region(written(lowering, [node]), () => {
      lowering.emitter.emit(body(lowering, node));
    });
  },
  if: lowerIf,
  for: lowerFor,
  while: lowerWhile,
  do: lowerDo,
  switch: lowerSwitch,
  return: (lowering, node) => {
    if (node.value === null) {
      lowering.leave(lowering, null);
      lowering.emitter.emit(node);
      return;
    }
    const returned = lowering.jet(node.value);
    lowering.leave(lowering, returned);
    lowering.emitter.emit({ ...node, value: returned.expression });
  },
  break: (lowering, node) => lowering.emitter.emit(node),
  continue: (lowering, node) => lowering.emitter.emit(node),
  discard: (lowering, node) => lowering.emitter.emit(node),
  empty: (lowering, node) => lowering.emitter.emit(node),
};

export function statement(lowering: Lowering, node: Statement): void {
  (handlers[node.kind] as (lowering: Lowering, node: Statement) => void)(lowering, node);
}

function declare(lowering: Lowering, node: VariableDeclaration): void {
  const { variable: original, initializer } = node;
  const { emitter } = lowering;
  if (!holdsFloat(original.type)) {
    // The initializer does not see the variable, which may hide one of its name.
    const value = initializer === null ? null : lowering.value(initializer);
    emitter.emit({ ...node, variable: lowering.take(original), initializer: value });
    return;
  }
  const value = initializer === null ? null : lowering.jet(initializer);
  const leaves = value?.leaves ?? constantLeaves(original.type);
  // What is read before must be named before the variable hides what it reads.
  const held = leaves.map((partials) => partials);
  const clone = lowering.take(original);
  const state = lowering.track(original, clone);
  lowering.initialise(state, held);
  emitter.emit({ ...node, variable: clone, initializer: value?.expression ?? null });
}

function blockOf(statements: readonly Statement[]): Statement {
  return { kind: "block", statements, range: GENERATED };
}

/** A statement as a block of its own, whatever it is lowered to. */
function body(lowering: Lowering, node: Statement): Statement {
  return blockOf(
    lowering.emitter.block(() => {
      if (node.kind === "block") for (const one of node.statements) statement(lowering, one);
      else statement(lowering, node);
    }),
  );
}

function written(lowering: Lowering, nodes: readonly Statement[]): Set<Variable> {
  return new Set(nodes.flatMap((node) => [...lowering.shared.facts.writtenIn(node)]));
}

function lowerIf(lowering: Lowering, node: If): void {
  const condition = lowering.value(node.condition);
  const branches = node.otherwise === null ? [node.then] : [node.then, node.otherwise];
  // Bringing partials home changes no value, so the condition may stay behind it as it is.
  lowering.region(written(lowering, branches), () => {
    const then = body(lowering, node.then);
    const otherwise = node.otherwise === null ? null : body(lowering, node.otherwise);
    lowering.emitter.emit({ ...node, condition, then, otherwise });
  });
}

function lowerSwitch(lowering: Lowering, node: Switch): void {
  const selector = lowering.value(node.selector);
  lowering.region(written(lowering, [node]), () => {
    const outer = lowering.switchDepth;
    lowering.switchDepth = lowering.depth;
    const cases = node.cases.map((one) => ({
      ...one,
      statements: lowering.emitter.block(() => {
        for (const inner of one.statements) statement(lowering, inner);
      }),
    }));
    lowering.switchDepth = outer;
    lowering.emitter.emit({ ...node, selector, cases });
  });
}

function lowerFor(lowering: Lowering, node: For): void {
  const { emitter, shared } = lowering;
  let lowered: Statement[] = [];
  const everything = emitter.block(() => {
    lowering.region(written(lowering, [node]), () => {
      const before = emitter.block(() => {
        for (const one of node.initializer) statement(lowering, one);
      });
      const { condition, step } = node;
      const loopBody = conditionAndStep(condition, step, node.body);
      const moved = emitter.block(() => {
        lowering.region(written(lowering, loopBody), () => {
          lowered = emitter.block(() => {
            const keepsCondition =
              condition === null || (condition.kind !== "declaration" && shared.facts.isQuiet(condition));
            const keepsStep = step === null || shared.facts.isQuiet(step);
            const head = condition === null || !keepsCondition ? null : lowering.value(condition as Expression);
            if (keepsCondition && keepsStep) {
              const keptStep = step === null ? null : lowering.value(step);
              emitter.emit({
                ...node,
                initializer: [],
                condition: head,
                step: keptStep,
                body: body(lowering, node.body),
              });
            } else emitter.emit(endless(lowering, node, condition, step, node.body));
          });
        });
      });
      // Declarations of the loop stay in its head if lowering has added nothing to them.
      const isPlain = moved.length === 0 && before.length === node.initializer.length;
      const [loop] = lowered;
      if (isPlain && lowered.length === 1 && loop?.kind === "for") {
        emitter.emit({ ...loop, initializer: before });
        return;
      }
      emitter.emit(blockOf([...before, ...moved, ...lowered]));
    });
  });
  emitter.emitAll(everything);
}

/** What a loop runs repeatedly, as statements. */
function conditionAndStep(
  condition: Expression | VariableDeclaration | null,
  step: Expression | null,
  loopBody: Statement,
): Statement[] {
  const nodes: Statement[] = [loopBody];
  if (condition !== null)
    nodes.push(
      condition.kind === "declaration"
        ? condition
        : { kind: "expression", expression: condition, range: condition.range },
    );
  if (step !== null) nodes.push({ kind: "expression", expression: step, range: step.range });
  return nodes;
}

/**
 * A loop whose condition or step needs statements: they move into the body, the step behind a flag that tells the first
 * turn, so that `continue` still leads to it.
 */
function endless(
  lowering: Lowering,
  node: Statement,
  condition: Expression | VariableDeclaration | null,
  step: Expression | null,
  loopBody: Statement,
): Statement {
  const { emitter } = lowering;
  const first = step === null ? null : emitter.variable(BOOL, "first_turn");
  const inner = emitter.block(() => {
    if (first !== null && step !== null) emitStep(lowering, first, step);
    leaveUnless(lowering, condition);
    emitter.emit(body(lowering, loopBody));
  });
  if (first !== null) emitter.declare(first, boolean(true));
  return { kind: "for", initializer: [], condition: null, step: null, body: blockOf(inner), range: node.range };
}

function emitStep(lowering: Lowering, first: Variable, step: Expression): void {
  const { emitter } = lowering;
  const again = emitter.block(() => effect(lowering, step));
  const once = emitter.block(() => emitter.assign(reference(first), boolean(false)));
  emitter.emit({
    kind: "if",
    condition: reference(first),
    then: blockOf(once),
    otherwise: blockOf(again),
    range: GENERATED,
  });
}

function leaveUnless(lowering: Lowering, condition: Expression | VariableDeclaration | null): void {
  if (condition === null) return;
  const { emitter } = lowering;
  let holds: Expression;
  if (condition.kind === "declaration") {
    declare(lowering, condition);
    holds = reference(lowering.variable(condition.variable));
  } else holds = lowering.value(condition);
  emitter.emit({
    kind: "if",
    condition: { kind: "unary", operator: "!", operand: holds, type: BOOL, range: GENERATED },
    then: blockOf([{ kind: "break", range: GENERATED }]),
    otherwise: null,
    range: GENERATED,
  });
}

function lowerWhile(lowering: Lowering, node: While): void {
  const { emitter, shared } = lowering;
  const { condition } = node;
  lowering.region(written(lowering, conditionAndStep(condition, null, node.body)), () => {
    if (condition.kind !== "declaration" && shared.facts.isQuiet(condition))
      emitter.emit({ ...node, condition: lowering.value(condition), body: body(lowering, node.body) });
    else emitter.emit(endless(lowering, node, condition, null, node.body));
  });
}

function lowerDo(lowering: Lowering, node: DoWhile): void {
  const { emitter, shared } = lowering;
  const { condition } = node;
  lowering.region(written(lowering, conditionAndStep(condition, null, node.body)), () => {
    if (shared.facts.isQuiet(condition)) {
      const loopBody = body(lowering, node.body);
      emitter.emit({ ...node, condition: lowering.value(condition), body: loopBody });
      return;
    }
    const first = emitter.variable(BOOL, "first_turn");
    const inner = emitter.block(() => {
      const again = emitter.block(() => leaveUnless(lowering, condition));
      const once = emitter.block(() => emitter.assign(reference(first), boolean(false)));
      emitter.emit({
        kind: "if",
        condition: reference(first),
        then: blockOf(once),
        otherwise: blockOf(again),
        range: GENERATED,
      });
      emitter.emit(body(lowering, node.body));
    });
    emitter.declare(first, boolean(true));
    emitter.emit({
      kind: "for",
      initializer: [],
      condition: null,
      step: null,
      body: blockOf(inner),
      range: node.range,
    });
  });
}

/** Whether control never passes the end of a list of statements. */
export function endsInJump(statements: readonly Statement[]): boolean {
  const last = statements[statements.length - 1];
  if (last === undefined) return false;
  switch (last.kind) {
    case "return":
    case "discard":
      return true;
    case "block":
      return endsInJump(last.statements);
    case "if":
      return last.otherwise !== null && partsOf(last).statements.every((branch) => endsInJump([branch]));
    default:
      return false;
  }
}
