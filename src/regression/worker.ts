/**
 * What runs in a test worker: the tests of a scene's file and the matcher. Built into `dist/vitest-worker.js`.
 */
import { readFileSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { ExpectStatic, TestAPI, TestContext } from "vitest";
import { Problem } from "../cli/problem.ts";
import { withoutMark } from "../cli/text-file.ts";
import { type CaseDefaults, type RenderCase, readCases, readMatcherCase } from "./case.ts";
import { judge } from "./judge.ts";
import { PASSING, type RenderRecord } from "./record.ts";
import type { WorkerOptions } from "./run-options.ts";
import { type Surroundings, surroundingsOf } from "./surroundings.ts";
import type { RenderSettings, SceneText, UpdateMode } from "./types.ts";

declare module "@vitest/runner" {
  interface TaskMeta {
    /** A record for each picture or scene that the test looked at. */
    nabla?: RenderRecord[];
  }
}

/** Functions of the Vitest that runs the test, which need not be the one beside Nabla. */
export interface VitestFunctions {
  readonly test: TestAPI;
  readonly inject: (key: "nabla") => WorkerOptions;
}

/** Beside its drawing a case may wait for a browser to start, more than once. */
const STARTING_TIME = 120_000;

let shared: Surroundings | undefined;

/** Declares a test for each case of a scene's file. */
export function declareScene(vitest: VitestFunctions, path: string, text: string, sidecar: unknown): void {
  const options = vitest.inject("nabla");
  const stem = basename(path).replace(/(\.scene)?\.\w+$/, "");
  let cases: readonly RenderCase[];
  try {
    cases = readCases(text, sidecar, defaultsOf(options));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { message } = error;
    vitest.test(stem, ({ task }) => finish(task, failedRecord(rootPath(options, path), stem, message)));
    return;
  }
  for (const chosen of cases) {
    const place = placeOf(options, path, stem, chosen.name);
    const accepted = acceptedFor(options, place.id);
    vitest.test(`${stem}/${chosen.name}`, { timeout: STARTING_TIME + 3 * chosen.timeout }, async (context) => {
      if (options.accept !== null && accepted === null) context.skip("not among the cases to accept");
      const job = {
        ...place,
        scene: rootPath(options, path),
        text,
        root: options.root,
        folder: dirname(path),
        chosen,
        accepted,
        update: updateMode(options, context.expect),
      };
      finish(context.task, await judge(job, surroundings(options)));
    });
  }
}

/** `expect(scene).toMatchRender(settings)`. */
export async function matchRender(
  { test, options }: { readonly test: Readonly<TestContext["task"]>; readonly options: WorkerOptions },
  expect: ExpectStatic,
  received: unknown,
  settings: RenderSettings & { readonly name?: string } = {},
): Promise<{ readonly pass: boolean; readonly message: () => string }> {
  const testPath = test.file.filepath;
  const before = test.meta.nabla?.length ?? 0;
  const name = settings.name ?? slug(test.name) + (before === 0 ? "" : `-${before + 1}`);
  const stem = basename(testPath, extname(testPath));
  let record: RenderRecord;
  try {
    const { scene, text, folder } = readReceived(received, dirname(testPath), options);
    // As the scene's path, that of a Common text is one from the test's file.
    const read = readMatcherCase(name, settings, defaultsOf(options));
    const common = read.common === null ? null : resolve(dirname(testPath), read.common);
    const chosen = { ...read, common };
    const place = placeOf(options, testPath, stem, name);
    const accepted = acceptedFor(options, place.id);
    const { root } = options;
    const job = { ...place, scene, text, root, folder, chosen, accepted, update: updateMode(options, expect) };
    record = await judge(job, surroundings(options));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    record = failedRecord(rootPath(options, testPath), name, error.message);
  }
  test.meta.nabla = [...(test.meta.nabla ?? []), record];
  return { pass: PASSING.includes(record.state), message: () => messageOf(record) };
}

/** Leaves what was found in the task and fails it if it has to. */
function finish(task: TestContext["task"], record: RenderRecord): void {
  task.meta.nabla = [...(task.meta.nabla ?? []), record];
  if (PASSING.includes(record.state)) return;
  const error = new Error(messageOf(record));
  error.name = record.state;
  // The place in this file says nothing about the scene.
  error.stack = `${error.name}: ${error.message}`;
  throw error;
}

const HINTS: Readonly<Partial<Record<RenderRecord["state"], (record: RenderRecord) => string>>> = {
  differs: ({ id, drawn }) => `accept it with: npx nabla test --accept ${id}@${drawn}`,
  missing: ({ id, drawn }) =>
    `pictures are stored on a developer's machine, never in CI: npx nabla test --accept ${id}@${drawn}`,
};

function messageOf(record: RenderRecord): string {
  const hint = HINTS[record.state]?.(record);
  return `${record.id}: ${record.message}${hint === undefined ? "" : `\n${hint}`}`;
}

/** A record of something that is no case. */
function failedRecord(scene: string, name: string, message: string): RenderRecord {
  return {
    id: scene,
    scene,
    name,
    state: "error",
    message,
    file: null,
    changes: [],
    properties: [],
    milliseconds: 0,
    isCached: false,
    retries: 0,
  };
}

function defaultsOf({ driver, timeout, common }: WorkerOptions): CaseDefaults {
  return { driver, timeout, common };
}

function surroundings(options: WorkerOptions): Surroundings {
  shared ??= surroundingsOf(options);
  return shared;
}

/** Where the picture of a case lies, and its name on every machine. */
function placeOf({ root, folder }: WorkerOptions, file: string, stem: string, name: string) {
  const path = join(dirname(file), folder, stem, `${name}.png`);
  const id = relative(root, join(dirname(file), stem, name))
    .split(sep)
    .join("/");
  return { id, path, file: relative(root, path).split(sep).join("/") };
}

function rootPath({ root }: WorkerOptions, path: string): string {
  return relative(root, path).split(sep).join("/");
}

/** The hash that is accepted for a case, "" for any picture, null if it is not to be accepted. */
function acceptedFor({ accept, isCi }: WorkerOptions, id: string): string | null {
  if (isCi) return null;
  for (const one of accept ?? []) {
    const at = one.lastIndexOf("@");
    if ((at < 0 ? one : one.slice(0, at)) === id) return at < 0 ? "" : one.slice(at + 1);
  }
  return null;
}

const SNAPSHOT_MODES = { all: "all", new: "missing", none: "none" } as const satisfies Record<string, UpdateMode>;

/** In CI nothing is ever stored, whatever is asked for. */
function updateMode({ update, isCi, accept }: WorkerOptions, expect: ExpectStatic): UpdateMode {
  if (isCi || accept !== null) return "none";
  if (update !== null) return update;
  return SNAPSHOT_MODES[expect.getState().snapshotState.snapshotUpdateState];
}

function readReceived(received: unknown, folder: string, options: WorkerOptions) {
  if (typeof received === "string" || received instanceof URL) {
    const path =
      received instanceof URL ? received.pathname : isAbsolute(received) ? received : resolve(folder, received);
    try {
      const text = withoutMark(readFileSync(path, "utf8"));
      return { scene: rootPath(options, path), text, folder: dirname(path) };
    } catch (error) {
      throw new Problem(`cannot read the scene '${path}': ${(error as NodeJS.ErrnoException).code ?? error}`);
    }
  }
  const { name, text } = (received ?? {}) as Partial<SceneText>;
  if (typeof name === "string" && typeof text === "string") return { scene: name, text, folder };
  throw new Problem("expected the path of a scene, or { name, text }");
}

/** A test's name as that of a file. */
function slug(name: string): string {
  return (
    name
      .replace(/[^\w.-]+/g, "-")
      .replace(/^[-.]+|-+$/g, "")
      .toLowerCase() || "render"
  );
}
