/** `nabla render`: draws scenes to PNG files. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import type { Command } from "commander";
import { coverageMethods } from "../../coverage/registry.ts";
import type { Diagnostic } from "../../glsl/diagnostics.ts";
import type { SourceMap } from "../../glsl/source.ts";
import { assemble } from "../../scene/assemble.ts";
import { uniformsOf } from "../../scene/frame.ts";
import { pngText } from "../../scene/provenance.ts";
import {
  ALPHAS,
  type Alpha,
  type AssembleOptions,
  type Camera,
  type Device,
  type Frame,
  type Scene,
} from "../../scene/scene.ts";
import { views } from "../../views/registry.ts";
import {
  cameraOption,
  collect,
  commonOption,
  oneOf,
  optionWithDefault,
  parseCoverage,
  parseSize,
  parseTime,
  type Size,
} from "../arguments.ts";
import type { CliCommand, Note } from "../command.ts";
import { devices, type Job, type OpenDevice, openDevice } from "../device.ts";
import { planOutputs, STDOUT } from "../output-plan.ts";
import { Problem } from "../problem.ts";
import { provenanceOf } from "../provenance.ts";
import { printDiagnostics } from "../report.ts";
import { loadSceneFile, readSceneFiles, type SceneFile, withCommon } from "../scene-file.ts";
import { parseSetting, requireKnownNames, type Setting, settingsFor } from "../settings.ts";
import { writeWhole } from "../write-file.ts";

const HELP = `
The picture of a file goes to its name with .png in the current folder. Its text says what made it: scene, settings,
version, renderer. A scene that does not compile is reported, and the next one is drawn.

Examples:
  nabla render polar-petals
  nabla render polar-petals --set petals=7 --set ink=#225588 --size 1024x768 -o petals.png
  nabla render shaders/*.glsl -o pictures/                many scenes, one browser
  nabla render my.glsl --view coverage --coverage none    linear coverage as grey, 255 is inside
  nabla render my.glsl --coverage half-plane:fade=3       edges that fade over 3 pixels; "nabla list coverage" has all options
  nabla render my.glsl --alpha straight                   transparent outside the shape
  nabla render my.glsl --device cpu                       in float64, without a browser`;

interface RenderOptions {
  readonly output?: string;
  readonly size: Size;
  readonly coverage?: string;
  readonly set?: readonly Setting[];
  readonly time: number;
  readonly view: string;
  readonly device: Device;
  readonly camera: Camera;
  readonly trigonometry: "own" | "driver";
  readonly blending: "linear" | "srgb";
  readonly alpha: Alpha;
  readonly common?: string;
  readonly browser?: string;
}

export const command: CliCommand = {
  rank: 20,
  register(program, note) {
    const methods = coverageMethods.map(({ id }) => id);
    const viewIds = views.map(({ id }) => id);
    addOptions(program.command("render").description("draw scenes to PNG files"), methods, viewIds)
      .addHelpText("after", HELP)
      .action((names: string[], options: RenderOptions) =>
        renderAll(withCommon(readSceneFiles(names), options.common), options, note),
      );
  },
};

function addOptions(command: Command, methods: readonly string[], viewIds: readonly string[]): Command {
  return command
    .argument("<scene...>", "files, folders, ids of examples, or - for standard input")
    .option("-o, --output <place>", "a file ending in .png, a folder, or - for standard output")
    .addOption(optionWithDefault("--size <size>", "WIDTHxHEIGHT in pixels", parseSize, "512x512"))
    .option(
      "--coverage <method>",
      `how edges are anti-aliased, METHOD or METHOD:OPTION=VALUE: ${methods.join(", ")} (default: ${DEFAULT_COVERAGE.sdf}, for a mainImage ${DEFAULT_COVERAGE.image})`,
      parseCoverage,
    )
    .option("--set <name=value>", "value of a parameter, may be given several times", collect(parseSetting))
    .option("--time <seconds>", "iTime", parseTime, 0)
    .option("--view <id>", viewIds.join(", "), oneOf(viewIds), "colour")
    .option("--device <device>", "gpu: WebGL2 in a headless browser; cpu: float64, no browser", oneOf(devices), "gpu")
    .addOption(cameraOption())
    .option(
      "--trigonometry <whose>",
      "own: the same on every driver; driver: its built-ins",
      oneOf(["own", "driver"]),
      "own",
    )
    .option("--blending <space>", "where colours are mixed: linear, srgb", oneOf(["linear", "srgb"]), "linear")
    .option(
      "--alpha <kind>",
      "opaque: on paper; straight: transparent outside; premultiplied: the same, ink times coverage",
      oneOf(ALPHAS),
      "opaque",
    )
    .addOption(commonOption())
    .option("--browser <path>", "program of Chrome or Chromium");
}

/** Without `--coverage`: the best that one evaluation can do; a `mainImage` is drawn as other players draw it. */
const DEFAULT_COVERAGE = { sdf: "hessian", image: "none" } as const;

