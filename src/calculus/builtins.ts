/** Calls of built-in functions: the row of the table, applied to components or to the whole. */

import { visitExpression } from "../glsl/children.ts";
import type { BuiltinCall, Expression } from "../glsl/tree.ts";
import { FLOAT, holdsFloat } from "../glsl/types.ts";
import { add, builtin as callBuiltin, type Maybe, ZERO } from "./expressions.ts";
import { QUAD_DIFFERENCES } from "./facts.ts";
import type { Jet } from "./jet.ts";
import { layoutOf } from "./layout.ts";
import { constantLeaves, type Lowering, type Value } from "./lowering.ts";
import { component, jetsOf, split } from "./operands.ts";
import { isActive, NONE, type Partials } from "./partials.ts";
import { resolve, writePlace } from "./places.ts";
import { rules } from "./rules.ts";

export function builtinJet(lowering: Lowering, call: BuiltinCall): Value {
  if (QUAD_DIFFERENCES.has(call.name)) return quadDifference(lowering, call);
  if (call.name === "modf") return modf(lowering, call);
  const rule = rules[call.name];
  if (rule === undefined) throw new Error(`there is no derivative for the built-in '${call.name}'`);
  const operands = lowering.operands(call.arguments);
  const rebuild = (list: readonly Value[]): Expression => ({
    ...call,
    arguments: list.map((operand) => operand.expression),
  });
  const active = operands.some((operand) => lowering.isActive(operand)) || castsActive(lowering, call);
  if (!active || rule.kind === "constant" || !holdsFloat(call.type)) {
    const warning = active ? warningFor(call.name) : null;
    if (warning !== null) lowering.shared.report("warning", warning, call.range);
    return { expression: rebuild(operands), leaves: constantLeaves(call.type) };
  }
  const named = operands.map((operand) => split(lowering.emitter, operand));
  // The value is named only if a derivative needs it.
  let expression = rebuild(named);
  const result = (): Expression => {
    expression = lowering.emitter.name(expression);
    return expression;
  };
  const jets = named.map(jetsOf);
  if (rule.kind === "whole") {
    const leaves = rule.partials({
      algebra: lowering.algebra,
      operands: jets,
      expressions: named.map((operand) => operand.expression),
      type: call.type,
      result,
    });
    return { expression, leaves };
  }
  const leaves = layoutOf(call.type).map((_, at) => {
    const own = jets.map((list) => list[list.length === 1 ? 0 : at] as Jet);
    if (!own.some(({ partials }) => isActive(partials))) return NONE;
    return rule.partials(lowering.algebra, own, () => component(result(), at));
  });
  return { expression, leaves };
}

/**
 * Whether a cast of bits to a float gets whole numbers that are made of what depends on the point: `uint(p.x * 1e6)`.
 * They carry no partials themselves; one that is kept in a variable is not followed.
 */
function castsActive(lowering: Lowering, call: BuiltinCall): boolean {
  if (call.name !== "intBitsToFloat" && call.name !== "uintBitsToFloat") return false;
  let active = false;
  visitExpression(call, (node) => {
    if (node.kind !== "construct" || holdsFloat(node.type)) return;
    const floats = node.arguments.filter((argument) => holdsFloat(argument.type));
    // What finding out emits is thrown away.
    lowering.emitter.block(() => {
      active ||= floats.some((argument) => lowering.isActive(lowering.jet(argument)));
    });
  });
  return active;
}

/** What to say about a built-in that is taken as constant though it may depend on its arguments; null if it is not one. */
export function warningFor(name: string): string | null {
  const rule = rules[name];
  if (rule?.kind !== "constant" || rule.warning === undefined) return null;
  return `the derivative of '${name}' is taken as zero: ${rule.warning}`;
}

/** modf(x, out whole) = x − whole: it has the partials of x, and `whole` has none. */
function modf(lowering: Lowering, call: BuiltinCall): Value {
  const [argument, target] = call.arguments as readonly [Expression, Expression];
  const operand = lowering.hold(lowering.jet(argument));
  const place = resolve(lowering, target);
  const fraction = lowering.emitter.temporary(
    { ...call, arguments: [operand.expression, place.expression] },
    call.type,
    "fraction",
  );
  writePlace(lowering, place, constantLeaves(target.type));
  return { expression: fraction, leaves: operand.leaves };
}

/**
 * dFdx, dFdy and fwidth of what depends on the pixel: the exact partials in place of the difference to the neighbour.
 * Their own partials are the second ones of the argument.
 */
function quadDifference(lowering: Lowering, call: BuiltinCall): Value {
  const { shared } = lowering;
  const [argument] = call.arguments as readonly [Expression];
  const operand = lowering.jet(argument);
  if (!lowering.isActive(operand)) return { expression: zeroOf(call), leaves: constantLeaves(call.type) };
  const isTooDeep = operand.leaves.some((leaf) => leaf.isIncomplete);
  if ((isTooDeep || !shared.hasSpareOrder) && shared.sites === null)
    shared.report(
      "error",
      isTooDeep
        ? `'${call.name}' of a value that depends on another dFdx, dFdy or fwidth needs third derivatives; first and second ones are possible`
        : `the Hessian of '${call.name}' needs third derivatives; the gradient alone is possible`,
      call.range,
    );
  const slopes = operand.leaves.map((leaf) => differences(lowering, call.name, leaf));
  const values = slopes.map(({ value }) => value);
  const expression: Expression =
    call.type === FLOAT
      ? (values[0] as Expression)
      : { kind: "construct", arguments: values, type: call.type, range: call.range };
  return { expression, leaves: slopes.map(({ partials }) => partials) };
}

function differences(lowering: Lowering, name: string, leaf: Partials): Jet {
  const slot = (at: number): Maybe => leaf.slots[at] ?? null;
  const along = (value: Maybe, x: Maybe, y: Maybe): Jet => {
    const slots = [x, y, null, null, null];
    const partials = { slots, isIncomplete: true };
    return { value: value ?? ZERO, partials };
  };
  const x = along(slot(0), slot(2), slot(3));
  const y = along(slot(1), slot(3), slot(4));
  if (name === "dFdx") return x;
  if (name === "dFdy") return y;
  const absolute = (jet: Jet): Jet => {
    const value = lowering.emitter.name(jet.value, "slope");
    const { abs: rule } = rules;
    if (rule?.kind !== "componentwise") throw new Error("abs is differentiated by component");
    const operand = { value, partials: jet.partials };
    return {
      value: callBuiltin("abs", FLOAT, value),
      partials: rule.partials(lowering.algebra, [operand], () => value),
    };
  };
  const [a, b] = [absolute(x), absolute(y)];
  return {
    value: add(a.value, b.value) ?? ZERO,
    partials: {
      slots: a.partials.slots.map((value, at) => add(value, b.partials.slots[at] ?? null)),
      isIncomplete: true,
    },
  };
}

function zeroOf(call: BuiltinCall): Expression {
  if (call.type === FLOAT) return ZERO;
  return { kind: "construct", arguments: [ZERO], type: call.type, range: call.range };
}
