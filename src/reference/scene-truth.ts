/** The true coverage of a scene's frame: what every error of a coverage method is measured against. */
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { SourceMap } from "../glsl/source.ts";
import { assembleDriver } from "../scene/assemble.ts";
import { fieldChain } from "../scene/driver.ts";
import { uniformsOf } from "../scene/frame.ts";
import type { Frame, Scene } from "../scene/scene.ts";
import { type CertifiedCoverage, certifyCoverage } from "./certified.ts";
import { type CpuProgram, compileForCpu } from "./cpu.ts";
import { type CompiledTaylor, compileTaylor } from "./taylor.ts";
import { supersampledCoverage } from "./truth.ts";

/** The field of a scene, ready for bounds and for samples; places are in pixels, y up. */
export interface TruthField {
  readonly scene: Scene;
  readonly taylor: CompiledTaylor;
  readonly samples: CpuProgram;
}

/** What is known of a frame's true coverage; all pictures row by row from the top, 0 to 1. */
export interface SceneTruth {
  readonly width: number;
  readonly height: number;
  /**
   * The best known coverage: the middle of the proven bounds. Where they reach 0 or 1 it is that, so that a pixel counts as
   * crossed by an edge only if that is proven. Where they stayed wide, see `singular`, it is the share of the samples
   * inside, kept within them.
   */
  readonly coverage: Float64Array;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** The largest hi − lo of the pixels that are not singular. */
  readonly enclosure: number;
  /** Pixels whose bounds stayed wider than was asked for: column and row from the top left. */
  readonly singular: CertifiedCoverage["singular"];
  /** Cells that Taylor models were evaluated over. */
  readonly evaluations: number;
}

export interface TruthOptions {
  /** Largest hi − lo of a pixel, 1/4096 unless it is given. */
  readonly enclosure?: number;
  /** Cells of one pixel that are evaluated at most, see `CertifierOptions`; 256 unless it is given. */
  readonly cells?: number;
  /** Samples along a side of a singular pixel; 64 unless it is given. */
  readonly samples?: number;
  /** Called with the share of pixels that are done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** Compiles the field; null with diagnostics where it has no bounds (textures, `discard`), or the scene has errors. */
export function compileTruth(scene: Scene): {
  readonly field: TruthField | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceMap;
} {
  if (scene.program === null) return { field: null, diagnostics: scene.diagnostics, sources: scene.sources };
  const text = `${fieldChain(scene)}float nabla_truth(vec2 pixel) { return nabla_field(pixel); }
vec4 nabla_pixel(vec2 pixel) { return vec4(nabla_truth(pixel)); }
`;
  const { assembled, diagnostics, sources } = assembleDriver(scene, { text, requests: [] }, { device: "cpu" });
  if (assembled === null) return { field: null, diagnostics, sources };
  const taylor = compileTaylor(assembled.program, "nabla_truth");
  const samples = compileForCpu(assembled.program, "nabla_truth");
  const all = [...diagnostics, ...taylor.diagnostics, ...samples.diagnostics];
  if (taylor.compiled === null || samples.compiled === null) return { field: null, diagnostics: all, sources };
  return { field: { scene, taylor: taylor.compiled, samples: samples.compiled }, diagnostics: all, sources };
}

/** Proves the coverage of all pixels of a frame. Throws an error named `BudgetExceeded` for a loop that does not end. */
export function sceneTruth(field: TruthField, frame: Frame, options: TruthOptions = {}): SceneTruth {
  const { width, height } = frame;
  const uniforms = uniformsOf(field.scene, frame, {});
  // A loop without end is found a hundred times sooner by plain numbers than by Taylor models.
  field.samples.evaluate(Float64Array.of(width / 2, height / 2), uniforms);
  field.taylor.load(uniforms);
  const { lo, hi, singular, evaluations } = certifyCoverage(field.taylor, width, height, options);
  const coverage = lo.map((low, pixel) => settled(low, hi[pixel] as number));
  const open = new Set(singular.map(({ x, y }) => y * width + x));
  if (open.size > 0) {
    const narrow = (bound: number, pixel: number): number => (open.has(pixel) ? bound : (coverage[pixel] as number));
    const sampled = supersampledCoverage(field.samples, width, height, options.samples ?? 64, uniforms, {
      lo: lo.map(narrow),
      hi: hi.map(narrow),
    });
    for (const pixel of open)
      coverage[pixel] = Math.min(Math.max(sampled[pixel] as number, lo[pixel] as number), hi[pixel] as number);
  }
  const enclosure = lo.reduce(
    (widest, low, pixel) => (open.has(pixel) ? widest : Math.max(widest, (hi[pixel] as number) - low)),
    0,
  );
  return { width, height, coverage, lo, hi, enclosure, singular, evaluations };
}

function settled(low: number, high: number): number {
  if (low <= 0) return 0;
  if (high >= 1) return 1;
  return (low + high) / 2;
}
