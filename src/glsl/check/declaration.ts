/** Declarations of variables and blocks, with the rules for their qualifiers (GLSL ES 3.00 §4.3 – §4.7). */
import { isBuiltinFunction } from "../builtins.ts";
import type { Range } from "../source.ts";
import type { Name, SyntaxDeclaration, SyntaxPrecision, SyntaxQualifier, SyntaxUniformBlock } from "../syntax.ts";
import type {
  Declaration,
  Expression,
  Precision,
  PrecisionStatement,
  Storage,
  Variable,
  VariableDeclaration,
} from "../tree.ts";
import { arrayType, holdsFloat, INT, type StructType, scalarOf, type Type, typeName, VOID } from "../types.ts";
import { type Context, isUnknown, UNKNOWN } from "./context.ts";
import { constantPart, conversionHint } from "./hints.ts";
import { applySizes, holdsSampler, resolveFields, resolveType } from "./types.ts";

interface Qualifiers {
  readonly storage: "const" | "in" | "out" | "uniform" | null;
  readonly interpolation: Variable["interpolation"] | null;
  readonly invariant: boolean;
  readonly layout: readonly { readonly name: string; readonly value: number | null }[];
  readonly range: Range;
}

/** What names GLSL ES 3.00 keeps for itself (§3.9) and WebGL for its own. */
export function checkName(context: Context, name: Name): void {
  if (name.text.startsWith("gl_"))
    context.error(`names that begin with 'gl_' are reserved, found '${name.text}'`, name.range);
  else if (name.text.startsWith("webgl_") || name.text.startsWith("_webgl_"))
    context.error(`names that begin with 'webgl_' are reserved, found '${name.text}'`, name.range);
  else if (name.text.includes("__"))
    context.warning(`names with two underscores in a row are reserved, found '${name.text}'`, name.range);
}

/** Declares a variable in the innermost scope; a second one of the name there is an error. */
export function declareVariable(context: Context, variable: Variable): void {
  const earlier = context.scopes.findHere(variable.name);
  if (earlier !== undefined) {
    const place =
      earlier.kind === "functions"
        ? earlier.symbols[0]?.range
        : earlier.kind === "struct"
          ? earlier.type.range
          : earlier.range;
    context.error(
      `'${variable.name}' is declared twice`,
      variable.range,
      place === undefined ? [] : [{ message: "first declared here", range: place }],
    );
  } else if (context.scopes.isGlobal && isBuiltinFunction(variable.name))
    context.error(`'${variable.name}' is a built-in function and cannot be declared`, variable.range);
  context.scopes.declare(variable.name, variable);
}

/** A declaration at the top level or among statements: a struct it declares, then its variables. */
export function checkDeclaration(
  context: Context,
  node: SyntaxDeclaration,
): Exclude<Declaration, { kind: "function" }>[] {
  const qualifiers = readQualifiers(context, node.qualifiers);
  if (node.specifier === null) return checkInvariant(context, node, qualifiers);
  const result: Exclude<Declaration, { kind: "function" }>[] = [];
  const { declared } =
    node.specifier.structure === null
      ? { declared: null }
      : resolveType(context, { ...node.specifier, arraySizes: [] });
  if (declared !== null) result.push({ kind: "struct", type: declared, range: node.specifier.range });
  if (node.declarators.length === 0) {
    if (declared === null && node.specifier.structure === null) {
      resolveType(context, node.specifier);
      context.warning("this declares nothing", node.range);
    } else if (qualifiers.storage !== null && node.declarators.length === 0 && qualifiers.storage !== "const")
      context.error(`'${qualifiers.storage}' needs the name of a variable`, qualifiers.range);
    return result;
  }
  const storage = storageOf(context, qualifiers);
  for (const { name, arraySizes, initializer: initializerSyntax, range } of node.declarators) {
    const base =
      declared === null
        ? resolveType(context, node.specifier, arraySizes)
        : applySizes(context, declared, [...arraySizes, ...node.specifier.arraySizes], range);
    const initializer = initializerSyntax === null ? null : context.expression(initializerSyntax);
    const type = completeType(context, base, initializer, name);
    checkName(context, name);
    checkStorage(context, qualifiers, storage, type, name);
    const valid = initializer === null ? null : checkInitializer(context, qualifiers, storage, type, name, initializer);
    if (initializer === null && qualifiers.storage === "const")
      context.error(`the constant '${name.text}' needs a value`, name.range);
    const constant = qualifiers.storage === "const" ? valid?.constant : undefined;
    const variable: Variable = {
      kind: "variable",
      name: name.text,
      type,
      storage,
      isConst: qualifiers.storage === "const",
      direction: "in",
      ...constantPart(constant),
      ...precisionPart(context, node.specifier.precision, type, name.range),
      ...(qualifiers.interpolation == null ? {} : { interpolation: qualifiers.interpolation }),
      ...(qualifiers.invariant ? { invariant: true } : {}),
      ...(qualifiers.layout.length === 0 ? {} : { layout: qualifiers.layout }),
      range: name.range,
    };
    declareVariable(context, variable);
    result.push({ kind: "declaration", variable, initializer: valid, range });
  }
  return result;
}

