/** Declarations of variables, structs, precisions and invariance (GLSL ES 3.00 §4.3 – §4.6). */
import type { Name, SyntaxDeclaration, SyntaxPrecision } from "../syntax.ts";
import type { Declaration, Expression, PrecisionStatement, Storage, Variable, VariableDeclaration } from "../tree.ts";
import { type Type, typeName, VOID } from "../types.ts";
import { setBlockLayout } from "./block.ts";
import { type Context, isUnknown, UNKNOWN } from "./context.ts";
import { checkName, declareVariable } from "./declare.ts";
import { constantPart, conversionHint } from "./hints.ts";
import { findVariable } from "./name.ts";
import { precisionPart } from "./precision.ts";
import { type Qualifiers, readQualifiers, storageOf } from "./qualifiers.ts";
import { checkSize } from "./size.ts";
import { canStart } from "./start-values.ts";
import { checkNamelessStorage, checkStorage } from "./storage.ts";
import { applySizes, resolveType } from "./types.ts";

/** A declaration at the top level or among statements: a struct it declares, then its variables. */
export function checkDeclaration(
  context: Context,
  node: SyntaxDeclaration,
): Exclude<Declaration, { kind: "function" }>[] {
  if (node.specifier === null && node.declarators.length === 0) return checkDefaultLayout(context, node);
  const qualifiers = readQualifiers(context, node.qualifiers);
  if (node.specifier === null) return checkInvariant(context, node);
  const result: Exclude<Declaration, { kind: "function" }>[] = [];
  const { declared } =
    node.specifier.structure === null
      ? { declared: null }
      : resolveType(context, { ...node.specifier, arraySizes: [] });
  if (declared !== null) result.push({ kind: "struct", type: declared, range: node.specifier.range });
  if (node.declarators.length === 0) {
    const base =
      declared === null
        ? resolveType(context, node.specifier)
        : applySizes(context, declared, node.specifier.arraySizes, node.range);
    if (base.isUnsized) context.error("an array without a size declares nothing", node.range);
    checkNamelessStorage(context, qualifiers, storageOf(context, qualifiers), base.type, node.range);
    precisionPart(context, node.specifier.precision, base.type, node.range);
    if (declared === null) context.warning("this declares nothing", node.range);
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
    checkSize(context, storage, type, name);
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
    if (storage === "output") context.outputs.push(variable);
    const startsLater = storage === "global" && valid !== null && valid.constant === undefined;
    if (startsLater) context.startValues.push({ variable, value: valid });
    result.push({ kind: "declaration", variable, initializer: startsLater ? null : valid, range });
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
  if (initializer.constant === undefined && storage === "global" && !canStart(initializer)) {
    context.error(`the value of the global '${name.text}' is no constant expression`, initializer.range);
    return null;
  }
  return initializer;
}

export function checkPrecision(context: Context, node: SyntaxPrecision): PrecisionStatement {
  const { type } = resolveType(context, node.specifier);
  const name = typeName(type);
  if (node.specifier.precision !== null)
    context.error(`second precision '${node.specifier.precision}' of one statement`, node.specifier.range);
  if (!isUnknown(type)) {
    if (name === "float" || name === "int" || type.kind === "sampler")
      context.precisions.at(-1)?.set(name, node.precision);
    else context.error(`a precision is for float, int and samplers, found ${name}`, node.specifier.range);
  }
  return { kind: "precision", precision: node.precision, typeName: name, range: node.range };
}

/** `layout(std140) uniform;`: how blocks behind it are laid out. */
function checkDefaultLayout(context: Context, node: SyntaxDeclaration): [] {
  const words = node.qualifiers.map(({ word }) => word);
  if (words.length !== 2 || words[0] !== "layout" || words[1] !== "uniform")
    context.error(
      `'${words.join(" ")}' declares nothing; without a variable only 'layout(…) uniform' is possible`,
      node.range,
    );
  else setBlockLayout(context, node.qualifiers);
  return [];
}

/** `invariant a;` */
function checkInvariant(context: Context, node: SyntaxDeclaration): Exclude<Declaration, { kind: "function" }>[] {
  const variables: Variable[] = [];
  if (!context.scopes.isGlobal) context.error("'invariant' stands outside of functions", node.range);
  for (const { name } of node.declarators) {
    const variable = findVariable(context, name.text, name.range);
    if (variable === null) continue;
    if (variable.storage === "output" || (variable.storage === "builtin" && !variable.isConst))
      variables.push(variable);
    else context.error(`'${name.text}' is no output, only outputs can be invariant`, name.range);
  }
  return [{ kind: "invariant", variables, range: node.range }];
}
