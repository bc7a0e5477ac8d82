/** Functions: prototypes, definitions, overloads, recursion (GLSL ES 3.00 §6.1). */
import type { SyntaxFunction, SyntaxParameter } from "../syntax.ts";
import type { FunctionDeclaration, FunctionSymbol, StructDeclaration, Variable } from "../tree.ts";
import { type Type, typeName, VOID } from "../types.ts";
import { type Context, isUnknown } from "./context.ts";
import { checkFresh, checkName, declareVariable } from "./declare.ts";
import { overloadingOf, renamed } from "./overload.ts";
import { precisionPart } from "./precision.ts";
import { checkSize } from "./size.ts";
import { checkStatements } from "./statement.ts";
import { holdsSampler, resolveType } from "./types.ts";

/** As many as browsers accept. */
const MOST_PARAMETERS = 255;

export function checkFunction(
  context: Context,
  node: SyntaxFunction,
): readonly (StructDeclaration | FunctionDeclaration)[] {
  for (const { word, range } of node.qualifiers) context.error(`a function has no qualifier '${word}'`, range);
  const returned = resolveType(context, node.returnType);
  // `struct S { … } f()` declares S before f, as browsers have it.
  const declared: StructDeclaration[] =
    returned.declared === null ? [] : [{ kind: "struct", type: returned.declared, range: node.returnType.range }];
  if (returned.isUnsized) context.error(`'${node.name.text}' returns an array without a size`, node.returnType.range);
  if (holdsSampler(returned.type)) context.error(`'${node.name.text}' cannot return a sampler`, node.returnType.range);
  checkName(context, node.name);
  if (node.parameters.length > MOST_PARAMETERS)
    context.error(
      `'${node.name.text}' has ${node.parameters.length} parameters, at most ${MOST_PARAMETERS} are possible`,
      node.name.range,
    );
  const parameters = node.parameters.map((parameter) => checkParameter(context, parameter));
  const precision = node.returnType.precision === null ? {} : { returnPrecision: node.returnType.precision };
  const made: FunctionSymbol = {
    kind: "function",
    name: node.name.text,
    returnType: returned.type,
    ...precision,
    parameters,
    body: null,
    range: node.name.range,
  };
  if (returned.type !== VOID) precisionPart(context, node.returnType.precision, returned.type, node.returnType.range);
  const { symbol, isFresh } = declareFunction(context, node, made);
  if (node.name.text === "main") checkMain(context, made);
  if (node.body === null) return [...declared, { kind: "function", symbol, isPrototype: true, range: node.range }];
  if (symbol.body !== null)
    context.error(`'${node.name.text}' is defined twice`, node.name.range, [
      { message: "first defined here", range: symbol.range },
    ]);
  // The definition's own parameters count: their names may differ from those of the prototype.
  const defined: FunctionSymbol = isFresh ? symbol : adopt(symbol, made);
  context.currentFunction = defined;
  context.hasReturn = false;
  context.enterScope();
  for (const parameter of parameters) if (parameter.name !== "") declareVariable(context, parameter);
  // Parameters and the outermost block of the body are one scope: a local of the same name is an error.
  defined.body = checkStatements(context, node.body.statements, node.body.range);
  context.leaveScope();
  if (returned.type !== VOID && !context.hasReturn && !isUnknown(returned.type))
    context.error(`'${node.name.text}' returns ${typeName(returned.type)} but has no return`, node.name.range);
  context.currentFunction = null;
  return [...declared, { kind: "function", symbol: defined, isPrototype: false, range: node.range }];
}

/** Gives the symbol of a prototype the parameters of its definition, so that calls before and behind it mean one function. */
function adopt(symbol: FunctionSymbol, definition: FunctionSymbol): FunctionSymbol {
  return Object.assign(symbol, { parameters: definition.parameters, range: definition.range });
}