/** The same in the condition of a loop: exactly one variable with a value. */
export function checkConditionDeclaration(context: Context, node: SyntaxDeclaration): VariableDeclaration | null {
  const [declaration] = checkDeclaration(context, node);
  if (declaration?.kind !== "declaration" || node.declarators.length !== 1) {
    context.error("a condition declares exactly one variable", node.range);
    return null;
  }
  if (declaration.initializer === null && node.declarators[0]?.initializer === null)
    context.error(`'${declaration.variable.name}' needs a value in a condition`, node.range);
  return declaration;
}

function completeType(
  context: Context,
  base: { readonly type: Type; readonly isUnsized: boolean },
  initializer: Expression | null,
  name: Name,
): Type {
  if (base.type === VOID) {
    context.error(`'${name.text}' cannot be void`, name.range);
    return UNKNOWN;
  }
  if (!base.isUnsized) return base.type;
  if (initializer?.type.kind === "array" && initializer.type.element === base.type) return initializer.type;
  if (initializer === null || !isUnknown(initializer.type))
    context.error(`'${name.text}' is an array without a size, which only an initializer can give`, name.range);
  return UNKNOWN;
}

function readQualifiers(context: Context, list: readonly SyntaxQualifier[]): Qualifiers {
  let storage: Qualifiers["storage"] = null;
  let centroid = false;
  let interpolation: "flat" | "smooth" | null = null;
  let invariant = false;
  const layout: { name: string; value: number | null }[] = [];
  let rank = -1;
  const order = ["invariant", "interpolation", "layout", "storage"];
  for (const { word, layout: parts, range } of list) {
    const kind = word === "invariant" ? 0 : word === "flat" || word === "smooth" ? 1 : word === "layout" ? 2 : 3;
    if (kind < rank)
      context.error(`'${word}' stands behind a ${order[rank]} qualifier, the order is ${order.join(", ")}`, range);
    rank = Math.max(rank, kind);
    switch (word) {
      case "invariant":
        invariant = true;
        break;
      case "flat":
      case "smooth":
        if (interpolation !== null) context.error(`second interpolation qualifier '${word}'`, range);
        interpolation = word;
        break;
      case "centroid":
        centroid = true;
        break;
      case "layout":
        for (const { name, value } of parts ?? [])
          layout.push({ name: name.text, value: layoutValue(context, name, value) });
        break;
      case "varying":
        context.warning("'varying' is GLSL ES 1.00; in a fragment shader the modern form is 'in'", range);
        storage = "in";
        break;
      case "attribute":
        context.error("'attribute' is GLSL ES 1.00 and only of vertex shaders", range);
        break;
      case "inout":
        context.error("'inout' is only for parameters", range);
        break;
      default:
        if (storage !== null) context.error(`'${word}' beside '${storage}', one of them is possible`, range);
        storage = word as Qualifiers["storage"];
    }
  }
  const first = list[0];
  const range =
    first === undefined
      ? { start: 0, end: 0 }
      : { start: first.range.start, end: list.at(-1)?.range.end ?? first.range.end };
  if (centroid && storage !== "in") context.error("'centroid' is only for 'in' variables of a fragment shader", range);
  const joined = [interpolation, centroid ? "centroid" : null].filter((part) => part !== null).join(" ");
  return {
    storage,
    interpolation: joined === "" ? null : (joined as Variable["interpolation"]),
    invariant,
    layout,
    range,
  };
}

