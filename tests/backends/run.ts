/** Runs GLSL on the CPU: what the tests of the JavaScript backend share. */
import { emitJavaScript, type JavaScriptOptions } from "../../src/backends/javascript.ts";
import { format } from "../../src/glsl/diagnostics.ts";
import { read } from "../../src/glsl/read.ts";
import type { Program } from "../../src/glsl/tree.ts";
import { type CpuProgram, compileForCpu } from "../../src/reference/cpu.ts";
import type { Uniforms } from "../../src/scene/scene.ts";

/** The typed tree of a text; its errors fail the test. */
export function programOf(text: string): Program {
  const { program, diagnostics, sources } = read([
    { name: "precision.glsl", text: "precision highp float;\nprecision highp int;\n" },
    { name: "test.glsl", text },
  ]);
  if (program === null) throw new Error(diagnostics.map((one) => format(one, sources)).join("\n"));
  return program;
}

/** Compiles the function `main_test` of a text. */
export function compile(text: string, options: JavaScriptOptions = {}, entry = "main_test"): CpuProgram {
  const { compiled, diagnostics } = compileForCpu(programOf(text), entry, options);
  if (compiled === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  return compiled;
}

export interface RunOptions extends JavaScriptOptions {
  readonly at?: readonly [number, number];
  readonly uniforms?: Uniforms;
  readonly turns?: number;
}

/** What the entry `main_test` of a text yields at one point, (0.25, 0.75) by default. */
export function run(text: string, options: RunOptions = {}): number[] {
  const point = Float64Array.from(options.at ?? [0.25, 0.75]);
  return [...compile(text, options).evaluate(point, options.uniforms ?? {}, options.turns)];
}

/** Runs statements that set `result`, a `vec4`. */
export function runBody(body: string, options: RunOptions = {}): number[] {
  return run(`vec4 main_test(vec2 p) { vec4 result = vec4(0.0); ${body} return result; }`, options);
}

/** Value of a GLSL expression of a scalar or vector type, in which `p` is the point. */
export function runExpression(type: string, expression: string, options: RunOptions = {}): number[] {
  return run(`void main_test(vec2 p, out ${type} value) { value = ${expression}; }`, options);
}

/** Messages with which the backend refuses a text. */
export function refusals(text: string, entry = "main_test"): string[] {
  return emitJavaScript(programOf(text), entry).diagnostics.map((one) => one.message);
}
