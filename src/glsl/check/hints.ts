/** Small parts of many messages and nodes. */
import type { ConstantValue } from "../tree.ts";
import { type Scalar, type Type, typeName } from "../types.ts";

/** `{ constant }` or nothing: a node either has a value or lacks the property. */
export function constantPart(constant: ConstantValue | undefined): { constant?: ConstantValue } {
  return constant === undefined ? {} : { constant };
}

/** GLSL ES converts nothing by itself: how to write it where `given` stands in the place of `wanted`. */
export function conversionHint(wanted: Type, given: Type): string {
  const from = numberOf(given);
  const to = numberOf(wanted);
  if (from === null || to === null || from === to) return "";
  const point = wanted.kind === "scalar" && to === "float" ? " or a number with a point" : "";
  return `, nothing is converted by itself: write ${typeName(wanted)}(…)${point}`;
}

function numberOf(type: Type): Scalar | null {
  return (type.kind === "scalar" || type.kind === "vector") && type.scalar !== "bool" ? type.scalar : null;
}
