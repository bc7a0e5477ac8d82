/** Types as written → types: names, structs, array sizes. */
import { namedType } from "../builtins.ts";
import type { Range } from "../source.ts";
import type { SyntaxExpression, SyntaxField, SyntaxStruct, SyntaxTypeSpecifier } from "../syntax.ts";
import {
  arrayType,
  INT,
  type Scalar,
  type StructField,
  type StructType,
  scalarOf,
  type Type,
  typeName,
  UINT,
  VOID,
} from "../types.ts";
import { type Context, isUnknown, UNKNOWN } from "./context.ts";
import { checkFresh, checkName } from "./declare.ts";
import { precisionPart } from "./precision.ts";
import { suggestion } from "./suggest.ts";

/** An array without a size, before its initializer gives it one. */
export interface ResolvedType {
  readonly type: Type;
  /** True if `type` is the element of an array whose size is still open. */
  readonly isUnsized: boolean;
  /** The struct that the specifier declares. */
  readonly declared: StructType | null;
}

/** The type of a specifier with the array sizes of a declarator behind it. */
export function resolveType(
  context: Context,
  specifier: SyntaxTypeSpecifier,
  declaratorSizes: readonly (SyntaxExpression | null)[] = [],
): ResolvedType {
  const declared = specifier.structure === null ? null : declareStruct(context, specifier.structure);
  const base =
    declared ?? (specifier.name === null ? UNKNOWN : findType(context, specifier.name.text, specifier.name.range));
  checkPrecisionQualifier(context, specifier, base);
  return { ...applySizes(context, base, [...declaratorSizes, ...specifier.arraySizes], specifier.range), declared };
}

function checkPrecisionQualifier(context: Context, specifier: SyntaxTypeSpecifier, base: Type): void {
  if (specifier.precision === null || isUnknown(base)) return;
  const scalar =
    base.kind === "scalar" || base.kind === "vector" ? base.scalar : base.kind === "matrix" ? "float" : null;
  if (scalar === "bool" || base.kind === "struct" || base.kind === "void")
    context.error(
      `${typeName(base)} has no precision, '${specifier.precision}' is for numbers and samplers`,
      specifier.range,
    );
}

export function applySizes(
  context: Context,
  base: Type,
  sizes: readonly (SyntaxExpression | null)[],
  range: Range,
): { type: Type; isUnsized: boolean } {
  const [size] = sizes;
  if (size === undefined) return { type: base, isUnsized: false };
  if (sizes.length > 1) {
    context.error("arrays of arrays are not part of GLSL ES 3.00", range);
    return { type: UNKNOWN, isUnsized: false };
  }
  if (base === VOID) {
    context.error("there are no arrays of void", range);
    return { type: UNKNOWN, isUnsized: false };
  }
  if (size === null) return { type: base, isUnsized: true };
  const count = constantSize(context, size);
  return { type: count === null ? UNKNOWN : arrayType(base, count), isUnsized: false };
}

function constantSize(context: Context, syntax: SyntaxExpression): number | null {
  const size = context.expression(syntax);
  if (isUnknown(size.type)) return null;
  if (size.type !== INT && size.type !== UINT) {
    context.error(`the size of an array is an int or uint, found ${typeName(size.type)}`, syntax.range);
    return null;
  }
  if (size.constant === undefined) {
    context.error("the size of an array is a constant expression", syntax.range);
    return null;
  }
  const count = Number(size.constant);
  if (count <= 0) {
    context.error(`the size of an array is above 0, found ${count}`, syntax.range);
    return null;
  }
  if (count > 65536) {
    context.error(`the size of an array is at most 65536, found ${count}`, syntax.range);
    return null;
  }
  return count;
}

function findType(context: Context, name: string, range: Range): Type {
  const named = namedType(name);
  if (named !== null) return named;
  const found = context.scopes.find(name);
  if (found?.kind === "struct") return found.type;
  if (found !== undefined)
    context.error(`'${name}' is ${found.kind === "variable" ? "a variable" : "a function"}, not a type`, range);
  else context.error(`unknown type '${name}'${suggestion(name, typeNames(context))}`, range);
  return UNKNOWN;
}

