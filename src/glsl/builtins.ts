/**
 * The built-in functions, variables and constants of a fragment shader (GLSL ES 3.00 §7, §8).
 *
 * The table is written as signatures. A capital stands for the family of types of one size, the same size throughout
 * the signature: F float, vec2, vec3, vec4; I, U, B likewise; V, J, W, C the same without the scalar.
 */
import type { ConstantValue } from "./tree.ts";
import {
  BOOL,
  FLOAT,
  INT,
  matrixType,
  type StructType,
  samplerType,
  type Type,
  typeName,
  UINT,
  VOID,
  vectorType,
  type Width,
} from "./types.ts";

export interface BuiltinParameter {
  readonly type: Type;
  readonly direction: "in" | "out";
}

export interface BuiltinOverload {
  readonly name: string;
  readonly returnType: Type;
  readonly parameters: readonly BuiltinParameter[];
}

const SIGNATURES = `
F radians(F) degrees(F) sin(F) cos(F) tan(F) asin(F) acos(F) atan(F,F) atan(F)
F sinh(F) cosh(F) tanh(F) asinh(F) acosh(F) atanh(F)
F pow(F,F) exp(F) log(F) exp2(F) log2(F) sqrt(F) inversesqrt(F)
F abs(F) sign(F) floor(F) trunc(F) round(F) roundEven(F) ceil(F) fract(F)
I abs(I) sign(I)
F mod(F,float) mod(V,V) modf(F,outF)
F min(F,F) min(V,float) max(F,F) max(V,float)
I min(I,I) min(J,int) max(I,I) max(J,int)
U min(U,U) min(W,uint) max(U,U) max(W,uint)
F clamp(F,F,F) clamp(V,float,float)
I clamp(I,I,I) clamp(J,int,int)
U clamp(U,U,U) clamp(W,uint,uint)
F mix(F,F,F) mix(V,V,float) mix(F,F,B)
F step(F,F) step(float,V) smoothstep(F,F,F) smoothstep(float,float,V)
B isnan(F) isinf(F)
I floatBitsToInt(F)
U floatBitsToUint(F)
F intBitsToFloat(I) uintBitsToFloat(U)
uint packSnorm2x16(vec2) packUnorm2x16(vec2) packHalf2x16(vec2)
vec2 unpackSnorm2x16(uint) unpackUnorm2x16(uint) unpackHalf2x16(uint)
float length(F) distance(F,F) dot(F,F)
vec3 cross(vec3,vec3)
F normalize(F) faceforward(F,F,F) reflect(F,F) refract(F,F,float)
C lessThan(V,V) lessThan(J,J) lessThan(W,W) lessThanEqual(V,V) lessThanEqual(J,J) lessThanEqual(W,W)
C greaterThan(V,V) greaterThan(J,J) greaterThan(W,W) greaterThanEqual(V,V) greaterThanEqual(J,J) greaterThanEqual(W,W)
C equal(V,V) equal(J,J) equal(W,W) equal(C,C) notEqual(V,V) notEqual(J,J) notEqual(W,W) notEqual(C,C)
bool any(C) all(C)
C not(C)
F dFdx(F) dFdy(F) fwidth(F)
mat2 matrixCompMult(mat2,mat2) outerProduct(vec2,vec2)
mat3 matrixCompMult(mat3,mat3) outerProduct(vec3,vec3)
mat4 matrixCompMult(mat4,mat4) outerProduct(vec4,vec4)
mat2x3 matrixCompMult(mat2x3,mat2x3) outerProduct(vec3,vec2)
mat3x2 matrixCompMult(mat3x2,mat3x2) outerProduct(vec2,vec3)
mat2x4 matrixCompMult(mat2x4,mat2x4) outerProduct(vec4,vec2)
mat4x2 matrixCompMult(mat4x2,mat4x2) outerProduct(vec2,vec4)
mat3x4 matrixCompMult(mat3x4,mat3x4) outerProduct(vec4,vec3)
mat4x3 matrixCompMult(mat4x3,mat4x3) outerProduct(vec3,vec4)
mat2 transpose(mat2) inverse(mat2)
mat3 transpose(mat3) inverse(mat3)
mat4 transpose(mat4) inverse(mat4)
mat2x3 transpose(mat3x2)
mat3x2 transpose(mat2x3)
mat2x4 transpose(mat4x2)
mat4x2 transpose(mat2x4)
mat3x4 transpose(mat4x3)
mat4x3 transpose(mat3x4)
float determinant(mat2) determinant(mat3) determinant(mat4)
float texture(sampler2DShadow,vec3) texture(sampler2DShadow,vec3,float) texture(samplerCubeShadow,vec4) texture(samplerCubeShadow,vec4,float) texture(sampler2DArrayShadow,vec4)
float textureLod(sampler2DShadow,vec3,float) textureOffset(sampler2DShadow,vec3,ivec2) textureOffset(sampler2DShadow,vec3,ivec2,float)
float textureProj(sampler2DShadow,vec4) textureProj(sampler2DShadow,vec4,float)
float textureProjOffset(sampler2DShadow,vec4,ivec2) textureProjOffset(sampler2DShadow,vec4,ivec2,float)
float textureLodOffset(sampler2DShadow,vec3,float,ivec2) textureProjLod(sampler2DShadow,vec4,float) textureProjLodOffset(sampler2DShadow,vec4,float,ivec2)
float textureGrad(sampler2DShadow,vec3,vec2,vec2) textureGrad(samplerCubeShadow,vec4,vec3,vec3) textureGrad(sampler2DArrayShadow,vec4,vec2,vec2)
float textureGradOffset(sampler2DShadow,vec3,vec2,vec2,ivec2) textureGradOffset(sampler2DArrayShadow,vec4,vec2,vec2,ivec2)
float textureProjGrad(sampler2DShadow,vec4,vec2,vec2) textureProjGradOffset(sampler2DShadow,vec4,vec2,vec2,ivec2)
ivec2 textureSize(sampler2DShadow,int) textureSize(samplerCubeShadow,int)
ivec3 textureSize(sampler2DArrayShadow,int)
`;