function declareFunction(
  context: Context,
  node: SyntaxFunction,
  written: FunctionSymbol,
): { symbol: FunctionSymbol; isFresh: boolean } {
  const { text: name, range } = node.name;
  const overloading = overloadingOf(written);
  if (overloading === "taken") {
    context.error(`'${name}' is a built-in function and cannot be defined again`, range);
    return { symbol: written, isFresh: true };
  }
  if (overloading === "old")
    context.modernised(`only GLSL ES 1.00 lets the built-in function '${name}' take other parameters`, range);
  if (overloading === "new")
    context.modernised(`'${name}' is a built-in function of GLSL ES 3.00; only GLSL ES 1.00 lets it be defined`, range);
  const made = overloading === "free" ? written : renamed(written);
  const found = context.scopes.findHere(name);
  if (found?.kind !== "functions" && !checkFresh(context, node.name)) return { symbol: made, isFresh: true };
  if (found?.kind !== "functions") {
    context.scopes.declare(name, { kind: "functions", symbols: [made] });
    return { symbol: made, isFresh: true };
  }
  const same = found.symbols.find(
    (symbol) =>
      symbol.parameters.length === made.parameters.length &&
      symbol.parameters.every((parameter, index) => parameter.type === made.parameters[index]?.type),
  );
  if (same === undefined) {
    found.symbols.push(made);
    return { symbol: made, isFresh: true };
  }
  const note = [{ message: "first declared here", range: same.range }];
  if (same.returnType !== made.returnType)
    context.error(
      `'${name}' differs only by what it returns: ${typeName(same.returnType)} and ${typeName(made.returnType)}`,
      range,
      note,
    );
  else if (same.parameters.some((parameter, index) => !agrees(parameter, made.parameters[index] as Variable)))
    context.error(`the parameters of '${name}' have other qualifiers than before`, range, note);
  return { symbol: same, isFresh: false };
}

function agrees(a: Variable, b: Variable): boolean {
  return a.direction === b.direction && a.isConst === b.isConst;
}

function checkMain(context: Context, symbol: FunctionSymbol): void {
  if (symbol.returnType !== VOID || symbol.parameters.length > 0)
    context.error("'main' is 'void main()'", symbol.range);
}

function checkParameter(context: Context, node: SyntaxParameter): Variable {
  const { type: resolved, isUnsized, declared } = resolveType(context, node.specifier, node.arraySizes);
  const name = node.name ?? { text: "", range: node.range };
  if (declared !== null) context.error("a parameter cannot declare a struct", node.specifier.range);
  if (isUnsized) context.error(`parameter '${name.text}' is an array without a size`, node.range);
  if (resolved === VOID) context.error(`parameter '${name.text}' cannot be void`, node.range);
  if (node.name !== null) checkName(context, node.name);
  let direction: Variable["direction"] = "in";
  let isConst = false;
  let sawDirection = false;
  for (const { word, range } of node.qualifiers) {
    if (word === "const") {
      if (isConst) context.error("second 'const' of one parameter", range);
      if (sawDirection) context.error("'const' stands before 'in'", range);
      isConst = true;
    } else if (word === "in" || word === "out" || word === "inout") {
      if (sawDirection) context.error(`second direction '${word}' of one parameter`, range);
      sawDirection = true;
      direction = word;
    } else context.error(`a parameter has no qualifier '${word}', possible are const, in, out, inout`, range);
  }
  if (isConst && direction !== "in") context.error(`an '${direction}' parameter cannot be const`, node.range);
  const type: Type = resolved;
  checkSize(context, "parameter", type, name);
  if (holdsSampler(type) && direction !== "in")
    context.error(`the sampler '${name.text}' is an 'in' parameter`, node.range);
  return {
    kind: "variable",
    name: name.text,
    type,
    storage: "parameter",
    isConst,
    direction,
    ...(isUnknown(type) ? {} : precisionPart(context, node.specifier.precision, type, node.range)),
    range: name.range,
  };
}
