/** What filtering a whole `mainImage` by its kinks and jumps costs and how wrong it is, beside supersampling. */
import { linearFromSrgb, srgbFromLinear } from "../../image/srgb.ts";
import { type ImageTruth, sampledImage } from "../../reference/image-truth.ts";
import { assemble } from "../../scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../../scene/frame.ts";
import { gallery } from "../../scene/gallery.ts";
import { loadScene } from "../../scene/load.ts";
import type { Scene } from "../../scene/scene.ts";
import type { Job, OpenDevice } from "../device.ts";
import { Problem } from "../problem.ts";

/** Example scenes of `mainImage` with hard edges, as they are pasted from elsewhere. */
const WHOLE_SHADERS = [
  "stripes",
  "tilted-checker",
  "hexagon-mosaic",
  "truchet-ribbon",
  "brick-wall",
  "sine-plot",
  "glyph",
] as const;

const METHODS = ["none", "supersample-16", "replay"] as const;

/** Samples along a side of a pixel of the truth. */
const IMAGE_TRUTH_SAMPLES = 64;

const FRAMES_A_ROUND = 2;

export interface WholeShaderOptions {
  readonly size: number;
  readonly errorSize: number;
  readonly rounds: number;
  readonly progress: (text: string) => void;
}

export interface WholeShaderMethod {
  readonly id: string;
  readonly milliseconds: number;
  readonly relativeCost: number;
  /** Mean and 99th percentile over edge pixels: mean of the three channels' errors in linear light, in 1/255. */
  readonly mean: number;
  readonly p99: number;
  /** Root of the mean squared distance of sRGB colours (0 to 1 a channel) over the whole picture. */
  readonly srgbL2: number;
}

export interface WholeShaderResult {
  readonly scene: string;
  readonly edgePixels: number;
  readonly methods: readonly WholeShaderMethod[];
}

/** @throws Problem if a scene cannot be drawn */
export async function benchWholeShaders(
  device: OpenDevice,
  options: WholeShaderOptions,
): Promise<readonly WholeShaderResult[]> {
  const { time } = device;
  if (time === null) throw new Error("only a browser has a clock");
  const results: WholeShaderResult[] = [];
  for (const id of WHOLE_SHADERS) {
    const scene = loadScene(gallery.get(id) ?? "", id);
    const times = new Map<string, number>(METHODS.map((method) => [method, Number.POSITIVE_INFINITY]));
    for (let round = 0; round < options.rounds; round++)
      for (const method of METHODS) {
        options.progress(`${id}: timing ${method}, round ${round + 1} of ${options.rounds}`);
        const least = Math.min(...(await time(jobOf(scene, method, options.size), FRAMES_A_ROUND)));
        times.set(method, Math.min(times.get(method) as number, least));
      }
    const uniforms = uniformsOf(scene, defaultFrame(options.errorSize, options.errorSize), {});
    const truth = sampledImage(scene, options.errorSize, options.errorSize, IMAGE_TRUTH_SAMPLES, uniforms, (share) =>
      options.progress(
        `${id}: ${IMAGE_TRUTH_SAMPLES}×${IMAGE_TRUTH_SAMPLES} samples a pixel, ${Math.round(100 * share)} %`,
      ),
    );
    if ("messages" in truth) throw new Problem(truth.messages.join("\n"), 1);
    const methods: WholeShaderMethod[] = [];
    for (const method of METHODS) {
      const { data } = await device.compute(jobOf(scene, method, options.errorSize));
      const milliseconds = times.get(method) as number;
      const relativeCost = milliseconds / (times.get("none") as number);
      methods.push({ id: method, milliseconds, relativeCost, ...errorsOf(data, truth) });
    }
    results.push({ scene: id, edgePixels: truth.isEdge.filter(Boolean).length, methods });
  }
  return results;
}

function jobOf(scene: Scene, coverage: string, side: number): Job {
  const { assembled, diagnostics, sources } = assemble(scene, { coverage, view: "colour", device: "gpu" });
  if (assembled === null) throw new Problem(diagnostics.map(({ message }) => message).join("\n"), 1);
  const uniforms = uniformsOf(scene, defaultFrame(side, side), {});
  return { name: scene.name, assembled, sources, uniforms, size: { width: side, height: side } };
}

/** `data`: sRGB values, four a pixel. */
function errorsOf(data: ArrayLike<number>, { light, isEdge }: ImageTruth) {
  const errors: number[] = [];
  let squares = 0;
  isEdge.forEach((edge, pixel) => {
    let error = 0;
    for (let channel = 0; channel < 3; channel++) {
      const code = data[4 * pixel + channel] as number;
      const exact = light[3 * pixel + channel] as number;
      error += Math.abs(linearFromSrgb(code) - exact) / 3;
      squares += (code - srgbFromLinear(exact)) ** 2;
    }
    if (edge) errors.push(255 * error);
  });
  errors.sort((a, b) => a - b);
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const p99 = errors[Math.min(errors.length - 1, Math.floor(0.99 * errors.length))] as number;
  return { mean, p99, srgbL2: Math.sqrt(squares / isEdge.length) };
}

/** A table for people: cost against `none`, error against the samples, and how replay compares with supersampling. */
export function wholeShadersTable(
  results: readonly WholeShaderResult[],
  { size, errorSize }: WholeShaderOptions,
  renderer: string,
): string {
  const row = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(16) : cell.padStart(12))).join("");
  const lines = results.map(({ scene, methods }) => {
    const [none, sampled, replay] = methods as readonly [WholeShaderMethod, WholeShaderMethod, WholeShaderMethod];
    return row([
      scene,
      ...[none, sampled, replay].map(({ mean }) => mean.toFixed(3)),
      replay.p99.toFixed(2),
      `${(sampled.mean / replay.mean).toFixed(1)}×`,
      ...[sampled, replay].map(({ relativeCost }) => `${relativeCost.toFixed(2)}×`),
      (replay.milliseconds / sampled.milliseconds).toFixed(2),
      ...[none, replay].map(({ srgbL2 }) => srgbL2.toFixed(4)),
    ]);
  });
  return [
    renderer,
    "",
    `Whole shaders: mean error over edge pixels at ${errorSize}×${errorSize}, linear light in 1/255, against`,
    `${IMAGE_TRUTH_SAMPLES}×${IMAGE_TRUTH_SAMPLES} samples a pixel; cost of a frame of ${size}×${size} against "none"`,
    row([
      "",
      "none",
      "sampled 16",
      "replay",
      "its p99",
      "better by",
      "cost of 16",
      "replay",
      "of that",
      "L2 none",
      "L2 replay",
    ]),
    ...lines,
  ].join("\n");
}
