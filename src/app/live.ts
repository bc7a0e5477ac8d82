/**
 * Live recompiling: a moment after the last key stroke, and at once when a setting changes, the text is read,
 * differentiated, assembled and compiled. Only what comes through all of it is shown; else the last good picture stays.
 */
import type { Renderer } from "../gpu/renderer.ts";
import type { Scene } from "../scene/scene.ts";
import { assembleShown, type Compiled } from "./compile.ts";
import { loadTexts, type SceneText } from "./documents/scene-text.ts";
import type { Problem } from "./editor/problems.ts";
import { NO_GRAPHICS, type StatusLine } from "./layout/status.ts";
import type { Picture, Shown } from "./picture/picture.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

export interface LiveCompiler {
  /** Compiles everything again; after the context was lost. */
  again(): void;
}

export interface LiveParts {
  readonly store: Store<State>;
  readonly renderer: Renderer;
  readonly picture: Picture;
  readonly status: StatusLine;
  readonly showProblems: (problems: readonly Problem[]) => void;
  /** A scene has come through and is shown from now on. */
  readonly onShown: (shown: Shown) => void;
  /** Nothing is shown any more: this scene has errors and never came through. */
  readonly onNothing: () => void;
}

/** Long enough that a word is typed through, short enough to feel at once. */
const TYPING_PAUSE_MS = 150;

/** A compilation that takes longer is told: before that the word would flicker. */
const TELL_AFTER_MS = 400;

export function createLiveCompiler({
  store,
  renderer,
  picture,
  status,
  showProblems,
  onShown,
  onNothing,
}: LiveParts): LiveCompiler {
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** The texts that were read last. */
  let read: (SceneText & { readonly scene: Scene }) | null = null;
  let shownDocument: string | null = null;
  /** Each compilation has a number; one that a later one has overtaken is dropped. */
  let latest = 0;

  /** For style sheets and tests: whether what is shown may be older than the text. */
  const tellState = (isCompiling: boolean) => {
    picture.canvas.dataset.compiling = String(isCompiling);
  };

  const compile = async () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    tellState(true);
    const number = ++latest;
    const { document, text, common } = store.state;
    const start = performance.now();
    const name = `${document.replace(/^.*\//, "")}.glsl`;
    const isRead = read?.text === text && read.common === common && read.scene.name === name;
    if (read === null || !isRead) read = { text, common, scene: loadTexts({ text, common }, name) };
    const compiled = assembleShown(read.scene, store.state);
    const told = setTimeout(() => status.set({ activity: "compiling" }), TELL_AFTER_MS);
    const { complaints, isLost } = await compileOnGpu(compiled);
    clearTimeout(told);
    if (number !== latest) return;
    const problems = [...compiled.problems, ...complaints];
    const errors = problems.filter((problem) => problem.severity === "error").length;
    const { scene, methods, alpha } = compiled;
    if (errors === 0 && methods !== null) {
      const shown: Shown = { scene, methods, alpha };
      picture.show(shown);
      shownDocument = document;
      onShown(shown);
    } else if (shownDocument !== document) {
      // The last good picture is one of another scene.
      picture.show(null);
      shownDocument = null;
      onNothing();
    }
    showProblems(problems);
    status.set({
      errors,
      warnings: problems.length - errors,
      isStale: shownDocument === document,
      activity: isLost ? NO_GRAPHICS : null,
      compileMilliseconds: performance.now() - start,
    });
    tellState(timer !== null);
  };

  async function compileOnGpu({ methods }: Compiled): Promise<{ complaints: Problem[]; isLost: boolean }> {
    const refusals = new Set<string>();
    let isLost = false;
    for (const { program } of methods ?? []) {
      const result = await renderer.compile(program.glsl);
      if (result.ok) continue;
      // A lost context compiles nothing; it comes back and everything is compiled again.
      if (result.problem.kind === "lost") isLost = true;
      else refusals.add(result.problem.message);
    }
    const complaints = [...refusals].map(
      (refusal): Problem => ({
        severity: "error",
        message: `the graphics driver refuses the assembled program: ${refusal}`,
        place: null,
        notes: [],
      }),
    );
    return { complaints, isLost };
  }

  for (const key of ["text", "common"] as const)
    store.watch(
      (state) => state[key],
      () => {
        tellState(true);
        if (timer !== null) clearTimeout(timer);
        timer = setTimeout(compile, TYPING_PAUSE_MS);
      },
    );
  for (const key of [
    "document",
    "coverage",
    "grid",
    "view",
    "comparison",
    "blending",
    "trigonometry",
    "alpha",
  ] as const)
    store.watch((state) => state[key], compileSoon);

  // Several settings often change in one go, as when a scene is opened.
  function compileSoon(): void {
    tellState(true);
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(compile, 0);
  }
  compileSoon();
  return { again: () => void compile() };
}
