/** The scalars that a type is made of, with what they are. */
import type { Scalar, Type } from "../../glsl/types.ts";
import { join } from "../layout.ts";

export interface Leaf {
  /** Its part of a name: `x`, `center_y`; empty for a scalar. */
  readonly name: string;
  readonly scalar: Scalar;
  /** Sizes of the arrays around it, outermost first. */
  readonly sizes: readonly number[];
}

/** Components in order, matrices by columns, fields in order; those of an array are its element's. */
export function leavesOf(type: Type): readonly Leaf[] {
  switch (type.kind) {
    case "void":
    case "sampler":
      return [];
    case "scalar":
      return [{ name: "", scalar: type.scalar, sizes: [] }];
    case "vector":
      return Array.from({ length: type.size }, (_, component) => ({
        name: "xyzw"[component] as string,
        scalar: type.scalar,
        sizes: [],
      }));
    case "matrix":
      return Array.from({ length: type.columns * type.rows }, (_, at) => ({
        name: `m${Math.floor(at / type.rows)}${at % type.rows}`,
        scalar: "float",
        sizes: [],
      }));
    case "struct":
      return type.fields.flatMap((field) =>
        leavesOf(field.type).map((leaf) => ({ ...leaf, name: join(field.name, leaf.name) })),
      );
    case "array":
      return leavesOf(type.element).map((leaf) => ({ ...leaf, sizes: [type.size, ...leaf.sizes] }));
  }
}
