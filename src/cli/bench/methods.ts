/** What each coverage method costs and how wrong it is: all of them side by side in one run, on the same frames. */
import { findCoverageMethod } from "../../coverage/registry.ts";
import type { FloatImage } from "../../image/image.ts";
import { metrics } from "../../metrics/registry.ts";
import { certifyCoverage } from "../../reference/certified.ts";
import { compileForCpu } from "../../reference/cpu.ts";
import { compileTaylor } from "../../reference/taylor.ts";
import { supersampledCoverage } from "../../reference/truth.ts";
import { assemble, assembleDriver } from "../../scene/assemble.ts";
import { fieldChain } from "../../scene/driver.ts";
import { defaultFrame, uniformsOf } from "../../scene/frame.ts";
import { gallery } from "../../scene/gallery.ts";
import { loadScene } from "../../scene/load.ts";
import type { AssembledProgram, Scene, Uniforms } from "../../scene/scene.ts";
import { Problem } from "../problem.ts";

/** What draws and times programs; a headless browser's page. */
export interface Timer {
  time(program: AssembledProgram, uniforms: Uniforms, side: number, repeats: number): Promise<readonly number[]>;
  draw(program: AssembledProgram, uniforms: Uniforms, side: number): Promise<FloatImage>;
}

export interface BenchOptions {
  readonly scenes: readonly string[];
  readonly coverage: readonly string[];
  /** Pixels along a side of the timed frames. */
  readonly size: number;
  /** Pixels along a side of the frames whose error is measured. */
  readonly errorSize: number;
  /** Rounds over all methods; the quickest frame of each counts, which noise disturbs least. */
  readonly rounds: number;
  readonly progress: (text: string) => void;
}

export interface MethodResult {
  readonly id: string;
  readonly milliseconds: number;
  /** Whole frame against the whole frame of `none` in the same run. */
  readonly relativeCost: number;
  /** Metrics over edge pixels by id, in 1/255. */
  readonly errors: Readonly<Record<string, number>>;
}

export interface SceneResult {
  readonly scene: string;
  readonly edgePixels: number;
  readonly methods: readonly MethodResult[];
}

/** Samples along a side of a pixel of the truth. */
const TRUTH_SAMPLES = 64;

const FRAMES_A_ROUND = 3;

/** @throws Problem for an unknown scene or method, or one that does not go with the others */
export async function benchMethods(timer: Timer, options: BenchOptions): Promise<readonly SceneResult[]> {
  const results: SceneResult[] = [];
  for (const id of options.scenes) {
    const scene = exampleOf(id);
    const ids = ["none", ...options.coverage.filter((one) => one !== "none")];
    const programs = ids.map((coverage) => [coverage, programOf(scene, coverage)] as const);
    const times = new Map<string, number>();
    const uniforms = uniformsOf(scene, defaultFrame(options.size, options.size), {});
    for (let round = 0; round < options.rounds; round++)
      for (const [coverage, program] of programs) {
        options.progress(`${id}: timing ${coverage}, round ${round + 1} of ${options.rounds}`);
        // A costly method is steady enough after fewer frames.
        const frames = (findCoverageMethod(coverage)?.evaluations ?? 1) > 16 ? 1 : FRAMES_A_ROUND;
        const least = Math.min(...(await timer.time(program, uniforms, options.size, frames)));
        times.set(coverage, Math.min(times.get(coverage) ?? Number.POSITIVE_INFINITY, least));
      }
    options.progress(`${id}: truth of ${TRUTH_SAMPLES}×${TRUTH_SAMPLES} samples a pixel in float64`);
    const truth = truthOf(scene, options.errorSize);
    const none = times.get("none") as number;
    const methods: MethodResult[] = [];
    for (const [coverage, program] of programs) {
      options.progress(`${id}: error of ${coverage}`);
      const errorUniforms = uniformsOf(scene, defaultFrame(options.errorSize, options.errorSize), {});
      const image = await timer.draw(program, errorUniforms, options.errorSize);
      const measured = Float64Array.from({ length: truth.length }, (_, index) => image.data[4 * index] as number);
      const pair = { width: options.errorSize, height: options.errorSize, measured, truth };
      const milliseconds = times.get(coverage) as number;
      methods.push({
        id: coverage,
        milliseconds,
        relativeCost: milliseconds / none,
        errors: Object.fromEntries(metrics.map((metric) => [metric.id, metric.measure(pair)])),
      });
    }
    results.push({ scene: id, edgePixels: truth.filter((value) => value > 0 && value < 1).length, methods });
  }
  return results;
}

/** Geometric mean of the relative costs of a method over all scenes. */
export function meanCost(results: readonly SceneResult[], id: string): number {
  const costs = results.flatMap((result) => result.methods.filter((method) => method.id === id));
  return Math.exp(costs.reduce((sum, method) => sum + Math.log(method.relativeCost), 0) / costs.length);
}

function exampleOf(id: string): Scene {
  const text = gallery.get(id);
  if (text === undefined) throw new Problem(`no example scene '${id}'; examples are ${[...gallery.keys()].join(", ")}`);
  const scene = loadScene(text, id);
  if (scene.kind !== "sdf") throw new Problem(`scene '${id}' has a mainImage; the error is measured of an sdf`);
  return scene;
}

function programOf(scene: Scene, coverage: string): AssembledProgram {
  const { assembled, diagnostics } = assemble(scene, { coverage, view: "coverage", device: "gpu" });
  if (assembled !== null) return assembled;
  throw new Problem(diagnostics.map((diagnostic) => diagnostic.message).join("\n"));
}

function truthOf(scene: Scene, side: number): Float64Array {
  const text = `${fieldChain(scene)}float nabla_truth(vec2 pixel) { return nabla_field(pixel); }
vec4 nabla_pixel(vec2 pixel) { return vec4(nabla_truth(pixel)); }
`;
  const { assembled, diagnostics } = assembleDriver(scene, { text, requests: [] }, { device: "cpu" });
  if (assembled === null) throw new Problem(diagnostics.map((diagnostic) => diagnostic.message).join("\n"));
  const { compiled, diagnostics: problems } = compileForCpu(assembled.program, "nabla_truth");
  if (compiled === null) throw new Problem(problems.map((problem) => problem.message).join("\n"));
  const uniforms = uniformsOf(scene, defaultFrame(side, side), {});
  const { compiled: taylor } = compileTaylor(assembled.program, "nabla_truth");
  taylor?.load(uniforms);
  // Most pixels lie proven inside or outside; bounds that may be as far apart as 1 take one cell a pixel at most.
  const bounds = taylor === null ? undefined : certifyCoverage(taylor, side, side, { enclosure: 1 });
  return supersampledCoverage(compiled, side, side, TRUTH_SAMPLES, uniforms, bounds);
}