/** The same for float, int and unsigned samplers: `g` is replaced in the sampler and the result. */
const TEXTURE_SIGNATURES = `
gvec4 texture(gsampler2D,vec2) texture(gsampler2D,vec2,float) texture(gsampler3D,vec3) texture(gsampler3D,vec3,float)
gvec4 texture(gsamplerCube,vec3) texture(gsamplerCube,vec3,float) texture(gsampler2DArray,vec3) texture(gsampler2DArray,vec3,float)
ivec2 textureSize(gsampler2D,int) textureSize(gsamplerCube,int)
ivec3 textureSize(gsampler3D,int) textureSize(gsampler2DArray,int)
gvec4 textureProj(gsampler2D,vec3) textureProj(gsampler2D,vec3,float) textureProj(gsampler2D,vec4) textureProj(gsampler2D,vec4,float)
gvec4 textureProj(gsampler3D,vec4) textureProj(gsampler3D,vec4,float)
gvec4 textureLod(gsampler2D,vec2,float) textureLod(gsampler3D,vec3,float) textureLod(gsamplerCube,vec3,float) textureLod(gsampler2DArray,vec3,float)
gvec4 textureOffset(gsampler2D,vec2,ivec2) textureOffset(gsampler2D,vec2,ivec2,float) textureOffset(gsampler3D,vec3,ivec3)
gvec4 textureOffset(gsampler3D,vec3,ivec3,float) textureOffset(gsampler2DArray,vec3,ivec2) textureOffset(gsampler2DArray,vec3,ivec2,float)
gvec4 texelFetch(gsampler2D,ivec2,int) texelFetch(gsampler3D,ivec3,int) texelFetch(gsampler2DArray,ivec3,int)
gvec4 texelFetchOffset(gsampler2D,ivec2,int,ivec2) texelFetchOffset(gsampler3D,ivec3,int,ivec3) texelFetchOffset(gsampler2DArray,ivec3,int,ivec2)
gvec4 textureProjOffset(gsampler2D,vec3,ivec2) textureProjOffset(gsampler2D,vec3,ivec2,float) textureProjOffset(gsampler2D,vec4,ivec2)
gvec4 textureProjOffset(gsampler2D,vec4,ivec2,float) textureProjOffset(gsampler3D,vec4,ivec3) textureProjOffset(gsampler3D,vec4,ivec3,float)
gvec4 textureLodOffset(gsampler2D,vec2,float,ivec2) textureLodOffset(gsampler3D,vec3,float,ivec3) textureLodOffset(gsampler2DArray,vec3,float,ivec2)
gvec4 textureProjLod(gsampler2D,vec3,float) textureProjLod(gsampler2D,vec4,float) textureProjLod(gsampler3D,vec4,float)
gvec4 textureProjLodOffset(gsampler2D,vec3,float,ivec2) textureProjLodOffset(gsampler2D,vec4,float,ivec2) textureProjLodOffset(gsampler3D,vec4,float,ivec3)
gvec4 textureGrad(gsampler2D,vec2,vec2,vec2) textureGrad(gsampler3D,vec3,vec3,vec3) textureGrad(gsamplerCube,vec3,vec3,vec3) textureGrad(gsampler2DArray,vec3,vec2,vec2)
gvec4 textureGradOffset(gsampler2D,vec2,vec2,vec2,ivec2) textureGradOffset(gsampler3D,vec3,vec3,vec3,ivec3) textureGradOffset(gsampler2DArray,vec3,vec2,vec2,ivec2)
gvec4 textureProjGrad(gsampler2D,vec3,vec2,vec2) textureProjGrad(gsampler2D,vec4,vec2,vec2) textureProjGrad(gsampler3D,vec4,vec3,vec3)
gvec4 textureProjGradOffset(gsampler2D,vec3,vec2,vec2,ivec2) textureProjGradOffset(gsampler2D,vec4,vec2,vec2,ivec2) textureProjGradOffset(gsampler3D,vec4,vec3,vec3,ivec3)
`;

