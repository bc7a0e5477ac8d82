/** Lowering of expressions: one handler for each kind. */

import type { Assignment, BuiltinCall, Expression, Increment, Index, Statement, Unary } from "../glsl/tree.ts";
import { componentCount, holdsFloat } from "../glsl/types.ts";
import { builtinJet, warningFor } from "./builtins.ts";
import { callJet } from "./calls.ts";
import { conditionalJet, shortCircuit } from "./conditional.ts";
import { constructJet } from "./construct.ts";
import { integer, negate } from "./expressions.ts";
import { fieldOffset, type Leaf, layoutOf } from "./layout.ts";
import { constantLeaves, constantValue, type Lowering, type Value } from "./lowering.ts";
import { applyOperator } from "./operators.ts";
import { mapSlots, type Partials } from "./partials.ts";
import { chooseOption, constantIndex, elementOf, nameIndex, readPlace, resolve, writePlace } from "./places.ts";

type Handlers = { [K in Expression["kind"]]: (lowering: Lowering, node: Extract<Expression, { kind: K }>) => Value };

const handlers: Handlers = {
  literal: (_, node) => constantValue(node),
  reference: (lowering, node) => {
    const { variable } = node;
    if (variable.storage === "builtin" && variable.name === "gl_FragCoord")
      lowering.shared.report(
        "warning",
        "the derivative of 'gl_FragCoord' is taken as zero: only the function's argument is differentiated by",
        node.range,
      );
    const state = lowering.state(variable);
    const expression: Expression = { ...node, variable: lowering.variable(variable) };
    if (state === null) return constantValue(expression);
    return { expression, leaves: state.leaves.map((_, leaf) => state.partials(leaf)) };
  },
  call: (lowering, node) => callJet(lowering, node, true),
  builtin: builtinJet,
  construct: constructJet,
  unary: unaryJet,
  increment: incrementJet,
  binary: binaryJet,
  assignment: (lowering, node) => {
    const place = assign(lowering, node);
    return readPlace(lowering, place);
  },
  conditional: conditionalJet,
  sequence: (lowering, node) => {
    effect(lowering, node.left);
    return lowering.jet(node.right);
  },
  swizzle: (lowering, node) => {
    const base = lowering.jet(node.vector);
    const leaves = node.components.map((at) => base.leaves[at] as Partials);
    return { expression: { ...node, vector: base.expression }, leaves };
  },
  field: (lowering, node) => {
    const base = lowering.jet(node.structure);
    const start = fieldOffset(node.structure.type, node.index);
    const leaves = base.leaves.slice(start, start + layoutOf(node.type).length);
    return { expression: { ...node, structure: base.expression }, leaves };
  },
  index: indexJet,
  length: (lowering, node) => constantValue(copy(lowering, node)),
};

/** The value of an expression with its partials. */
export function jet(lowering: Lowering, expression: Expression): Value {
  if (!holdsFloat(expression.type) && lowering.shared.facts.isQuiet(expression))
    return constantValue(copy(lowering, expression));
  return (handlers[expression.kind] as (lowering: Lowering, node: Expression) => Value)(lowering, expression);
}

/** The value alone. What may stay as it is does. */
export function value(lowering: Lowering, expression: Expression): Expression {
  if (lowering.shared.facts.isQuiet(expression)) return copy(lowering, expression);
  return lowering.jet(expression).expression;
}

/** An expression for its effect only. */
export function effect(lowering: Lowering, expression: Expression): void {
  if (lowering.shared.facts.isQuiet(expression)) {
    if (!lowering.shared.facts.hasEffect(expression)) return;
    const statement: Statement = {
      kind: "expression",
      expression: copy(lowering, expression),
      range: expression.range,
    };
    lowering.emitter.emit(statement);
    return;
  }
  switch (expression.kind) {
    case "assignment":
      assign(lowering, expression);
      return;
    case "increment":
      increment(lowering, expression);
      return;
    case "sequence":
      effect(lowering, expression.left);
      effect(lowering, expression.right);
      return;
    case "call":
      callJet(lowering, expression, false);
      return;
    default:
      // Its operands may have effects; lowering has emitted them.
      lowering.jet(expression);
  }
}

/** The expression with the variables of the new function in place of the old one's. */
function copy(lowering: Lowering, expression: Expression): Expression {
  const again = (inner: Expression): Expression => copy(lowering, inner);
  switch (expression.kind) {
    case "literal":
      return expression;
    case "length":
      // A number, so that no variable is named whose name may be another one here.
      return integer(typeof expression.constant === "number" ? expression.constant : 0);
    case "reference": {
      const variable = lowering.variable(expression.variable);
      return variable === expression.variable ? expression : { ...expression, variable };
    }
    case "builtin":
      // A bit pattern of a float is an integer, whose partials nobody asks for any more.
      if (!holdsFloat(expression.type)) warnIfActive(lowering, expression);
      return { ...expression, arguments: expression.arguments.map(again) };
    case "call":
    case "construct":
      return { ...expression, arguments: expression.arguments.map(again) };
    case "unary":
    case "increment":
      return { ...expression, operand: again(expression.operand) };
    case "binary":
    case "sequence":
      return { ...expression, left: again(expression.left), right: again(expression.right) };
    case "assignment":
      return { ...expression, target: again(expression.target), value: again(expression.value) };
    case "conditional":
      return {
        ...expression,
        condition: again(expression.condition),
        whenTrue: again(expression.whenTrue),
        whenFalse: again(expression.whenFalse),
      };
    case "swizzle":
      return { ...expression, vector: again(expression.vector) };
    case "field":
      return { ...expression, structure: again(expression.structure) };
    case "index":
      return { ...expression, base: again(expression.base), index: again(expression.index) };
  }
}

