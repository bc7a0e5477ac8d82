/** Constructors (GLSL ES 3.00 §5.4). */
import { componentsOf, convertComponent, fromComponents } from "../constant.ts";
import type { Range } from "../source.ts";
import type { ConstantValue, Expression } from "../tree.ts";
import { arrayType, componentCount, scalarOf, type Type, typeName, VOID } from "../types.ts";
import { type Context, isUnknown } from "./context.ts";
import { constantPart, conversionHint } from "./hints.ts";
import { holdsSampler } from "./types.ts";

/** @param isUnsized whether `type` is the element of an array whose size is the number of arguments */
export function checkConstructor(
  context: Context,
  type: Type,
  isUnsized: boolean,
  list: readonly Expression[],
  range: Range,
): Expression {
  if (list.some((argument) => isUnknown(argument.type))) return context.unknown(range);
  if (isUnsized && list.length === 0) {
    context.error(`an array of ${typeName(type)} needs at least one element`, range);
    return context.unknown(range);
  }
  const constructed = isUnsized ? arrayType(type, list.length) : type;
  const problem = argumentProblem(constructed, list);
  if (problem !== null) {
    context.error(problem, range);
    return context.unknown(range);
  }
  const isConstant = list.every((argument) => argument.constant !== undefined);
  const constant = isConstant ? foldConstructor(constructed, list) : undefined;
  return { kind: "construct", type: constructed, arguments: list, range, ...constantPart(constant) };
}

function argumentProblem(type: Type, list: readonly Expression[]): string | null {
  switch (type.kind) {
    case "array":
      return listProblem(
        typeName(type),
        Array.from({ length: type.size }, () => type.element),
        list,
        "element",
      );
    case "struct":
      return listProblem(
        `struct '${type.name}'`,
        type.fields.map((field) => field.type),
        list,
        "field",
      );
    case "void":
    case "sampler":
      return `${typeName(type)} cannot be constructed`;
    case "scalar":
      if (list.length !== 1) return `${typeName(type)}(…) takes one value, given ${list.length}`;
      return componentsProblem(typeName(type), list);
    default:
      return componentsProblem(typeName(type), list) ?? countProblem(type, list);
  }
}

function listProblem(what: string, types: readonly Type[], list: readonly Expression[], part: string): string | null {
  if (list.length !== types.length)
    return `${what} has ${types.length} ${part}${types.length === 1 ? "" : "s"}, given ${list.length}`;
  for (const [index, type] of types.entries()) {
    const given = (list[index] as Expression).type;
    if (given !== type)
      return `${part} ${index + 1} of ${what} is ${typeName(type)}, found ${typeName(given)}${conversionHint(type, given)}`;
    if (holdsSampler(type)) return `${what} holds a sampler and cannot be constructed`;
  }
  return null;
}

function componentsProblem(name: string, list: readonly Expression[]): string | null {
  for (const { type } of list)
    if (scalarOf(type) === null || type === VOID)
      return `${name}(…) is made of numbers, vectors and matrices, found ${typeName(type)}`;
  return list.length === 0 ? `${name}(…) needs a value` : null;
}

/** Whether the components fit: one scalar or one matrix does for all; else just enough, every argument being used. */
function countProblem(type: Type, list: readonly Expression[]): string | null {
  const wanted = componentCount(type);
  const first = (list[0] as Expression).type;
  if (list.length === 1 && first.kind === "scalar") return null;
  if (type.kind === "matrix") {
    if (list.length === 1 && first.kind === "matrix") return null;
    if (list.some((argument) => argument.type.kind === "matrix"))
      return `${typeName(type)}(…) takes one matrix alone or no matrix`;
  }
  const given = list.reduce((sum, argument) => sum + componentCount(argument.type), 0);
  if (given < wanted) return `${typeName(type)}(…) needs ${wanted} components, given ${given}`;
  const beforeLast = given - componentCount((list.at(-1) as Expression).type);
  if (beforeLast >= wanted)
    return `${typeName(type)}(…) needs ${wanted} components, given ${given}: the last argument is not used`;
  return null;
}

function foldConstructor(type: Type, list: readonly Expression[]): ConstantValue {
  const values = list.map((argument) => argument.constant as ConstantValue);
  if (type.kind === "array" || type.kind === "struct") return values;
  const scalar = scalarOf(type) ?? "float";
  const count = componentCount(type);
  const first = list[0] as Expression;
  const firstComponents = componentsOf(values[0] as ConstantValue);
  if (type.kind === "matrix" && list.length === 1 && (first.type.kind === "scalar" || first.type.kind === "matrix")) {
    const source = first.type;
    return Array.from({ length: count }, (_, index) => {
      const column = Math.floor(index / type.rows);
      const row = index % type.rows;
      if (source.kind === "scalar") return column === row ? Number(firstComponents[0]) : 0;
      if (source.kind === "matrix" && column < source.columns && row < source.rows)
        return Number(firstComponents[column * source.rows + row]);
      return column === row ? 1 : 0;
    });
  }
  const components = values
    .flatMap((value) => componentsOf(value))
    .map((component) => convertComponent(component, scalar));
  const filled =
    components.length === 1
      ? Array.from({ length: count }, () => components[0] as number | boolean)
      : components.slice(0, count);
  return fromComponents(type, filled);
}
