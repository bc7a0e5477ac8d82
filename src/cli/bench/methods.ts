/** What each coverage method costs and how wrong it is: all of them side by side in one run, on the same frames. */
import { format } from "../../glsl/diagnostics.ts";
import { compileTruth } from "../../reference/scene-truth.ts";
import { defaultFrame } from "../../scene/frame.ts";
import { gallery } from "../../scene/gallery.ts";
import { loadScene } from "../../scene/load.ts";
import type { OpenDevice } from "../device.ts";
import { measureScene } from "../measure/measure-scene.ts";
import { Problem } from "../problem.ts";

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
  /** Metrics by id. */
  readonly errors: Readonly<Record<string, number>>;
}

export interface SceneResult {
  readonly scene: string;
  readonly edgePixels: number;
  readonly methods: readonly MethodResult[];
}

/** @throws Problem for an unknown scene or method, or one that does not go with the others */
export async function benchMethods(opened: OpenDevice, options: BenchOptions): Promise<readonly SceneResult[]> {
  const results: SceneResult[] = [];
  for (const id of options.scenes) {
    const measured = await measureScene(opened, fieldOf(id), {
      coverage: ["none", ...options.coverage.filter((one) => one !== "none")],
      device: "gpu",
      frame: defaultFrame(options.errorSize, options.errorSize),
      timing: { frame: defaultFrame(options.size, options.size), rounds: options.rounds },
      directions: null,
      progress: options.progress,
    });
    const [failure] = measured.failures;
    if (failure !== undefined) throw new Problem(failure.message, 1);
    const methods = measured.methods.map(({ id, milliseconds, relativeCost, values }): MethodResult => {
      if (milliseconds === null || relativeCost === null) throw new Error("a browser has a clock");
      return { id, milliseconds, relativeCost, errors: values };
    });
    results.push({ scene: id, edgePixels: measured.edgePixels, methods });
  }
  return results;
}

/** Geometric mean of the relative costs of a method over all scenes. */
export function meanCost(results: readonly SceneResult[], id: string): number {
  const costs = results.flatMap((result) => result.methods.filter((method) => method.id === id));
  return Math.exp(costs.reduce((sum, method) => sum + Math.log(method.relativeCost), 0) / costs.length);
}

function fieldOf(id: string) {
  const text = gallery.get(id);
  if (text === undefined) throw new Problem(`no example scene '${id}'; examples are ${[...gallery.keys()].join(", ")}`);
  const scene = loadScene(text, id);
  if (scene.kind !== "sdf") throw new Problem(`scene '${id}' has a mainImage; the error is measured of an sdf`);
  const { field, diagnostics, sources } = compileTruth(scene);
  if (field !== null) return field;
  throw new Problem(diagnostics.map((diagnostic) => format(diagnostic, sources)).join("\n"), 1);
}
