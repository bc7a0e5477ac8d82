/** L-values: where in a variable an assignment goes, with every index evaluated once. */

import type { Expression } from "../glsl/tree.ts";
import { arrayType, componentCount, FLOAT, INT } from "../glsl/types.ts";
import { selectPartials } from "./choices.ts";
import type { Emitter } from "./emitter.ts";
import { binary, compare, construct, index, integer } from "./expressions.ts";
import { fieldOffset, type Leaf, layoutOf } from "./layout.ts";
import { constantLeaves, type Lowering, type Value } from "./lowering.ts";
import { mapSlots, NONE, type Partials } from "./partials.ts";
import type { VariableState, Write } from "./state.ts";

/** One leaf of an l-value: a leaf of the variable, or one of several that `selector` chooses at run time. */
interface PlaceLeaf {
  readonly options: readonly number[];
  readonly selector: Expression | null;
}

export interface Place {
  /** null if the variable cannot carry partials. */
  readonly state: VariableState | null;
  readonly expression: Expression;
  readonly leaves: readonly PlaceLeaf[];
  /** Indices into the arrays around the leaves, outermost first. */
  readonly indices: readonly Expression[];
}

/** Resolves an l-value. Its indices are named, so that it may be written several times. */
export function resolve(lowering: Lowering, target: Expression): Place {
  switch (target.kind) {
    case "reference": {
      const expression = { ...target, variable: lowering.variable(target.variable) };
      const leaves = layoutOf(target.type).map((_, leaf) => ({ options: [leaf], selector: null }));
      return { state: lowering.state(target.variable), expression, leaves, indices: [] };
    }
    case "swizzle": {
      const base = resolve(lowering, target.vector);
      const leaves = target.components.map((component) => base.leaves[component] as PlaceLeaf);
      return { ...base, expression: { ...target, vector: base.expression }, leaves };
    }
    case "field": {
      const base = resolve(lowering, target.structure);
      const start = fieldOffset(target.structure.type, target.index);
      const leaves = base.leaves.slice(start, start + layoutOf(target.type).length);
      return { ...base, expression: { ...target, structure: base.expression }, leaves };
    }
    case "index":
      return resolveIndex(lowering, target);
    default:
      throw new Error(`a ${target.kind} is no l-value`);
  }
}

function resolveIndex(lowering: Lowering, target: Extract<Expression, { kind: "index" }>): Place {
  const base = resolve(lowering, target.base);
  const position = nameIndex(lowering, lowering.value(target.index));
  const expression: Expression = { ...target, base: base.expression, index: position };
  if (target.base.type.kind === "array") return { ...base, expression, indices: [...base.indices, position] };
  const width = componentCount(target.type);
  const count = base.leaves.length / width;
  const known = constantIndex(position);
  const leaves = Array.from({ length: width }, (_, within): PlaceLeaf => {
    const candidates = Array.from({ length: count }, (_, at) => base.leaves[at * width + within] as PlaceLeaf);
    return known === null ? chooseLeaf(candidates, position) : (candidates[known] as PlaceLeaf);
  });
  return { ...base, expression, leaves };
}

function chooseLeaf(candidates: readonly PlaceLeaf[], position: Expression): PlaceLeaf {
  const [first] = candidates;
  if (first === undefined) throw new Error("an index into nothing");
  if (first.selector === null)
    return { options: candidates.map(({ options }) => options[0] as number), selector: position };
  // A dynamic row of a dynamic column: the column chooses first.
  const inner = first.options.length;
  const selector = binary("+", binary("*", first.selector, integer(candidates.length), INT), position, INT);
  const options = Array.from({ length: inner * candidates.length }, (_, at) => {
    const candidate = candidates[at % candidates.length] as PlaceLeaf;
    return candidate.options[Math.floor(at / candidates.length)] as number;
  });
  return { options, selector };
}

/** A literal's value, null for an index that is known only at run time. */
export function constantIndex(position: Expression): number | null {
  if (typeof position.constant === "number") return position.constant;
  return position.kind === "literal" && typeof position.value === "number" ? position.value : null;
}

/** An index as an `int` that keeps its value. */
export function nameIndex(lowering: Lowering, position: Expression): Expression {
  if (position.constant !== undefined) return position;
  const signed = position.type === INT ? position : construct(INT, [position]);
  return lowering.emitter.hold(signed, "place");
}

