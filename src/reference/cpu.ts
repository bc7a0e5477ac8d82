/**
 * The CPU as a device: a program of the tree, compiled to JavaScript in this process and run at pixels or points.
 *
 *     const { compiled } = compileForCpu(program, "sdf");
 *     compiled?.evaluate(Float64Array.of(0.5, 0.25), {}); // Float64Array [ … ]
 *
 * A page whose content security policy forbids `unsafe-eval` runs the same text in a Worker, see `worker.ts`.
 */
import { emitJavaScript, type JavaScriptOptions, packUniforms } from "../backends/javascript.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Program } from "../glsl/tree.ts";
import type { FloatImage } from "../image/image.ts";
import type { AssembledProgram, Uniforms } from "../scene/scene.ts";

/** A rectangle of pixels, x0 ≤ x < x1 and y0 ≤ y < y1, with y up. */
export interface PixelRectangle {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A program that is ready to run. */
export interface CpuProgram {
  /** Numbers that one point yields: the components of the entry's value, then of its out parameters. */
  readonly components: number;
  /**
   * Runs the entry at the centres (at halves) of the rectangle's pixels: `components` numbers a pixel, row y0 first.
   * Throws `BudgetExceeded` if the loops take more than `turns` turns at one of them, all loops together.
   */
  render(pixels: PixelRectangle, uniforms: Uniforms, turns?: number): Float64Array;
  /** Runs the entry at the points x, y, x, y …: `components` numbers a point. Throws `BudgetExceeded` as `render` does. */
  evaluate(points: Float64Array, uniforms: Uniforms, turns?: number): Float64Array;
  /** The same into an array that is there already, with uniforms packed by `pack`: for millions of points. */
  evaluateInto(points: Float64Array, packed: Float64Array, out: Float64Array, turns?: number): void;
  /** Uniforms in the layout that `evaluateInto` takes. */
  pack(uniforms: Uniforms): Float64Array;
}

/** The loops took more turns at one point than they were given. */
export class BudgetExceeded extends Error {
  override readonly name = "BudgetExceeded";
}

/** What the emitted text returns; see `JavaScriptProgram.source`. */
interface Kernels {
  render(x0: number, y0: number, x1: number, y1: number, values: Float64Array, out: Float64Array, limit: number): void;
  evaluate(points: Float64Array, values: Float64Array, out: Float64Array, limit: number): void;
}

/**
 * Turns that all loops may take at one point, if the caller sets no other limit: 16 times as many as the GPU's guard
 * allows, because here a pixel may stand for many samples. A loop without end is found within a tenth of a second.
 */
export const DEFAULT_TURNS = 2 ** 24;

/** Compiles the function `entry` of a program; `compiled` is null if `diagnostics` holds an error. */
export function compileForCpu(
  program: Program,
  entry: string,
  options: JavaScriptOptions = {},
): { readonly compiled: CpuProgram | null; readonly diagnostics: readonly Diagnostic[] } {
  const { source, uniforms: layout, components, diagnostics } = emitJavaScript(program, entry, options);
  if (source === null) return { compiled: null, diagnostics };
  // The text holds no word of the user's: names and numbers in it were made by the emitter.
  const kernels = new Function(source)() as Kernels;
  const pack = (uniforms: Uniforms): Float64Array => packUniforms(layout, uniforms);
  const compiled: CpuProgram = {
    components,
    pack,
    render({ x0, y0, x1, y1 }, uniforms, turns) {
      const pixels = Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
      const out = new Float64Array(pixels * components);
      guarded(() => kernels.render(x0, y0, x1, y1, pack(uniforms), out, turns ?? DEFAULT_TURNS));
      return out;
    },
    evaluate(points, uniforms, turns) {
      const out = new Float64Array((points.length >> 1) * components);
      compiled.evaluateInto(points, pack(uniforms), out, turns);
      return out;
    },
    evaluateInto(points, packed, out, turns) {
      guarded(() => kernels.evaluate(points, packed, out, turns ?? DEFAULT_TURNS));
    },
  };
  return { compiled, diagnostics };
}

/** Runs emitted code and gives its one error its class. */
function guarded(run: () => void): void {
  try {
    run();
  } catch (error) {
    throw error instanceof Error && error.name === "BudgetExceeded" ? new BudgetExceeded(error.message) : error;
  }
}

/** What `renderOnCpu` may be told beside the picture. */
export interface CpuRenderOptions extends JavaScriptOptions {
  /** Turns that all loops may take at one pixel. */
  readonly turns?: number;
}

/**
 * Draws an assembled program: four numbers a pixel, row 0 at the top. `width` and `height` are pixels and must be those
 * for which `uniforms` was made. Throws `BudgetExceeded`, or an error with the messages if the program cannot run here.
 */
export function renderOnCpu(
  assembled: AssembledProgram,
  uniforms: Uniforms,
  width: number,
  height: number,
  options: CpuRenderOptions = {},
): FloatImage {
  const { compiled, diagnostics } = compileForCpu(assembled.program, assembled.entry, options);
  if (compiled === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  const rows = compiled.render({ x0: 0, y0: 0, x1: width, y1: height }, uniforms, options.turns);
  return { kind: "floats", width, height, data: flipRows(rows, 4 * width) };
}

/** The rows of `length` numbers in the opposite order. */
export function flipRows(data: Float64Array, length: number): Float64Array {
  const flipped = new Float64Array(data.length);
  for (let from = 0, to = data.length - length; to >= 0; from += length, to -= length) {
    flipped.set(data.subarray(from, from + length), to);
  }
  return flipped;
}
