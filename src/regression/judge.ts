/** One case from its scene's text to a verdict: assemble, draw, compare, store. */
import { version } from "../../package.json";
import { Problem } from "../cli/problem.ts";
import { provenanceOf } from "../cli/provenance.ts";
import { requireKnownNames, settingsFor } from "../cli/settings.ts";
import { format } from "../glsl/diagnostics.ts";
import type { ByteImage } from "../image/image.ts";
import { assemble } from "../scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../scene/frame.ts";
import { loadScene } from "../scene/load.ts";
import type { AssembledProgram, AssembleOptions, Frame, Scene, Uniforms } from "../scene/scene.ts";
import { acceptPictures } from "./acceptance.ts";
import {
  type Baseline,
  encodeBaseline,
  type Making,
  pixelHash,
  readBaseline,
  sha256,
  writeBaseline,
} from "./baseline.ts";
import { readBeside, type TextsBeside, whole } from "./beside.ts";
import { type Canvas, DrawingRefused, DrawingTimeout, withCanvas } from "./canvas.ts";
import type { RenderCase } from "./case.ts";
import { findChanges, isSameDriver } from "./change.ts";
import { compareImages } from "./compare.ts";
import { checkProperties } from "./property.ts";
import { describeDifference, type PropertyResult, type RenderRecord } from "./record.ts";
import type { Surroundings } from "./surroundings.ts";
import type { UpdateMode } from "./types.ts";

export interface JudgeJob {
  readonly id: string;
  /** The scene's file from the root, or the name that a test gave it. */
  readonly scene: string;
  readonly text: string;
  /** The project's folder, from which files are named. */
  readonly root: string;
  /** Where the scene lies, or the test that has its text: from there it includes, and its cases name a Common text. */
  readonly folder: string;
  readonly chosen: RenderCase;
  /** Path of the stored picture. */
  readonly path: string;
  /** The same from the root. */
  readonly file: string;
  readonly update: UpdateMode;
  /** What `--accept` says about this case: first digits of the picture's hash, "" for any; null for nothing. */
  readonly accepted: string | null;
}

/** A case that is ready to be drawn. */
interface Prepared {
  readonly scene: Scene;
  readonly beside: TextsBeside;
  readonly frame: Frame;
  readonly choices: AssembleOptions;
  readonly uniforms: Uniforms;
  readonly assembled: AssembledProgram;
}

/** What drawing gave, or remembering. */
interface Outcome {
  /** null if it is only known to be the stored picture, or none was asked for. */
  readonly image: ByteImage | null;
  readonly pixels: string;
  readonly properties: readonly PropertyResult[];
  readonly renderer: string;
  readonly version: string;
  readonly retries: number;
  readonly isCached: boolean;
}

type Verdict = Pick<RenderRecord, "state" | "message"> & Partial<RenderRecord>;

/** Never throws but for bugs: what goes wrong is a state of the record. */
export async function judge(job: JudgeJob, surroundings: Surroundings): Promise<RenderRecord> {
  const start = performance.now();
  const record = (verdict: Verdict): RenderRecord => ({
    id: job.id,
    scene: job.scene,
    name: job.chosen.name,
    file: job.chosen.hasPicture ? job.file : null,
    changes: [],
    properties: [],
    isCached: false,
    retries: 0,
    ...verdict,
    milliseconds: Math.round(performance.now() - start),
  });
  try {
    const prepared = prepare(job);
    if (typeof prepared === "string") return record({ state: "broken", message: prepared });
    const stored = job.chosen.hasPicture ? readBaseline(job.path) : ({ kind: "missing" } as const);
    if (stored.kind === "damaged" && job.update !== "all") return record({ state: "error", message: stored.message });
    const baseline = stored.kind === "there" ? stored.baseline : null;
    const outcome = await draw(prepared, job.chosen, baseline, surroundings);
    return record(decide(job, prepared, baseline, outcome));
  } catch (error) {
    if (error instanceof DrawingTimeout) return record({ state: "timeout", message: error.message });
    if (error instanceof DrawingRefused) return record({ state: "broken", message: error.message });
    if (error instanceof Problem) return record({ state: "error", message: error.message });
    throw error;
  }
}

