/** The types of GLSL ES 3.00 (specification §4.1), interned: equal types are the same object. */
import type { Range } from "./source.ts";

export type Scalar = "float" | "int" | "uint" | "bool";
export type Width = 2 | 3 | 4;
export type Precision = "lowp" | "mediump" | "highp";

export interface VoidType {
  readonly kind: "void";
}
export interface ScalarType {
  readonly kind: "scalar";
  readonly scalar: Scalar;
}
export interface VectorType {
  readonly kind: "vector";
  readonly scalar: Scalar;
  readonly size: Width;
}
/** `matCxR`: `columns` columns of `rows` floats. */
export interface MatrixType {
  readonly kind: "matrix";
  readonly columns: Width;
  readonly rows: Width;
}
/** An opaque type by its keyword: `sampler2D`, `isampler3D`, `samplerCubeShadow` … */
export interface SamplerType {
  readonly kind: "sampler";
  readonly name: string;
}
/** Every array of GLSL ES 3.00 has one dimension and, once checked, a size. */
export interface ArrayType {
  readonly kind: "array";
  readonly element: Type;
  readonly size: number;
}
export interface StructField {
  readonly name: string;
  readonly type: Type;
  /** Where the field has a word for it; else the default holds. */
  readonly precision?: Precision;
}
/** Equal by declaration, so two structs of the same name and fields in different scopes are different types. */
export interface StructType {
  readonly kind: "struct";
  readonly name: string;
  readonly fields: readonly StructField[];
  readonly range: Range;
}

export type Type = VoidType | ScalarType | VectorType | MatrixType | SamplerType | ArrayType | StructType;

export const VOID: VoidType = { kind: "void" };

const scalars: Record<Scalar, ScalarType> = {
  float: { kind: "scalar", scalar: "float" },
  int: { kind: "scalar", scalar: "int" },
  uint: { kind: "scalar", scalar: "uint" },
  bool: { kind: "scalar", scalar: "bool" },
};
export const FLOAT = scalars.float;
export const INT = scalars.int;
export const UINT = scalars.uint;
export const BOOL = scalars.bool;

const vectors = new Map<string, VectorType>();
const matrices = new Map<string, MatrixType>();
const samplers = new Map<string, SamplerType>();
const arrays = new WeakMap<Type, Map<number, ArrayType>>();

export function scalarType(scalar: Scalar): ScalarType {
  return scalars[scalar];
}

/** The vector of `size` components, or for size 1 the scalar itself. */
export function vectorType(scalar: Scalar, size: number): ScalarType | VectorType {
  if (size === 1) return scalars[scalar];
  const key = scalar + size;
  let type = vectors.get(key);
  if (type === undefined) {
    type = { kind: "vector", scalar, size: size as Width };
    vectors.set(key, type);
  }
  return type;
}

export function matrixType(columns: Width, rows: Width): MatrixType {
  const key = `${columns}x${rows}`;
  let type = matrices.get(key);
  if (type === undefined) {
    type = { kind: "matrix", columns, rows };
    matrices.set(key, type);
  }
  return type;
}

export function samplerType(name: string): SamplerType {
  let type = samplers.get(name);
  if (type === undefined) {
    type = { kind: "sampler", name };
    samplers.set(name, type);
  }
  return type;
}

export function arrayType(element: Type, size: number): ArrayType {
  let sizes = arrays.get(element);
  if (sizes === undefined) {
    sizes = new Map();
    arrays.set(element, sizes);
  }
  let type = sizes.get(size);
  if (type === undefined) {
    type = { kind: "array", element, size };
    sizes.set(size, type);
  }
  return type;
}

/** The type as a programmer writes it: `vec2`, `mat3x2`, `float[4]`, `Material`. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case "void":
      return "void";
    case "scalar":
      return type.scalar;
    case "vector":
      return `${{ float: "", int: "i", uint: "u", bool: "b" }[type.scalar]}vec${type.size}`;
    case "matrix":
      return type.columns === type.rows ? `mat${type.columns}` : `mat${type.columns}x${type.rows}`;
    case "sampler":
    case "struct":
      return type.name;
    case "array":
      return `${typeName(type.element)}[${type.size}]`;
  }
}

/** Number of components of a scalar, vector or matrix; 0 for other types. */
export function componentCount(type: Type): number {
  switch (type.kind) {
    case "scalar":
      return 1;
    case "vector":
      return type.size;
    case "matrix":
      return type.columns * type.rows;
    default:
      return 0;
  }
}

/** The scalar that a scalar, vector or matrix is made of; null for other types. */
export function scalarOf(type: Type): Scalar | null {
  switch (type.kind) {
    case "scalar":
    case "vector":
      return type.scalar;
    case "matrix":
      return "float";
    default:
      return null;
  }
}

/** Whether a value of this type holds a float anywhere, so that it may carry derivatives. */
export function holdsFloat(type: Type): boolean {
  switch (type.kind) {
    case "array":
      return holdsFloat(type.element);
    case "struct":
      return type.fields.some((field) => holdsFloat(field.type));
    default:
      return scalarOf(type) === "float";
  }
}
