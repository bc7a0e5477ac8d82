/** From a scene that has been read to the programs of both sides, with everything that is wrong on the way. */
import { locate } from "../glsl/diagnostics.ts";
import { type AssembleResult, assemble } from "../scene/assemble.ts";
import type { AssembledProgram, Scene, SceneKind } from "../scene/scene.ts";
import { type Problem, problemOf } from "./editor/problems.ts";
import { type Settings, viewFor } from "./state.ts";

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
  if (scene.program === null || kind === null) return { scene, methods: null, problems: problemsOf(scene, [scene]) };
  const results = shownMethods(settings, kind).map(
    (coverage) => [coverage, assembleMethod(scene, settings, coverage, viewFor(kind, settings.view))] as const,
  );
  const problems = problemsOf(
    scene,
    results.map(([, result]) => result),
  );
  const methods: DrawnMethod[] = [];
  for (const [coverage, { assembled }] of results) {
    if (assembled === null) return { scene, methods: null, problems };
    methods.push({ coverage, program: assembled });
  }
  return { scene, methods, problems };
}

/** Assembles a scene with a method for a view. */
export function assembleMethod(scene: Scene, settings: Settings, coverage: string, view: string): AssembleResult {
  const { blending, trigonometry } = settings;
  return assemble(scene, { coverage, view, device: "gpu", blending, trigonometry });
}

/** The diagnostics of several results about the same scene, each once. */
function problemsOf(scene: Scene, results: readonly Pick<AssembleResult, "diagnostics" | "sources">[]): Problem[] {
  const found = new Map<string, Problem>();
  for (const { diagnostics, sources } of results)
    for (const diagnostic of diagnostics) {
      const located = locate(diagnostic, sources);
      const key = `${located.source}:${located.line}:${located.column}:${located.message}`;
      if (!found.has(key)) found.set(key, problemOf(located, scene.name));
    }
  return [...found.values()];
}
