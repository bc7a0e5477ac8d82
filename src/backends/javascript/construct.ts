/** Constructors: conversions of scalars, vectors, matrices, arrays, structs (specification §5.4). */

import type { Construct } from "../../glsl/tree.ts";
import { type Scalar, scalarOf, type Type } from "../../glsl/types.ts";
import { elementPlaces } from "./access.ts";
import type { Emitter } from "./emitter.ts";
import { spread } from "./operators.ts";
import { type Code, leavesOf, type Slice, scalarsOf, type Value } from "./storage.ts";

/** The value of `type(arguments…)`. */
export function construct(emitter: Emitter, node: Construct, values: readonly Value[]): Value {
  const { type } = node;
  switch (type.kind) {
    case "scalar":
    case "vector": {
      const codes = converted(emitter, node, values, type.scalar);
      const size = type.kind === "scalar" ? 1 : type.size;
      return codes.length === 1 ? spread(emitter, codes, size) : codes.slice(0, size);
    }
    case "matrix":
      return constructMatrix(emitter, node, type, values);
    case "array":
      return constructArray(emitter, type, values);
    case "struct":
      return values.flat();
    case "void":
    case "sampler":
      throw new Error("a type without a constructor is constructed");
  }
}

function converted(emitter: Emitter, node: Construct, values: readonly Value[], to: Scalar): Code[] {
  return values.flatMap((value, index) => {
    const from = scalarOf(node.arguments[index]?.type as Type) as Scalar;
    return scalarsOf(value).map((code) => emitter.arithmetic.convert(from, to, code));
  });
}

function constructMatrix(
  emitter: Emitter,
  node: Construct,
  type: Extract<Type, { kind: "matrix" }>,
  values: readonly Value[],
): Value {
  const codes = converted(emitter, node, values, "float");
  const source = node.arguments[0]?.type;
  const cells = Array.from({ length: type.columns * type.rows }, (_, index) => ({
    row: index % type.rows,
    column: Math.floor(index / type.rows),
  }));
  if (node.arguments.length > 1 || source === undefined) return codes;
  // A matrix keeps what it shares with the other and is filled up from the identity.
  if (source.kind === "matrix") {
    return cells.map(({ row, column }) =>
      row < source.rows && column < source.columns
        ? (codes[column * source.rows + row] as Code)
        : row === column
          ? "1"
          : "0",
    );
  }
  if (codes.length > 1) return codes;
  const diagonal = emitter.atom(codes[0] as Code);
  return cells.map(({ row, column }) => (row === column ? diagonal : "0"));
}

function constructArray(emitter: Emitter, type: Extract<Type, { kind: "array" }>, values: readonly Value[]): Value {
  const slices = leavesOf(type).map((leaf): Slice => {
    const length = leaf.length as number;
    return { kind: "slice", array: emitter.unit.buffer(leaf.scalar, length), offset: "0", length, scalar: leaf.scalar };
  });
  for (const [index, value] of values.entries())
    emitter.store(elementPlaces(emitter, type, slices, String(index)), value);
  return slices;
}
