/** Kinks and singular points: which side is taken, and that nothing becomes NaN. */
import { describe, expect, test } from "vitest";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { compileJet, derive, type Point } from "./run.ts";

const ORIGIN: Point = [0, 0];

/** gradient and Hessian of an expression in p at a point, at order 2; -0 counts as 0. */
function at(expression: string, point: Point = ORIGIN): { gradient: number[]; hessian: number[] } {
  const { gradient, hessian } = compileJet(`float f(vec2 p) { return ${expression}; }`, 2).exact(point);
  const first = compileJet(`float f(vec2 p) { return ${expression}; }`, 1).exact(point);
  expect(first.gradient.map((x) => x + 0)).toEqual(gradient.map((x) => x + 0));
  return { gradient: gradient.map((x) => x + 0), hessian: hessian.map((x) => x + 0) };
}

describe("at a kink the derivative is that of the branch taken, ties go to the first operand", () => {
  test.each([
    ["abs(p.x) + 2.0 * p.y", [1, 2]],
    ["abs(-p.x)", [-1, 0]],
    ["min(p.x, p.y)", [1, 0]],
    ["min(p.y, p.x)", [0, 1]],
    ["max(p.x, 2.0 * p.y)", [1, 0]],
    ["max(p.x, 0.0)", [1, 0]],
    ["max(0.0, p.x)", [0, 0]],
    ["clamp(p.x, 0.0, 1.0)", [1, 0]],
    ["clamp(p.x + 1.0, 0.0, 1.0)", [1, 0]],
    ["clamp(p.x, p.y, 1.0)", [1, 0]],
    ["p.x > 0.0 ? p.x : 3.0 * p.y", [0, 3]],
    ["p.x >= 0.0 ? p.x : 3.0 * p.y", [1, 0]],
    ["floor(p.x) + ceil(p.y) + round(p.x) + sign(p.x) + step(0.0, p.y) + trunc(p.x)", [0, 0]],
    ["fract(p.x) + mod(2.0 * p.y, 1.0)", [1, 2]],
    ["length(p.x)", [1, 0]],
    ["distance(p.x, p.y)", [1, -1]],
  ] as const)("%s", (expression, gradient) => {
    expect(at(expression)).toEqual({ gradient, hessian: [0, 0, 0] });
  });
});

test("at the ends of smoothstep the second derivative is that of the ramp", () => {
  expect(at("smoothstep(0.0, 1.0, p.x)")).toEqual({ gradient: [0, 0], hessian: [6, 0, 0] });
  expect(at("smoothstep(0.0, 1.0, p.x)", [-0.5, 0])).toEqual({ gradient: [0, 0], hessian: [0, 0, 0] });
});

/** Expressions that are singular at the origin. */
const SINGULAR = [
  "length(p)",
  "length(vec3(p, 0.0))",
  "distance(p, vec2(0.0))",
  "distance(vec3(p, 1.0), vec3(0.0, 0.0, 1.0))",
  "dot(normalize(p), vec2(1.0, 2.0))",
  "dot(normalize(vec3(p, 0.0)), vec3(1.0, 2.0, 3.0))",
  "atan(p.y, p.x)",
  "sqrt(p.x)",
  "sqrt(dot(p, p))",
  "inversesqrt(p.x)",
  "pow(p.x, 0.5)",
  "pow(p.x, 0.5 + p.y)",
  "log(length(p))",
  "log2(length(p)) + atan(p.y, p.x)",
  "log(p.x)",
  "asin(1.0 + p.x)",
  "asin(p.y - 1.0)",
  "acos(p.x - 1.0)",
  "acos(p.x + 1.0)",
  "acosh(1.0 + p.x)",
  "sin(length(p)) / (1.0 + length(p * 2.0))",
];

describe("at singular points derivatives are 0 and the flag is set", () => {
  test.each(SINGULAR)("%s", (expression) => {
    expect(at(expression)).toEqual({ gradient: [0, 0], hessian: [0, 0, 0] });
    expect(flagAt(expression, ORIGIN)).toBe(1);
    expect(flagAt(expression, regularPoint(expression))).toBe(0);
  });
  test("derivatives of pow with a whole literal exponent exist at 0", () => {
    expect(at("pow(p.x, 1.0) + pow(p.y, 2.0)")).toEqual({ gradient: [1, 0], hessian: [0, 0, 2] });
    expect(flagAt("pow(p.x, 1.0) + pow(p.y, 2.0)", ORIGIN)).toBe(0);
  });
  test("a branch that is not taken sets no flag", () => {
    expect(flagAt("p.x < 1.0 ? p.x : sqrt(p.y)", ORIGIN)).toBe(0);
    expect(flagAt("p.x > 1.0 ? p.x : sqrt(p.y)", ORIGIN)).toBe(1);
  });
});

/** A point at which it has all derivatives: within the domains of asin and acosh. */
function regularPoint(expression: string): Point {
  return /asin\(1|acos\(p.x \+/.test(expression) ? [-0.3, -0.2] : [0.3, 0.2];
}

/** `nabla_singular` after an evaluation of `jet`, 1 or 0. */
function flagAt(expression: string, point: Point): number {
  const text = `bool nabla_singular = false;
float jet(vec2 p, out vec2 gradient, out vec3 hessian);
float f(vec2 p) { return ${expression}; }
float flag(vec2 p) { vec2 g; vec3 h; nabla_singular = false; jet(p, g, h); return nabla_singular ? 1.0 : 0.0; }`;
  const { program } = derive(text, 2, { singular: true, hasPrototype: true });
  const { compiled, diagnostics } = compileForCpu(program, "flag");
  if (compiled === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return compiled.evaluate(Float64Array.from(point), {})[0] as number;
}
