/** A built-in function with both derivatives at every input, as one program for GPU and CPU. */
import { emitGlsl } from "../../../src/backends/glsl.ts";
import { differentiate } from "../../../src/calculus/differentiate.ts";
import { replaceTrigonometry } from "../../../src/calculus/trigonometry.ts";
import { format } from "../../../src/glsl/diagnostics.ts";
import { prune } from "../../../src/glsl/prune.ts";
import { read } from "../../../src/glsl/read.ts";
import type { Program } from "../../../src/glsl/tree.ts";
import { includeLibrary } from "../../../src/scene/library.ts";
import { INPUTS_GLSL, SIDE } from "./inputs.ts";

/** Numbers that one input yields: value, both first and all three second derivatives. */
export const RESULTS = 6;

export interface BuiltinProgram {
  /** With own trigonometry; entry `nabla_results(vec2 pixel, out vec2 gradient, out vec3 hessian)` gives the results. */
  readonly program: Program;
  /** Draws them in two layers: `uniform int nabla_layer` chooses results 0 to 3 or 4 and 5. */
  readonly glsl: string;
  /** The same with the built-in trigonometry, which in float64 is exact; `nabla_inputs` gives p and n. */
  readonly exact: Program;
}

export function builtinProgram(field: string): BuiltinProgram {
  const text = `precision highp float;
precision highp int;
#include "nabla/math/trigonometry.glsl"
${INPUTS_GLSL}
uniform int nabla_layer;
out vec4 nabla_color;
vec4 n;
float modf_part(float x) { float whole; float part = modf(x, whole); return part + 0.0 * min(abs(whole), 1.0); }
float nabla_f(vec2 p) { return ${field}; }
float nabla_jet(vec2 p, out vec2 gradient, out vec3 hessian);
void nabla_set(vec2 pixel, out vec2 p) {
  uint index = uint(pixel.x) + ${SIDE}u * uint(pixel.y);
  n = vec4(nabla_input(index, 2u), nabla_input(index, 3u), nabla_input(index + ${SIDE * SIDE}u, 2u), nabla_input(index + ${SIDE * SIDE}u, 3u));
  p = vec2(nabla_input(index, 0u), nabla_input(index, 1u));
}
void nabla_inputs(vec2 pixel, out vec2 p, out vec4 constants) {
  nabla_set(pixel, p);
  constants = n;
}
float nabla_results(vec2 pixel, out vec2 gradient, out vec3 hessian) {
  vec2 p;
  nabla_set(pixel, p);
  return nabla_jet(p, gradient, hessian);
}
void main() {
  vec2 gradient;
  vec3 hessian;
  float value = nabla_results(gl_FragCoord.xy, gradient, hessian);
  nabla_color = nabla_layer == 0 ? vec4(value, gradient, hessian.x) : vec4(hessian.yz, 0.0, 0.0);
}`;
  const { program, diagnostics, sources } = read([{ name: "builtin.glsl", text }], {
    include: includeLibrary,
    prototypes: true,
  });
  if (program === null) throw new Error(diagnostics.map((one) => format(one, sources)).join("\n"));
  const derived = differentiate(program, [{ of: "nabla_f", order: 2, into: "nabla_jet" }]);
  const errors = derived.diagnostics.filter((one) => one.severity === "error");
  if (errors.length > 0) throw new Error(errors.map((one) => format(one, sources)).join("\n"));
  const own = prune(replaceTrigonometry(derived.program), ["main"]);
  return { program: own, glsl: emitGlsl(own), exact: prune(derived.program, ["main", "nabla_inputs"]) };
}
