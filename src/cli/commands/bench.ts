/** `nabla bench`: what Nabla's methods, front-end and CPU cost, each beside its rival in the same run. */
import { InvalidArgumentError } from "commander";
import { gallery } from "../../scene/gallery.ts";
import { optionWithDefault, parseCoverageList, parseWidth } from "../arguments.ts";
import { type BundleSize, frontEndBundle } from "../bench/bundle-size.ts";
import { benchCpu, type CpuResult } from "../bench/cpu.ts";
import { benchFrontEnd, type FrontEndResult } from "../bench/front-end.ts";
import { benchMethods, meanCost, type SceneResult } from "../bench/methods.ts";
import { benchStartUp } from "../bench/start-up.ts";
import { measureThroughput, type Throughput } from "../bench/throughput.ts";
import { benchTruth, certifiableScenes, truthTable } from "../bench/truth.ts";
import { benchWholeShaders, wholeShadersTable } from "../bench/whole-shaders.ts";
import type { CliCommand } from "../command.ts";
import { openDevice } from "../device.ts";
import { printJson } from "../report.ts";
import { readSceneFiles } from "../scene-file.ts";

const HELP = `
Cost is that of the whole frame against the frame of "none" in the same run; the error is that over edge pixels, in 1/255
of linear coverage, against the certified truth. The quickest of several frames counts.
The truth is timed against 64×64 samples a pixel on one core, in CPU time, at --error-size.
Whole shaders are examples of "mainImage"; their error is that of linear light against 64×64 samples a pixel in float64.

Examples:
  nabla bench                                      what takes a few minutes
  nabla bench --front-end                          MB/s of lexer, parser and checker; size of the bundle
  nabla bench --front-end --shaders 'mine/**/*.frag'
  nabla bench --cpu                                evaluations a second on one core, beside JavaScript by hand
  nabla bench --only truth --samples 128 --every 1 certified coverage against samples, pixel by pixel
  nabla bench --only truth --width 1/1024          the same with wider bounds, which cost half as much
  nabla bench --only methods --scene star --coverage gradient,half-plane
  nabla bench --only whole-shaders --size 512 --error-size 128
                                                   images filtered as they are, beside samples
  nabla bench --json`;

/** Rounds of the CPU race, each a few milliseconds a field. */
const CPU_ROUNDS = 200;

const PARTS = ["methods", "whole-shaders", "front-end", "cpu", "truth", "start-up"] as const;
type Part = (typeof PARTS)[number];
/** What takes a few minutes together; the others take that for a scene or two. */
const USUAL_PARTS: readonly Part[] = ["methods", "front-end", "cpu", "start-up"];

/** From light to heavy. */
const SCENES = ["ellipse", "csg", "polar-rose", "polyline"];

const METHODS = [
  "none",
  "fwidth-smoothstep",
  "fwidth",
  "gradient",
  "half-plane",
  "hessian",
  "numeric-half-plane",
  "numeric-hessian",
  "supersample-16",
];

interface BenchOptions {
  readonly only?: readonly Part[];
  readonly frontEnd?: true;
  readonly cpu?: true;
  readonly shaders?: readonly string[];
  /** Undefined for those that a part has by itself. */
  readonly scene: readonly string[] | undefined;
  readonly coverage: readonly string[];
  readonly size: number;
  readonly errorSize: number;
  readonly samples: number;
  readonly every: number;
  readonly width: number;
  readonly rounds: number;
  readonly browser?: string;
  readonly json?: true;
}

