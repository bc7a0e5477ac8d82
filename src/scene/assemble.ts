/** From a scene, a coverage method and a view to a complete program; the order of the passes behind the front-end. */
import { emitGlsl } from "../backends/glsl.ts";
import { differentiate } from "../calculus/differentiate.ts";
import { enclose } from "../calculus/taylor/enclose.ts";
import { replaceTrigonometry } from "../calculus/trigonometry.ts";
import { drawsImages } from "../coverage/coverage.ts";
import { coverageMethods } from "../coverage/registry.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import { inlinedSize } from "../glsl/inlined-size.ts";
import { prune } from "../glsl/prune.ts";
import { read } from "../glsl/read.ts";
import type { Range, SourceMap, SourceText } from "../glsl/source.ts";
import { findView, views } from "../views/registry.ts";
import { chooseCoverage } from "./coverage-choice.ts";
import { type Driver, fieldDriver, filteredImageDriver, GPU_OUTPUT, gpuMain, sampledImageDriver } from "./driver.ts";
import { HALVES } from "./gathered.ts";
import { hostOwnMain } from "./own-main.ts";
import { PASS_ENTRIES, withPasses } from "./passes.ts";
import { OWN_MAIN } from "./prelude.ts";
import type { AssembledProgram, AssembleOptions, Scene } from "./scene.ts";
import { sketchProgram, withSketch } from "./sketch.ts";

