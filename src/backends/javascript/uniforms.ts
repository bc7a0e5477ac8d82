/** Where the values of uniforms lie in the flat array that the caller hands to emitted code. */
import type { Variable } from "../../glsl/tree.ts";
import { componentCount, type Scalar, scalarOf, type Type } from "../../glsl/types.ts";
import { leavesOf } from "./storage.ts";

/** A uniform (or a field of one) as the caller names it: `petals`, `light.colour`, `lights[1].colour`. */
export interface UniformSlot {
  readonly name: string;
  readonly scalar: Scalar;
  /** Components of one element: 1 for a scalar, 2 to 4 for a vector, columns × rows for a matrix. */
  readonly components: number;
  /** Number of elements of an array, 1 for any other uniform. */
  readonly elements: number;
  /** Slot of component c of element e: `slots[e * components + c]`. */
  readonly slots: readonly number[];
}

export class UniformLayout {
  readonly #bases = new Map<Variable, readonly number[]>();
  readonly #entries: UniformSlot[] = [];
  #size = 0;

  /** Number of slots of all uniforms met so far. */
  get size(): number {
    return this.#size;
  }

  get entries(): readonly UniformSlot[] {
    return this.#entries;
  }

  /** First slot of each leaf of a uniform. */
  bases(variable: Variable): readonly number[] {
    let bases = this.#bases.get(variable);
    if (bases === undefined) {
      bases = leavesOf(variable.type).map((leaf) => {
        const base = this.#size;
        this.#size += leaf.length ?? 1;
        return base;
      });
      this.#bases.set(variable, bases);
      this.#describe(variable.name, variable.type, bases);
    }
    return bases;
  }

  #describe(name: string, type: Type, slots: readonly number[]): void {
    switch (type.kind) {
      case "void":
      case "sampler":
        return;
      case "scalar":
      case "vector":
      case "matrix":
        this.#entries.push({
          name,
          scalar: scalarOf(type) as Scalar,
          components: componentCount(type),
          elements: 1,
          slots,
        });
        return;
      case "struct": {
        let first = 0;
        for (const field of type.fields) {
          const count = leavesOf(field.type).length;
          this.#describe(`${name}.${field.name}`, field.type, slots.slice(first, first + count));
          first += count;
        }
        return;
      }
      case "array": {
        // Within an array a leaf's stride is the number of its own elements inside one element of the array.
        const strides = leavesOf(type.element).map((leaf) => leaf.length ?? 1);
        const elements = Array.from({ length: type.size }, (_, index) =>
          slots.map((slot, leaf) => slot + index * (strides[leaf] as number)),
        );
        const components = componentCount(type.element);
        if (components > 0) {
          this.#entries.push({
            name,
            scalar: scalarOf(type.element) as Scalar,
            components,
            elements: type.size,
            slots: elements.flat(),
          });
        } else {
          for (const [index, own] of elements.entries()) this.#describe(`${name}[${index}]`, type.element, own);
        }
      }
    }
  }
}

/** Packs named values; what is not given stays 0, as in WebGL. A list may be shorter than its uniform. */
export function packUniforms(
  layout: readonly UniformSlot[],
  values: Readonly<Record<string, number | readonly number[]>>,
): Float64Array {
  const size = layout.reduce((count, entry) => count + entry.slots.length, 0);
  const packed = new Float64Array(size);
  for (const { name, slots } of layout) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) continue;
    const components = typeof value === "number" ? [value] : value;
    slots.forEach((slot, index) => {
      packed[slot] = components[index] ?? 0;
    });
  }
  return packed;
}
