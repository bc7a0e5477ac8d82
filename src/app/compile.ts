/** From a scene that has been read to the programs of both sides, with everything that is wrong on the way. */
import { locate } from "../glsl/diagnostics.ts";
import { type AssembleResult, assemble } from "../scene/assemble.ts";
import type { Alpha, AssembledProgram, Scene, SceneKind } from "../scene/scene.ts";
import { type Problem, problemOf } from "./editor/problems.ts";
import type { Shown } from "./picture/picture.ts";
import { alphaFor, type Settings, viewFor } from "./state.ts";

/** A method with the program that draws it. */
export interface DrawnMethod {
  /** With its options: `half-plane:fade=3`. */
  readonly coverage: string;
  readonly program: AssembledProgram;
}

export interface Compiled {
  readonly scene: Scene;
  /** What is shown, A first, or null if there is an error in any. */
  readonly methods: readonly DrawnMethod[] | null;
  /** What a saved picture holds in its fourth channel. */
  readonly alpha: Alpha;
  readonly problems: readonly Problem[];
}

/** The methods that a comparison shows, A first; a grid shows each once. */
export function shownMethods(
  settings: Pick<Settings, "comparison" | "coverage" | "grid">,
  kind: SceneKind,
): readonly string[] {
  const { a, b } = settings.coverage[kind];
  switch (settings.comparison) {
    case "single":
      return [a];
    case "wipe":
    case "blink":
      return [a, b];
    case "grid":
      return [...new Set([a, b, ...settings.grid[kind]])];
  }
}

/** Assembles what is to be drawn of a scene that has been read. */
export function assembleShown(scene: Scene, settings: Settings): Compiled {
  const { kind } = scene;
  if (scene.program === null || kind === null)
    return { scene, methods: null, alpha: "opaque", problems: problemsOf(scene, [scene]) };
  const view = viewFor(kind, settings.view);
  const alpha = alphaFor(kind, view, settings.alpha);
  const results = shownMethods(settings, kind).map(
    (coverage) => [coverage, assembleMethod(scene, settings, coverage, view)] as const,
  );
  const problems = problemsOf(
    scene,
    results.map(([, result]) => result),
  );
  const methods: DrawnMethod[] = [];
  for (const [coverage, { assembled }] of results) {
    if (assembled === null) return { scene, methods: null, alpha, problems };
    methods.push({ coverage, program: assembled });
  }
  return { scene, methods, alpha, problems };
}

/**
 * Assembles a scene with a method for a view, for the canvas or for a file. An alpha is straight on the canvas, whichever
 * is chosen, because that is what the browser mixes with what lies behind.
 */
export function assembleMethod(
  scene: Scene,
  settings: Settings,
  coverage: string,
  view: string,
  target: "canvas" | "file" = "canvas",
): AssembleResult {
  const { blending, trigonometry } = settings;
  const chosen = alphaFor(scene.kind ?? "image", view, settings.alpha);
  const alpha = chosen !== "opaque" && target === "canvas" ? "straight" : chosen;
  return assemble(scene, { coverage, view, device: "gpu", blending, trigonometry, alpha });
}

/** The methods that are shown, with the programs that draw them for a file; null if one cannot be assembled. */
export function methodsForFile({ scene, methods, alpha }: Shown, settings: Settings): readonly DrawnMethod[] | null {
  if (alpha !== "premultiplied") return methods;
  const forFile: DrawnMethod[] = [];
  for (const { coverage } of methods) {
    const view = viewFor(scene.kind ?? "image", settings.view);
    const { assembled } = assembleMethod(scene, { ...settings, alpha }, coverage, view, "file");
    if (assembled === null) return null;
    forFile.push({ coverage, program: assembled });
  }
  return forFile;
}

/** The diagnostics of several results about the same scene, each once. */
function problemsOf(scene: Scene, results: readonly Pick<AssembleResult, "diagnostics" | "sources">[]): Problem[] {
  const found = new Map<string, Problem>();
  for (const { diagnostics, sources } of results)
    for (const diagnostic of diagnostics) {
      const located = locate(diagnostic, sources);
      // What is wrong with a setting has no place in the text; the assembler puts it before all of it.
      const { start, end } = diagnostic.range;
      const isOfSettings =
        !scene.diagnostics.includes(diagnostic) && start === end && start === sources.baseOf(scene.name);
      const key = `${located.source}:${located.line}:${located.column}:${located.message}`;
      const problem = problemOf(located, scene.name);
      if (!found.has(key)) found.set(key, isOfSettings ? { ...problem, place: null } : problem);
    }
  return [...found.values()];
}
