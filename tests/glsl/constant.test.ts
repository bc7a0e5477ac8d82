/**
 * Constant expressions: each operator and built-in function against values worked out by hand or taken from tables,
 * rounded to float32. What the specification leaves undefined has the value that browsers fold it to.
 */
import { describe, expect, test } from "vitest";
import { builtinFunctionNames, builtinOverloads } from "../../src/glsl/builtins.ts";
import { format } from "../../src/glsl/diagnostics.ts";
import { read } from "../../src/glsl/read.ts";
import type { ConstantValue } from "../../src/glsl/tree.ts";
import { componentCount, type Type, typeName } from "../../src/glsl/types.ts";

/** Value of a constant expression; an error fails the test. */
function constantOf(type: string, expression: string): ConstantValue {
  const text = `#version 300 es\nprecision highp float;\nconst ${type} c = ${expression};\nvoid main() {}\n`;
  const { program, diagnostics, sources } = read([{ name: "constant.glsl", text }]);
  if (program === null) throw new Error(diagnostics.map((one) => format(one, sources)).join("\n"));
  for (const declaration of program.declarations)
    if (declaration.kind === "declaration" && declaration.variable.constant !== undefined)
      return declaration.variable.constant;
  throw new Error(`'${expression}' was not folded`);
}

/** The expected side of a row in the numbers of its type. */
function rounded(type: string, value: ConstantValue): ConstantValue {
  if (typeof value === "boolean") return value;
  if (typeof value !== "number") return value.map((part) => rounded(type, part));
  return /^(float|vec|mat)/.test(type) ? Math.fround(value) : value;
}

type Row = readonly [type: string, expression: string, expected: ConstantValue];