export const command: CliCommand = {
  rank: 60,
  register(program) {
    program
      .command("bench")
      .description("measure cost and error of the coverage methods, the front-end, the start")
      .option("--only <parts>", `these of ${PARTS.join(",")} (default: ${USUAL_PARTS})`, parseParts)
      .option("--front-end", "the same as --only front-end")
      .option("--cpu", "the same as --only cpu: evaluations a second in JavaScript, emitted and written by hand")
      .option(
        "--shaders <files>",
        "shaders that the front-end reads, with commas between (default: the examples)",
        parseList,
      )
      .option("--scene <ids>", `example scenes, with commas between (default: ${SCENES}; of the truth all)`, parseList)
      .addOption(
        optionWithDefault(
          "--coverage <ids>",
          "coverage methods, with commas between",
          parseCoverageList,
          METHODS.join(","),
        ),
      )
      .option("--size <pixels>", "side of the timed frames", parseSide, 1024)
      .option("--error-size <pixels>", "side of the frames whose error is measured", parseSide, 256)
      .option("--samples <count>", "samples along a side of a pixel, beside the truth", parseSide, 64)
      .option("--every <rows>", "only every so many rows are sampled beside the truth", parseSide, 16)
      .addOption(
        optionWithDefault("--width <width>", "how far apart proven bounds of a pixel may be", parseWidth, "1/4096"),
      )
      .option("--rounds <count>", "rounds over all methods", parseSide, 3)
      .option("--browser <path>", "program of Chrome or Chromium")
      .option("--json", "print {renderer, methods, wholeShaders, frontEnd, cpu, truth, startUp}")
      .addHelpText("after", HELP)
      .action(bench);
  },
};

async function bench(options: BenchOptions): Promise<void> {
  const named: readonly Part[] = [
    ...(options.only ?? []),
    ...(options.frontEnd ? (["front-end"] as const) : []),
    ...(options.cpu ? (["cpu"] as const) : []),
  ];
  const parts = named.length > 0 ? named : USUAL_PARTS;
  const scenes = options.scene ?? SCENES;
  const report: Record<string, unknown> = {};
  const progress = (text: string): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  };
  const print = (text: string): void => {
    progress("");
    if (options.json === undefined) process.stdout.write(`${text}\n`);
  };
  if (parts.includes("methods")) {
    const opened = await openDevice("gpu", options);
    try {
      const { renderer } = opened;
      const results = await benchMethods(opened, { ...options, scenes, progress });
      Object.assign(report, { renderer, size: options.size, errorSize: options.errorSize, methods: results });
      print(methodsTable(results, options, renderer));
    } finally {
      await opened.close();
    }
  }
  if (parts.includes("whole-shaders")) {
    const opened = await openDevice("gpu", options);
    try {
      const results = await benchWholeShaders(opened, { ...options, progress });
      Object.assign(report, { renderer: opened.renderer, wholeShaders: results });
      print(wholeShadersTable(results, { ...options, progress }, opened.renderer));
    } finally {
      await opened.close();
    }
  }
  if (parts.includes("front-end")) {
    progress("front-end");
    const shaders = options.shaders ?? [...gallery.keys()];
    const throughput = await measureThroughput(readSceneFiles(shaders));
    const bundle = await frontEndBundle();
    // Who names shaders wants to know about those; the scene that is made takes the npm parser seconds.
    const scene = options.shaders === undefined ? await benchFrontEnd(400) : null;
    report.frontEnd = { ...scene, throughput, bundle };
    print(frontEndTable(throughput, bundle, scene));
  }
  if (parts.includes("cpu")) {
    progress("CPU");
    const results = benchCpu(CPU_ROUNDS);
    report.cpu = results;
    print(cpuTable(results));
  }
  if (parts.includes("truth")) {
    const given = { ...options, size: options.errorSize, scenes: options.scene ?? certifiableScenes(), progress };
    const results = benchTruth(given);
    report.truth = results;
    print(truthTable(results, given));
  }
  if (parts.includes("start-up")) {
    progress("start-up");
    const result = benchStartUp(process.argv[1] as string, scenes, options.browser);
    report.startUp = result;
    print(`
From process start to the PNG of one 512×512 scene  ${fixed(result.onePicture, 0)} ms
Each further scene in the same process              ${fixed(result.furtherPicture, 0)} ms`);
  }
  if (options.json) printJson(report);
}

