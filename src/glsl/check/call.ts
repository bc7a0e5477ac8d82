/** Calls: of the program's functions, of built-in functions, of constructors (GLSL ES 3.00 §6.1, §5.4). */
import { builtinOverloads, isBuiltinFunction, resolveBuiltin } from "../builtins.ts";
import { foldBuiltin } from "../constant-builtins.ts";
import type { Range } from "../source.ts";
import type { SyntaxCall, SyntaxMethod } from "../syntax.ts";
import type { ConstantValue, Expression, FunctionSymbol } from "../tree.ts";
import { INT, type Type, typeName } from "../types.ts";
import { assignmentProblem } from "./assignable.ts";
import { checkConstructor } from "./constructor.ts";
import { type Context, isUnknown } from "./context.ts";
import { constantPart } from "./hints.ts";
import { callableNames } from "./name.ts";
import { writtenName } from "./overload.ts";
import { samplerUses } from "./sampler-use.ts";
import { suggestion } from "./suggest.ts";
import { applySizes, resolveType } from "./types.ts";

/** Functions of GLSL ES 1.00 and what they are called now. */
const OLD_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ["texture2D", "texture"],
  ["texture2DProj", "textureProj"],
  ["texture2DLod", "textureLod"],
  ["texture2DLodEXT", "textureLod"],
  ["texture2DProjLod", "textureProjLod"],
  ["texture2DGradEXT", "textureGrad"],
  ["textureCube", "texture"],
  ["textureCubeLod", "textureLod"],
  ["textureCubeLodEXT", "textureLod"],
  ["textureCubeGradEXT", "textureGrad"],
]);

export function checkCall(context: Context, node: SyntaxCall): Expression {
  const { callee, range } = node;
  const list = node.arguments.map((argument) => context.expression(argument));
  if (callee.kind === "type") {
    const { name, arraySizes } = callee.specifier;
    if (name === null) return context.unknown(range);
    const { type: base } = resolveType(context, { ...callee.specifier, arraySizes: [] });
    if (isUnknown(base)) return context.unknown(range);
    const { type, isUnsized } = applySizes(context, base, arraySizes, callee.range);
    if (isUnknown(type)) return context.unknown(range);
    return checkConstructor(context, type, isUnsized, list, range);
  }
  const found = context.scopes.find(callee.name);
  if (found?.kind === "struct") return checkConstructor(context, found.type, false, list, range);
  if (found?.kind === "variable") {
    context.error(`'${callee.name}' is a variable and cannot be called`, callee.range, [
      { message: "declared here", range: found.range },
    ]);
    return context.unknown(range);
  }
  const block = found === undefined ? context.blocks.get(callee.name) : undefined;
  if (block !== undefined) {
    // Its name hides a built-in function's, as that of a variable does.
    context.error(`'${callee.name}' is a block and cannot be called`, callee.range, [
      { message: "declared here", range: block },
    ]);
    return context.unknown(range);
  }
  if (list.some((argument) => isUnknown(argument.type))) return context.unknown(range);
  const types = list.map((argument) => argument.type);
  const own = found?.kind === "functions" ? found.symbols : [];
  for (const use of samplerUses(OLD_FUNCTIONS.get(callee.name) ?? callee.name, own, list)) context.onSamplerUse(use);
  if (found?.kind === "functions") {
    const symbol = found.symbols.find((candidate) => takes(candidate, types));
    if (symbol !== undefined) return callFunction(context, symbol, list, callee.range, range);
    if (!isBuiltinFunction(callee.name)) {
      reportNoOverload(context, callee.name, types, callee.range, found.symbols.map(signature));
      return context.unknown(range);
    }
  }
  return callBuiltin(context, callee.name, own, list, callee.range, range);
}

/** `a.length()`, the only method there is. */
export function checkMethod(context: Context, node: SyntaxMethod): Expression {
  const array = context.expression(node.object);
  if (isUnknown(array.type)) return context.unknown(node.range);
  if (node.name.text !== "length" || node.arguments.length > 0) {
    context.error(`the only method is 'length()' of arrays, found '${node.name.text}'`, node.name.range);
    return context.unknown(node.range);
  }
  if (array.type.kind !== "array") {
    context.error(`'length()' is a method of arrays, found ${typeName(array.type)}`, node.name.range);
    return context.unknown(node.range);
  }
  return { kind: "length", array, type: INT, constant: array.type.size, range: node.range };
}

