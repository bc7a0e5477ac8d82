/** Certified coverage beside counted samples: CPU time of both in one run, and whether the samples contradict the bounds. */
import { certifyCoverage } from "../../reference/certified.ts";
import { compileTruth } from "../../reference/scene-truth.ts";
import { supersampledCoverage } from "../../reference/truth.ts";
import { defaultFrame, uniformsOf } from "../../scene/frame.ts";
import { gallery } from "../../scene/gallery.ts";
import { loadScene } from "../../scene/load.ts";
import { Problem } from "../problem.ts";

export interface TruthResult {
  readonly scene: string;
  /** CPU seconds of one core for the whole frame. */
  readonly certifiedSeconds: number;
  readonly sampledSeconds: number;
  readonly ratio: number;
  readonly evaluations: number;
  /** Share of the pixels whose bounds are at most 1/1024 apart. */
  readonly narrow: number;
  readonly singular: number;
  /** How far samples lie beyond the bounds of their pixel at most, as a share of the pixel. */
  readonly farthest: number;
  /** Pixels whose samples lie farther beyond than one monotone edge can make them, 2/n of a pixel. */
  readonly violations: number;
  /** Pixels that were sampled. */
  readonly sampledPixels: number;
}

export interface TruthBenchOptions {
  readonly scenes: readonly string[];
  readonly size: number;
  /** How far apart the bounds of a pixel may be. */
  readonly width: number;
  /** Samples along a side of a pixel. */
  readonly samples: number;
  /** Every so many rows are sampled, and their time counts as often; 1 is all of the picture. */
  readonly every: number;
  readonly progress: (text: string) => void;
}

const NARROW = 1 / 1024;

/** Scenes of the gallery that are signed distance fields. */
export function certifiableScenes(): readonly string[] {
  return [...gallery].filter(([id, text]) => loadScene(text, id).kind === "sdf").map(([id]) => id);
}

/** @throws Problem for an unknown scene or one whose field has no bounds */
export function benchTruth(options: TruthBenchOptions): readonly TruthResult[] {
  return options.scenes.map((id) => {
    options.progress(`${id}: certified`);
    return benchScene(id, options);
  });
}

function benchScene(id: string, { size, width, samples, every, progress }: TruthBenchOptions): TruthResult {
  const text = gallery.get(id);
  if (text === undefined) throw new Problem(`no example scene '${id}'; examples are ${[...gallery.keys()].join(", ")}`);
  const scene = loadScene(text, id);
  const { field, diagnostics } = compileTruth(scene);
  if (field === null)
    throw new Problem(`'${id}' has no bounds: ${diagnostics.map(({ message }) => message).join("; ")}`);
  const uniforms = uniformsOf(scene, defaultFrame(size, size), {});
  field.taylor.load(uniforms);
  const [certified, certifiedSeconds] = timed(() => certifyCoverage(field.taylor, size, size, { enclosure: width }));
  const { lo, hi } = certified;
  progress(`${id}: ${samples}×${samples} samples a pixel, every ${every} rows`);
  const isSampled = (pixel: number): boolean => (Math.floor(pixel / size) + (every >> 1)) % every === 0;
  // Equal bounds are how a pixel is left out.
  const open = { lo: new Float64Array(size * size), hi: lo.map((_, pixel) => (isSampled(pixel) ? 1 : 0)) };
  const [sampled, seconds] = timed(() => supersampledCoverage(field.samples, size, size, samples, uniforms, open));
  let farthest = 0;
  let violations = 0;
  let narrow = 0;
  let sampledPixels = 0;
  lo.forEach((low, pixel) => {
    const high = hi[pixel] as number;
    if (high - low <= NARROW) narrow++;
    if (!isSampled(pixel)) return;
    const share = sampled[pixel] as number;
    const beyond = Math.max(low - share, share - high);
    sampledPixels++;
    farthest = Math.max(farthest, beyond);
    if (beyond > 2 / samples) violations++;
  });
  const sampledSeconds = (seconds * size * size) / Math.max(1, sampledPixels);
  return {
    scene: id,
    certifiedSeconds,
    sampledSeconds,
    ratio: sampledSeconds / certifiedSeconds,
    evaluations: certified.evaluations,
    narrow: narrow / lo.length,
    singular: certified.singular.length,
    farthest,
    violations,
    sampledPixels,
  };
}

/** A result and the CPU seconds that it took, of all of the process's threads. */
function timed<Result>(run: () => Result): readonly [Result, number] {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

export function truthTable(
  results: readonly TruthResult[],
  { size, width, samples, every }: TruthBenchOptions,
): string {
  const nameLength = Math.max(...results.map(({ scene }) => scene.length)) + 2;
  const columns = [
    "certified",
    "samples",
    "ratio",
    "evaluations",
    "within 1/1024",
    "singular",
    "farthest",
    "violations",
  ];
  const row = (cells: readonly string[]): string =>
    cells.map((cell, index) => cell.padStart((columns[index] as string).length + 2)).join("");
  return [
    "",
    `Truth of ${size}×${size} pixels, CPU seconds on one core: proven to 1/${1 / width}, and ${samples}×${samples} samples a pixel (every ${every} rows, scaled up)`,
    `${" ".repeat(nameLength)}${row(columns)}`,
    ...results.map(
      (one) =>
        one.scene.padEnd(nameLength) +
        row([
          `${one.certifiedSeconds.toFixed(2)} s`,
          `${one.sampledSeconds.toFixed(1)} s`,
          `${one.ratio.toFixed(1)}×`,
          String(one.evaluations),
          `${(100 * one.narrow).toFixed(2)} %`,
          String(one.singular),
          `${(255 * one.farthest).toFixed(2)}/255`,
          String(one.violations),
        ]),
    ),
    `${results.reduce((sum, one) => sum + one.violations, 0)} violations in ${results.reduce((sum, one) => sum + one.sampledPixels, 0)} sampled pixels; "farthest" is how far samples lie beyond the bounds, which is the samples' own error`,
  ].join("\n");
}