function frontEndTable(throughput: Throughput, bundle: BundleSize | null, scene: FrontEndResult | null): string {
  const kilobytes = (bytes: number): string => `${fixed(bytes / 1024, 1)} KB`;
  const rival = (number: number | null, text: string): string =>
    `  @shaderfrog/glsl-parser     ${number === null ? "not installed" : `${text}, types unchecked`}`;
  const refused = throughput.otherRefuses === 0 ? "" : `, ${throughput.otherRefuses} of them refused`;
  const other = throughput.otherParser;
  const lines = [
    "",
    `Front-end, ${throughput.shaders} shaders (${throughput.characters} characters), after warm-up:`,
    `  lexed                       ${fixed(throughput.lexing, 2)} MB/s`,
    `  read and checked            ${fixed(throughput.reading, 2)} MB/s`,
    rival(other, `${fixed(other ?? 0, 3)} MB/s`) + refused,
  ];
  if (scene !== null)
    lines.push(
      `One scene of ${scene.lines} lines (${scene.characters} characters):`,
      `  read and checked            ${fixed(scene.readMilliseconds, 2)} ms`,
      `  differentiated and printed  ${fixed(scene.deriveMilliseconds, 2)} ms`,
      rival(scene.otherParserMilliseconds, `${fixed(scene.otherParserMilliseconds ?? 0, 2)} ms`),
    );
  const size =
    bundle === null ? "not in a checkout" : `${kilobytes(bundle.gzipBytes)} gzip, ${kilobytes(bundle.bytes)} minified`;
  return [...lines, `Bundle of the front-end       ${size}`].join("\n");
}

function cpuTable(results: readonly CpuResult[]): string {
  const million = (value: number): string => fixed(value / 1e6, 1).padStart(12);
  return [
    "",
    "Evaluations a second in float64 on one core, in millions",
    `${" ".repeat(8)}${"emitted".padStart(12)}${"by hand".padStart(12)}${"ratio".padStart(8)}`,
    ...results.map(
      ({ field, emitted, byHand, ratio }) =>
        `${field.padEnd(8)}${million(emitted)}${million(byHand)}${fixed(ratio, 2).padStart(8)}`,
    ),
  ].join("\n");
}

function methodsTable(results: readonly SceneResult[], options: BenchOptions, renderer: string): string {
  const ids = results[0]?.methods.map((method) => method.id) ?? [];
  const width = Math.max(...ids.map((id) => id.length)) + 2;
  const cells = (values: readonly string[]): string => values.map((value) => value.padStart(14)).join("");
  const rows = ids.map((id) => {
    const of = (result: SceneResult) => result.methods.find((method) => method.id === id);
    const costs = results.map((result) => `${fixed(of(result)?.relativeCost ?? Number.NaN, 2)}×`);
    const errors = results.map((result) => fixed(of(result)?.errors.mean ?? Number.NaN, 3));
    return {
      cost: id.padEnd(width) + cells([`${fixed(meanCost(results, id), 2)}×`, ...costs]),
      error: id.padEnd(width) + cells(errors),
    };
  });
  const names = results.map((result) => result.scene);
  const base = results.map((result) => `${fixed(result.methods[0]?.milliseconds ?? Number.NaN, 1)} ms`);
  return [
    `${renderer}`,
    "",
    `Cost of a frame of ${options.size}×${options.size}, against "none"`,
    " ".repeat(width) + cells(["geom. mean", ...names]),
    ...rows.map((row) => row.cost),
    "none takes".padEnd(width) + cells(["", ...base]),
    "",
    `Mean error over edge pixels at ${options.errorSize}×${options.errorSize}, in 1/255`,
    " ".repeat(width) + cells(names),
    ...rows.map((row) => row.error),
  ].join("\n");
}

function fixed(value: number, digits: number): string {
  return value.toFixed(digits);
}

function parseList(text: string): string[] {
  return text.split(",").filter((part) => part !== "");
}

function parseParts(text: string): Part[] {
  return parseList(text).map((part) => {
    const known = PARTS.find((one) => one === part);
    if (known === undefined) throw new InvalidArgumentError(`Possible are ${PARTS.join(", ")}.`);
    return known;
  });
}

function parseSide(text: string): number {
  const side = Number(text);
  if (!/^\d+$/.test(text) || side < 1 || side > 4096) throw new InvalidArgumentError("A whole number from 1 to 4096.");
  return side;
}