export interface AssembleResult {
  /** null if there is an error. */
  readonly assembled: AssembledProgram | null;
  /** What the scene itself, the differentiation and the choice of method and view gave; ranges are in `sources`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceMap;
}

/**
 * Assembles the program that draws `scene`. Wrong choices (an unknown method, a method that needs an `sdf` for a
 * `mainImage`) are diagnostics at the scene's first character; a scene with errors gives its own diagnostics back.
 */
export function assemble(scene: Scene, options: AssembleOptions): AssembleResult {
  const driver = scene.program === null ? null : chooseDriver(scene, options);
  if (driver === null || typeof driver === "string") {
    const choice: Diagnostic[] = driver === null ? [] : [{ severity: "error", message: driver, range: startOf(scene) }];
    return { assembled: null, diagnostics: [...scene.diagnostics, ...choice], sources: scene.sources };
  }
  const built = assembleDriver(scene, driver, options);
  // In the program other texts may stand before the scene's.
  const shift = (built.sources.baseOf(scene.name) ?? 0) - (scene.sources.baseOf(scene.name) ?? 0);
  const moved = ({ start, end }: Range): Range => ({ start: start + shift, end: end + shift });
  const warnings = scene.diagnostics
    .filter((diagnostic) => !built.diagnostics.some((other) => other.message === diagnostic.message))
    .map((diagnostic) => ({ ...diagnostic, range: moved(diagnostic.range) }));
  return { ...built, diagnostics: [...warnings, ...built.diagnostics] };
}

function chooseDriver(scene: Scene, options: AssembleOptions): Driver | string {
  const chosen = chooseCoverage(options.coverage);
  if (!chosen.ok) return chosen.message;
  const { method } = chosen.choice;
  const view = findView(options.view);
  if (view === undefined)
    return `unknown view '${options.view}', possible are ${views.map((known) => known.id).join(", ")}`;
  const { alpha = "opaque" } = options;
  if (alpha !== "opaque" && (scene.kind !== "sdf" || view.alphaGlsl === undefined)) {
    const given = scene.kind === "sdf" ? `view '${view.id}'` : `'${scene.name}' has a mainImage, which`;
    return `alpha '${alpha}' needs the coverage of an sdf: ${given} has none to give; possible is opaque`;
  }
  if (view.needsBound === true && scene.kind === "sdf" && !(method.kind === "edge" && method.statesBound === true)) {
    const possible = coverageMethods.filter((known) => known.kind === "edge" && known.statesBound === true);
    const ids = possible.map((known) => known.id).join(", ");
    return `view '${view.id}' needs a method that states its bound, '${method.id}' states none; possible are ${ids}`;
  }
  if (scene.kind === "sdf") return fieldDriver(scene, method, view, options);
  if (view.id !== "colour")
    return `view '${view.id}' needs an sdf, '${scene.name}' has a mainImage; possible is colour`;
  if (method.kind === "samples") return sampledImageDriver(scene, method.glsl, method.samples, options);
  if (method.imageGlsl !== undefined) return filteredImageDriver(scene, method, options);
  const possible = coverageMethods.filter(drawsImages).map((known) => known.id);
  return `coverage method '${method.id}' needs an sdf, '${scene.name}' has a mainImage; possible are ${possible.join(", ")}`;
}

/** Reads scene and driver as one program, differentiates it and prints it. The driver defines `vec4 nabla_pixel(vec2)`. */
export function assembleDriver(
  scene: Scene,
  driver: Driver,
  options: Pick<AssembleOptions, "device" | "trigonometry"> & { readonly singular?: boolean },
): AssembleResult {
  // On the CPU the built-in functions are exact to double precision, which no polynomial for floats is.
  const ownTrigonometry = options.device === "gpu" && options.trigonometry !== "driver";
  const isGpu = options.device === "gpu";
  const hasPasses = isGpu && driver.tiles !== undefined;
  const hasMain = isGpu && !hasPasses;
  const [prelude, ...rest] = scene.texts as readonly [SourceText, ...SourceText[]];
  const texts: SourceText[] = [
    prelude,
    ...(ownTrigonometry ? [{ name: "nabla/trigonometry", text: '#include "nabla/math/trigonometry.glsl"\n' }] : []),
    ...rest,
    {
      name: "nabla/driver.glsl",
      text: driver.text + (hasMain ? gpuMain(scene, driver.isSketched === true) : ""),
      forgetsMacros: true,
    },
  ];
  const reading = read(texts, {
    include: scene.include,
    prototypes: true,
    ...(scene.ownMain === null ? {} : { mainName: OWN_MAIN }),
  });
  if (reading.program === null) return { assembled: null, diagnostics: reading.diagnostics, sources: reading.sources };
  const hosted = scene.ownMain === null ? reading.program : hostOwnMain(reading.program, GPU_OUTPUT);
  const derived = differentiate(hosted, driver.requests, { singular: options.singular ?? false });
  const enclosed = enclose(derived.program, driver.enclosures ?? []);
  const diagnostics = [...reading.diagnostics, ...derived.diagnostics, ...enclosed.diagnostics];
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error"))
    return { assembled: null, diagnostics, sources: reading.sources };
  const tileSize = driver.tiles === undefined ? 0 : inlinedSize(enclosed.program, "nabla_tile");
  if (driver.tiles !== undefined && driver.withoutTiles !== undefined && tileSize > driver.tiles.longest) {
    const plain = assembleDriver(scene, driver.withoutTiles, options);
    const start = plain.sources.baseOf(scene.name) ?? 0;
    const warning: Diagnostic = {
      severity: "warning",
      message: `all pixels are drawn, no tiles decided: that takes ${tileSize} operations for this scene; above ${driver.tiles.longest} drivers compile for too long`,
      range: { start, end: start },
    };
    return { ...plain, diagnostics: [...plain.diagnostics, warning] };
  }
  const lowered = ownTrigonometry ? replaceTrigonometry(enclosed.program) : enclosed.program;
  const program = prune(lowered, hasPasses ? PASS_ENTRIES : [hasMain ? "main" : "nabla_pixel"]);
  const text = emitGlsl(program);
  const isSketched = driver.isSketched === true;
  const halves = driver.isHalved === true ? emitGlsl(prune(lowered, HALVES)) : null;
  const sketched = hasMain && isSketched ? withSketch(text, emitGlsl(sketchProgram(lowered)), halves) : text;
  return {
    assembled: {
      program,
      entry: "nabla_pixel",
      glsl: hasPasses && driver.tiles !== undefined ? withPasses(text, driver.tiles, isSketched) : sketched,
    },
    diagnostics,
    sources: reading.sources,
  };
}

function startOf(scene: Scene): { start: number; end: number } {
  const base = scene.sources.baseOf(scene.name) ?? 0;
  return { start: base, end: base };
}
