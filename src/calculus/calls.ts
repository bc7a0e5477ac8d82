/**
 * Calls of the program's own functions.
 *
 * A call with active arguments becomes a call of a specialisation, which takes partials in and gives partials out. If
 * no more than two floats of the arguments are active, the function is differentiated by those floats themselves, and
 * the chain rule follows behind the call: within the function ∂/∂x and ∂/∂y of its arguments are then 1 or 0, most
 * partials vanish, and a Hessian starts anew from a plane.
 */

import type { Call, Expression, FunctionSymbol, Variable } from "../glsl/tree.ts";
import { holdsFloat, VOID } from "../glsl/types.ts";
import { applyBinary, applyUnary } from "./chain.ts";
import { numberOf, ZERO, zeros } from "./expressions.ts";
import { type Leaf, layoutOf, leafCount, partialType } from "./layout.ts";
import { constantLeaves, type Input, type Lowering, type Specialisation, type Value } from "./lowering.ts";
import { isActive, type Mask, maskOf, NONE, type Partials, partialsIn, SLOT_NAMES } from "./partials.ts";
import { type Place, readPlace, resolve, writePlace } from "./places.ts";
import { siteCall } from "./sites/site-call.ts";

/** Below this weight for each float of its results a function is not worth a chain rule of its own. */
const WORTHWHILE = 2;

interface Argument {
  readonly value: Value;
  /** Where an out or inout argument goes back to. */
  readonly place: Place | null;
}

export function callJet(lowering: Lowering, call: Call, wantsValue: boolean): Value {
  const { shared } = lowering;
  if (call.function === shared.sites?.side) return siteCall(lowering, call, shared.sites);
  const args = lowerArguments(lowering, call);
  const { parameters } = call.function;
  const inputs = args.map(({ value }, at) =>
    parameters[at]?.direction === "out" ? constantLeaves(value.expression.type) : value.leaves,
  );
  const actives = inputs.flatMap((leaves, parameter) =>
    leaves.flatMap((partials, leaf) =>
      isActive(partials) || partials.isIncomplete ? [{ parameter, leaf, partials }] : [],
    ),
  );
  const facts = shared.facts.of(call.function);
  const touched = [...facts.globals].some((global) => {
    const state = shared.globals(global);
    return state?.memory.isActive(global) === true;
  });
  const mustFollow = touched || facts.hasQuadDifference || (facts.writesFloatGlobals && actives.length > 0);
  if (actives.length === 0 && !mustFollow) return plainCall(lowering, call, args, wantsValue);

  const unit = actives.map(({ partials }) => unitDirection(partials));
  const rebases =
    actives.length > 0 &&
    !touched &&
    !facts.hasQuadDifference &&
    !facts.writesFloatGlobals &&
    unit.some((direction) => direction === null) &&
    isWorthwhile(call.function, facts.weight, actives) &&
    actives.every(({ parameter, leaf }) => leafAt(call.function, parameter, leaf).sizes.length === 0);
  const descriptors = actives.map(({ partials }, at): Input => {
    if (rebases) return at === 0 ? "x" : "y";
    return unit[at] ?? maskOf(partials);
  });
  const signature: Input[] = [];
  inputs.forEach((leaves, parameter) => {
    leaves.forEach((_, leaf) => {
      const at = actives.findIndex((active) => active.parameter === parameter && active.leaf === leaf);
      signature.push(at < 0 ? 0 : (descriptors[at] as Input));
    });
  });
  const specialisation = shared.specialise(call.function, signature);
  if (specialisation.outputs.length === 0 && !touched && !facts.hasQuadDifference && !facts.writesFloatGlobals)
    return plainCall(lowering, call, args, wantsValue);
  // Held, because the chain rule follows behind the call, which may change what they are read from.
  const chain = rebases ? actives.map(({ partials }) => lowering.holdPartials(partials)) : null;
  return specialisedCall(lowering, call, args, specialisation, chain, wantsValue);
}

function leafAt(symbol: FunctionSymbol, parameter: number, leaf: number): Leaf {
  return layoutOf(parameterAt(symbol, parameter).type)[leaf] as Leaf;
}

function parameterAt(symbol: FunctionSymbol, at: number): Variable {
  const parameter = symbol.parameters[at];
  if (parameter === undefined) throw new Error(`function ${symbol.name} has no parameter ${at}`);
  return parameter;
}

/** The direction of a partial that is exactly 1 while the others are 0. */
function unitDirection({ slots, isIncomplete }: Partials): "x" | "y" | null {
  const [x, y, ...second] = slots;
  if (isIncomplete || second.some((slot) => slot !== null)) return null;
  if (x && !y && numberOf(x) === 1) return "x";
  if (y && !x && numberOf(y) === 1) return "y";
  return null;
}

