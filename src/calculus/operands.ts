/** Taking lowered values apart to floats, without evaluating anything twice. */

import type { Expression } from "../glsl/tree.ts";
import { componentCount, FLOAT, scalarOf, vectorType } from "../glsl/types.ts";
import { type Emitter, isAtom } from "./emitter.ts";
import { index, integer, literal } from "./expressions.ts";
import type { Jet } from "./jet.ts";
import type { Value } from "./lowering.ts";
import type { Partials } from "./partials.ts";

/**
 * The same value in a form whose components can be read without evaluating it again. A constructor of floats is kept
 * and its arguments are named instead, so that no vector is built only to be taken apart.
 */
function nameComponents(emitter: Emitter, expression: Expression): Expression {
  if (isSplit(expression)) return expression;
  if (expression.kind === "construct" && isListOfFloats(expression)) {
    const named = expression.arguments.map((argument) => emitter.name(argument));
    return { ...expression, arguments: named };
  }
  return emitter.name(expression);
}

/** The value with its components ready to be read. */
export function split(emitter: Emitter, value: Value): Value {
  const expression = nameComponents(emitter, value.expression);
  return expression === value.expression ? value : { expression, leaves: value.leaves };
}

/** A vector or matrix that is written as a list of floats, one for each component. */
function isListOfFloats(expression: Extract<Expression, { kind: "construct" }>): boolean {
  const { type, arguments: list } = expression;
  return (
    (type.kind === "vector" || type.kind === "matrix") &&
    scalarOf(type) === "float" &&
    list.length === componentCount(type) &&
    list.every((argument) => argument.type === FLOAT)
  );
}

function isSplit(expression: Expression): boolean {
  if (isAtom(expression)) return true;
  if (expression.kind === "swizzle") return isAtom(expression.vector);
  return expression.kind === "construct" && isListOfFloats(expression) && expression.arguments.every(isAtom);
}

/** Component `at` of a value that `nameComponents` has given, matrices by columns. */
export function component(expression: Expression, at: number): Expression {
  const { type } = expression;
  if (type.kind === "scalar") return expression;
  const constant = expression.constant;
  if (Array.isArray(constant) && scalarOf(type) === "float") {
    const number = constant[at] as unknown;
    if (typeof number === "number" && Number.isFinite(number) && number >= 0) return literal(number);
  }
  if (expression.kind === "construct" && isListOfFloats(expression)) return expression.arguments[at] as Expression;
  if (expression.kind === "swizzle") return swizzle(expression.vector, expression.components[at] as number);
  if (type.kind === "matrix") {
    const column = index(expression, integer(Math.floor(at / type.rows)), vectorType("float", type.rows));
    return swizzle(column, at % type.rows);
  }
  return swizzle(expression, at);
}

function swizzle(vector: Expression, at: number): Expression {
  const scalar = scalarOf(vector.type) ?? "float";
  return { kind: "swizzle", vector, components: [at], type: vectorType(scalar, 1), range: vector.range };
}

/** The components of a value as jets. */
export function jetsOf(value: Value): Jet[] {
  return value.leaves.map((partials: Partials, at) => ({ value: component(value.expression, at), partials }));
}
