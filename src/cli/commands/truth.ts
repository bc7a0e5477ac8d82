/** `nabla truth`: certified coverage of a scene, an interval for every pixel. */

import { availableParallelism } from "node:os";
import { InvalidArgumentError } from "commander";
import { encodePng } from "../../image/png.ts";
import { DEFAULT_CELLS } from "../../reference/certifier.ts";
import { compileTruth } from "../../reference/scene-truth.ts";
import { defaultFrame, uniformsOf } from "../../scene/frame.ts";
import { collect, commonOption, optionWithDefault, parseSize, parseTime, parseWidth, type Size } from "../arguments.ts";
import type { CliCommand, Note } from "../command.ts";
import { Problem } from "../problem.ts";
import { printDiagnostics, printJson } from "../report.ts";
import { loadSceneFile, readOneScene, type SceneFile } from "../scene-file.ts";
import { parseSetting, requireKnownNames, type Setting, settingsFor } from "../settings.ts";
import { cacheFolder } from "../truth/cache.ts";
import { certifyFrame } from "../truth/frame.ts";
import { writeWhole } from "../write-file.ts";

const HELP = `
The area of a pixel that is inside lies between its two bounds, which Taylor models in float64 prove. A pixel whose
bounds stay further apart than --width is singular and listed; its bounds hold as well. A .json file holds the bounds
row by row from the top; a .png file shows their middle as linear grey, 255 is inside.

What is proven is kept in the folder nabla of the system's cache folder (XDG_CACHE_HOME, or what NABLA_CACHE names): a run
that was broken off with Ctrl-C goes on from there. A changed program, parameter, size or width is another entry.

Examples:
  nabla truth csg --size 256x256
  nabla truth my.glsl --width 1/1024 -o truth.json`;

interface TruthOptions {
  readonly size: Size;
  readonly width: number;
  readonly set?: readonly Setting[];
  readonly time: number;
  readonly common?: string;
  readonly output?: string;
  readonly json?: true;
  readonly jobs?: number;
  /** false for `--no-cache`. */
  readonly cache: boolean;
}

/** Characters of the progress bar. */
const PROGRESS_LENGTH = 32;

export const command: CliCommand = {
  rank: 37,
  register(program, note) {
    program
      .command("truth")
      .description("prove the coverage of every pixel to lie between two bounds")
      .argument("<scene>", "a file, the id of an example, or - for standard input")
      .addOption(optionWithDefault("--size <size>", "WIDTHxHEIGHT in pixels", parseSize, "256x256"))
      .addOption(
        optionWithDefault("--width <width>", "how far apart the bounds of a pixel may be", parseWidth, "1/4096"),
      )
      .option("--set <name=value>", "value of a parameter, may be given several times", collect(parseSetting))
      .option("--time <seconds>", "iTime", parseTime, 0)
      .addOption(commonOption())
      .option("-o, --output <place>", "a file ending in .json or .png")
      .option("--jobs <count>", "threads at most (default: one a core)", parseJobs)
      .option("--no-cache", "neither read nor write what earlier runs have proven")
      .option("--json", "print {scene, width, height, narrow, evaluations, milliseconds, cached, singular}")
      .addHelpText("after", HELP)
      .action((name: string, options: TruthOptions) => truth(readOneScene(name, options.common), options, note));
  },
};

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (!(Number.isInteger(jobs) && jobs >= 1)) throw new InvalidArgumentError("Jobs are a whole number above 0.");
  return jobs;
}

async function truth(file: SceneFile, options: TruthOptions, note: Note): Promise<void> {
  const { output, size } = options;
  if (output !== undefined && !/\.(json|png)$/i.test(output))
    throw new Problem(`-o takes a name that ends in .json or .png, given '${output}'`);
  const scene = loadSceneFile(file);
  requireKnownNames([scene], options.set ?? []);
  if (scene.program !== null && scene.kind !== "sdf")
    throw new Problem(`'${scene.name}' has a mainImage; the truth is that of an sdf`);
  const { field, diagnostics, sources } = compileTruth(scene);
  printDiagnostics(diagnostics, sources);
  if (field === null) {
    note(1);
    return;
  }
  const frame = {
    ...defaultFrame(size.width, size.height),
    time: options.time,
    frame: Math.max(0, Math.round(60 * options.time)),
    parameters: settingsFor(scene, options.set ?? []),
  };
  const values = field.taylor.pack(uniformsOf(scene, frame, {}));
  field.taylor.loadValues(values);
  const start = performance.now();
  const cancel = new AbortController();
  const onInterrupt = (): void => cancel.abort();
  process.once("SIGINT", onInterrupt);
  const { width, height } = size;
  const certified = await certifyFrame(field.taylor, {
    key: { source: field.taylor.source, values, width, height, enclosure: options.width, cells: DEFAULT_CELLS },
    jobs: options.jobs ?? availableParallelism(),
    cache: options.cache ? cacheFolder() : null,
    progress: process.stderr.isTTY ? showProgress : () => {},
    warn: (message) => process.stderr.write(`nabla: ${message}\n`),
    signal: cancel.signal,
  });
  process.off("SIGINT", onInterrupt);
  const { lo, hi, singular, evaluations, share, cached } = certified;
  if (share < 1) {
    const done = `${Math.floor(100 * share)} %`;
    const rest = certified.cacheFile === null ? "nothing is kept" : "the same command goes on from there";
    process.stderr.write(`${process.stderr.isTTY ? "\n" : ""}nabla: cancelled at ${done}, ${rest}\n`);
    note(2);
    return;
  }
  const milliseconds = Math.round(performance.now() - start);
  const pixels = width * height;
  const narrow = pixels - singular.length;
  // Nothing at all is known of a pixel between 0 and 1.
  const unbounded = singular.filter(({ lo: low, hi: high }) => high - low === 1).length;
  const summary = { scene: file.name, width, height, narrow, evaluations, milliseconds, cached, singular };
  if (output !== undefined) {
    const bytes = /\.json$/i.test(output)
      ? new TextEncoder().encode(JSON.stringify({ ...summary, lo: [...lo], hi: [...hi] }))
      : encodePng({ kind: "bytes", width, height, data: middleGrey(lo, hi) });
    writeWhole(output, bytes);
  }
  if (unbounded > 0)
    process.stderr.write(
      `nabla: ${unbounded} of ${pixels} pixels are only known to lie between 0 and 1: the program is too long there (more than 131072 operations, as in a loop without end), has too many branches or its enclosures grow too wide\n`,
    );
  if (options.json) return printJson(summary);
  const from = cached === 0 ? "" : `  ${Math.round(100 * cached)} % from the cache`;
  process.stdout.write(
    `${file.name}  ${width}x${height}  ${narrow} of ${pixels} pixels within ${options.width}  ${singular.length} singular  ${evaluations} evaluations  ${milliseconds} ms${from}\n`,
  );
}

function showProgress(share: number): void {
  const full = Math.floor(PROGRESS_LENGTH * share);
  const bar = "█".repeat(full) + "░".repeat(PROGRESS_LENGTH - full);
  process.stderr.write(`\r${bar} ${Math.floor(100 * share)} %${share === 1 ? "\r\u001b[K" : ""}`);
}

function middleGrey(lo: Float64Array, hi: Float64Array): Uint8Array {
  const data = new Uint8Array(4 * lo.length).fill(255);
  lo.forEach((low, index) => {
    data.fill(Math.round((255 * (low + (hi[index] as number))) / 2), 4 * index, 4 * index + 3);
  });
  return data;
}
