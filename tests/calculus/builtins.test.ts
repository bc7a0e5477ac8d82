/** The derivative of every built-in function against finite differences in float64, first and second order. */
import { describe, expect, test } from "vitest";
import { rules } from "../../src/calculus/rules.ts";
import { builtinFunctionNames } from "../../src/glsl/builtins.ts";
import { expectDerivatives } from "./run.ts";

/** Expressions in u and v, two smooth floats between −1 and 1, w between 0.2 and 0.9, and p, q, r of their vectors. */
const SETUP = `
  float u = 0.7 * p.x + 0.2 * p.y * p.y - 0.1;
  float v = 0.5 * p.y - 0.3 * p.x * p.x + 0.2;
  float w = 0.55 + 0.3 * u * v + 0.1 * v;
  vec2 q = vec2(u + 0.3, v * v - 0.7 * u);
  vec3 a = vec3(u, 1.2 + v, u * v - 0.4);
  vec3 b = vec3(v - 0.8, w, 0.5 * u);
  vec4 c = vec4(q, w, 1.0 - u * u);
  mat2 m = mat2(1.3 + u, v, -w, 2.0 + u * v);
  mat3 n = mat3(a + vec3(2.0, 0.0, 0.0), b + vec3(0.0, 2.0, 0.0), vec3(u, v, 2.5));
`;

