/**
 * How values of GLSL lie in JavaScript: scalar by scalar.
 *
 * A type is flattened to leaves, one for each scalar it is made of (matrices by columns, structs by fields). A leaf
 * outside any array is one JavaScript number or boolean; leaves inside arrays become one typed array each, so that
 * `vec2 a[64]` is two arrays of 64 numbers, and nested arrays are laid out row by row.
 */
import type { Scalar, Type } from "../../glsl/types.ts";

/** One scalar of a type; `length` is the number of elements if it lies in an array, else null. */
export interface Leaf {
  readonly scalar: Scalar;
  readonly length: number | null;
}

/** A JavaScript expression without side effects, an atom or in parentheses. */
export type Code = string;

/** `length` elements of a typed array, from `offset` on. */
export interface Slice {
  readonly kind: "slice";
  readonly array: string;
  readonly offset: Code;
  readonly length: number;
  readonly scalar: Scalar;
}

/** What one leaf of a value is. */
export type Cell = Code | Slice;

/** A value: one cell for each leaf of its type. */
export type Value = readonly Cell[];

/** Where one leaf of a variable is kept. */
export type Place =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "element"; readonly array: string; readonly index: Code; readonly scalar: Scalar }
  | Slice
  /** A component chosen at run time: `v[i] = …`. `selector` is an atom within the bounds. */
  | { readonly kind: "choice"; readonly options: readonly Place[]; readonly selector: Code }
  /** Never written: a constant, a uniform, an argument that its function only reads. */
  | { readonly kind: "code"; readonly code: Code };

const leavesByType = new WeakMap<Type, readonly Leaf[]>();

/** The leaves of a type in their order; void and samplers have none. */
export function leavesOf(type: Type): readonly Leaf[] {
  let leaves = leavesByType.get(type);
  if (leaves === undefined) {
    leaves = flatten(type);
    leavesByType.set(type, leaves);
  }
  return leaves;
}

function flatten(type: Type): Leaf[] {
  switch (type.kind) {
    case "void":
    case "sampler":
      return [];
    case "scalar":
      return [{ scalar: type.scalar, length: null }];
    case "vector":
      return Array.from({ length: type.size }, () => ({ scalar: type.scalar, length: null }));
    case "matrix":
      return Array.from({ length: type.columns * type.rows }, () => ({ scalar: "float" as const, length: null }));
    case "struct":
      return type.fields.flatMap((field) => leavesOf(field.type));
    case "array":
      return leavesOf(type.element).map((leaf) => ({ scalar: leaf.scalar, length: type.size * (leaf.length ?? 1) }));
  }
}

/** Whether code is a name or a number, which may be written twice without being computed twice. */
export function isAtom(code: Code): boolean {
  return /^\w+$|^\(?-?[\d.]+(?:e[+-]?\d+)?\)?$/.test(code);
}

/** The cells of a value that cannot hold arrays, as plain code. */
export function scalarsOf(value: Value): Code[] {
  return value.map((cell) => {
    if (typeof cell !== "string") throw new Error("an array stands where a scalar, vector or matrix was expected");
    return cell;
  });
}