const FAMILIES: Readonly<
  Record<string, { readonly scalar: "float" | "int" | "uint" | "bool"; readonly from: number }>
> = {
  F: { scalar: "float", from: 1 },
  I: { scalar: "int", from: 1 },
  U: { scalar: "uint", from: 1 },
  B: { scalar: "bool", from: 1 },
  V: { scalar: "float", from: 2 },
  J: { scalar: "int", from: 2 },
  W: { scalar: "uint", from: 2 },
  C: { scalar: "bool", from: 2 },
};

/** The type that a keyword names, or null: `vec3`, `mat2x3`, `sampler2D`, `void`. */
export function namedType(word: string): Type | null {
  return NAMED.get(word) ?? null;
}

const NAMED = new Map<string, Type>([["void", VOID]]);
for (const scalar of ["float", "int", "uint", "bool"] as const)
  for (const size of [1, 2, 3, 4]) {
    const type = vectorType(scalar, size);
    NAMED.set(typeName(type), type);
  }
for (const columns of [2, 3, 4] as Width[])
  for (const rows of [2, 3, 4] as Width[]) {
    NAMED.set(`mat${columns}x${rows}`, matrixType(columns, rows));
    if (columns === rows) NAMED.set(`mat${columns}`, matrixType(columns, rows));
  }
for (const shape of ["2D", "3D", "Cube", "2DArray"])
  for (const prefix of ["", "i", "u"]) NAMED.set(`${prefix}sampler${shape}`, samplerType(`${prefix}sampler${shape}`));
for (const shape of ["2DShadow", "CubeShadow", "2DArrayShadow"])
  NAMED.set(`sampler${shape}`, samplerType(`sampler${shape}`));

const overloads = new Map<string, BuiltinOverload[]>();

for (const line of SIGNATURES.trim().split("\n")) addLine(line);
for (const line of TEXTURE_SIGNATURES.trim().split("\n"))
  for (const prefix of ["", "i", "u"]) addLine(line.replaceAll(/\bg(?=vec4|sampler)/g, prefix));

