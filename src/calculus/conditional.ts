/** Choices in expressions: `?:`, and `&&` and `||` whose right side changes something. */

import type { Conditional, Expression, Statement } from "../glsl/tree.ts";
import { selectPartials } from "./choices.ts";
import { GENERATED, reference, ZERO, zeros } from "./expressions.ts";
import { type Leaf, layoutOf, leafCount, partialType } from "./layout.ts";
import { constantValue, type Lowering, type Value } from "./lowering.ts";
import { maskOf, type Partials, partialsIn, SLOT_COUNT, SLOT_NAMES } from "./partials.ts";

/** `a && b` whose right side changes something: it is evaluated only if the left side asks for it. */
export function shortCircuit(lowering: Lowering, node: Extract<Expression, { kind: "binary" }>): Value {
  const { emitter } = lowering;
  const result = emitter.variable(node.type, "both");
  emitter.declare(result, lowering.value(node.left));
  const asks: Expression =
    node.operator === "&&"
      ? reference(result)
      : { kind: "unary", operator: "!", operand: reference(result), type: node.type, range: GENERATED };
  let then: Statement[] = [];
  lowering.region(writtenIn(lowering, [node.right]), () => {
    then = emitter.block(() => emitter.assign(reference(result), lowering.value(node.right)));
  });
  emitter.emit({ kind: "if", condition: asks, then: block(then), otherwise: null, range: node.range });
  return constantValue(reference(result));
}

function block(statements: readonly Statement[]): Statement {
  return { kind: "block", statements, range: GENERATED };
}

/** Variables that expressions write, as the facts find them in statements. */
function writtenIn(lowering: Lowering, expressions: readonly Expression[]) {
  return expressions.flatMap((expression) => [
    ...lowering.shared.facts.writtenIn({ kind: "expression", expression, range: expression.range }),
  ]);
}

/** Statements of a branch of `?:` up to this number are computed on both sides instead of branching. */
const LARGEST_SELECT = 48;

export function conditionalJet(lowering: Lowering, node: Conditional): Value {
  const { emitter, shared } = lowering;
  const condition = lowering.value(node.condition);
  const hasEffect = shared.facts.hasEffect(node.whenTrue) || shared.facts.hasEffect(node.whenFalse);
  if (hasEffect) return branch(lowering, node, emitter.hold(condition));
  const hasArrays = layoutOf(node.type).some(({ sizes }) => sizes.length > 0);
  const isLight = !hasCall(node.whenTrue) && !hasCall(node.whenFalse) && !hasArrays && shared.singularFlag === null;
  // Both sides in one place share what they have in common.
  if (isLight) return choose(lowering, node, condition, lowering.jet(node.whenTrue), lowering.jet(node.whenFalse));
  let a = constantValue(node.whenTrue);
  let b = constantValue(node.whenFalse);
  const onTrue = emitter.block(() => {
    a = lowering.jet(node.whenTrue);
  });
  const onFalse = emitter.block(() => {
    b = lowering.jet(node.whenFalse);
  });
  const active = lowering.isActive(a) || lowering.isActive(b);
  const isCheapEnough = [...onTrue, ...onFalse].every(isCheap) && onTrue.length + onFalse.length <= LARGEST_SELECT;
  if (!isCheapEnough || (hasArrays && active))
    return join(lowering, node, emitter.hold(condition), [onTrue, a], [onFalse, b]);
  emitter.emitAll(onTrue);
  emitter.emitAll(onFalse);
  return choose(lowering, node, condition, a, b);
}

