/** `nabla compare`: what coverage methods cost on a scene and how wrong they are, as a table, JSON or a report. */
import { InvalidArgumentError, Option } from "commander";
import { coverageMethods } from "../../coverage/registry.ts";
import { compileTruth, type TruthField } from "../../reference/scene-truth.ts";
import type { Camera, Device, Frame, Scene } from "../../scene/scene.ts";
import {
  cameraOption,
  collect,
  commonOption,
  oneOf,
  optionWithDefault,
  parseCoverageList,
  parseSize,
  parseTime,
  parseWidth,
  type Size,
} from "../arguments.ts";
import type { CliCommand, Note } from "../command.ts";
import { comparisonOf } from "../compare/json.ts";
import { comparisonReport } from "../compare/report/report.ts";
import { comparisonTable } from "../compare/table.ts";
import { devices, openDevice } from "../device.ts";
import { directionSeries } from "../measure/directions.ts";
import { measureScene } from "../measure/measure-scene.ts";
import type { MeasuredScene } from "../measure/measured.ts";
import { Problem } from "../problem.ts";
import { printDiagnostics } from "../report.ts";
import { loadSceneFile, readSceneFiles, type SceneFile, withCommon } from "../scene-file.ts";
import { parseSetting, requireKnownNames, type Setting, settingsFor } from "../settings.ts";
import { writeWhole } from "../write-file.ts";

/** A method of more evaluations a pixel than this is compared only if it is named. */
const MOST_EVALUATIONS = 16;

const DEFAULT_METHODS = coverageMethods
  .filter(({ evaluations }) => evaluations <= MOST_EVALUATIONS)
  .map(({ id }) => id);

const HELP = `
Errors are measured against the certified truth, costs are those of whole frames against the frame of "none" in the same
run. A file of -o that ends in .html is a report with pictures, error maps, the worst pixels and a plot of error against
cost, one file that needs no other; one that ends in .json is what --json prints. It is one object for one scene and a
list for several. Without times (--no-timing, --device cpu) the same command gives the same bytes.

A scene that does not compile, or has a mainImage (whose colours have no certified truth), is reported and left out.

Examples:
  nabla compare polar-petals -o report.html
  nabla compare star rings --coverage gradient,half-plane,hessian,supersample-64
  nabla compare my.glsl --size 512x512 --device cpu --json`;

interface CompareOptions {
  readonly coverage: readonly string[];
  readonly size: Size;
  readonly truthWidth: number;
  readonly timedSize: Size;
  readonly rounds: number;
  readonly timing: boolean;
  readonly set?: readonly Setting[];
  readonly time: number;
  readonly camera: Camera;
  readonly common?: string;
  readonly device: Device;
  readonly browser?: string;
  readonly output?: string;
  readonly json?: true;
}

export const command: CliCommand = {
  rank: 38,
  register(program, note) {
    program
      .command("compare")
      .description("compare the coverage methods on scenes: errors, pictures, cost")
      .argument("<scene...>", "files, folders, ids of examples, or - for standard input")
      .addOption(
        new Option("--coverage <methods>", "METHOD or METHOD:OPTION=VALUE, with commas between")
          .argParser(parseMethods)
          .default(DEFAULT_METHODS, `all of at most ${MOST_EVALUATIONS} evaluations a pixel`),
      )
      .addOption(
        optionWithDefault("--size <size>", "WIDTHxHEIGHT in pixels of the pictures and errors", parseSize, "256x256"),
      )
      .addOption(
        optionWithDefault(
          "--truth-width <width>",
          "how far apart the bounds of the truth may be",
          parseWidth,
          "1/4096",
        ),
      )
      .addOption(
        optionWithDefault(
          "--timed-size <size>",
          "WIDTHxHEIGHT in pixels of the frames that are timed",
          parseSize,
          "1024x1024",
        ),
      )
      .option("--rounds <count>", "rounds of timing over all methods", parseRounds, 3)
      .option("--no-timing", "measure no times")
      .option("--set <name=value>", "value of a parameter, may be given several times", collect(parseSetting))
      .option("--time <seconds>", "iTime", parseTime, 0)
      .addOption(cameraOption())
      .option("--device <device>", "gpu: WebGL2 in a headless browser; cpu: float64, no times", oneOf(devices), "gpu")
      .addOption(commonOption())
      .option("--browser <path>", "program of Chrome or Chromium")
      .option("-o, --output <place>", "a file ending in .html or .json")
      .option("--json", "print {scene, size, renderer, truth, methods}")
      .addHelpText("after", HELP)
      .action((names: string[], options: CompareOptions) =>
        compare(withCommon(readSceneFiles(names), options.common), options, note),
      );
  },
};

