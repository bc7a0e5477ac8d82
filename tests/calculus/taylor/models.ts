/** Runs the models that the Taylor transform writes, path by path, and holds points of the cells against them. */
import { enclose } from "../../../src/calculus/taylor/enclose.ts";
import { format } from "../../../src/glsl/diagnostics.ts";
import { read } from "../../../src/glsl/read.ts";
import type { SourceText } from "../../../src/glsl/source.ts";
import type { Program } from "../../../src/glsl/tree.ts";
import { type CpuProgram, compileForCpu } from "../../../src/reference/cpu.ts";
import { includeLibrary } from "../../../src/scene/library.ts";
import type { Uniforms } from "../../../src/scene/scene.ts";
import { random } from "../../backends/enclosure.ts";

/** Paths that are looked at; a cell with more is left out. */
const PATHS = 4;

const PRECISION: SourceText = { name: "precision", text: "precision highp float;\nprecision highp int;\n" };

/** The models of each path, the number of paths, and whether there were more than fit. */
const DRIVER = `#define NABLA_OWN_TRIGONOMETRY 1
#define NABLA_TAYLOR_SIDES 8
#include "nabla/math/taylor.glsl"
uniform vec2 nabla_reach;
uniform bool nabla_splits;
vec4 nabla_model(vec2 middle, vec2 reach);
float nabla_paths(vec2 middle, ${Array.from({ length: PATHS }, (_, path) => `out vec4 m${path}`).join(", ")}) {
  nabla_taylor_path = 0;
  nabla_taylor_splits = nabla_splits;
  for (int path = 0; path < ${PATHS}; path++) {
    nabla_taylor_begin();
    vec4 model = nabla_model(middle, nabla_reach);
    if (nabla_taylor_is_lost()) break;
    ${Array.from({ length: PATHS }, (_, path) => `if (path == ${path}) m${path} = model;`).join("\n    ")}
    if (!nabla_taylor_next()) return float(path + 1);
  }
  return 0.0;
}
`;

export interface Models {
  readonly field: CpuProgram;
  readonly paths: CpuProgram;
  readonly program: Program;
}

/**
 * The function `entry` of `texts` and its models.
 *
 * @param change alters the texts of the rules, for tests that plant a wrong rule
 * @param float32 rounds the models as a GPU does; the function itself stays in float64
 */
export function compileModels(
  texts: readonly SourceText[],
  entry: string,
  { change = (text: string) => text, float32 = false } = {},
): Models {
  const include = (path: string): string | null => {
    const text = includeLibrary(path);
    return path.startsWith("nabla/math/taylor") && text !== null ? change(text) : text;
  };
  const reading = read([...texts, { name: "driver", text: DRIVER }], { include, prototypes: true });
  if (reading.program === null)
    throw new Error(reading.diagnostics.map((one) => format(one, reading.sources)).join("\n"));
  const { program, diagnostics } = enclose(reading.program, [{ of: entry, into: "nabla_model" }]);
  if (diagnostics.length > 0) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  return { program, field: compile(program, entry, false), paths: compile(program, "nabla_paths", float32) };
}

function compile(program: Program, entry: string, float32: boolean): CpuProgram {
  const { compiled, diagnostics } = compileForCpu(program, entry, { float32 });
  if (compiled === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  return compiled;
}

/** A text as `compileModels` takes it. */
export function textsOf(text: string): readonly SourceText[] {
  return [PRECISION, { name: "test", text }];
}

export interface Tally {
  /** Points that lie in no path's model, and models that are no numbers. */
  readonly violations: readonly string[];
  readonly checked: number;
}

/** Cells around points within `extent` of `extent`, half sides from 2⁻⁸ to 2⁴ of `unit`, four points of each. */
export function tally(
  { field, paths }: Models,
  uniforms: Uniforms,
  { count, extent, unit }: { readonly count: number; readonly extent: number; readonly unit: number },
): Tally {
  const next = random(1);
  const violations: string[] = [];
  let checked = 0;
  for (let cell = 0; cell < count; cell++) {
    const half = Math.fround(unit * 2 ** (12 * next() - 8));
    const [x, y] = [Math.fround(2 * extent * next()), Math.fround(2 * extent * next())];
    const values = { ...uniforms, nabla_reach: [half, half], nabla_splits: cell % 2 };
    const [found, ...models] = paths.evaluate(Float64Array.of(x, y), values);
    const place = `in a cell of ${2 * half} around ${x}, ${y}`;
    for (let point = 0; point < 4 && (found as number) > 0; point++) {
      const [u, w] = [2 * next() - 1, 2 * next() - 1];
      const value = field.evaluate(Float64Array.of(x + half * u, y + half * w), uniforms)[0] as number;
      if (Number.isNaN(value)) continue;
      checked++;
      const isHeld = Array.from({ length: found as number }, (_, path) => models.slice(4 * path, 4 * path + 4)).some(
        ([v, a, b, e]) =>
          Math.abs(value - ((v as number) + (a as number) * u + (b as number) * w)) <= (e as number) ||
          (e as number) >= UNKNOWN,
      );
      if (!isHeld) violations.push(`${value} at ${u}, ${w} ${place}: ${models.join(" ")}`);
    }
    if (models.some((one) => !Number.isFinite(one))) violations.push(`no number ${place}: ${models.join(" ")}`);
  }
  return { violations, checked };
}

/** As the library says it. */
const UNKNOWN = 1e18;
