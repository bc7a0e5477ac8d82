/**
 * How a type is taken apart for its derivatives: into leaves, one for each scalar it is made of. Each leaf that is a
 * float may carry partials; leaves within arrays carry arrays of them, laid out flat and row by row.
 */
import { arrayType, FLOAT, type Type } from "../glsl/types.ts";

export interface Leaf {
  /** Where it lies in its variable, as a part of a name: `x`, `center_y`, `m01` …; empty for a scalar. */
  readonly name: string;
  readonly isFloat: boolean;
  /** Sizes of the arrays around it, outermost first. */
  readonly sizes: readonly number[];
}

const known = new WeakMap<Type, readonly Leaf[]>();

/** The leaves of a type: components in order, matrices by columns, fields in order; those of an array are its element's. */
export function layoutOf(type: Type): readonly Leaf[] {
  let leaves = known.get(type);
  if (leaves === undefined) {
    leaves = layout(type);
    known.set(type, leaves);
  }
  return leaves;
}

function layout(type: Type): Leaf[] {
  switch (type.kind) {
    case "void":
    case "sampler":
      return [];
    case "scalar":
      return [{ name: "", isFloat: type.scalar === "float", sizes: [] }];
    case "vector":
      return Array.from({ length: type.size }, (_, component) => ({
        name: "xyzw"[component] as string,
        isFloat: type.scalar === "float",
        sizes: [],
      }));
    case "matrix":
      return Array.from({ length: type.columns * type.rows }, (_, position) => ({
        name: `m${Math.floor(position / type.rows)}${position % type.rows}`,
        isFloat: true,
        sizes: [],
      }));
    case "struct":
      return type.fields.flatMap((field) =>
        layoutOf(field.type).map((leaf) => ({ ...leaf, name: join(field.name, leaf.name) })),
      );
    case "array":
      return layoutOf(type.element).map((leaf) => ({ ...leaf, sizes: [type.size, ...leaf.sizes] }));
  }
}

/** Joins parts of a name without making a double underscore, which GLSL reserves. */
export function join(...parts: readonly string[]): string {
  let joined = "";
  for (const part of parts) {
    if (part === "") continue;
    joined = joined === "" ? part : `${joined}_${part}`;
  }
  return joined.includes("__") ? joined.replace(/_{2,}/g, "_") : joined;
}

/** Number of floats that a leaf holds. */
export function leafCount(leaf: Leaf): number {
  return leaf.sizes.reduce((product, size) => product * size, 1);
}

/** Type of a variable that holds one partial of a leaf. */
export function partialType(leaf: Leaf): Type {
  return leaf.sizes.length === 0 ? FLOAT : arrayType(FLOAT, leafCount(leaf));
}

/** Position of the first leaf of a struct's field. */
export function fieldOffset(type: Type, field: number): number {
  if (type.kind !== "struct") throw new Error("only structs have fields");
  return type.fields.slice(0, field).reduce((total, { type: fieldType }) => total + layoutOf(fieldType).length, 0);
}