function addLine(line: string): void {
  const [result, ...signatures] = line.split(" ") as [string, ...string[]];
  for (const signature of signatures) {
    const [, name, list] = /^(\w+)\((.*)\)$/.exec(signature) as unknown as [string, string, string];
    const words = list.split(",");
    const family = [result, ...words]
      .map((word) => FAMILIES[word.replace(/^out/, "")])
      .filter((known) => known !== undefined);
    const from = Math.max(1, ...family.map((known) => known.from));
    const to = family.length === 0 ? 1 : 4;
    for (let size = from; size <= to; size++) {
      const typeOf = (word: string): Type => {
        const known = FAMILIES[word];
        return known === undefined ? (NAMED.get(word) as Type) : vectorType(known.scalar, size);
      };
      const parameters = words.map((word) => ({
        type: typeOf(word.replace(/^out/, "")),
        direction: word.startsWith("out") ? ("out" as const) : ("in" as const),
      }));
      let list = overloads.get(name);
      if (list === undefined) {
        list = [];
        overloads.set(name, list);
      }
      list.push({ name, returnType: typeOf(result), parameters });
    }
  }
}

/** Names of all built-in functions. */
export const builtinFunctionNames: readonly string[] = [...overloads.keys()];

export function isBuiltinFunction(name: string): boolean {
  return overloads.has(name);
}

/** The overloads of a name, none if there is no such function. */
export function builtinOverloads(name: string): readonly BuiltinOverload[] {
  return overloads.get(name) ?? [];
}

/** The overload that takes exactly these types (GLSL ES 3.00 converts nothing), or null. */
export function resolveBuiltin(name: string, types: readonly Type[]): BuiltinOverload | null {
  for (const overload of overloads.get(name) ?? []) {
    if (overload.parameters.length !== types.length) continue;
    if (overload.parameters.every((parameter, index) => parameter.type === types[index])) return overload;
  }
  return null;
}

export interface BuiltinVariable {
  readonly name: string;
  readonly type: Type;
  readonly access: "read" | "write" | "constant";
  readonly value?: ConstantValue;
}

/** Type of `gl_DepthRange`; browsers do not let a program name it. */
const DEPTH_RANGE: StructType = {
  kind: "struct",
  name: "gl_DepthRangeParameters",
  fields: ["near", "far", "diff"].map((name) => ({ name, type: FLOAT })),
  range: { start: 0, end: 0 },
};

/** Built-in variables of a fragment shader, and the constants with the least values that GLSL ES 3.00 promises (§7.3). */
export const builtinVariables: readonly BuiltinVariable[] = [
  { name: "gl_FragCoord", type: vectorType("float", 4), access: "read" },
  { name: "gl_FrontFacing", type: BOOL, access: "read" },
  { name: "gl_PointCoord", type: vectorType("float", 2), access: "read" },
  { name: "gl_FragDepth", type: FLOAT, access: "write" },
  { name: "gl_DepthRange", type: DEPTH_RANGE, access: "read" },
  ...(
    [
      ["gl_MaxVertexAttribs", 16],
      ["gl_MaxVertexUniformVectors", 256],
      ["gl_MaxVertexOutputVectors", 16],
      ["gl_MaxFragmentInputVectors", 15],
      ["gl_MaxVertexTextureImageUnits", 16],
      ["gl_MaxCombinedTextureImageUnits", 32],
      ["gl_MaxTextureImageUnits", 16],
      ["gl_MaxFragmentUniformVectors", 224],
      ["gl_MaxDrawBuffers", 4],
      ["gl_MinProgramTexelOffset", -8],
      ["gl_MaxProgramTexelOffset", 7],
    ] as const
  ).map(([name, value]) => ({ name, type: INT, access: "constant", value }) as const),
];

/** Scalar types by the kind of a literal. */
export const LITERAL_TYPES = { float: FLOAT, int: INT, uint: UINT, bool: BOOL } as const;