/** The case's program; or, for people, what is wrong with the scene. @throws Problem for wrong settings */
function prepare({ text, scene: name, root, folder, chosen }: JudgeJob): Prepared | string {
  const { surroundings, texts } = readBeside(root, folder, chosen.common);
  const scene = loadScene(text, name, surroundings);
  try {
    requireKnownNames([scene], chosen.settings);
    const parameters = settingsFor(scene, chosen.settings);
    const { size, time, camera, view, trigonometry, blending } = chosen;
    const frame: Frame = {
      ...defaultFrame(size.width, size.height),
      camera,
      time,
      frame: Math.max(0, Math.round(60 * time)),
      parameters,
    };
    const coverage = chosen.coverage ?? (scene.kind === "image" ? "none" : "hessian");
    const device = chosen.driver === "cpu" ? "cpu" : "gpu";
    const choices: AssembleOptions = { coverage, view, device, trigonometry, blending };
    const { assembled, diagnostics, sources } = assemble(scene, choices);
    if (assembled === null) return diagnostics.map((diagnostic) => format(diagnostic, sources)).join("\n");
    return { scene, beside: texts(), frame, choices, uniforms: uniformsOf(scene, frame, choices), assembled };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(`case '${chosen.name}', ${error.message.replace(/^--set /, "")}`, error.exitCode);
  }
}

/** Draws the picture and checks the properties, or remembers what came out of it. */
async function draw(
  prepared: Prepared,
  chosen: RenderCase,
  baseline: Baseline | null,
  { host, script, cache, identity }: Surroundings,
): Promise<Outcome> {
  const { assembled, uniforms, choices } = prepared;
  const { driver, timeout, size, hasPicture, properties } = chosen;
  const who = driver === "cpu" ? `node ${process.version}` : await identity();
  const key = [
    version,
    who,
    driver,
    assembled.glsl,
    uniforms,
    size,
    choices,
    hasPicture,
    properties,
    prepared.scene.text,
    prepared.beside,
  ];
  const known = who === null ? null : (cache?.read(key) ?? null);
  // A picture that is not the stored one has to be shown, so it is drawn.
  if (known !== null && (!hasPicture || (baseline !== null && known.pixels === pixelHash(baseline.image))))
    return { ...known, image: baseline?.image ?? null, retries: 0, isCached: true };
  const work = async (canvas: Canvas) => {
    const drawing = { assembled, uniforms, ...size, timeout };
    const image = hasPicture ? await canvas.bytes(drawing) : null;
    const checked = await checkProperties(properties, { ...prepared, timeout }, canvas);
    return { image, properties: checked, renderer: canvas.renderer, version: canvas.version };
  };
  const { result, retries } = await withCanvas(driver, host, script, timeout, work);
  const pixels = result.image === null ? "" : pixelHash(result.image);
  if (who !== null) {
    const { renderer, properties: checked } = result;
    cache?.write(key, { pixels, renderer, version: result.version, properties: checked });
  }
  return { ...result, pixels, retries, isCached: false };
}