const sections: Readonly<Record<string, readonly Row[]>> = {
  literals: [
    ["float", "0.1", 0.1],
    ["float", "16777217.0", 16777216],
    ["float", "1e-45", 2 ** -149],
    ["float", "1e39", Infinity],
    ["float", ".5e1", 5],
    ["int", "0x7fffffff", 2147483647],
    ["int", "0xffffffff", -1],
    ["int", "017", 15],
    ["uint", "4294967295u", 4294967295],
  ],
  "float arithmetic rounds at each step": [
    ["float", "1.0 / 3.0", 1 / 3],
    ["float", "16777216.0 + 1.0 + 1.0", 16777216],
    ["float", "16777216.0 + (1.0 + 1.0)", 16777218],
    ["float", "4097.0 * 4097.0", 16785408],
    ["float", "1e20 * 1e20", Infinity],
    ["float", "0.1 + 0.2", Math.fround(0.1) + Math.fround(0.2)],
    ["float", "1.0 / 0.0", Infinity],
    ["float", "-1.0 / 0.0", -Infinity],
    ["float", "0.0 / 0.0", NaN],
    ["float", "-0.0", -0],
  ],
  "int arithmetic wraps": [
    ["int", "2147483647 + 1", -2147483648],
    ["int", "-2147483647 - 2", 2147483647],
    ["int", "65536 * 65536 + 7", 7],
    ["int", "123456789 * 987654321", -67153019],
    ["int", "7 / 2", 3],
    ["int", "-7 / 2", -3],
    ["int", "7 % 4", 3],
    ["int", "-8 >> 1", -4],
    ["int", "1 << 31", -2147483648],
    ["int", "6 & 3", 2],
    ["int", "6 | 3", 7],
    ["int", "6 ^ 3", 5],
    ["int", "~6", -7],
    ["int", "-(-2147483647 - 1)", -2147483648],
  ],
  "uint arithmetic wraps": [
    ["uint", "4294967295u + 2u", 1],
    ["uint", "1u - 2u", 4294967295],
    ["uint", "4294967295u * 4294967295u", 1],
    ["uint", "4294967295u / 2u", 2147483647],
    ["uint", "4294967295u % 10u", 5],
    ["uint", "0x80000000u >> 31", 1],
    ["uint", "0xf0000000u << 1", 0xe0000000],
    ["uint", "-1u", 4294967295],
    ["uint", "-4294967295u", 1],
    ["uint", "-3000000000u", 1294967296],
    ["uint", "~1u", 4294967294],
    ["uint", "0xffff0000u & 0x80ff00ffu", 0x80ff0000],
    ["uint", "0x80000000u | 1u", 0x80000001],
    ["uint", "0x80000000u ^ 0xffffffffu", 0x7fffffff],
  ],
  "undefined results are those of browsers": [
    ["int", "7 / 0", 2147483647],
    ["int", "7 % 0", 2147483647],
    ["uint", "7u / 0u", 4294967295],
    ["uint", "7u % 0u", 4294967295],
    ["int", "-7 % 3", 0],
    ["int", "7 % -3", 0],
    ["int", "(-2147483647 - 1) / -1", 2147483647],
    ["int", "1 << 32", 0],
    ["int", "1 << -1", 0],
    ["int", "-1 >> 32", 0],
    ["uint", "1u << 33u", 0],
    ["uint", "4294967295u >> 32", 0],
    ["float", "sqrt(-1.0)", 0],
    ["float", "log(0.0)", 0],
    ["float", "log2(-1.0)", 0],
    ["float", "inversesqrt(0.0)", 0],
    ["float", "asin(1.5)", 0],
    ["float", "acos(-1.5)", 0],
    ["float", "acosh(0.5)", 0],
    ["float", "atanh(1.0)", 0],
    ["float", "pow(-2.0, 2.0)", 0],
    ["float", "pow(0.0, 0.0)", 0],
    ["float", "smoothstep(1.0, 0.0, 0.3)", 0],
    ["float", "smoothstep(1.0, 1.0, 2.0)", 0],
    ["float", "clamp(0.5, 1.0, 0.0)", 0],
    ["vec2", "normalize(vec2(0.0))", [0, 0]],
    ["vec2", "inverse(mat2(1.0, 2.0, 2.0, 4.0))[1]", [0, 0]],
  ],
  "comparison and logic": [
    ["bool", "1 < 2", true],
    ["bool", "2u <= 1u", false],
    ["bool", "1.5 > 1.5", false],
    ["bool", "1.5 >= 1.5", true],
    ["bool", "0.0 == -0.0", true],
    ["bool", "0.0 / 0.0 == 0.0 / 0.0", false],
    ["bool", "vec2(1.0, 2.0) == vec2(1.0, 3.0)", false],
    ["bool", "vec2(1.0, 2.0) != vec2(1.0, 3.0)", true],
    ["bool", "float[2](1.0, 2.0) == float[2](1.0, 2.0)", true],
    ["bool", "mat2(1.0) == mat2(1.0, 0.0, 0.0, 1.0)", true],
    ["bool", "true && false", false],
    ["bool", "true || false", true],
    ["bool", "true ^^ true", false],
    ["bool", "!false", true],
    ["float", "true ? 1.0 : 2.0", 1],
    ["float", "false ? 1.0 : 2.0", 2],
  ],
  "vectors and matrices": [
    ["vec2", "vec2(1.0, 2.0) * 3.0 - 1.0", [2, 5]],
    ["ivec2", "7 / ivec2(2, 3)", [3, 2]],
    ["ivec2", "ivec2(1, 2) << uvec2(3, 4)", [8, 32]],
    ["vec2", "-vec2(1.0, -2.0)", [-1, 2]],
    ["vec3", "vec4(1.0, 2.0, 3.0, 4.0).wyx", [4, 2, 1]],
    ["float", "vec3(1.0, 2.0, 3.0)[2]", 3],
    ["vec2", "mat2(1.0, 2.0, 3.0, 4.0)[1]", [3, 4]],
    ["vec2", "mat2(1.0, 2.0, 3.0, 4.0) * vec2(5.0, 6.0)", [23, 34]],
    ["vec2", "vec2(5.0, 6.0) * mat2(1.0, 2.0, 3.0, 4.0)", [17, 39]],
    ["mat2", "mat2(1.0, 2.0, 3.0, 4.0) * mat2(5.0, 6.0, 7.0, 8.0)", [23, 34, 31, 46]],
    ["vec3", "mat2x3(1.0, 2.0, 3.0, 4.0, 5.0, 6.0) * vec2(7.0, 8.0)", [39, 54, 69]],
    ["mat2", "mat2(1.0, 2.0, 3.0, 4.0) / mat2(4.0, 4.0, 2.0, 2.0)", [0.25, 0.5, 1.5, 2]],
    ["mat2", "1.0 - mat2(1.0)", [0, 1, 1, 0]],
  ],
  constructors: [
    ["vec3", "vec3(2)", [2, 2, 2]],
    ["vec3", "vec3(true, 2u, -3)", [1, 2, -3]],
    ["vec2", "vec2(vec4(1.0, 2.0, 3.0, 4.0))", [1, 2]],
    ["ivec2", "ivec2(1.9, -1.9)", [1, -1]],
    ["bvec2", "bvec2(0.0, -0.5)", [false, true]],
    ["int", "int(true)", 1],
    ["int", "int(4294967295u)", -1],
    ["uint", "uint(-1)", 4294967295],
    ["float", "float(16777217)", 16777216],
    ["mat2", "mat2(3.0)", [3, 0, 0, 3]],
    ["mat3", "mat3(mat2(1.0, 2.0, 3.0, 4.0))", [1, 2, 0, 3, 4, 0, 0, 0, 1]],
    ["mat2", "mat2(mat3(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0))", [1, 2, 4, 5]],
    ["mat2x3", "mat2x3(mat4x2(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0))", [1, 2, 0, 3, 4, 0]],
    ["float[2]", "float[](1.0, 2.0)", [1, 2]],
    ["int", "float[3](1.0, 2.0, 3.0).length()", 3],
    ["vec2", "vec2[](vec2(1.0), vec2(2.0, 3.0))[1]", [2, 3]],
  ],
  "angles and exponents": [
    ["float", "radians(180.0)", 3.1415927410125732],
    ["float", "degrees(3.14159265)", 180],
    ["vec2", "sin(vec2(0.5, 0.0))", [0.479425538604203, 0]],
    ["float", "cos(0.5)", 0.8775825618903728],
    ["float", "tan(0.5)", 0.5463024898437905],
    ["float", "asin(0.5)", 0.5235987755982989],
    ["float", "acos(0.5)", 1.0471975511965979],
    ["float", "atan(1.0)", 0.7853981633974483],
    ["float", "atan(-1.0, -1.0)", -2.356194490192345],
    ["float", "sinh(1.0)", 1.1752011936438014],
    ["float", "cosh(1.0)", 1.5430806348152437],
    ["float", "tanh(1.0)", 0.7615941559557649],
    ["float", "asinh(1.0)", 0.881373587019543],
    ["float", "acosh(2.0)", 1.3169578969248166],
    ["float", "atanh(0.5)", 0.5493061443340549],
    ["float", "pow(2.0, 0.5)", Math.SQRT2],
    ["float", "exp(1.0)", Math.E],
    ["float", "log(2.0)", Math.LN2],
    ["float", "exp2(-3.0)", 0.125],
    ["float", "log2(8.0)", 3],
    ["float", "sqrt(2.0)", Math.SQRT2],
    ["float", "inversesqrt(4.0)", 0.5],
  ],
  "steps and ranges": [
    ["vec2", "abs(vec2(-1.5, 2.0))", [1.5, 2]],
    ["ivec2", "abs(ivec2(-3, 4))", [3, 4]],
    ["vec3", "sign(vec3(-2.0, 0.0, 3.0))", [-1, 0, 1]],
    ["vec2", "floor(vec2(1.5, -1.5))", [1, -2]],
    ["vec2", "trunc(vec2(1.5, -1.5))", [1, -1]],
    ["vec2", "ceil(vec2(1.5, -1.5))", [2, -1]],
    ["vec3", "round(vec3(1.4, 2.5, -2.5))", [1, 3, -3]],
    ["vec3", "roundEven(vec3(1.5, 2.5, -2.6))", [2, 2, -3]],
    ["float", "fract(-0.25)", 0.75],
    ["vec2", "mod(vec2(5.5, -5.5), 2.0)", [1.5, 0.5]],
    // 0.3 / 0.1 rounds to 3 in float32.
    ["float", "mod(0.3, 0.1)", 0],
    ["vec2", "min(vec2(1.0, 5.0), 3.0)", [1, 3]],
    ["uvec2", "max(uvec2(1u, 4294967295u), 3u)", [3, 4294967295]],
    ["ivec2", "clamp(ivec2(-3, 9), 0, 5)", [0, 5]],
    ["vec2", "mix(vec2(1.0, 2.0), vec2(3.0, 6.0), 0.25)", [1.5, 3]],
    ["vec2", "mix(vec2(1.0, 2.0), vec2(3.0, 6.0), bvec2(true, false))", [3, 2]],
    ["vec2", "step(0.5, vec2(0.25, 0.5))", [0, 1]],
    ["vec2", "smoothstep(0.0, 2.0, vec2(0.5, 1.0))", [0.15625, 0.5]],
    ["bvec2", "isnan(vec2(0.0 / 0.0, 1.0))", [true, false]],
    ["bvec2", "isinf(vec2(-1.0 / 0.0, 1.0))", [true, false]],
  ],
  bits: [
    ["int", "floatBitsToInt(-1.0)", 0xbf800000 | 0],
    ["uint", "floatBitsToUint(-1.0)", 0xbf800000],
    ["float", "intBitsToFloat(-1082130432)", -1],
    ["float", "uintBitsToFloat(0x40490fdbu)", 3.1415927410125732],
    ["uint", "packSnorm2x16(vec2(1.0, -1.0))", 0x80017fff],
    ["uint", "packSnorm2x16(vec2(-5.0, 0.5))", 0x40008001],
    ["uint", "packUnorm2x16(vec2(1.0, 0.5))", 0x8000ffff],
    ["uint", "packUnorm2x16(vec2(-1.0, 2.0))", 0xffff0000],
    ["uint", "packHalf2x16(vec2(1.0, -2.0))", 0xc0003c00],
    ["uint", "packHalf2x16(vec2(65504.0, 65520.0))", 0x7c007bff],
    // 2049 and 2051 lie between halves that are 2 apart: to the even ones, 2048 and 2052.
    ["uint", "packHalf2x16(vec2(2049.0, 2051.0))", 0x68026800],
    // Below the least half, 2⁻²⁴: half of it rounds to even, a little more rounds up.
    ["uint", "packHalf2x16(vec2(2.98023223876953125e-8, 3e-8))", 0x00010000],
    ["uint", "packHalf2x16(vec2(-0.0, 6.103515625e-5))", 0x04008000],
    ["uint", "packHalf2x16(vec2(0.0 / 0.0, 0.3333))", 0x35557e00],
    ["vec2", "unpackSnorm2x16(0x80007fffu)", [1, -1]],
    ["vec2", "unpackUnorm2x16(0x0000ffffu)", [1, 0]],
    ["vec2", "unpackHalf2x16(0x35553c00u)", [1, 0.333251953125]],
    ["vec2", "unpackHalf2x16(0x8001fc00u)", [-Infinity, -(2 ** -24)]],
    ["vec2", "unpackHalf2x16(0x7e007bffu)", [65504, NaN]],
  ],
  "geometry and matrices": [
    ["float", "length(vec2(3.0, -4.0))", 5],
    ["float", "length(vec2(1e20))", Infinity],
    ["float", "distance(vec2(1.0, 1.0), vec2(4.0, 5.0))", 5],
    ["float", "distance(1.0, -2.0)", 3],
    ["float", "dot(vec3(1.0, 2.0, 3.0), vec3(4.0, 5.0, 6.0))", 32],
    ["vec3", "cross(vec3(1.0, 2.0, 3.0), vec3(4.0, 5.0, 6.5))", [-2, 5.5, -3]],
    ["vec2", "normalize(vec2(3.0, 4.0))", [0.6, 0.8]],
    ["vec2", "faceforward(vec2(1.0, 2.0), vec2(3.0, 4.0), vec2(5.0, 6.0))", [-1, -2]],
    ["vec2", "faceforward(vec2(1.0, 2.0), vec2(3.0, 4.0), vec2(-5.0, -6.0))", [1, 2]],
    ["vec2", "faceforward(vec2(1.0, 2.0), vec2(3.0, 0.0), vec2(0.0, 6.0))", [-1, -2]],
    ["vec2", "reflect(vec2(1.0, -1.0), vec2(0.0, 1.0))", [1, 1]],
    ["vec2", "refract(vec2(0.0, -1.0), vec2(0.0, 1.0), 0.5)", [0, -1]],
    ["vec2", "refract(vec2(1.0, 0.0), vec2(0.0, 1.0), 2.0)", [0, 0]],
    ["mat2", "matrixCompMult(mat2(1.0, 2.0, 3.0, 4.0), mat2(5.0, 6.0, 7.0, 8.0))", [5, 12, 21, 32]],
    ["mat2x3", "outerProduct(vec3(1.0, 2.0, 3.0), vec2(4.0, 5.0))", [4, 8, 12, 5, 10, 15]],
    ["mat3x2", "transpose(mat2x3(1.0, 2.0, 3.0, 4.0, 5.0, 6.0))", [1, 4, 2, 5, 3, 6]],
    ["float", "determinant(mat2(1.0, 2.0, 3.0, 4.0))", -2],
    ["float", "determinant(mat3(2.0, 0.0, 1.0, 1.0, 3.0, 2.0, 1.0, 1.0, 4.0))", 18],
    ["float", "determinant(mat4(vec4(0, 0, 0, 2), vec4(0, 3, 0, 0), vec4(5, 0, 0, 0), vec4(0, 0, 7, 0)))", 210],
    ["mat2", "inverse(mat2(1.0, 2.0, 3.0, 4.0))", [-2, 1, 1.5, -0.5]],
    ["mat3", "inverse(mat3(0.0, 2.0, 0.0, 0.0, 0.0, 4.0, 1.0, 0.0, 0.0))", [0, 0, 1, 0.5, 0, 0, 0, 0.25, 0]],
    [
      "mat4",
      "inverse(mat4(vec4(0, 0, 0, 2), vec4(0, 4, 0, 0), vec4(5, 0, 0, 0), vec4(0, 0, 8, 0)))",
      [0, 0, 0.2, 0, 0, 0.25, 0, 0, 0, 0, 0, 0.125, 0.5, 0, 0, 0],
    ],
  ],
  "bool vectors": [
    ["bvec2", "lessThan(vec2(1.0, 2.0), vec2(2.0, 2.0))", [true, false]],
    ["bvec2", "lessThanEqual(ivec2(1, 3), ivec2(1, 2))", [true, false]],
    ["bvec2", "greaterThan(uvec2(4294967295u, 1u), uvec2(1u))", [true, false]],
    ["bvec2", "greaterThanEqual(vec2(1.0, 2.0), vec2(1.0, 3.0))", [true, false]],
    ["bvec2", "equal(bvec2(true, false), bvec2(true))", [true, false]],
    ["bvec2", "notEqual(ivec2(1, 2), ivec2(1, 3))", [false, true]],
    ["bvec2", "not(bvec2(true, false))", [false, true]],
    ["bool", "any(bvec3(false, false, true))", true],
    ["bool", "all(bvec3(true, true, false))", false],
  ],
};

