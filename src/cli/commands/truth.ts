/** `nabla truth`: certified coverage of a scene, an interval for every pixel. */

import { encodePng } from "../../image/png.ts";
import { certifyCoverage } from "../../reference/certified.ts";
import { compileTruth } from "../../reference/scene-truth.ts";
import { defaultFrame, uniformsOf } from "../../scene/frame.ts";
import { collect, parseSize, parseTime, parseWidth, type Size } from "../arguments.ts";
import type { CliCommand, Note } from "../command.ts";
import { Problem } from "../problem.ts";
import { printDiagnostics, printJson } from "../report.ts";
import { loadSceneFile, readOneScene, type SceneFile } from "../scene-file.ts";
import { parseSetting, requireKnownNames, type Setting, settingsFor } from "../settings.ts";
import { writeWhole } from "../write-file.ts";

const HELP = `
The area of a pixel that is inside lies between its two bounds, which Taylor models in float64 prove. A pixel whose
bounds stay further apart than --width is singular and listed; its bounds hold as well. A .json file holds the bounds
row by row from the top; a .png file shows their middle as linear grey, 255 is inside.

Examples:
  nabla truth csg --size 256x256
  nabla truth my.glsl --width 1/1024 -o truth.json`;

interface TruthOptions {
  readonly size: Size;
  readonly width: number;
  readonly set?: readonly Setting[];
  readonly time: number;
  readonly output?: string;
  readonly json?: true;
}

export const command: CliCommand = {
  rank: 37,
  register(program, note) {
    program
      .command("truth")
      .description("prove the coverage of every pixel to lie between two bounds")
      .argument("<scene>", "a file, the id of an example, or - for standard input")
      .option("--size <size>", "WIDTHxHEIGHT in pixels", parseSize, { width: 256, height: 256 })
      .option("--width <width>", "how far apart the bounds of a pixel may be, like 1/4096", parseWidth, 1 / 4096)
      .option("--set <name=value>", "value of a parameter, may be given several times", collect(parseSetting))
      .option("--time <seconds>", "iTime", parseTime, 0)
      .option("-o, --output <place>", "a file ending in .json or .png")
      .option("--json", "print {scene, width, height, narrow, evaluations, milliseconds, singular}")
      .addHelpText("after", HELP)
      .action((name: string, options: TruthOptions) => truth(readOneScene(name), options, note));
  },
};

function truth(file: SceneFile, options: TruthOptions, note: Note): void {
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
  field.taylor.load(uniformsOf(scene, frame, {}));
  const start = performance.now();
  const { width, height, lo, hi, singular, evaluations } = certifyCoverage(field.taylor, size.width, size.height, {
    enclosure: options.width,
    ...(process.stderr.isTTY
      ? {
          progress: (share: number) =>
            process.stderr.write(`\r${Math.floor(100 * share)} % ${share === 1 ? "\n" : ""}`),
        }
      : {}),
  });
  const milliseconds = Math.round(performance.now() - start);
  const pixels = width * height;
  const summary = {
    scene: file.name,
    width,
    height,
    narrow: pixels - singular.length,
    evaluations,
    milliseconds,
    singular,
  };
  if (output !== undefined) {
    const bytes = /\.json$/i.test(output)
      ? new TextEncoder().encode(JSON.stringify({ ...summary, lo: [...lo], hi: [...hi] }))
      : encodePng({ kind: "bytes", width, height, data: middleGrey(lo, hi) });
    writeWhole(output, bytes);
  }
  if (options.json) printJson(summary);
  else
    process.stdout.write(
      `${file.name}  ${width}x${height}  ${pixels - singular.length} of ${pixels} pixels within ${options.width}  ${singular.length} singular  ${evaluations} evaluations  ${milliseconds} ms\n`,
    );
}

function middleGrey(lo: Float64Array, hi: Float64Array): Uint8Array {
  const data = new Uint8Array(4 * lo.length).fill(255);
  lo.forEach((low, index) => {
    data.fill(Math.round((255 * (low + (hi[index] as number))) / 2), 4 * index, 4 * index + 3);
  });
  return data;
}