/** A choice between two values that have been computed both. */
function choose(lowering: Lowering, node: Conditional, condition: Expression, a: Value, b: Value): Value {
  const { emitter } = lowering;
  if (!lowering.isActive(a) && !lowering.isActive(b)) {
    const [whenTrue, whenFalse] = [a.expression, b.expression];
    return { expression: { ...node, condition, whenTrue, whenFalse }, leaves: a.leaves };
  }
  const chosen = emitter.name(condition, "chosen");
  // Naming the values keeps the choice from branching; one that calls a function may still be skipped.
  const side = (one: Expression): Expression => (hasCall(one) ? one : emitter.nameForChoice(one));
  return {
    expression: { ...node, condition: chosen, whenTrue: side(a.expression), whenFalse: side(b.expression) },
    leaves: a.leaves.map((leaf, at) => selectPartials(emitter, chosen, leaf, b.leaves[at] as Partials)),
  };
}

/** Declarations of values that call no function of the program cost little and change nothing. */
function isCheap(statement: Statement): boolean {
  return statement.kind === "declaration" && (statement.initializer === null || !hasCall(statement.initializer));
}

function hasCall(expression: Expression): boolean {
  switch (expression.kind) {
    case "call":
      return true;
    case "builtin":
    case "construct":
      return expression.arguments.some(hasCall);
    case "unary":
      return hasCall(expression.operand);
    case "binary":
      return hasCall(expression.left) || hasCall(expression.right);
    case "conditional":
      return hasCall(expression.condition) || hasCall(expression.whenTrue) || hasCall(expression.whenFalse);
    case "swizzle":
      return hasCall(expression.vector);
    case "field":
      return hasCall(expression.structure);
    case "index":
      return hasCall(expression.base) || hasCall(expression.index);
    case "increment":
    case "assignment":
    case "sequence":
      return true;
    case "literal":
    case "reference":
    case "length":
      return false;
  }
}

/** `?:` as an `if`, because its branches change something. */
function branch(lowering: Lowering, node: Conditional, condition: Expression): Value {
  let result = constantValue(node);
  lowering.region(writtenIn(lowering, [node.whenTrue, node.whenFalse]), () => {
    const { emitter } = lowering;
    let a = constantValue(node.whenTrue);
    let b = constantValue(node.whenFalse);
    const onTrue = emitter.block(() => {
      a = lowering.hold(lowering.jet(node.whenTrue));
    });
    const onFalse = emitter.block(() => {
      b = lowering.hold(lowering.jet(node.whenFalse));
    });
    result = join(lowering, node, condition, [onTrue, a], [onFalse, b]);
  });
  return result;
}

/** An `if` whose branches leave a value and its partials in new variables. */
function join(
  lowering: Lowering,
  node: Conditional,
  condition: Expression,
  [onTrue, a]: readonly [readonly Statement[], Value],
  [onFalse, b]: readonly [readonly Statement[], Value],
): Value {
  const { emitter } = lowering;
  const target = emitter.temporary(null, node.type, "choice");
  const shapes = layoutOf(node.type);
  const leaves = shapes.map((shape, leaf) =>
    partialsIn(maskOf(a.leaves[leaf] as Partials) | maskOf(b.leaves[leaf] as Partials), (slot) =>
      emitter.temporary(null, partialType(shape), "choice", shape.name, SLOT_NAMES[slot] as string),
    ),
  );
  const side = (statements: readonly Statement[], from: Value): Statement =>
    block(
      emitter.block(() => {
        emitter.emitAll(statements);
        emitter.assign(target, from.expression);
        leaves.forEach((partials, leaf) => {
          const shape = shapes[leaf] as Leaf;
          for (let slot = 0; slot < SLOT_COUNT; slot++) {
            const to = partials.slots[slot] ?? null;
            const source = from.leaves[leaf]?.slots[slot] ?? null;
            const nothing = shape.sizes.length === 0 ? ZERO : zeros(leafCount(shape));
            if (to !== null) emitter.assign(to, source ?? nothing);
          }
        });
      }),
    );
  emitter.emit({
    kind: "if",
    condition,
    then: side(onTrue, a),
    otherwise: side(onFalse, b),
    range: node.range,
  });
  return { expression: target, leaves };
}