const ROWS: Readonly<Record<string, readonly string[]>> = {
  radians: ["radians(90.0 * u)"],
  degrees: ["degrees(0.01 * u * v)"],
  sin: ["sin(3.0 * u)", "dot(sin(q), cos(q.yx))"],
  cos: ["cos(2.0 * v)"],
  tan: ["tan(u)"],
  asin: ["asin(0.8 * u)"],
  acos: ["acos(0.8 * v)"],
  atan: [
    "atan(2.0 * u)",
    "atan(u - 0.9, v)",
    "atan(1.0 + w, u)",
    "atan(w, 0.3)",
    "dot(atan(a, b), vec3(1.0, 2.0, 3.0))",
  ],
  sinh: ["sinh(u)"],
  cosh: ["cosh(u)"],
  tanh: ["tanh(2.0 * u)"],
  asinh: ["asinh(3.0 * u)"],
  acosh: ["acosh(1.5 + w)"],
  atanh: ["atanh(0.7 * v)"],
  pow: [
    "pow(w, 2.0)",
    "pow(u, 3.0)",
    "pow(w, -2.0)",
    "pow(w, 1.0)",
    "pow(w, 0.0)",
    "pow(w, 17.0)",
    "pow(w, 2.5)",
    "pow(w, u)",
    "pow(2.0, u)",
    "dot(pow(abs(a), vec3(1.5, 2.0, w)), b)",
  ],
  exp: ["exp(u)"],
  log: ["log(w)"],
  exp2: ["exp2(u * v)"],
  log2: ["log2(w)"],
  sqrt: ["sqrt(w)", "dot(sqrt(abs(a)), b)"],
  inversesqrt: ["inversesqrt(w)"],
  abs: ["abs(u - 0.05)", "dot(abs(a), b)"],
  sign: ["sign(u) * v"],
  floor: ["floor(4.3 * u) * v"],
  trunc: ["trunc(4.3 * u) + v"],
  round: ["round(5.0 * u) * v"],
  roundEven: ["roundEven(5.0 * v) * u"],
  ceil: ["ceil(4.3 * u) * v"],
  fract: ["fract(4.3 * u) * v"],
  mod: ["mod(5.0 * u, 0.7)", "mod(3.0 * u, w)", "mod(2.0, w)", "dot(mod(a, 0.3), b)"],
  min: ["min(u, v)", "dot(min(a, b), vec3(1.0, 2.0, 3.0))", "dot(min(a, 0.1), b)", "min(u, 0.3) * v"],
  max: ["max(u, v * v)", "dot(max(a, b), vec3(1.0, 2.0, 3.0))", "dot(max(q, 0.0), q)"],
  clamp: ["clamp(u, -0.2, v) * w", "dot(clamp(a, -0.1, 0.4), b)", "clamp(0.1, u, w)"],
  mix: [
    "mix(u, v, w)",
    "mix(u, v, 0.3)",
    "mix(0.1, v, 0.25)",
    "mix(u, 2.0, w)",
    "dot(mix(a, b, w), a)",
    "dot(mix(a, b, a), b)",
    "dot(mix(a, b, bvec3(u > 0.0, true, v > 0.1)), b)",
  ],
  step: ["step(0.1, u) * v + w"],
  smoothstep: [
    "smoothstep(-0.6, 0.9, u)",
    "smoothstep(-1.0, w, v)",
    "smoothstep(0.8, -0.6, u)",
    "dot(smoothstep(-0.5, 1.5, a), b)",
  ],
  length: ["length(q)", "length(a)", "length(c)", "length(u - 2.0)", "length(vec2(u, 0.4))", "length(vec2(0.2, w))"],
  distance: ["distance(q, vec2(0.1, w))", "distance(a, b)", "distance(u, 3.0)", "distance(vec2(1.0, 2.0), q)"],
  dot: ["dot(q, q)", "dot(a, b)", "dot(a, vec3(1.0, 2.0, 3.0))"],
  cross: ["dot(cross(a, b), vec3(1.0, 2.0, 3.0))"],
  normalize: [
    "dot(normalize(q), vec2(1.0, 2.0))",
    "dot(normalize(a), vec3(1.0, 2.0, 3.0))",
    "normalize(u - 2.0) * v",
    "dot(normalize(c), vec4(1.0, 2.0, 3.0, 4.0))",
  ],
  faceforward: ["dot(faceforward(a, b, vec3(0.3, u, -0.8)), vec3(1.0, 2.0, 3.0))"],
  reflect: ["dot(reflect(a, b), vec3(1.0, 2.0, 3.0))", "dot(reflect(q, vec2(0.6, 0.8)), vec2(1.0, 2.0))"],
  refract: [
    "dot(refract(normalize(a), normalize(b), 0.6), vec3(1.0, 2.0, 3.0))",
    "dot(refract(normalize(a), normalize(b), 0.4 + 0.1 * u), vec3(1.0, 2.0, 3.0))",
  ],
  matrixCompMult: ["determinant(matrixCompMult(m, mat2(u, 1.0, 2.0, v)))"],
  outerProduct: ["dot(outerProduct(a, b) * b, vec3(1.0, 2.0, 3.0))", "dot(outerProduct(q, a) * a, q)"],
  transpose: ["dot(transpose(m) * q, vec2(1.0, 2.0))", "dot(transpose(mat3x2(q, q.yx, vec2(u, 2.0))) * q, a)"],
  determinant: [
    "determinant(m)",
    "determinant(n)",
    "determinant(mat4(c, c.yzwx + vec4(u), vec4(1.0, v, 0.3, w), vec4(0.2, 0.9, u, 1.0)))",
  ],
  inverse: ["dot(inverse(m) * q, vec2(1.0, 2.0))", "dot(inverse(n) * a, vec3(1.0, 2.0, 3.0))"],
};

describe.each(Object.entries(ROWS))("%s", (_, expressions) => {
  test.each(expressions)("%s", (expression) => {
    expectDerivatives(`float f(vec2 p) {${SETUP}  return ${expression};\n}`);
  });
});

test("every built-in has a rule, and every rule with a derivative is held against differences", () => {
  const byHand = ["modf", "dFdx", "dFdy", "fwidth"];
  expect(builtinFunctionNames.filter((name) => rules[name] === undefined)).toEqual(byHand);
  const differentiated = Object.keys(rules).filter((name) => rules[name]?.kind !== "constant");
  expect(differentiated.filter((name) => ROWS[name] === undefined)).toEqual([]);
});
