/** Constructors: which leaf of which argument becomes which leaf of the result. */

import type { Construct, Expression } from "../glsl/tree.ts";
import { arrayType, FLOAT, scalarOf } from "../glsl/types.ts";
import { construct, index, integer, type Maybe, ZERO } from "./expressions.ts";
import { type Leaf, layoutOf, leafCount } from "./layout.ts";
import { constantLeaves, type Lowering, type Value } from "./lowering.ts";
import { isActive, mapSlots, maskOf, NONE, type Partials, partialsIn } from "./partials.ts";

export function constructJet(lowering: Lowering, expression: Construct): Value {
  const operands = lowering.operands(expression.arguments);
  const rebuilt: Expression = { ...expression, arguments: operands.map((operand) => operand.expression) };
  return { expression: rebuilt, leaves: leavesFor(lowering, expression, operands) };
}

function leavesFor(lowering: Lowering, { type }: Construct, operands: readonly Value[]): readonly Partials[] {
  if (!operands.some((operand) => operand.leaves.some(isActive))) return constantLeaves(type);
  const all = operands.flatMap((operand) => operand.leaves);
  const [single] = operands;
  switch (type.kind) {
    case "scalar":
      return type.scalar === "float" ? all.slice(0, 1) : constantLeaves(type);
    case "vector": {
      if (scalarOf(type) !== "float") return constantLeaves(type);
      const only = operands.length === 1 && all.length === 1;
      return Array.from({ length: type.size }, (_, at) => all[only ? 0 : at] as Partials);
    }
    case "matrix":
      return Array.from({ length: type.columns * type.rows }, (_, at) => {
        const [column, row] = [Math.floor(at / type.rows), at % type.rows];
        if (operands.length > 1 || single === undefined) return all[at] as Partials;
        const from = single.expression.type;
        // One scalar fills the diagonal; one matrix is cut or extended by the identity.
        if (from.kind === "scalar") return column === row ? (all[0] as Partials) : NONE;
        if (from.kind !== "matrix") return all[at] as Partials;
        return column < from.columns && row < from.rows ? (all[column * from.rows + row] as Partials) : NONE;
      });
    case "struct":
      return all;
    case "array":
      return layoutOf(type).map((leaf, at) =>
        arrayPartials(
          lowering,
          leaf,
          operands.map((operand) => operand.leaves[at] as Partials),
        ),
      );
    case "void":
    case "sampler":
      throw new Error(`a ${type.kind} cannot be constructed`);
  }
}

/** The partials of one leaf of an array, from those of its elements. */
function arrayPartials(lowering: Lowering, leaf: Leaf, elements: readonly Partials[]): Partials {
  const mask = elements.reduce((all, element) => all | maskOf(element), 0);
  const inner = leafCount({ ...leaf, sizes: leaf.sizes.slice(1) });
  const named = elements.map((element) =>
    inner === 1 ? element : mapSlots(element, (slot) => (slot ? lowering.emitter.name(slot, "elements") : null)),
  );
  const isFlat = leaf.sizes.length === 1;
  return partialsIn(mask, (slot) =>
    construct(
      arrayType(FLOAT, leafCount(leaf)),
      named.flatMap((element) => {
        const value: Maybe = element.slots[slot] ?? null;
        if (isFlat) return [value ?? ZERO];
        return Array.from({ length: inner }, (_, at) => (value === null ? ZERO : index(value, integer(at), FLOAT)));
      }),
    ),
  );
}
