/** Every built-in function of GLSL ES 3.00 that runs on the CPU, against values computed by hand or from tables. */
import { describe, expect, test } from "vitest";
import { builtins } from "../../src/backends/javascript/builtins.ts";
import { isWithin, knownValue } from "../tolerances.ts";
import { refusals, runBody, runExpression } from "./run.ts";

type Row = readonly [type: string, expression: string, expected: readonly number[]];

/** The point p is (0.25, 0.75), so that no argument is a constant that the front-end folds. */
const rows: Readonly<Record<string, readonly Row[]>> = {
  radians: [["float", "radians(p.x * 720.0)", [Math.PI]]],
  degrees: [["float", "degrees(p.x * 4.0)", [57.29577951308232]]],
  sin: [
    ["float", "sin(p.x * 2.0)", [0.479425538604203]],
    ["vec2", "sin(vec2(p.x * 4.0, 0.0))", [0.8414709848078965, 0]],
  ],
  cos: [["float", "cos(p.x * 2.0)", [0.8775825618903728]]],
  tan: [["float", "tan(p.x * 2.0)", [0.5463024898437905]]],
  asin: [["float", "asin(p.x * 2.0)", [0.5235987755982989]]],
  acos: [["float", "acos(p.x * 2.0)", [1.0471975511965979]]],
  atan: [
    ["float", "atan(p.x * 4.0)", [0.7853981633974483]],
    ["float", "atan(-p.x, -p.x)", [-2.356194490192345]],
    ["vec2", "atan(vec2(p.x, -p.x), vec2(-p.x, p.x))", [2.356194490192345, -0.7853981633974483]],
  ],
  sinh: [["float", "sinh(p.x * 4.0)", [1.1752011936438014]]],
  cosh: [["float", "cosh(p.x * 4.0)", [1.5430806348152437]]],
  tanh: [["float", "tanh(p.x * 4.0)", [0.7615941559557649]]],
  asinh: [["float", "asinh(p.x * 4.0)", [0.881373587019543]]],
  acosh: [["float", "acosh(p.x * 8.0)", [1.3169578969248166]]],
  atanh: [["float", "atanh(p.x * 2.0)", [0.5493061443340549]]],
  pow: [["vec2", "pow(vec2(p.x * 8.0, 9.0), vec2(10.0, p.x * 2.0))", [1024, 3]]],
  exp: [["float", "exp(p.x * 4.0)", [Math.E]]],
  log: [["float", "log(p.x * 8.0)", [Math.LN2]]],
  exp2: [["vec2", "exp2(vec2(p.x * 2.0, -3.0 * p.x * 4.0))", [Math.SQRT2, 0.125]]],
  log2: [["float", "log2(p.x)", [-2]]],
  sqrt: [["float", "sqrt(p.x)", [0.5]]],
  inversesqrt: [["float", "inversesqrt(p.x)", [2]]],
  abs: [
    ["vec3", "abs(vec3(-p.x, p.y, -0.0))", [0.25, 0.75, 0]],
    ["ivec2", "abs(ivec2(int(p.x) - 3, 4))", [3, 4]],
  ],
  sign: [
    ["vec3", "sign(vec3(-p.x, 0.0, p.y))", [-1, 0, 1]],
    ["ivec3", "sign(ivec3(int(p.x) - 7, 0, 9))", [-1, 0, 1]],
  ],
  floor: [["vec3", "floor(vec3(-p.x, p.y, 2.0))", [-1, 0, 2]]],
  trunc: [["vec2", "trunc(vec2(-p.x - 1.0, p.y + 1.0))", [-1, 1]]],
  round: [["vec4", "round(vec4(p.x + 2.0, p.y + 2.0, -p.y, p.x * 10.0))", [2, 3, -1, 2]]],
  roundEven: [["vec4", "roundEven(vec4(0.5, 1.5, -0.5, -1.5) + p.x * 4.0 - 1.0)", [0, 2, 0, -2]]],
  ceil: [["vec2", "ceil(vec2(-p.x - 1.0, p.y))", [-1, 1]]],
  fract: [["vec3", "fract(vec3(-p.x, p.y, 7.0))", [0.75, 0.75, 0]]],
  mod: [
    ["vec3", "mod(vec3(-p.x, 7.5, -7.5), vec3(1.0, 2.0, 2.0))", [0.75, 1.5, 0.5]],
    ["vec2", "mod(vec2(5.0, 5.5), p.x * 8.0)", [1, 1.5]],
    ["float", "mod(p.x * 20.0, -3.0)", [-1]],
  ],
  min: [
    ["vec2", "min(p, 0.5)", [0.25, 0.5]],
    ["ivec2", "min(ivec2(int(p.x) - 5, 5), ivec2(3))", [-5, 3]],
    ["uvec2", "min(uvec2(4000000000u, 5u), uint(p.x * 12.0))", [3, 3]],
  ],
  max: [
    ["vec2", "max(p, 0.5)", [0.5, 0.75]],
    ["uint", "max(4000000000u, uint(p.x * 12.0))", [4000000000]],
  ],
  clamp: [
    ["vec3", "clamp(vec3(-1.0, p.x, 3.0), 0.0, 2.0)", [0, 0.25, 2]],
    ["ivec2", "clamp(ivec2(-9, 9) + int(p.x), ivec2(-2), ivec2(2))", [-2, 2]],
  ],
  mix: [
    ["vec2", "mix(vec2(2.0, 4.0), vec2(10.0, 8.0), p)", [4, 7]],
    ["vec2", "mix(vec2(0.0), vec2(1.0, 2.0), p.x)", [0.25, 0.5]],
    ["vec2", "mix(vec2(1.0, 2.0), vec2(3.0, 4.0), bvec2(p.x > 0.5, p.y > 0.5))", [1, 4]],
  ],
  step: [["vec3", "step(0.25, vec3(p.x, 0.2, 0.3))", [1, 0, 1]]],
  smoothstep: [
    ["vec3", "smoothstep(1.0, 3.0, vec3(p.x, 1.5, 4.0))", [0, 0.15625, 1]],
    ["float", "smoothstep(1.0, 0.0, p.x)", [0.84375]],
  ],
  isnan: [["bvec2", "isnan(vec2(sqrt(-p.x), p.y))", [1, 0]]],
  isinf: [["bvec3", "isinf(vec3(p.x / (p.x - 0.25), -p.x / (p.x - 0.25), p.y))", [1, 1, 0]]],
  floatBitsToInt: [["ivec2", "floatBitsToInt(vec2(p.x * 4.0, -2.0))", [0x3f800000, -0x40000000]]],
  floatBitsToUint: [["uint", "floatBitsToUint(-p.x * 8.0)", [0xc0000000]]],
  intBitsToFloat: [["float", "intBitsToFloat(0x3f800000 + int(p.x))", [1]]],
  uintBitsToFloat: [["float", "uintBitsToFloat(0xc0000000u + uint(p.x))", [-2]]],
  packSnorm2x16: [["uint", "packSnorm2x16(vec2(-p.x * 8.0, p.x * 2.0))", [0x40008001]]],
  unpackSnorm2x16: [["vec2", "unpackSnorm2x16(0x7fff8000u + uint(p.x))", [-1, 1]]],
  packUnorm2x16: [["uint", "packUnorm2x16(vec2(p.x * 8.0, p.x * 2.0))", [0x8000ffff]]],
  unpackUnorm2x16: [["vec2", "unpackUnorm2x16(0xffff0000u + uint(p.x))", [0, 1]]],
  packHalf2x16: [
    ["uint", "packHalf2x16(vec2(p.x * 4.0, -p.x * 8.0))", [0xc0003c00]],
    // Largest half, and the first float that overflows; then the smallest subnormal.
    ["uint", "packHalf2x16(vec2(65504.0, 65520.0) + vec2(int(p.x)))", [0x7c007bff]],
    ["uint", "packHalf2x16(vec2(5.9604644775390625e-8, 1.00048828125) * (p.x * 4.0))", [0x3c000001]],
  ],
  unpackHalf2x16: [
    ["vec2", "unpackHalf2x16(0xc0003c00u + uint(p.x))", [1, -2]],
    ["vec2", "unpackHalf2x16(0xfc007c00u + uint(p.x))", [Infinity, -Infinity]],
    ["vec2", "unpackHalf2x16(0x80000001u + uint(p.x)) * 16777216.0", [1, 0]],
  ],
  length: [
    ["float", "length(vec2(3.0, 4.0) * p.x)", [1.25]],
    ["float", "length(-p.x)", [0.25]],
    ["float", "length(vec3(2.0, 3.0, 6.0) * p.x)", [1.75]],
  ],
  distance: [["float", "distance(vec2(3.25, 4.75), p)", [5]]],
  dot: [
    ["float", "dot(vec3(1.0, 2.0, 3.0), vec3(p, 2.0))", [7.75]],
    ["float", "dot(p.x, 8.0)", [2]],
  ],
  cross: [["vec3", "cross(vec3(p.x * 4.0, 0.0, 2.0), vec3(0.0, 1.0, 3.0))", [-2, -3, 1]]],
  normalize: [
    ["vec2", "normalize(vec2(3.0, -4.0) * p.x)", [0.6, -0.8]],
    ["float", "normalize(-p.x)", [-1]],
  ],
  faceforward: [
    ["vec2", "faceforward(p, vec2(1.0, 0.0), vec2(1.0, 0.0))", [-0.25, -0.75]],
    ["vec2", "faceforward(p, vec2(1.0, 0.0), vec2(-1.0, 0.0))", [0.25, 0.75]],
  ],
  reflect: [["vec2", "reflect(vec2(p.x * 4.0, -1.0), vec2(0.0, 1.0))", [1, 1]]],
  refract: [
    ["vec2", "refract(vec2(0.6, -0.8) * (p.x * 4.0), vec2(0.0, 1.0), 1.0)", [0.6000000238418579, -0.800000011920929]],
    ["vec2", "refract(vec2(0.6, -0.8) * (p.x * 4.0), vec2(0.0, 1.0), 2.0)", [0, 0]],
  ],
  matrixCompMult: [["mat2", "matrixCompMult(mat2(1.0, 2.0, 3.0, 4.0), mat2(p, p))", [0.25, 1.5, 0.75, 3]]],
  outerProduct: [["mat2x3", "outerProduct(vec3(1.0, 2.0, 3.0), p)", [0.25, 0.5, 0.75, 0.75, 1.5, 2.25]]],
  transpose: [["mat2x3", "transpose(mat3x2(p, 3.0, 4.0, 5.0, 6.0))", [0.25, 3, 5, 0.75, 4, 6]]],
  determinant: [
    ["float", "determinant(mat2(p, 3.0, 4.0))", [-1.25]],
    ["float", "determinant(mat3(2.0, 0.0, 1.0, 1.0, 3.0, 2.0, 1.0, 1.0, p.x * 16.0))", [18]],
    [
      "float",
      "determinant(mat4(1.0, 2.0, 0.0, 0.0, 0.0, 3.0, 4.0, 0.0, 0.0, 0.0, 5.0, 6.0, 7.0, 0.0, 0.0, p.x * 32.0))",
      [-216],
    ],
  ],
  inverse: [
    ["mat2", "inverse(mat2(p.x * 16.0, 7.0, 2.0, 6.0))", [0.6, -0.7, -0.2, 0.4]],
    ["mat3", "inverse(mat3(1.0, 0.0, 5.0, 2.0, 1.0, 6.0, 3.0, 4.0, p.x * 0.0))", [-24, 20, -5, 18, -15, 4, 5, -4, 1]],
    [
      "mat4",
      "inverse(mat4(2.0, 0.0, 0.0, 0.0, 0.0, 4.0, 0.0, 0.0, 0.0, 0.0, p.x, 0.0, 1.0, 2.0, 3.0, 1.0))",
      [0.5, 0, 0, 0, 0, 0.25, 0, 0, 0, 0, 4, 0, -0.5, -0.5, -12, 1],
    ],
  ],
  lessThan: [["bvec3", "lessThan(vec3(p, 1.0), vec3(0.5, 0.5, 1.0))", [1, 0, 0]]],
  lessThanEqual: [["bvec3", "lessThanEqual(vec3(p, 1.0), vec3(0.5, 0.5, 1.0))", [1, 0, 1]]],
  greaterThan: [["bvec3", "greaterThan(ivec3(1, 2, 3), ivec3(2) + int(p.x))", [0, 0, 1]]],
  greaterThanEqual: [["bvec3", "greaterThanEqual(uvec3(1u, 2u, 3u), uvec3(2u) + uint(p.x))", [0, 1, 1]]],
  equal: [["bvec2", "equal(bvec2(p.x < 0.5), bvec2(true, false))", [1, 0]]],
  notEqual: [["bvec2", "notEqual(p, vec2(0.25, 0.5))", [0, 1]]],
  any: [["bvec2", "bvec2(any(lessThan(p, vec2(0.5))), any(lessThan(p, vec2(0.0))))", [1, 0]]],
  all: [["bvec2", "bvec2(all(lessThan(p, vec2(0.5))), all(lessThan(p, vec2(1.0))))", [0, 1]]],
  not: [["bvec2", "not(bvec2(p.x < 0.5, p.x > 0.5))", [0, 1]]],
};