/** Reports a built-in that is taken as constant, if its arguments depend on x and y. */
function warnIfActive(lowering: Lowering, call: BuiltinCall): void {
  const warning = warningFor(call.name);
  if (warning === null) return;
  let active = false;
  // What finding out emits is thrown away: the value stays as it is.
  lowering.emitter.block(() => {
    active = call.arguments.some((argument) => lowering.isActive(lowering.jet(argument)));
  });
  if (active) lowering.shared.report("warning", warning, call.range);
}

function unaryJet(lowering: Lowering, node: Unary): Value {
  const operand = lowering.jet(node.operand);
  const expression: Expression = { ...node, operand: operand.expression };
  switch (node.operator) {
    case "+":
      return { expression, leaves: operand.leaves };
    case "-":
      return { expression, leaves: operand.leaves.map((leaf) => mapSlots(leaf, negate)) };
    case "!":
    case "~":
      return constantValue(expression);
  }
}

/** Adding 1 changes no partial. */
function increment(lowering: Lowering, node: Increment): Expression {
  const place = resolve(lowering, node.operand);
  const expression: Expression = { ...node, operand: place.expression };
  lowering.emitter.emit({ kind: "expression", expression, range: node.range });
  return place.expression;
}

function incrementJet(lowering: Lowering, node: Increment): Value {
  const place = resolve(lowering, node.operand);
  const before = node.prefix ? null : lowering.hold(readPlace(lowering, place));
  lowering.emitter.emit({
    kind: "expression",
    expression: { ...node, operand: place.expression },
    range: node.range,
  });
  return before ?? readPlace(lowering, place);
}

function binaryJet(lowering: Lowering, node: Extract<Expression, { kind: "binary" }>): Value {
  const { facts } = lowering.shared;
  if ((node.operator === "&&" || node.operator === "||") && !facts.isQuiet(node.right))
    return shortCircuit(lowering, node);
  const [left, right] = lowering.operands([node.left, node.right]) as [Value, Value];
  const rebuild = (l: Expression, r: Expression): Expression => ({ ...node, left: l, right: r });
  if (!holdsFloat(node.type)) return constantValue(rebuild(left.expression, right.expression));
  return applyOperator(lowering, node.operator, left, right, node.type, rebuild);
}

function indexJet(lowering: Lowering, node: Index): Value {
  const [base, position] = lowering.operands([node.base, node.index]) as [Value, Value];
  if (!lowering.isActive(base))
    return {
      expression: { ...node, base: base.expression, index: position.expression },
      leaves: constantLeaves(node.type),
    };
  const at = nameIndex(lowering, position.expression);
  const expression: Expression = { ...node, base: base.expression, index: at };
  if (node.base.type.kind === "array") {
    const shapes = layoutOf(node.base.type);
    const leaves = base.leaves.map((partials, leaf) => elementOf(lowering, partials, shapes[leaf] as Leaf, [at]));
    return { expression, leaves };
  }
  const width = componentCount(node.type);
  const known = constantIndex(at);
  const count = base.leaves.length / width;
  const leaves = Array.from({ length: width }, (_, within) => {
    if (known !== null) return base.leaves[known * width + within] as Partials;
    const options = Array.from({ length: count }, (_, option) => base.leaves[option * width + within] as Partials);
    return chooseOption(lowering.emitter, at, options);
  });
  return { expression, leaves };
}

/** Assigns; gives the place back, whose value and partials are now those assigned. */
function assign(lowering: Lowering, node: Assignment) {
  const { emitter } = lowering;
  const place = resolve(lowering, node.target);
  const right = lowering.jet(node.value);
  if (node.operator === null || !holdsFloat(node.target.type)) {
    writePlace(lowering, place, right.leaves);
    emitter.emit(assignment(node, place.expression, right.expression));
    return place;
  }
  const before = readPlace(lowering, place);
  const operator = node.operator;
  const { expression, leaves } = applyOperator(lowering, operator, before, right, node.type, (left, operand) => ({
    kind: "binary",
    operator,
    left,
    right: operand,
    type: node.type,
    range: node.range,
  }));
  writePlace(lowering, place, leaves);
  // `x /= y` may have named the quotient already; otherwise the assignment stays compound.
  emitter.emit(
    expression.kind === "binary"
      ? assignment(node, place.expression, expression.right)
      : assignment({ ...node, operator: null }, place.expression, expression),
  );
  return place;
}

function assignment(node: Assignment, target: Expression, right: Expression): Statement {
  return { kind: "expression", expression: { ...node, target, value: right }, range: node.range };
}