function takes(symbol: FunctionSymbol, types: readonly Type[]): boolean {
  return (
    symbol.parameters.length === types.length &&
    symbol.parameters.every((parameter, index) => parameter.type === types[index])
  );
}

function callFunction(
  context: Context,
  symbol: FunctionSymbol,
  list: readonly Expression[],
  callee: Range,
  range: Range,
): Expression {
  for (const [index, parameter] of symbol.parameters.entries())
    if (parameter.direction !== "in")
      checkOutput(context, list[index] as Expression, parameter.direction, writtenName(symbol));
  context.calls.push({ from: context.currentFunction, to: symbol, range: callee });
  return { kind: "call", function: symbol, arguments: list, type: symbol.returnType, range };
}

function checkOutput(context: Context, argument: Expression, direction: string, name: string): void {
  const problem = assignmentProblem(argument);
  if (problem !== null)
    context.error(`${problem} cannot be passed to an '${direction}' parameter of '${name}'`, argument.range);
}

function callBuiltin(
  context: Context,
  written: string,
  own: readonly FunctionSymbol[],
  list: readonly Expression[],
  callee: Range,
  range: Range,
): Expression {
  let name = written;
  if (!isBuiltinFunction(name)) {
    const modern = OLD_FUNCTIONS.get(name);
    if (modern === undefined) {
      context.error(`there is no function '${name}'${suggestion(name, callableNames(context))}`, callee);
      return context.unknown(range);
    }
    context.modernised(`'${name}' is GLSL ES 1.00; the modern form is '${modern}'`, callee);
    name = modern;
  }
  const types = list.map((argument) => argument.type);
  const overload = resolveBuiltin(name, types);
  if (overload === null) {
    const known = builtinOverloads(name);
    const shown = known.filter((one) => one.parameters.length === types.length);
    reportNoOverload(context, name, types, callee, [
      ...own.map(signature),
      ...(shown.length > 0 ? shown : known).map(
        (one) => `${name}(${one.parameters.map((parameter) => typeName(parameter.type)).join(", ")})`,
      ),
    ]);
    return context.unknown(range);
  }
  for (const [index, parameter] of overload.parameters.entries())
    if (parameter.direction === "out") checkOutput(context, list[index] as Expression, "out", name);
  if (/^texture|^texel/.test(name)) checkOffset(context, name, list);
  const isConstant = list.length > 0 && list.every((argument) => argument.constant !== undefined);
  const constant = isConstant
    ? (foldBuiltin(
        name,
        types,
        list.map((argument) => argument.constant as ConstantValue),
        overload.returnType,
      ) ?? undefined)
    : undefined;
  return { kind: "builtin", name, arguments: list, type: overload.returnType, range, ...constantPart(constant) };
}

/** Texel offsets are constant expressions within −8 … 7 (§8.8). */
function checkOffset(context: Context, name: string, list: readonly Expression[]): void {
  if (!name.endsWith("Offset")) return;
  const offset = list.find(
    (argument, index) => index >= 2 && argument.type.kind === "vector" && argument.type.scalar === "int",
  );
  if (offset === undefined) return;
  if (offset.constant === undefined)
    context.error("the offset of a texture read is a constant expression", offset.range);
  else if ((offset.constant as readonly number[]).some((part) => part < -8 || part > 7))
    context.error("the offset of a texture read lies in -8 to 7", offset.range);
}

function reportNoOverload(
  context: Context,
  name: string,
  types: readonly Type[],
  range: Range,
  candidates: readonly string[],
): void {
  const shown = candidates.slice(0, 6).join(", ") + (candidates.length > 6 ? ", …" : "");
  context.error(`no '${name}' takes (${types.map(typeName).join(", ")}), possible are ${shown}`, range);
}

function signature(symbol: FunctionSymbol): string {
  return `${writtenName(symbol)}(${symbol.parameters.map((parameter) => typeName(parameter.type)).join(", ")})`;
}