describe.each(Object.entries(sections))("%s", (_section, rows) => {
  // -0 and 0 differ in toEqual, but no rule of the language tells them apart where a row says 0.
  const plain = (value: ConstantValue): ConstantValue =>
    value === 0 && !Object.is(value, -0)
      ? 0
      : Array.isArray(value)
        ? value.map((part) => (part === 0 ? 0 : part))
        : value;
  test.each(rows)("%s %s", (type, expression, expected) => {
    expect(plain(constantOf(type, expression))).toEqual(plain(rounded(type, expected)));
  });
});

test("structs and constants of constants", () => {
  const text = `#version 300 es
precision highp float;
struct S { float a; vec2 b[2]; };
const S s = S(1.5, vec2[](vec2(1.0), vec2(2.0, 3.0)));
const float first = s.a + s.b[1].y;
const int size = int(first);
float[size] list;
void main() {}
`;
  const { program } = read([{ name: "constant.glsl", text }]);
  const values = new Map(
    program?.declarations.flatMap((one) =>
      one.kind === "declaration" ? [[one.variable.name, one.variable] as const] : [],
    ),
  );
  expect(values.get("s")?.constant).toEqual([
    1.5,
    [
      [1, 1],
      [2, 3],
    ],
  ]);
  expect(values.get("first")?.constant).toBe(4.5);
  expect(values.get("list")?.type).toMatchObject({ kind: "array", size: 4 });
});

/** Their calls are never constant expressions: they read textures, compare neighbours or write. */
const isRunTime = (name: string): boolean => /^(texture|texel|dFd|fwidth|modf)/.test(name);

const ofType = (type: Type): string => (type.kind === "matrix" ? `${typeName(type)}(2)` : `${typeName(type)}(1)`);

test.each(builtinFunctionNames)("%s of constants is folded or refused in every overload", (name) => {
  for (const { parameters, returnType } of builtinOverloads(name)) {
    if (parameters.some(({ type, direction }) => type.kind === "sampler" || direction === "out")) continue;
    const call = `${name}(${parameters.map(({ type }) => ofType(type)).join(", ")})`;
    if (isRunTime(name)) expect(() => constantOf(typeName(returnType), call)).toThrow("no constant expression");
    else expect([constantOf(typeName(returnType), call)].flat()).toHaveLength(componentCount(returnType));
  }
});
