/** Every built-in function of floats in a field on the GPU, value and derivatives, against the CPU. */
import { describe, expect, test } from "vitest";
import { builtinFunctionNames } from "../../src/glsl/builtins.ts";
import { loadScene } from "../../src/scene/load.ts";
import { gpuSession } from "../browser/gpu.ts";
import { expectDevicesAgree } from "./compare-devices.ts";

const SIDE = 24;

/** A field of `p` for each function, within its domain for p in −1 … 1. */
const FIELDS: Readonly<Record<string, string>> = {
  radians: "radians(90.0 * p.x * p.y)",
  degrees: "degrees(0.01 * p.x * p.y)",
  sin: "sin(3.0 * p.x + p.y)",
  cos: "cos(3.0 * p.x * p.y)",
  tan: "tan(p.x + 0.4 * p.y)",
  asin: "asin(0.6 * p.x + 0.3 * p.y)",
  acos: "acos(0.6 * p.x + 0.3 * p.y)",
  atan: "atan(p.y + 0.1, p.x - 0.2) * atan(2.0 * p.x)",
  sinh: "sinh(p.x - p.y)",
  cosh: "cosh(p.x - p.y)",
  tanh: "tanh(2.0 * p.x * p.y)",
  asinh: "asinh(2.0 * p.x + p.y)",
  acosh: "acosh(3.0 + p.x + p.y)",
  atanh: "atanh(0.4 * p.x + 0.4 * p.y)",
  pow: "pow(1.5 + 0.5 * p.x, 2.0 + p.y) + pow(2.5 + p.x * p.y, 3.0)",
  exp: "exp(p.x * p.y)",
  log: "log(2.5 + p.x + p.y)",
  exp2: "exp2(p.x - 2.0 * p.y)",
  log2: "log2(2.5 + p.x + p.y)",
  sqrt: "sqrt(2.5 + p.x + p.y)",
  inversesqrt: "inversesqrt(2.5 + p.x + p.y)",
  abs: "abs(p.x * p.y - 0.1)",
  sign: "sign(p.x - 0.03) * p.y",
  floor: "floor(3.1 * p.x) * p.y",
  trunc: "trunc(3.1 * p.x) * p.y",
  round: "round(3.1 * p.x) * p.y",
  roundEven: "roundEven(3.1 * p.x) * p.y",
  ceil: "ceil(3.1 * p.x) * p.y",
  fract: "fract(3.1 * p.x) * p.y",
  mod: "mod(p.x * 3.1 + 5.0, 1.3 + 0.1 * p.y)",
  min: "min(p.x * p.x, p.y + 0.3)",
  max: "max(p.x * p.x, p.y + 0.3)",
  clamp: "clamp(p.x * p.y, -0.2, 0.1 + 0.1 * p.x)",
  mix: "mix(p.x * p.x, p.y, 0.5 * p.y + 0.2)",
  step: "step(0.07, p.x) * p.y * p.y",
  smoothstep: "smoothstep(-0.6, 0.7 + 0.1 * p.y, p.x)",
  length: "length(vec3(p, 0.5 * p.x * p.y + 0.3))",
  distance: "distance(p, vec2(0.31, -0.17))",
  dot: "dot(p, p.yx * p)",
  cross: "cross(vec3(p, 1.0), vec3(p.y, 2.0, p.x)).z",
  normalize: "normalize(vec2(p.x + 1.7, p.y)).y",
  faceforward: "faceforward(p, vec2(0.3, 1.0), vec2(p.x, 0.7)).x",
  reflect: "reflect(p, normalize(vec2(0.6, 0.8 + 0.1 * p.x))).x",
  refract: "refract(normalize(vec2(p.x, 1.5)), vec2(0.0, -1.0), 0.6).x",
  matrixCompMult: "determinant(matrixCompMult(mat2(p, p.yx), mat2(1.0, 2.0, 3.0, p.x)))",
  outerProduct: "determinant(outerProduct(p, vec2(1.0, p.x)) + mat2(1.0))",
  transpose: "(transpose(mat2(p, 1.0, 2.0)) * p).x",
  determinant: "determinant(mat3(1.0, p, p.y, 2.0, 0.5, p.x, p.x, 3.0))",
  inverse: "(inverse(mat2(2.0, p.x, p.y, 3.0)) * p).y",
  isnan: "isnan(p.x) ? 1.0 : p.y",
  isinf: "isinf(p.x) ? 1.0 : p.y",
  lessThan: "any(lessThan(p, vec2(0.03))) ? p.x * p.y : p.y",
  lessThanEqual: "all(lessThanEqual(p, vec2(0.03))) ? p.x * p.y : p.y",
  greaterThan: "any(greaterThan(p, vec2(0.03))) ? p.x * p.y : p.y",
  greaterThanEqual: "all(greaterThanEqual(p, vec2(0.03))) ? p.x * p.y : p.y",
  equal: "any(equal(p, vec2(0.03))) ? 1.0 : p.x * p.x",
  notEqual: "all(notEqual(p, vec2(0.03))) ? p.x * p.x : 1.0",
  any: "any(bvec2(p.x > 0.03, p.y > 0.03)) ? p.x : p.y * p.y",
  all: "all(bvec2(p.x > 0.03, p.y > 0.03)) ? p.x : p.y * p.y",
  not: "any(not(bvec2(p.x > 0.03, p.y > 0.03))) ? p.x : p.y * p.y",
};

/** `modf` writes its second argument, so it needs a statement. */
const MODF = "float sdf(vec2 p) { float whole; float part = modf(3.1 * p.x, whole); return part * p.y + whole; }";

/** Quad differences, textures, bit casts and packing carry no derivative of their own; the calculus tests them. */
const WITHOUT_FIELD = /^(dFd[xy]|fwidth|modf|texture|texel|pack|unpack|.*BitsTo)/;

const session = await gpuSession();

test("every built-in function has a field", () => {
  const missing = builtinFunctionNames.filter((name) => !WITHOUT_FIELD.test(name) && FIELDS[name] === undefined);
  expect(missing).toEqual([]);
});

describe("built-in functions", () => {
  test.each([
    ...Object.entries(FIELDS).map(([name, field]) => [name, `float sdf(vec2 p) { return ${field}; }`] as const),
    ["modf", MODF] as const,
  ])("%s", (name, text) => expectDevicesAgree(session, loadScene(text, name), SIDE));
});
