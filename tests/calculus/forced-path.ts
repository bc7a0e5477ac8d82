/** Runs a GLSL function with its sites listed and forced, on the CPU in float64. */
import { differentiate } from "../../src/calculus/differentiate.ts";
import { format } from "../../src/glsl/diagnostics.ts";
import { print } from "../../src/glsl/print.ts";
import { prune } from "../../src/glsl/prune.ts";
import { read } from "../../src/glsl/read.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { includeLibrary } from "../../src/scene/library.ts";

export interface Site {
  readonly condition: number;
  readonly gradient: readonly [number, number];
  /** The side on which the path went: condition < 0. */
  readonly isNegative: boolean;
}

export interface Path {
  readonly value: number;
  readonly gradient: readonly [number, number];
  /** Sites met along the path, active or not. */
  readonly met: number;
  /** The active ones, in the order of the path. */
  readonly active: readonly Site[];
}

/** Sites whose data the test reads back. */
const MOST = 6;

/**
 * Compiles `float f(vec2 p)` of a text, p in pixels. The function gives the path at a point on which the first active
 * sites are forced to the sides given (true: condition < 0).
 */
export function compilePaths(text: string, ramps = false): (x: number, y: number, forced?: readonly boolean[]) => Path {
  const places = Array.from({ length: MOST }, (_, at) => at);
  const outs = places.map((at) => `out vec4 site${at}`).join(", ");
  const copies = places.map((at) => `site${at} = nabla_active_sites[${at}];`).join(" ");
  const host = `#include "nabla/math/sites.glsl"
#include "nabla/math/forced-sites.glsl"
float f_path(vec2 p, out vec2 gradient);
uniform int count;
uniform int sides;
float run(vec2 p, out vec2 gradient, out ivec2 counts, ${outs}) {
  nabla_begin_path(count, sides);
  float value = f_path(p, gradient);
  counts = ivec2(nabla_site_count, nabla_active_count);
  ${copies}
  return value;
}
`;
  const precision = "precision highp float;\nprecision highp int;\n";
  const { program, diagnostics, sources } = read(
    [
      { name: "test.glsl", text: precision + text },
      { name: "host.glsl", text: host },
    ],
    { prototypes: true, include: includeLibrary },
  );
  if (program === null) throw new Error(diagnostics.map((one) => format(one, sources)).join("\n"));
  const sites = { decide: "nabla_forced_site", ramps };
  const derived = differentiate(program, [{ of: "f", order: 1, into: "f_path", sites }]);
  const errors = derived.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map((one) => format(one, sources)).join("\n"));
  const pruned = prune(derived.program, ["run"]);
  expectValid(print(pruned));
  const { compiled, diagnostics: problems } = compileForCpu(pruned, "run");
  if (compiled === null) throw new Error(problems.map(({ message }) => message).join("\n"));
  return (x, y, forced = []) => {
    const bits = forced.reduce((all, isNegative, at) => all | (isNegative ? 1 << at : 0), 0);
    const [value, dx, dy, met, count, ...rest] = compiled.evaluate(Float64Array.of(x, y), {
      count: forced.length,
      sides: bits,
    }) as unknown as [number, number, number, number, number, ...number[]];
    const active = Array.from({ length: count }, (_, at): Site => {
      const [condition, cx, cy, side] = rest.slice(4 * at, 4 * at + 4) as [number, number, number, number];
      return { condition, gradient: [cx, cy], isNegative: side === 1 };
    });
    return { value, gradient: [dx, dy], met, active };
  };
}

/** What is printed must be GLSL again. The CPU would not notice a name that is out of scope. */
function expectValid(text: string): void {
  const { diagnostics, sources } = read([{ name: "derived.glsl", text }]);
  const errors = diagnostics.filter(({ severity }) => severity === "error").map((one) => format(one, sources));
  if (errors.length > 0) throw new Error(`${errors.join("\n")}\nin\n${text}`);
}
