/** Constant values, which are nested as types are, spread over the leaves of their type. */
import type { ConstantValue } from "../../glsl/tree.ts";
import type { Type } from "../../glsl/types.ts";

/** For each leaf of `type` its value, or within arrays all its values row by row. */
export function leafValues(type: Type, value: ConstantValue): (number | boolean)[][] {
  switch (type.kind) {
    case "void":
    case "sampler":
      return [];
    case "scalar":
    case "vector":
    case "matrix":
      return flat(value).map((component) => [component]);
    case "struct":
      return type.fields.flatMap((field, index) => leafValues(field.type, part(value, index)));
    case "array": {
      const elements = Array.from({ length: type.size }, (_, index) => leafValues(type.element, part(value, index)));
      return (elements[0] ?? []).map((_, leaf) => elements.flatMap((element) => element[leaf] ?? []));
    }
  }
}

function part(value: ConstantValue, index: number): ConstantValue {
  const inner = typeof value === "object" ? value[index] : undefined;
  if (inner === undefined) throw new Error("a constant does not fit its type");
  return inner;
}

function flat(value: ConstantValue): (number | boolean)[] {
  return typeof value === "object" ? value.flatMap(flat) : [value];
}