/** One picture to be made. */
interface Picture {
  readonly scene: Scene;
  /** As `SceneFile.stem`. */
  readonly stem: string;
  /** As `planOutputs` gives it. */
  readonly place: string;
  readonly parameters: Frame["parameters"];
}

async function renderAll(files: readonly SceneFile[], options: RenderOptions, note: Note): Promise<void> {
  if (options.device === "gpu") optimiseLater();
  const stems = files.map(({ stem }) => stem);
  const places = planOutputs(stems, options.output);
  // A browser takes as long to start as all the rest; it starts while the scenes are read.
  const opening = openDevice(options.device, options);
  // Whether it failed matters only once a scene can be drawn.
  opening.catch(() => {});
  try {
    const settings = options.set ?? [];
    const scenes = files.map(loadSceneFile);
    requireKnownNames(scenes, settings);
    const pictures = scenes.map((scene, index): Picture => {
      const [stem, place] = [stems[index] as string, places[index] as string];
      return { scene, stem, place, parameters: settingsFor(scene, settings) };
    });
    // While one picture is drawn the next one's program is made; the browser compiles it when the first is drawn.
    let drawn: Promise<void> = Promise.resolve();
    for (const picture of pictures) {
      const prepared = prepare(picture, options);
      const { job } = prepared;
      if (job !== null)
        opening.then(
          (device) => device.announce(job),
          () => {},
        );
      await drawn;
      drawn = attempt(() => draw(prepared, opening), note);
      // A failure is told at the next turn.
      drawn.catch(() => {});
      // The browser gets the picture before this process turns to the next program.
      await nextTurn();
    }
    await drawn;
  } finally {
    await opening.then(
      (device) => device.close(),
      () => {},
    );
  }
}

/**
 * Has V8 optimise a function only when it has run eight times as much as usual. Its compiler works beside this process for
 * half of all the time that making programs takes, on processors that a software renderer needs. What runs for long is
 * optimised all the same.
 */
function optimiseLater(): void {
  setFlagsFromString("--interrupt-budget=1000000");
}

/** Notes what is wrong with one scene, so that the next one has its turn. */
async function attempt(work: () => Promise<void>, note: Note): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.exitCode !== 1) throw error;
    if (error.message !== "") process.stderr.write(`${error.message}\n`);
    note(1);
  }
}

/** A picture whose program is there, or the diagnostics that say why it is not. */
interface Prepared extends Picture {
  readonly frame: Frame;
  readonly choices: AssembleOptions;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceMap;
  /** null if the scene does not compile. */
  readonly job: Job | null;
}

function prepare(picture: Picture, options: RenderOptions): Prepared {
  const { scene, parameters } = picture;
  const { size, camera, time, view, device, trigonometry, blending, alpha } = options;
  const frame: Frame = {
    ...size,
    camera,
    time,
    // As many frames as Shadertoy's 60 a second would have been drawn by then.
    frame: Math.max(0, Math.round(60 * time)),
    mouse: [0, 0, 0, 0],
    parameters,
  };
  const coverage = options.coverage ?? DEFAULT_COVERAGE[scene.kind ?? "sdf"];
  const choices: AssembleOptions = { coverage, view, device, trigonometry, blending, alpha };
  const { assembled, diagnostics, sources } = assemble(scene, choices);
  const job =
    assembled === null
      ? null
      : { name: scene.name, assembled, sources, uniforms: uniformsOf(scene, frame, choices), size };
  return { ...picture, frame, choices, diagnostics, sources, job };
}

/** @throws Problem with code 1 if the scene cannot be drawn; its diagnostics have been printed by then */
async function draw(prepared: Prepared, opening: Promise<OpenDevice>): Promise<void> {
  const { scene, stem, place, frame, choices, diagnostics, sources, job } = prepared;
  printDiagnostics(diagnostics, sources);
  if (job === null) throw new Problem("", 1);
  const opened = await opening;
  const start = performance.now();
  const text = pngText(provenanceOf(stem, scene, frame, choices, opened.renderer));
  const png = await opened.draw(job, text);
  if (place === STDOUT) {
    process.stdout.write(png);
    return;
  }
  writeWhole(place, png);
  const took = Math.round(performance.now() - start);
  const { width, height } = job.size;
  process.stdout.write(`${place}  ${width}x${height}  ${choices.coverage}  ${took} ms  ${opened.renderer}\n`);
}