test("every built-in of the backend has a row here", () => {
  expect(Object.keys(rows).sort()).toEqual([...builtins.keys()].sort());
});

describe.each(Object.entries(rows))("%s", (_, own) => {
  test.each(own)("%s: %s", (type, expression, expected) => {
    const actual = runExpression(type, expression);
    expect(actual.length).toBe(expected.length);
    const wrong = expected.filter((value, index) => !isWithin(actual[index] as number, value, knownValue(value)));
    expect(wrong, `got ${actual.join(", ")}`).toEqual([]);
  });
});

test("modf gives the fraction with its sign and writes the whole part", () => {
  expect(
    runBody("vec2 whole; vec2 part = modf(vec2(p.x + 2.0, -p.y - 3.0), whole); result = vec4(part, whole);"),
  ).toEqual([0.25, -0.75, 2, -3]);
});

test("the ternary forms of the specification decide about NaN and the order of min and max", () => {
  // min(x, y) is y if y < x, otherwise x: a NaN on the left stays, one on the right is dropped.
  expect(
    runBody("float nan = sqrt(-p.x); result = vec4(min(nan, 1.0), min(1.0, nan), max(nan, 1.0), max(1.0, nan));"),
  ).toEqual([Number.NaN, 1, Number.NaN, 1]);
});

test.each(["dFdx(p.x)", "dFdy(p.x)", "fwidth(p.x)"])("%s is refused", (call) => {
  expect(refusals(`float main_test(vec2 p) { return ${call}; }`)).toEqual([
    `${call.slice(0, call.indexOf("("))} cannot run on the CPU: a difference to the neighbour pixel has no meaning for a single point; differentiate the program first`,
  ]);
});

test("textures are refused once each, and only where the entry reaches them", () => {
  const text = `uniform sampler2D map;
    vec4 look(vec2 p) { return texture(map, p); }
    float plain(vec2 p) { return p.x; }
    vec4 main_test(vec2 p) { return look(p) + look(p.yx) + texelFetch(map, ivec2(0), 0); }`;
  expect(refusals(text)).toEqual([
    "texture cannot run on the CPU: there are no textures",
    "texelFetch cannot run on the CPU: there are no textures",
  ]);
  expect(refusals(text, "plain")).toEqual([]);
});