function layoutValue(context: Context, name: Name, value: Parameters<Context["expression"]>[0] | null): number | null {
  if (value === null) return null;
  const checked = context.expression(value);
  if (checked.type === INT && checked.constant !== undefined) return Number(checked.constant);
  if (!isUnknown(checked.type)) context.error(`'${name.text}' of a layout is a constant int`, value.range);
  return null;
}

function storageOf(context: Context, qualifiers: Qualifiers): Storage {
  const isGlobal = context.scopes.isGlobal;
  switch (qualifiers.storage) {
    case null:
    case "const":
      return isGlobal ? "global" : "local";
    case "uniform":
      if (!isGlobal) context.error("a uniform is declared outside of functions", qualifiers.range);
      return "uniform";
    case "in":
    case "out":
      if (!isGlobal) context.error(`'${qualifiers.storage}' is for globals and parameters`, qualifiers.range);
      return qualifiers.storage === "in" ? "input" : "output";
  }
}

/** Which types may have which storage (§4.3.4 – §4.3.6), and where a layout or interpolation may stand. */
function checkStorage(context: Context, qualifiers: Qualifiers, storage: Storage, type: Type, name: Name): void {
  if (isUnknown(type)) return;
  const scalar = scalarOf(type.kind === "array" ? type.element : type);
  if (holdsSampler(type) && storage !== "uniform")
    context.error(`the sampler '${name.text}' is a uniform or a parameter`, name.range);
  if (qualifiers.interpolation !== null && storage !== "input")
    context.error(`'${qualifiers.interpolation}' is only for 'in' variables of a fragment shader`, qualifiers.range);
  if (qualifiers.invariant && storage !== "output") context.error("'invariant' is only for outputs", qualifiers.range);
  if (storage === "input") {
    if (scalar === "bool" || (type.kind === "struct" && !holdsFloat(type)))
      context.error(`an input cannot be ${typeName(type)}`, name.range);
    if ((scalar === "int" || scalar === "uint") && !qualifiers.interpolation?.includes("flat"))
      context.error(`the input '${name.text}' of type ${typeName(type)} needs 'flat'`, name.range);
  }
  if (storage === "output") {
    const element = type.kind === "array" ? type.element : type;
    if (scalar === "bool" || (element.kind !== "scalar" && element.kind !== "vector"))
      context.error(
        `an output of a fragment shader is a number, a vector or an array of these, found ${typeName(type)}`,
        name.range,
      );
  }
  for (const { name: word, value } of qualifiers.layout) {
    if (storage === "output" && word === "location") {
      if (value === null || value < 0) context.error("a location is 0 or more", qualifiers.range);
    } else
      context.error(
        `layout '${word}' is not possible here; outputs have 'location', blocks have 'std140', 'shared', 'packed', 'row_major', 'column_major'`,
        qualifiers.range,
      );
  }
}