function decide(job: JudgeJob, prepared: Prepared, baseline: Baseline | null, outcome: Outcome): Verdict {
  const { scene, beside, frame, choices, assembled } = prepared;
  const { image, properties, renderer, retries, isCached } = outcome;
  const making: Making = {
    provenance: provenanceOf(stemOf(job.id), scene, frame, choices, renderer),
    program: sha256(assembled.glsl),
    browser: outcome.version,
    sceneText: scene.text,
    beside,
  };
  const known = { properties, retries, isCached, made: making.provenance };
  const broken = properties.filter(({ holds }) => !holds);
  const failing = broken.map(({ demand, text }) => `${demand} does not hold: ${text}`).join("\n");
  const settle = (verdict: Verdict): Verdict => {
    const isFailed = broken.length > 0;
    const message = [verdict.message, failing].filter((text) => text !== "").join("\n");
    const passes = verdict.state === "match" || verdict.state === "written" || verdict.state === "updated";
    return { ...known, ...verdict, message, state: isFailed && passes ? "property" : verdict.state };
  };
  if (image === null) return settle({ state: "match", message: "" });
  const drawn = outcome.pixels.slice(0, 12);
  const isAccepted = job.accepted !== null && drawn.startsWith(job.accepted);
  const store = (): Uint8Array => {
    const file = encodeBaseline(image, making);
    writeBaseline(job.path, file);
    return file;
  };
  if (baseline === null) {
    const actual = () => base64(encodeBaseline(image, making));
    if (isAccepted || job.update === "all" || job.update === "missing") {
      store();
      return settle({ state: "written", message: "", drawn });
    }
    return settle({ state: "missing", message: `there is no picture '${job.file}'`, drawn, actual: actual() });
  }
  const compared = compare(baseline, image, making, prepared);
  if (compared.state === "match") {
    if (job.update !== "all" || isCached) return settle({ ...compared, drawn });
    const isSame = Buffer.from(encodeBaseline(image, making)).equals(baseline.file);
    if (isSame) return settle({ ...compared, drawn });
  }
  const expected = base64(baseline.file);
  if (isAccepted || job.update === "all" || job.update === "changed") {
    const actual = base64(store());
    return settle({ ...compared, state: "updated", drawn, expected, actual });
  }
  const refused =
    job.accepted === null || isAccepted ? "" : `\nnot accepted: what is drawn now is ${drawn}, not ${job.accepted}`;
  return settle({
    ...compared,
    message: `${compared.message}${refused}`,
    drawn,
    expected,
    actual: base64(encodeBaseline(image, making)),
  });
}

/** The drawn picture against the stored one. */
function compare(baseline: Baseline, image: ByteImage, making: Making, prepared: Prepared): Verdict {
  const { image: expected, making: before } = baseline;
  const changes = findChanges(baseline, making);
  const reasons = changes.map(({ what, text }) => `${CHANGED[what]}: ${text}`).join("\n");
  const [was, is] = [before, making].map((one) => (one === null ? "" : whole(one.sceneText, one.beside)));
  const texts =
    before !== null && before.sceneText !== "" && was !== is ? { texts: [was, is] as [string, string] } : {};
  if (expected.width !== image.width || expected.height !== image.height) {
    const message = `the stored picture has ${expected.width}x${expected.height} pixels, the case ${image.width}x${image.height}`;
    return { state: "differs", message: `${message}\n${reasons}`, changes, ...texts };
  }
  const difference = compareImages(expected, image, making.provenance.view);
  if (difference.differing === 0) return { state: "match", message: "", difference };
  const message = `${describeDifference(difference)}\n${reasons}`;
  const differs = { state: "differs", message, changes, difference, ...texts } as const;
  if (before === null || baseline.isEdited || isSameDriver(before, making)) return differs;
  const { assembled } = assemble(prepared.scene, { ...prepared.choices, device: "cpu" });
  if (assembled === null) return differs;
  const { uniforms, frame } = prepared;
  const acceptance = acceptPictures(expected, image, { assembled, onGpu: prepared.assembled, uniforms, frame });
  if (!acceptance.accepted) return { ...differs, message: `${message}\n${acceptance.text}`, acceptance };
  return {
    state: "match",
    message: `another driver: ${describeDifference(difference)}; ${acceptance.text}`,
    changes,
    difference,
    acceptance,
  };
}

const CHANGED = {
  scene: "the scene changed",
  settings: "the settings changed",
  compiler: "the compiler changed",
  driver: "the driver changed",
  file: "the stored picture changed",
  nothing: "nothing that is known changed",
} as const;

function stemOf(id: string): string {
  return id.split("/").at(-2) ?? id;
}

function base64(file: Uint8Array): string {
  return Buffer.from(file).toString("base64");
}