function isWorthwhile(
  symbol: FunctionSymbol,
  weight: number,
  actives: readonly { readonly partials: Partials }[],
): boolean {
  const outs = symbol.parameters.filter(({ direction }) => direction !== "in").map(({ type }) => type);
  const results = [symbol.returnType, ...outs].reduce(
    (count, type) => count + layoutOf(type).filter(({ isFloat }) => isFloat).length,
    0,
  );
  return actives.length <= 2 && weight >= WORTHWHILE * results * actives.length;
}

/** Arguments in their order; those that are written go back to their places after the call. */
function lowerArguments(lowering: Lowering, call: Call): Argument[] {
  const { facts } = lowering.shared;
  let lastEffect = call.arguments.length - 1;
  while (lastEffect >= 0 && !facts.hasEffect(call.arguments[lastEffect] as Expression)) lastEffect--;
  return call.arguments.map((argument, at) => {
    const direction = call.function.parameters[at]?.direction ?? "in";
    if (direction !== "in") {
      const place = resolve(lowering, argument);
      return { value: readPlace(lowering, place), place };
    }
    const value = lowering.jet(argument);
    return { value: at <= lastEffect && call.arguments.length > 1 ? lowering.hold(value) : value, place: null };
  });
}

/** A call of the original function: nothing that it computes depends on x and y. */
function plainCall(lowering: Lowering, call: Call, args: readonly Argument[], wantsValue: boolean): Value {
  const expression: Expression = { ...call, arguments: args.map(({ value }) => value.expression) };
  const hasEffect = lowering.shared.facts.of(call.function).hasEffect;
  const result = hasEffect ? emitCall(lowering, expression, wantsValue) : expression;
  for (const { place } of args) if (place?.state) writePlace(lowering, place, constantLeaves(place.expression.type));
  return { expression: result, leaves: constantLeaves(call.type) };
}

/** Emits a call where it stands, because it changes something or gives partials out. */
function emitCall(lowering: Lowering, expression: Expression, wantsValue: boolean): Expression {
  if (wantsValue && expression.type !== VOID) {
    const name = expression.kind === "call" ? expression.function.name : "call";
    return lowering.emitter.temporary(expression, expression.type, name, "value");
  }
  lowering.emitter.emit({ kind: "expression", expression, range: expression.range });
  return expression;
}

function specialisedCall(
  lowering: Lowering,
  call: Call,
  args: readonly Argument[],
  specialisation: Specialisation,
  chain: readonly Partials[] | null,
  wantsValue: boolean,
): Value {
  const { emitter } = lowering;
  lowering.callees.add(specialisation);
  const incoming = specialisation.inputs.map(({ parameter, leaf, slot }): Expression => {
    const partials = (args[parameter] as Argument).value.leaves[leaf] as Partials;
    const shape = leafAt(call.function, parameter, leaf);
    return partials.slots[slot] ?? (shape.sizes.length === 0 ? ZERO : zeros(leafCount(shape)));
  });
  const typeOf = (parameter: number) => (parameter < 0 ? call.type : parameterAt(call.function, parameter).type);
  const outs = specialisation.outputs.map((output) => {
    const shape = layoutOf(typeOf(output.parameter))[output.leaf] as Leaf;
    const owner = output.parameter < 0 ? call.function.name : parameterAt(call.function, output.parameter).name;
    const variable = emitter.temporary(null, partialType(shape), owner, shape.name, SLOT_NAMES[output.slot] as string);
    return { output, variable };
  });
  const expression: Expression = {
    ...call,
    function: specialisation.symbol,
    arguments: [...args.map(({ value }) => value.expression), ...incoming, ...outs.map(({ variable }) => variable)],
  };
  const result = emitCall(lowering, expression, wantsValue);
  const resultOf = (parameter: number): Partials[] => {
    const masks = specialisation.masks[parameter < 0 ? specialisation.masks.length - 1 : parameter] ?? [];
    return layoutOf(typeOf(parameter)).map((_, leaf) => {
      const own = partialsIn(masks[leaf] as Mask, (slot) => {
        const found = outs.find(
          ({ output }) => output.parameter === parameter && output.leaf === leaf && output.slot === slot,
        );
        if (found === undefined) throw new Error("a partial that a function gives out has no place to go");
        return found.variable;
      });
      return chain === null ? own : applyChain(lowering, own, chain);
    });
  };
  args.forEach(({ place }, parameter) => {
    if (place?.state && holdsFloat(place.expression.type)) writePlace(lowering, place, resultOf(parameter));
  });
  return { expression: result, leaves: resultOf(-1) };
}

/** Partials of a result by x and y, from its partials by the one or two active floats of the arguments. */
function applyChain(lowering: Lowering, own: Partials, [u, v]: readonly Partials[]): Partials {
  if (own === NONE || u === undefined) return own;
  const slot = (at: number) => () => own.slots[at] ?? null;
  if (v === undefined) return applyUnary(lowering.algebra, u, slot(0), slot(2));
  return applyBinary(lowering.algebra, u, v, { first: [slot(0), slot(1)], second: [slot(2), slot(3), slot(4)] });
}