/** The partials that are at a place now. */
export function readPlace(lowering: Lowering, place: Place): Value {
  const { state } = place;
  if (state === null) return { expression: place.expression, leaves: constantLeaves(place.expression.type) };
  const leaves = place.leaves.map(({ options, selector }) => {
    const read = (leaf: number) => elementOf(lowering, state.partials(leaf), state.leaves[leaf] as Leaf, place.indices);
    return selector === null ? read(options[0] as number) : chooseOption(lowering.emitter, selector, options.map(read));
  });
  return { expression: place.expression, leaves };
}

/** The option whose position the selector is. */
export function chooseOption(emitter: Emitter, selector: Expression, options: readonly Partials[]): Partials {
  return options
    .slice(0, -1)
    .reduceRight<Partials>(
      (otherwise, option, at) => selectPartials(emitter, compare("==", selector, integer(at)), option, otherwise),
      options[options.length - 1] as Partials,
    );
}

/** Partials of what `indices` choose from a leaf in arrays; null stands for all of it. */
export function elementOf(
  lowering: Lowering,
  partials: Partials,
  leaf: Leaf,
  indices: readonly Expression[],
): Partials {
  if (indices.length === 0 || partials === NONE) return partials;
  const rest = leaf.sizes.slice(indices.length);
  const start = flatIndex(leaf.sizes, indices);
  if (rest.length === 0) return mapSlots(partials, (slot) => (slot ? index(slot, start, FLOAT) : null));
  const count = rest.reduce((product, size) => product * size, 1);
  return mapSlots(partials, (slot) => {
    if (!slot) return null;
    const base = lowering.emitter.name(slot, "elements");
    const elements = Array.from({ length: count }, (_, at) => index(base, plus(start, at), FLOAT));
    return construct(arrayType(FLOAT, count), elements);
  });
}

function plus(start: Expression, offset: number): Expression {
  if (offset === 0) return start;
  const known = constantIndex(start);
  return known === null ? binary("+", start, integer(offset), INT) : integer(known + offset);
}

/** The position of the first chosen element in the flat array of a leaf. */
function flatIndex(sizes: readonly number[], indices: readonly Expression[]): Expression {
  let stride = sizes.slice(indices.length).reduce((product, size) => product * size, 1);
  let known = 0;
  let dynamic: Expression | null = null;
  for (let at = indices.length - 1; at >= 0; at--) {
    const position = indices[at] as Expression;
    const constant = constantIndex(position);
    if (constant !== null) known += stride * constant;
    else {
      const signed = position.type === INT ? position : construct(INT, [position]);
      const scaled = stride === 1 ? signed : binary("*", signed, integer(stride), INT);
      dynamic = dynamic === null ? scaled : binary("+", dynamic, scaled, INT);
    }
    stride *= sizes[at] as number;
  }
  return dynamic === null ? integer(known) : plus(dynamic, known);
}

/** Gives the leaves of a place new partials. The value itself is assigned by the caller, after this. */
export function writePlace(lowering: Lowering, place: Place, leaves: readonly Partials[]): void {
  const { state } = place;
  if (state === null) return;
  const writes: Write[] = [];
  place.leaves.forEach(({ options, selector }, at) => {
    const partials = leaves[at] as Partials;
    for (const [position, leaf] of options.entries()) {
      const shape = state.leaves[leaf] as Leaf;
      if (!shape.isFloat) continue;
      const before = (): Partials => elementOf(lowering, state.partials(leaf), shape, place.indices);
      const written =
        selector === null
          ? partials
          : selectPartials(lowering.emitter, compare("==", selector, integer(position)), partials, before());
      writes.push(...elementWrites(place, shape, leaf, written));
    }
  });
  lowering.write(state, writes);
}

function elementWrites(place: Place, shape: Leaf, leaf: number, partials: Partials): Write[] {
  if (place.indices.length === 0) return [{ leaf, element: null, partials }];
  const rest = shape.sizes.slice(place.indices.length);
  const start = flatIndex(shape.sizes, place.indices);
  if (rest.length === 0) return [{ leaf, element: start, partials }];
  const count = rest.reduce((product, size) => product * size, 1);
  return Array.from({ length: count }, (_, at) => ({
    leaf,
    element: plus(start, at),
    partials: mapSlots(partials, (slot) => (slot ? index(slot, integer(at), FLOAT) : null)),
  }));
}
