/** `nabla probe`: value, gradient, Hessian and the warp's Jacobian at points, in scene units. */
import { defaultFrame, uniformsOf } from "../../scene/frame.ts";
import {
  assembleProbe,
  PROBE_LAYERS,
  PROBE_POINTS,
  type ProbedPoint,
  probeUniforms,
  readProbedPoints,
} from "../../scene/probe.ts";
import type { Device, Frame } from "../../scene/scene.ts";
import {
  collect,
  commonOption,
  oneOf,
  optionWithDefault,
  parsePoint,
  parseSize,
  parseTime,
  type Size,
} from "../arguments.ts";
import type { CliCommand, Note } from "../command.ts";
import { devices, openDevice } from "../device.ts";
import { printDiagnostics, printJson } from "../report.ts";
import { loadSceneFile, readOneScene, type SceneFile } from "../scene-file.ts";
import { parseSetting, requireKnownNames, type Setting, settingsFor } from "../settings.ts";

const HELP = `
All numbers are in scene units: the gradient is (df/dx, df/dy), the Hessian [[xx, xy], [xy, yy]], the warp's Jacobian
[[du/dx, du/dy], [dv/dx, dv/dy]]. Without a warp it is the identity's. "singular" tells that a derivative does not exist
there, so that 0 stands in for it. Points are rounded to float32 on both devices, so that they see the same place.

Examples:
  nabla probe polar-petals --at 0.5,0.25
  nabla probe my.glsl --at -0.5,0.2 --at 0,0 --device cpu --json`;

type Point = readonly [number, number];

interface ProbeOptions {
  readonly at: readonly Point[];
  readonly set?: readonly Setting[];
  readonly time: number;
  readonly size: Size;
  readonly device: Device;
  readonly trigonometry: "own" | "driver";
  readonly common?: string;
  readonly browser?: string;
  readonly json?: true;
}

export const command: CliCommand = {
  rank: 35,
  register(program, note) {
    program
      .command("probe")
      .description("print value, gradient, Hessian and the warp's Jacobian at points")
      .argument("<scene>", "a file, the id of an example, or - for standard input")
      .requiredOption("--at <x,y>", "a point in scene units, may be given several times", collect(parsePoint))
      .option("--set <name=value>", "value of a parameter, may be given several times", collect(parseSetting))
      .option("--time <seconds>", "iTime", parseTime, 0)
      .addOption(optionWithDefault("--size <size>", "iResolution, WIDTHxHEIGHT in pixels", parseSize, "512x512"))
      .option("--device <device>", "gpu: WebGL2 in a headless browser; cpu: float64, no browser", oneOf(devices), "gpu")
      .option(
        "--trigonometry <whose>",
        "own: the same on every driver; driver: its built-ins",
        oneOf(["own", "driver"]),
        "own",
      )
      .addOption(commonOption())
      .option("--browser <path>", "program of Chrome or Chromium")
      .option("--json", "print {scene, device, points}")
      .addHelpText("after", HELP)
      .action((name: string, options: ProbeOptions) => probe(readOneScene(name, options.common), options, note));
  },
};

async function probe(file: SceneFile, options: ProbeOptions, note: Note): Promise<void> {
  const scene = loadSceneFile(file);
  requireKnownNames([scene], options.set ?? []);
  const frame: Frame = {
    ...defaultFrame(options.size.width, options.size.height),
    time: options.time,
    frame: Math.max(0, Math.round(60 * options.time)),
    parameters: settingsFor(scene, options.set ?? []),
  };
  const { assembled, diagnostics, sources } = assembleProbe(scene, "points", options);
  printDiagnostics(diagnostics, sources);
  if (assembled === null) {
    note(1);
    return;
  }
  const device = await openDevice(options.device, options);
  const points: ProbedPoint[] = [];
  try {
    for (let first = 0; first < options.at.length; first += PROBE_POINTS) {
      const some = options.at.slice(first, first + PROBE_POINTS);
      const uniforms = { ...uniformsOf(scene, frame, {}), ...probeUniforms(some) };
      const size: Size = { width: PROBE_POINTS, height: PROBE_LAYERS };
      const image = await device.compute({ name: scene.name, assembled, sources, uniforms, size });
      points.push(...readProbedPoints(image, some));
    }
  } finally {
    await device.close();
  }
  if (options.json) printJson({ scene: file.name, device: options.device, points });
  else process.stdout.write(`${points.map((point) => table(point, scene.hasWarp)).join("\n\n")}\n`);
}

/** One point as lines of a name and its numbers. */
function table(point: ProbedPoint, hasWarp: boolean): string {
  const { p, value, gradient, hessian, warp, singular } = point;
  const rows: [string, string][] = [
    ["p", numbers(p)],
    ["value", numbers([value])],
    ["gradient", `${numbers(gradient)}   length ${numbers([Math.hypot(...gradient)])}`],
    ["hessian", hessian.map(numbers).join(" | ")],
  ];
  if (hasWarp)
    rows.push(
      ["warp", numbers(warp.value)],
      ["jacobian", `${warp.jacobian.map(numbers).join(" | ")}   determinant ${numbers([warp.determinant])}`],
    );
  if (singular) rows.push(["singular", "a derivative does not exist here, 0 stands in for it"]);
  return rows.map(([name, text]) => `${name.padEnd(10)}${text}`).join("\n");
}

/** Nine significant digits tell every float32 apart. */
function numbers(values: readonly number[]): string {
  return values.map((value) => String(Number(value.toPrecision(9)))).join(", ");
}