function* typeNames(context: Context): Iterable<string> {
  yield* [
    "float",
    "int",
    "uint",
    "bool",
    "vec2",
    "vec3",
    "vec4",
    "ivec2",
    "ivec3",
    "ivec4",
    "mat2",
    "mat3",
    "mat4",
    "sampler2D",
    "void",
  ];
  for (const name of context.scopes.names()) if (context.scopes.find(name)?.kind === "struct") yield name;
}

function declareStruct(context: Context, structure: SyntaxStruct): StructType {
  const fields = resolveFields(context, structure.fields, `struct '${structure.name?.text ?? ""}'`);
  if (structure.fields.length === 0) context.error("a struct has at least one field", structure.range);
  const type: StructType = {
    kind: "struct",
    name: structure.name?.text ?? `nabla_anonymous_${structure.range.start}`,
    fields,
    range: structure.name?.range ?? structure.range,
  };
  if (structure.name !== null) {
    checkName(context, structure.name);
    if (checkFresh(context, structure.name)) context.scopes.declare(structure.name.text, { kind: "struct", type });
  }
  if (depthOf(type) > DEEPEST_STRUCT)
    context.error(`structs are nested more than ${DEEPEST_STRUCT} deep`, structure.name?.range ?? structure.range);
  return type;
}

export function resolveFields(context: Context, syntax: readonly SyntaxField[], what: string): StructField[] {
  const fields: StructField[] = [];
  const seen = new Map<string, Range>();
  for (const { qualifiers, specifier, declarators } of syntax) {
    for (const { word, range } of qualifiers)
      if (what.startsWith("struct")) context.error(`a field of a struct has no qualifier, found '${word}'`, range);
    if (specifier.structure !== null) context.error("a struct is declared outside of another one", specifier.range);
    for (const { name, arraySizes, range } of declarators) {
      const { type, isUnsized } = resolveType(context, { ...specifier, structure: null }, arraySizes);
      checkName(context, name);
      precisionPart(context, specifier.precision, type, specifier.range);
      if (isUnsized) context.error(`field '${name.text}' is an array without a size`, range);
      if (type === VOID) context.error(`field '${name.text}' cannot be void`, name.range);
      const earlier = seen.get(name.text);
      if (earlier !== undefined)
        context.error(`${what} has two fields '${name.text}'`, name.range, [
          { message: "first declared here", range: earlier },
        ]);
      else {
        seen.set(name.text, name.range);
        const { precision } = specifier;
        fields.push({ name: name.text, type, ...(precision === null ? {} : { precision }) });
      }
    }
  }
  return fields;
}

/** Whether a sampler is in the type anywhere. */
export function holdsSampler(type: Type): boolean {
  if (type.kind === "array") return holdsSampler(type.element);
  if (type.kind === "struct") return type.fields.some((field) => holdsSampler(field.type));
  return type.kind === "sampler";
}

/** Whether an array is in the type anywhere. */
export function holdsArray(type: Type): boolean {
  return type.kind === "array" || (type.kind === "struct" && type.fields.some((field) => holdsArray(field.type)));
}

/** Whether a component of this scalar is in the type anywhere. */
export function holdsScalar(type: Type, scalar: Scalar): boolean {
  if (type.kind === "array") return holdsScalar(type.element, scalar);
  if (type.kind === "struct") return type.fields.some((field) => holdsScalar(field.type, scalar));
  return scalarOf(type) === scalar;
}

/** WebGL allows structs in structs four deep. */
const DEEPEST_STRUCT = 4;

function depthOf(type: Type): number {
  if (type.kind === "array") return depthOf(type.element);
  return type.kind === "struct" ? 1 + Math.max(0, ...type.fields.map((field) => depthOf(field.type))) : 0;
}