async function compare(files: readonly SceneFile[], options: CompareOptions, note: Note): Promise<void> {
  const { output } = options;
  if (output !== undefined && !/\.(html|json)$/i.test(output))
    throw new Problem(`-o takes a name that ends in .html or .json, given '${output}'`);
  // A browser takes a while to start; it starts while the scenes are read.
  const opening = openDevice(options.device, options);
  // Whether it failed matters only once a scene can be drawn.
  opening.catch(() => {});
  try {
    const scenes = files.map(loadSceneFile);
    requireKnownNames(scenes, options.set ?? []);
    const fields = scenes.flatMap((scene) => truthFieldOf(scene, note));
    if (fields.length === 0) return;
    const opened = await opening;
    progress("straight edges in all directions");
    const directions = directionSeries();
    const measured: MeasuredScene[] = [];
    for (const field of fields) {
      const frame = frameOf(field.scene, options, options.size);
      const timing = options.timing
        ? { frame: frameOf(field.scene, options, options.timedSize), rounds: options.rounds }
        : null;
      const { coverage, device, truthWidth: enclosure } = options;
      try {
        const one = await measureScene(opened, field, {
          coverage,
          device,
          frame,
          enclosure,
          timing,
          directions,
          progress,
        });
        progress("");
        for (const failure of one.failures) complain(failure.message, note);
        measured.push(one);
        if (options.json === undefined) process.stdout.write(`${comparisonTable(one, opened.renderer)}\n`);
      } catch (error) {
        progress("");
        complain(reasonOf(error, field.scene), note);
      }
    }
    if (measured.length > 0) write(measured, files.length === 1, opened.renderer, options);
  } finally {
    progress("");
    await opening.then(
      (device) => device.close(),
      () => {},
    );
  }
}

/** On a terminal, in a line that the next text replaces. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function complain(message: string, note: Note): void {
  if (message !== "") process.stderr.write(`${message}\n`);
  note(1);
}

/** The scene's field, or none with its diagnostics printed. */
function truthFieldOf(scene: Scene, note: Note): readonly TruthField[] {
  if (scene.program !== null && scene.kind !== "sdf") {
    complain(`'${scene.name}' has a mainImage, whose colours have no certified truth; possible is an sdf`, note);
    return [];
  }
  const { field, diagnostics, sources } = compileTruth(scene);
  printDiagnostics(diagnostics, sources);
  if (field !== null) return [field];
  note(1);
  return [];
}

function frameOf(scene: Scene, { time, camera, set = [] }: CompareOptions, { width, height }: Size): Frame {
  return {
    width,
    height,
    camera,
    time,
    // As many frames as Shadertoy's 60 a second would have been drawn by then.
    frame: Math.max(0, Math.round(60 * time)),
    mouse: [0, 0, 0, 0],
    parameters: settingsFor(scene, set),
  };
}

/** Why one scene could not be measured, so that the next one can. */
function reasonOf(error: unknown, scene: Scene): string {
  if (error instanceof Problem && error.exitCode === 1) return error.message;
  if (error instanceof Error && error.name === "BudgetExceeded") return `${scene.name}: ${error.message}`;
  throw error;
}

function write(
  measured: readonly MeasuredScene[],
  isOnlyOne: boolean,
  renderer: string,
  { output, json, ...options }: CompareOptions,
): void {
  const comparisons = measured.map((one) => comparisonOf(one, renderer));
  const text = `${JSON.stringify(isOnlyOne ? comparisons[0] : comparisons, null, 2)}\n`;
  if (output !== undefined) {
    const isReport = /\.html$/i.test(output);
    writeWhole(output, isReport ? comparisonReport(measured, { renderer, ...options }) : text);
    if (json === undefined) process.stdout.write(`${output}\n`);
  }
  if (json) process.stdout.write(text);
}

/** Each once, in the order that they are given. */
function parseMethods(text: string): string[] {
  const methods = [...new Set(parseCoverageList(text))];
  if (methods.length === 0) throw new InvalidArgumentError("One method at least.");
  return methods;
}

function parseRounds(text: string): number {
  const rounds = Number(text);
  if (!/^\d+$/.test(text) || rounds < 1 || rounds > 100)
    throw new InvalidArgumentError("A whole number from 1 to 100.");
  return rounds;
}
