/** Parts of values and of places: fields, swizzles, elements by an index that is clamped to the bounds. */
import type { Expression, Swizzle } from "../../glsl/tree.ts";
import { type StructType, scalarOf, type Type } from "../../glsl/types.ts";
import type { Emitter } from "./emitter.ts";
import { rangeOf } from "./ranges.ts";
import { type Code, leavesOf, type Place, type Slice, scalarsOf, type Value } from "./storage.ts";

/** First and last leaf (exclusive) of a field among the leaves of its struct. */
export function fieldLeaves(type: Type, index: number): [number, number] {
  const fields = (type as StructType).fields;
  const first = fields.slice(0, index).reduce((count, field) => count + leavesOf(field.type).length, 0);
  return [first, first + leavesOf((fields[index] as StructType["fields"][number]).type).length];
}

/**
 * An index within the bounds: a number where it is known, else an atom. What lies outside is clamped, which is one of
 * the behaviours that WebGL allows (robust buffer access) and the one that its implementations share.
 */
export function boundedIndex(emitter: Emitter, index: Expression, code: Code, length: number): Code {
  const known = index.constant;
  if (typeof known === "number") return String(Math.min(Math.max(known, 0), length - 1));
  const atom = emitter.atom(code);
  const last = length - 1;
  const range = rangeOf(index, emitter.counters);
  if (range !== null && range.low >= 0 && range.high <= last) return atom;
  const low = scalarOf(index.type) === "uint" ? "" : `${atom} < 0 ? 0 : `;
  return emitter.hold(`${low}${atom} > ${last} ? ${last} : ${atom}`);
}

/** Number of elements that `base[…]` chooses from. */
export function indexedLength(type: Type): number {
  switch (type.kind) {
    case "array":
    case "vector":
      return type.size;
    case "matrix":
      return type.columns;
    case "void":
    case "scalar":
    case "sampler":
    case "struct":
      throw new Error("a value without elements is indexed");
  }
}

/** `base[index]` of a value. `index` is within the bounds. */
export function elementOfValue(emitter: Emitter, type: Type, base: Value, index: Code): Value {
  if (type.kind === "array")
    return elementPlaces(emitter, type, base as readonly Slice[], index).map((place) => emitter.read(place));
  const codes = scalarsOf(base);
  const size = codes.length / indexedLength(type);
  if (/^\d+$/.test(index)) return codes.slice(Number(index) * size, (Number(index) + 1) * size);
  return Array.from({ length: size }, (_, row) =>
    emitter.choose(
      codes.filter((_, position) => position % size === row),
      index,
    ),
  );
}

/** `base[index]` of places. `index` is within the bounds. */
export function elementPlaces(emitter: Emitter, type: Type, base: readonly Place[], index: Code): readonly Place[] {
  if (type.kind !== "array") {
    const size = base.length / indexedLength(type);
    if (/^\d+$/.test(index)) return base.slice(Number(index) * size, (Number(index) + 1) * size);
    return Array.from(
      { length: size },
      (_, row): Place => ({
        kind: "choice",
        options: base.filter((_, position) => position % size === row),
        selector: index,
      }),
    );
  }
  return leavesOf(type.element).map((leaf, position): Place => {
    const slice = base[position] as Slice;
    const stride = leaf.length ?? 1;
    const offset = addOffsets(slice.offset, stride === 1 ? index : scaled(index, stride));
    if (leaf.length === null) return { kind: "element", array: slice.array, index: offset, scalar: slice.scalar };
    return { ...slice, offset: emitter.atom(offset), length: leaf.length };
  });
}

function scaled(index: Code, stride: number): Code {
  return /^\d+$/.test(index) ? String(Number(index) * stride) : `(${index} * ${stride})`;
}

function addOffsets(a: Code, b: Code): Code {
  if (a === "0") return b;
  return /^\d+$/.test(a) && /^\d+$/.test(b) ? String(Number(a) + Number(b)) : `(${a} + ${b})`;
}

/** The places of the chosen components of a vector. */
export function swizzledPlaces(node: Swizzle, vector: readonly Place[]): Place[] {
  return node.components.map((component) => vector[component] as Place);
}

/** The chosen components of a vector, those that are chosen more than once computed once. */
export function swizzledValue(emitter: Emitter, node: Swizzle, vector: Value): Value {
  const codes = scalarsOf(vector).map((code, component) =>
    node.components.indexOf(component) === node.components.lastIndexOf(component) ? code : emitter.atom(code),
  );
  return node.components.map((component) => codes[component] as Code);
}