function checkInitializer(
  context: Context,
  qualifiers: Qualifiers,
  storage: Storage,
  type: Type,
  name: Name,
  initializer: Expression,
): Expression | null {
  if (storage === "uniform" || storage === "input" || storage === "output") {
    context.error(`the ${storage} '${name.text}' cannot have an initializer`, initializer.range);
    return null;
  }
  if (isUnknown(type) || isUnknown(initializer.type)) return null;
  if (initializer.type !== type) {
    context.error(
      `'${name.text}' is ${typeName(type)}, its value is ${typeName(initializer.type)}${conversionHint(type, initializer.type)}`,
      initializer.range,
    );
    return null;
  }
  if (initializer.constant === undefined && qualifiers.storage === "const") {
    context.error(`the value of the constant '${name.text}' is no constant expression`, initializer.range);
    return null;
  }
  if (initializer.constant === undefined && storage === "global") {
    context.error(`the value of the global '${name.text}' is no constant expression`, initializer.range);
    return null;
  }
  return initializer;
}

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

export function checkPrecision(context: Context, node: SyntaxPrecision): PrecisionStatement {
  const { type } = resolveType(context, node.specifier);
  const name = typeName(type);
  if (!isUnknown(type)) {
    if (name === "float" || name === "int" || type.kind === "sampler")
      context.precisions.at(-1)?.set(name, node.precision);
    else context.error(`a precision is for float, int and samplers, found ${name}`, node.specifier.range);
  }
  return { kind: "precision", precision: node.precision, typeName: name, range: node.range };
}

function checkInvariant(
  context: Context,
  node: SyntaxDeclaration,
  qualifiers: Qualifiers,
): Exclude<Declaration, { kind: "function" }>[] {
  const variables: Variable[] = [];
  if (!qualifiers.invariant) return [];
  if (!context.scopes.isGlobal) context.error("'invariant' stands outside of functions", node.range);
  for (const { name } of node.declarators) {
    const found = context.scopes.find(name.text);
    if (found?.kind === "variable" && found.storage === "output") variables.push(found);
    else context.error(`'${name.text}' is no output, only outputs can be invariant`, name.range);
  }
  return [{ kind: "invariant", variables, range: node.range }];
}

const BLOCK_LAYOUTS = new Set(["std140", "shared", "packed", "row_major", "column_major"]);

export function checkUniformBlock(context: Context, node: SyntaxUniformBlock): Declaration {
  const words = node.qualifiers.map((qualifier) => qualifier.word);
  if (!words.includes("uniform")) context.error("a block is a uniform block", node.name.range);
  const layout: { name: string; value: number | null }[] = [];
  for (const qualifier of node.qualifiers)
    for (const { name } of qualifier.layout ?? []) {
      if (!BLOCK_LAYOUTS.has(name.text))
        context.error(`unknown layout '${name.text}', possible are ${[...BLOCK_LAYOUTS].join(", ")}`, name.range);
      layout.push({ name: name.text, value: null });
    }
  const fields = resolveFields(context, node.fields, `block '${node.name.text}'`);
  for (const field of fields)
    if (holdsSampler(field.type)) context.error(`a block cannot hold the sampler '${field.name}'`, node.name.range);
  checkName(context, node.name);
  const places = new Map(
    node.fields.flatMap((field) => field.declarators.map(({ name }) => [name.text, name.range] as const)),
  );
  const uniform = (name: string, type: Type, range: Range): Variable => ({
    kind: "variable",
    name,
    type,
    storage: "uniform",
    isConst: false,
    direction: "in",
    range,
  });
  const members = fields.map((field) => uniform(field.name, field.type, places.get(field.name) ?? node.range));
  let instance: Variable | null = null;
  if (node.instance === null) for (const member of members) declareVariable(context, member);
  else {
    const structure: StructType = { kind: "struct", name: node.name.text, fields, range: node.name.range };
    const { type, isUnsized } = applySizes(context, structure, node.instance.arraySizes, node.instance.range);
    if (isUnsized) context.error("the array of a block needs a size", node.instance.range);
    instance = uniform(node.instance.name.text, isUnsized ? arrayType(structure, 1) : type, node.instance.name.range);
    declareVariable(context, instance);
  }
  return { kind: "uniform-block", name: node.name.text, layout, members, instance, range: node.range };
}
