/** The table of built-in functions, variables and constants; the browser's compiler is asked in `tests/browser`. */
import { describe, expect, test } from "vitest";
import {
  builtinFunctionNames,
  builtinOverloads,
  builtinVariables,
  isBuiltinFunction,
  namedType,
  resolveBuiltin,
} from "../../src/glsl/builtins.ts";
import { type Type, typeName } from "../../src/glsl/types.ts";

const typesOf = (list: string): Type[] =>
  list.split(", ").map((word) => {
    const type = namedType(word);
    if (type === null) throw new Error(`there is no type '${word}'`);
    return type;
  });

/** What a call gives: the type, or "none" if there is no such overload. */
function resultOf(name: string, list: string): string {
  const overload = resolveBuiltin(name, typesOf(list));
  return overload === null ? "none" : typeName(overload.returnType);
}

describe("families of types", () => {
  test.each([
    ["sin", "vec3", "vec3"],
    ["sin", "int", "none"],
    ["abs", "ivec2", "ivec2"],
    ["abs", "uvec2", "none"],
    ["mod", "vec2, float", "vec2"],
    ["mod", "float, vec2", "none"],
    ["min", "uvec3, uint", "uvec3"],
    ["min", "vec2, vec3", "none"],
    ["clamp", "vec4, float, float", "vec4"],
    ["clamp", "vec4, vec4, float", "none"],
    ["mix", "vec2, vec2, bvec2", "vec2"],
    ["mix", "int, int, bool", "none"],
    ["step", "float, vec2", "vec2"],
    ["step", "vec2, float", "none"],
    ["length", "float", "float"],
    ["length", "vec4", "float"],
    ["cross", "vec2, vec2", "none"],
    ["refract", "vec3, vec3, float", "vec3"],
    ["lessThan", "float, float", "none"],
    ["lessThan", "uvec2, uvec2", "bvec2"],
    ["not", "bvec3", "bvec3"],
    ["any", "bool", "none"],
    ["floatBitsToUint", "vec2", "uvec2"],
    ["packHalf2x16", "vec2", "uint"],
    ["outerProduct", "vec3, vec2", "mat2x3"],
    ["transpose", "mat2x3", "mat3x2"],
    ["determinant", "mat2x3", "none"],
    ["inverse", "mat4", "mat4"],
    ["fwidth", "vec2", "vec2"],
  ])("%s(%s) is %s", (name, list, expected) => {
    expect(resultOf(name, list)).toBe(expected);
  });
});

describe("textures", () => {
  test.each([
    ["texture", "sampler2D, vec2", "vec4"],
    ["texture", "isampler3D, vec3, float", "ivec4"],
    ["texture", "usamplerCube, vec3", "uvec4"],
    ["texture", "sampler2DShadow, vec3", "float"],
    ["texture", "sampler2DArrayShadow, vec4, float", "none"],
    ["textureProj", "sampler2D, vec4", "vec4"],
    ["textureProj", "samplerCube, vec4", "none"],
    ["textureLod", "sampler2DArray, vec3, float", "vec4"],
    ["textureLod", "samplerCubeShadow, vec4, float", "none"],
    ["textureOffset", "sampler2D, vec2, ivec2", "vec4"],
    ["textureOffset", "samplerCube, vec3, ivec3", "none"],
    ["texelFetch", "sampler2D, ivec2, int", "vec4"],
    ["texelFetch", "samplerCube, ivec3, int", "none"],
    ["textureGrad", "samplerCube, vec3, vec3, vec3", "vec4"],
    ["textureSize", "sampler2DArray, int", "ivec3"],
    ["textureSize", "samplerCubeShadow, int", "ivec2"],
  ])("%s(%s) is %s", (name, list, expected) => {
    expect(resultOf(name, list)).toBe(expected);
  });
});

test("only modf writes to an argument", () => {
  const writing = builtinFunctionNames.filter((name) =>
    builtinOverloads(name).some(({ parameters }) => parameters.some(({ direction }) => direction === "out")),
  );
  expect(writing).toEqual(["modf"]);
  expect(builtinOverloads("modf").map(({ parameters }) => parameters.map(({ direction }) => direction))).toEqual(
    Array.from({ length: 4 }, () => ["in", "out"]),
  );
});

test("no two overloads of a name take the same types", () => {
  const calls = builtinFunctionNames.flatMap((name) =>
    builtinOverloads(name).map(
      ({ parameters }) => `${name}(${parameters.map(({ type }) => typeName(type)).join(", ")})`,
    ),
  );
  expect(calls.length).toBeGreaterThan(600);
  expect(calls.filter((call, index) => calls.indexOf(call) !== index)).toEqual([]);
});

test.each(["constructor", "toString", "hasOwnProperty", "__proto__"])("'%s' is no built-in function", (name) => {
  expect(isBuiltinFunction(name)).toBe(false);
  expect(builtinOverloads(name)).toEqual([]);
  expect(namedType(name)).toBeNull();
});

test("variables can be read or written, constants have the least values of WebGL 2", () => {
  const accessOf = Object.fromEntries(builtinVariables.map(({ name, access }) => [name, access]));
  expect(accessOf).toMatchObject({ gl_FragCoord: "read", gl_FragDepth: "write", gl_MaxDrawBuffers: "constant" });
  const values = builtinVariables.filter(({ access }) => access === "constant").map(({ name, value }) => [name, value]);
  expect(Object.fromEntries(values)).toEqual({
    gl_MaxVertexAttribs: 16,
    gl_MaxVertexUniformVectors: 256,
    gl_MaxVertexOutputVectors: 16,
    gl_MaxFragmentInputVectors: 15,
    gl_MaxVertexTextureImageUnits: 16,
    gl_MaxCombinedTextureImageUnits: 32,
    gl_MaxTextureImageUnits: 16,
    gl_MaxFragmentUniformVectors: 224,
    gl_MaxDrawBuffers: 4,
    gl_MinProgramTexelOffset: -8,
    gl_MaxProgramTexelOffset: 7,
  });
});
