/** What the compared methods make of the present frame: their coverage as numbers, errors by all metrics, cost. */
import type { Renderer } from "../../gpu/renderer.ts";
import { metrics } from "../../metrics/registry.ts";
import type { SceneTruth } from "../../reference/scene-truth.ts";
import { uniformsOf } from "../../scene/frame.ts";
import type { AssembledProgram, Frame, Scene } from "../../scene/scene.ts";
import { assembleMethod } from "../compile.ts";
import type { Settings } from "../state.ts";

/** The coverage that a method computes, one number a pixel, row by row from the top. */
export type Coverage = Float32Array;

export interface Measured {
  /** With its options. */
  readonly coverage: string;
  /** Values of metrics by id; NaN where there is nothing to measure. */
  readonly errors: ReadonlyMap<string, number>;
  /** Time of the frame against that of `none`; null while it is not known. */
  readonly cost: number | null;
  /** Whether it is one of the pictures that are shown, not only of the table. */
  readonly isShown: boolean;
}

/** Metrics of the page's table; all others are in the report of the command line. */
export const SHOWN_METRICS = ["mean", "p99", "max", "bias"] as const;
const FRAMES = 3;

export interface Measurer {
  /** null if the method cannot compute it here. */
  coverageOf(method: string): Promise<Coverage | null>;
  errorsOf(coverage: Coverage, truth: SceneTruth): ReadonlyMap<string, number>;
  /** The quickest of some frames in milliseconds, or null. */
  timeOf(method: string): Promise<number | null>;
}

/** Measures one frame of a scene. */
export function createMeasurer(renderer: Renderer, scene: Scene, frame: Frame, settings: Settings): Measurer {
  const { width, height } = frame;
  const uniforms = uniformsOf(scene, frame, settings);
  const programs = new Map<string, AssembledProgram | null>();
  const programOf = (method: string): AssembledProgram | null => {
    const program = programs.get(method) ?? assembleMethod(scene, settings, method, "coverage").assembled;
    programs.set(method, program);
    return program;
  };
  return {
    async coverageOf(method) {
      const program = programOf(method);
      if (program === null) return null;
      const drawn = await renderer.render(program.glsl, uniforms, width, height, "floats");
      if (!drawn.ok) return null;
      return Float32Array.from({ length: width * height }, (_, pixel) => drawn.image.data[4 * pixel] as number);
    },
    errorsOf(measured, truth) {
      const pair = { width, height, measured, truth: truth.coverage };
      return new Map(
        SHOWN_METRICS.map(
          (id) => [id, metrics.find((metric) => metric.id === id)?.measure(pair) ?? Number.NaN] as const,
        ),
      );
    },
    async timeOf(method) {
      const program = programOf(method);
      if (program === null) return null;
      const timed = await renderer.time(program.glsl, uniforms, width, height, { repeats: FRAMES });
      return timed.ok ? Math.min(...timed.milliseconds) : null;
    },
  };
}
