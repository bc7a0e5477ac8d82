/** The precision that a declaration has, by its own word or by default (GLSL ES 3.00 §4.5). */
import type { Range } from "../source.ts";
import type { Precision } from "../tree.ts";
import { scalarOf, type Type } from "../types.ts";
import type { Context } from "./context.ts";

/** The precision of a declaration, from its own word or the default; floats have no default in a fragment shader (§4.5.4). */
export function precisionPart(
  context: Context,
  own: Precision | null,
  type: Type,
  range: Range,
): { precision?: Precision } {
  if (own !== null) return { precision: own };
  const element = type.kind === "array" ? type.element : type;
  const scalar = scalarOf(element);
  const key = scalar === "uint" ? "int" : scalar !== null ? scalar : element.kind === "sampler" ? element.name : null;
  if (key === null || key === "bool") return {};
  if (context.precisionOf(key) === undefined) {
    context.error(`no precision is set for ${key}: write 'precision highp ${key};' at the top`, range);
    // Once is enough.
    context.precisions[0]?.set(key, "highp");
  }
  return {};
}
