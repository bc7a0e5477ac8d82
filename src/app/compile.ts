/** From the text in the editor to the programs of both sides, with everything that is wrong on the way. */
import { locate } from "../glsl/diagnostics.ts";
import { type AssembleResult, assemble } from "../scene/assemble.ts";
import { loadScene } from "../scene/load.ts";
import type { AssembledProgram, Scene } from "../scene/scene.ts";
import { type Problem, problemOf } from "./editor/problems.ts";
import { type Settings, SIDES, type Side, viewFor } from "./state.ts";

export interface Compiled {
  readonly scene: Scene;
  /** The programs of the sides that are shown, or null if there is an error in any. */
  readonly programs: Readonly<Partial<Record<Side, AssembledProgram>>> | null;
  readonly problems: readonly Problem[];
}

/** The sides that a comparison shows. */
export function shownSides(settings: Pick<Settings, "comparison">): readonly Side[] {
  return settings.comparison === "wipe" ? SIDES : ["a"];
}

/** Reads a text; `name` is what messages call it. */
export function readScene(text: string, name: string): { scene: Scene; problems: readonly Problem[] } {
  const scene = loadScene(text, name);
  return { scene, problems: problemsOf(scene, [scene]) };
}

/** Assembles what is to be drawn of a scene that has been read. */
export function assembleSides(scene: Scene, settings: Settings): Compiled {
  const { kind } = scene;
  if (scene.program === null || kind === null) return { scene, programs: null, problems: problemsOf(scene, [scene]) };
  const results = shownSides(settings).map(
    (side) => [side, assembleSide(scene, settings, side, viewFor(kind, settings.view))] as const,
  );
  const problems = problemsOf(
    scene,
    results.map(([, result]) => result),
  );
  const programs: Partial<Record<Side, AssembledProgram>> = {};
  for (const [side, { assembled }] of results) {
    if (assembled === null) return { scene, programs: null, problems };
    programs[side] = assembled;
  }
  return { scene, programs, problems };
}

/** Assembles one side of a scene for a view. */
export function assembleSide(scene: Scene, settings: Settings, side: Side, view: string): AssembleResult {
  const { blending, trigonometry } = settings;
  const coverage = settings.coverage[scene.kind ?? "sdf"][side];
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
