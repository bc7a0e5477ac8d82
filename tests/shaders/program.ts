/** Runs library functions in float64 at points, with their arguments as uniforms. */
import { differentiate } from "../../src/calculus/differentiate.ts";
import { format } from "../../src/glsl/diagnostics.ts";
import { read } from "../../src/glsl/read.ts";
import type { Program } from "../../src/glsl/tree.ts";
import { type CpuProgram, compileForCpu } from "../../src/reference/cpu.ts";
import { includeLibrary } from "../../src/scene/library.ts";
import type { Argument, LibraryFile } from "./library-file.ts";

/** The typed tree of a text that may include the library. Errors fail the test with the compiler's own words. */
export function programOf(text: string, name: string): Program {
  const { program, diagnostics, sources } = read(
    [
      { name: "precision", text: "precision highp float;\nprecision highp int;\n" },
      { name, text },
    ],
    { include: includeLibrary },
  );
  if (program === null || diagnostics.length > 0)
    throw new Error(diagnostics.map((one) => format(one, sources)).join("\n"));
  return program;
}

export function compile(program: Program, entry: string): CpuProgram {
  const { compiled, diagnostics } = compileForCpu(program, entry);
  if (compiled === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  return compiled;
}

/** What stands around the calls of the functions under test. */
export interface Harness {
  /** Path of the library file, and of others that the calls need. */
  readonly includes: readonly string[];
  readonly arguments: readonly Argument[];
  readonly kind: "field" | "warp";
  /** GLSL expression of `vec2 p` for the value, a float or a vec2. */
  readonly value: string;
  /** GLSL expression of `vec2 p` for d and gradient (vec3) or for the Jacobian (mat2). */
  readonly closed: string;
}

/** A function of the point under test and its derivatives written by hand, which share no code. */
export interface Subject {
  /** One number, or two for a warp. */
  readonly value: CpuProgram;
  /** d, ∂x, ∂y; for a warp x, y and the columns of the Jacobian. */
  readonly closed: CpuProgram;
}

export function subject(harness: Harness): Subject {
  const program = programOf(textOf(harness), harness.includes[0] ?? "test");
  return { value: compile(program, "test_value"), closed: compile(program, "test_closed") };
}

/** The value and its derivatives from the transform of the value's source, in the order of `Subject.closed`. */
export function derive(harness: Harness): CpuProgram {
  const { program, diagnostics } = differentiate(programOf(textOf(harness), harness.includes[0] ?? "test"), [
    { of: "test_value", order: 1, into: "test_derived" },
  ]);
  if (diagnostics.length > 0) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  return compile(program, "test_derived");
}

function textOf({ includes, arguments: list, kind, value, closed }: Harness): string {
  return [
    ...includes.map((path) => `#include "${path}"`),
    ...list.map(({ type, name }) => `uniform ${type} ${name};`),
    ...(kind === "field"
      ? [
          `float test_value(vec2 p) { return ${value}; }`,
          `vec3 test_closed(vec2 p) { return ${closed}; }`,
          "float test_derived(vec2 p, out vec2 test_slope);",
        ]
      : [
          `vec2 test_value(vec2 p) { return ${value}; }`,
          `vec2 test_closed(vec2 p, out mat2 test_slope) { test_slope = ${closed}; return ${value}; }`,
          "vec2 test_derived(vec2 p, out mat2 test_slope);",
        ]),
  ].join("\n");
}

/** A primitive: `sdBox` and `sdgBox`. */
export function primitive(file: LibraryFile): Harness {
  const { value, derivative } = functionsOf(file, "sd", "sdg");
  const call = ["p", ...file.arguments.map(({ name }) => name)].join(", ");
  return {
    includes: [file.path],
    arguments: file.arguments,
    kind: "field",
    value: `${value}(${call})`,
    closed: `${derivative}(${call})`,
  };
}

/** A warp: `warpPolar` and `warpPolarJacobian`. */
export function warp(file: LibraryFile): Harness {
  const { value, derivative } = functionsOf(file, "warp", "warp", "Jacobian");
  const call = ["p", ...file.arguments.map(({ name }) => name)].join(", ");
  return {
    includes: [file.path],
    arguments: file.arguments,
    kind: "warp",
    value: `${value}(${call})`,
    closed: `${derivative}(${call})`,
  };
}

/** The two distances that operations are tried on: a disc and a box that overlap in part, with known gradients. */
const OPERANDS = [
  ["sdCircle(p - vec2(-0.3, 0.1), 0.6)", "sdgCircle(p - vec2(-0.3, 0.1), 0.6)"],
  ["sdBox(p - vec2(0.35, -0.15), vec2(0.5, 0.4))", "sdgBox(p - vec2(0.35, -0.15), vec2(0.5, 0.4))"],
] as const;

/** An operation on one or two distances: `opUnion` and `opgUnion`. */
export function operation(file: LibraryFile): Harness {
  const { value, derivative } = functionsOf(file, "op", "opg");
  const count =
    file.signatures.find(({ name }) => name === derivative)?.parameters.filter(({ type }) => type === "vec3").length ??
    0;
  const operands = OPERANDS.slice(0, count);
  const rest = file.arguments.map(({ name }) => name);
  return {
    includes: [file.path, "nabla/sdf/circle.glsl", "nabla/sdf/box.glsl"],
    arguments: file.arguments,
    kind: "field",
    value: `${value}(${[...operands.map(([distance]) => distance), ...rest].join(", ")})`,
    closed: `${derivative}(${[...operands.map(([, gradient]) => gradient), ...rest].join(", ")})`,
  };
}

/** The names that a file must define, from its own: `nabla/sdf/rounded-box.glsl` → `sdRoundedBox` and `sdgRoundedBox`. */
export function functionsOf(
  file: LibraryFile,
  prefix: string,
  derivativePrefix: string,
  suffix = "",
): { value: string; derivative: string } {
  const name = file.path
    .replace(/^.*\/|\.glsl$/g, "")
    .replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return { value: `${prefix}${name}`, derivative: `${derivativePrefix}${name}${suffix}` };
}
