/**
 * Operands that are constants: partials are folded where one is 0, 1 or −1, alone or in a product of a product. What is
 * folded must be what the same constants give when they are hidden behind a uniform that is 0.
 */
import { describe, expect, test } from "vitest";
import { closedForm, INTERMEDIATE_SCALE, isWithin } from "../tolerances.ts";
import { compileJet, type Point } from "./run.ts";

const CONSTANTS = ["0.0", "1.0", "-1.0", "0.5"];
const ACTIVE = ["u", "(0.05 + 0.03 * u)", "(-v)", "u * v", "0.0 * u", "v * 1.0"];
const OPERANDS = [...CONSTANTS, ...ACTIVE];
const FEW = ["0.0", "1.0", "-1.0", "u", "(0.05 + 0.03 * v)"];

const PAIRS = [
  "A * B",
  "A * B * u",
  "A * (0.05 + B * 0.03)",
  "A + B",
  "A - B",
  "A / B",
  "dot(vec3(1.0, 0.0, -1.0) * A, vec3(B, u, 0.0))",
  "dot(vec2(A, u), vec2(v, B))",
  "length(vec2(A, B))",
  "normalize(vec3(A, B, u)).x",
  "distance(vec2(A, u), vec2(v, B))",
  "cross(vec3(A, u, 0.0), vec3(1.0, B, v)).z",
  "reflect(vec2(A, u), vec2(0.0, B)).y",
  "(mat2(A, 0.0, B, 1.0) * vec2(u, v)).x",
  "determinant(mat2(A, u, v, B))",
  "pow(A, B)",
  "atan(A, B)",
  "mod(A, B)",
  "faceforward(vec2(A, u), vec2(v, B), vec2(u, A)).x",
  "refract(vec2(A, u), vec2(0.0, B), 0.5).y",
  "inverse(mat2(A, u, v, B))[0].x",
  "outerProduct(vec2(A, u), vec2(B, v))[1].x",
  "sqrt(A * A + B * B)",
  "min(A, B)",
  "max(A, B)",
  "step(A, B)",
];
const TRIPLES = [
  "mix(A, B, C)",
  "smoothstep(A, B, C)",
  "clamp(A, B, C)",
  "A * B * C",
  "A * B + C",
  "(A + B) / C",
  "dot(vec3(A, B, C), vec3(u, v, 1.0))",
  "(mat3(A, 0.0, 0.0, B, u, 0.0, C, v, 1.0) * vec3(u, 0.0, 1.0)).x",
];
const SINGLES = [
  "sin(A)",
  "cos(A)",
  "tan(A)",
  "asin(A)",
  "acos(A)",
  "atan(A)",
  "sinh(A)",
  "cosh(A)",
  "tanh(A)",
  "asinh(A)",
  "exp(A)",
  "exp2(A)",
  "log(A)",
  "log2(A)",
  "sqrt(A)",
  "inversesqrt(A)",
  "abs(A)",
  "sign(A)",
  "floor(A)",
  "fract(A)",
  "A * A",
  "1.0 / A",
];

const PLACES: readonly Point[] = [
  [0.31, 0.72],
  [0.83, -0.41],
];

const field = (expression: string): string =>
  `uniform float zero;\nfloat f(vec2 p) { float u = 0.3 * p.x + 0.2 * p.y * p.y, v = 0.5 * p.y + p.x * p.x; return ${expression}; }`;

const hidden = (operand: string): string => (CONSTANTS.includes(operand) ? `(${operand} + zero)` : operand);

function filled(template: string, [a, b, c]: readonly string[]): string {
  return template.replace(/\b[ABC]\b/g, (name) => `${{ A: a, B: b, C: c }[name as "A" | "B" | "C"]}`);
}

/** All ways to take so many operands. */
function choices(operands: readonly string[], count: number): string[][] {
  if (count === 0) return [[]];
  return choices(operands, count - 1).flatMap((rest) => operands.map((operand) => [...rest, operand]));
}

function expectSame(template: string, operands: readonly string[]): void {
  const folded = compileJet(field(filled(template, operands)));
  const plain = compileJet(field(filled(template, operands.map(hidden))));
  for (const place of PLACES) {
    const [a, b] = [folded.exact(place), plain.exact(place)];
    const [given, expected] = [a, b].map((one) => [one.value, ...one.gradient, ...one.hessian]);
    expected?.forEach((number, at) => {
      // Where there is no derivative both may say so in their own way.
      if (!Number.isFinite(number)) return;
      const isSame = isWithin(
        given?.[at] as number,
        number,
        closedForm(Math.max(INTERMEDIATE_SCALE, Math.abs(number))),
      );
      expect(isSame, `${filled(template, operands)} at ${place}: ${given} instead of ${expected}`).toBe(true);
    });
  }
}

describe("constants are folded as they would be computed", () => {
  test.each(SINGLES)("%s", (template) => {
    for (const operands of choices(OPERANDS, 1)) expectSame(template, operands);
  });
  test.each(PAIRS)("%s", (template) => {
    for (const operands of choices(OPERANDS, 2)) expectSame(template, operands);
  });
  test.each(TRIPLES)("%s", (template) => {
    for (const operands of choices(FEW, 3)) expectSame(template, operands);
  });
});
