/** Differentiates a GLSL function and runs it with its derivatives on the CPU: what the tests of the calculus share. */
import { expect } from "vitest";
import { type DifferentiateOptions, differentiate } from "../../src/calculus/differentiate.ts";
import { type Diagnostic, format } from "../../src/glsl/diagnostics.ts";
import { print } from "../../src/glsl/print.ts";
import { read } from "../../src/glsl/read.ts";
import type { Program } from "../../src/glsl/tree.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { numericalDerivatives } from "../../src/reference/finite-differences.ts";
import { finiteDifference, isMeaningful, isWithin } from "../tolerances.ts";

export type Point = readonly [number, number];

const PRECISION = { name: "precision.glsl", text: "precision highp float;\nprecision highp int;\n" };

const PROTOTYPES = {
  1: "float jet(vec2 p, out vec2 gradient);\n",
  2: "float jet(vec2 p, out vec2 gradient, out vec3 hessian);\n",
} as const;

export interface Derived {
  readonly program: Program;
  /** Where in the declarations what was added begins. */
  readonly start: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly messages: readonly string[];
}

/** The program of a text that defines `float f(vec2 p)`, with `jet` written, whose prototype it may hold already. Errors of the text itself fail the test. */
export function derive(
  text: string,
  order: 1 | 2 = 2,
  { hasPrototype = false, ...options }: DifferentiateOptions & { readonly hasPrototype?: boolean } = {},
): Derived {
  const prototype = { name: "jet.glsl", text: hasPrototype ? "" : PROTOTYPES[order] };
  const texts = [PRECISION, { name: "test.glsl", text }, prototype];
  const { program, diagnostics, sources } = read(texts, { prototypes: true });
  if (program === null) throw new Error(diagnostics.map((one) => format(one, sources)).join("\n"));
  const result = differentiate(program, [{ of: "f", order, into: "jet" }], options);
  expectValid(result.program);
  return {
    program: result.program,
    start: program.declarations.length,
    diagnostics: result.diagnostics,
    messages: result.diagnostics.map((one) => format(one, sources)),
  };
}

/** What is printed must be GLSL: every name in scope and of the right type. The CPU would not notice. */
function expectValid(program: Program): void {
  const text = print(program);
  const { diagnostics, sources } = read([{ name: "derived.glsl", text }]);
  const errors = diagnostics.filter(({ severity }) => severity === "error").map((one) => format(one, sources));
  if (errors.length > 0) throw new Error(`${errors.join("\n")}\nin\n${text}`);
}

/** What was added to a text, as GLSL. */
export function derivedText(text: string, order: 1 | 2): string {
  const { program, start } = derive(text, order);
  return print({ declarations: program.declarations.slice(start) });
}

interface Derivatives {
  readonly value: number;
  readonly gradient: readonly number[];
  readonly hessian: readonly number[];
}

export interface Runner {
  readonly exact: (point: Point) => Derivatives;
  readonly field: (points: Float64Array) => Float64Array;
}

/** Compiles `f` and its `jet` of a text. */
export function compileJet(text: string, order: 1 | 2 = 2): Runner {
  const { program, diagnostics, messages } = derive(text, order);
  if (diagnostics.some(({ severity }) => severity === "error")) throw new Error(messages.join("\n"));
  const [jet, field] = ["jet", "f"].map((entry) => {
    const { compiled, diagnostics: problems } = compileForCpu(program, entry);
    if (compiled === null) throw new Error(problems.map(({ message }) => message).join("\n"));
    return compiled;
  });
  if (jet === undefined || field === undefined) throw new Error("nothing was compiled");
  return {
    exact: (point) => {
      const [value, ...partials] = jet.evaluate(Float64Array.from(point), {});
      return { value: value as number, gradient: partials.slice(0, 2), hessian: partials.slice(2) };
    },
    field: (points) => field.evaluate(points, {}),
  };
}

/** Points that lie on no axis and no grid, so that kinks are met only by intent. */
export const POINTS: readonly Point[] = [
  [0.3127, 0.7411],
  [-0.4519, 0.2873],
  [0.6831, -0.5297],
  [-0.7213, -0.8639],
];

/** Holds gradient and Hessian of `f` at points against finite differences in float64. */
export function expectDerivatives(text: string, points: readonly Point[] = POINTS): void {
  const second = compileJet(text, 2);
  const first = compileJet(text, 1);
  for (const point of points) {
    const exact = second.exact(point);
    const numeric = numericalDerivatives(second.field, ...point);
    expect(exact.value, `value at ${point}`).toBe(numeric.value);
    const names = ["dx", "dy", "dxx", "dxy", "dyy"];
    const estimates = [...numeric.gradient, ...numeric.hessian];
    expect(estimates.every(isMeaningful), `a kink near ${point}: ${JSON.stringify(estimates)}`).toBe(true);
    [...exact.gradient, ...exact.hessian].forEach((value, at) => {
      const estimate = estimates[at] as (typeof estimates)[number];
      const isNear = isWithin(value, estimate.value, finiteDifference(estimate, value));
      expect(
        isNear,
        `${names[at]} at ${point} is ${value}, finite differences say ${estimate.value} ± ${estimate.error}`,
      ).toBe(true);
    });
    const gradient = first.exact(point);
    expect(gradient.value).toBe(numeric.value);
    gradient.gradient.forEach((value, at) => {
      const estimate = estimates[at] as (typeof estimates)[number];
      expect(
        isWithin(value, estimate.value, finiteDifference(estimate, value)),
        `order 1, ${names[at]} at ${point}: ${value}`,
      ).toBe(true);
    });
  }
}
