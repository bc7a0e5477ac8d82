/** Starts the Vitest of the user's project with Nabla's plugin, and reads the verdict out of it. */
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { TestModule, TestUserConfig, Vitest } from "vitest/node";
import type { RenderRecord } from "../regression/record.ts";
import { isInCi, setCommandOptions } from "../regression/run-options.ts";
import type { DriverName, NablaOptions, UpdateMode } from "../regression/types.ts";
import type { Note } from "./command.ts";
import { Problem } from "./problem.ts";
import { possible } from "./suggest.ts";
import { isFolder } from "./write-file.ts";

export interface TestOptions {
  readonly update?: UpdateMode | true;
  readonly accept?: readonly string[];
  readonly shard?: string;
  readonly grep?: string;
  readonly list?: true;
  readonly watch?: true;
  readonly reporter?: readonly string[];
  readonly output?: readonly string[];
  readonly mergeReports?: string | true;
  readonly driver?: DriverName;
  readonly common?: string;
  readonly browser?: string;
  readonly browserWs?: readonly string[];
  readonly cache: boolean;
  readonly config?: string;
}

/** Cases that a line names. */
const MOST_NAMED = 5;

type VitestNode = typeof import("vitest/node");
type PluginModule = { readonly default: (options?: NablaOptions) => import("vite").Plugin };

/** Names of configurations that Vitest looks for. */
export const CONFIGURATION_NAMES = /^vi(te|test)\.config\.[cm]?[jt]s$/;

/** @throws Problem (2) for wrong use, or if there is no Vitest or nothing to test */
export async function runTests(folder: string | undefined, options: TestOptions, note: Note): Promise<void> {
  const place = resolve(folder ?? ".");
  if (!isFolder(place)) throw new Problem(`no folder '${folder}'; a single scene is chosen with --grep`);
  const update = options.update === true ? "all" : options.update;
  if (isInCi() && ((update ?? "none") !== "none" || options.accept !== undefined))
    throw new Problem("in CI (the variable CI is set) no picture is stored; do it where somebody looks at it");
  const { root, hasConfig } = options.config === undefined ? findRoot(place) : { root: resolve("."), hasConfig: true };
  const vitest = await importVitest(root);
  const plugin = (await import(new URL("./vitest.js", import.meta.url).href)) as PluginModule;
  const { cache, browser, browserWs, driver, common, accept } = options;
  setCommandOptions({
    ...(update === undefined ? {} : { update }),
    ...(accept === undefined ? {} : { accept }),
    ...(browser === undefined ? {} : { browser: resolve(browser) }),
    ...(browserWs === undefined ? {} : { browserWs }),
    ...(driver === undefined ? {} : { driver }),
    ...(common === undefined ? {} : { common: resolve(common) }),
    ...(cache ? {} : { cache }),
  });
  const filters = accept?.map(fileOf) ?? (place === root ? [] : [place]);
  const settings: TestUserConfig = {
    root,
    watch: options.watch === true,
    passWithNoTests: true,
    ...(hasConfig ? (options.config === undefined ? {} : { config: options.config }) : { config: false }),
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    ...(options.grep === undefined ? {} : { testNamePattern: options.grep }),
    ...(options.mergeReports === undefined
      ? {}
      : { mergeReports: options.mergeReports === true ? ".vitest-reports" : options.mergeReports }),
    ...reportersOf(options),
  };
  const overrides = {
    plugins: [plugin.default()],
    // A folder without a configuration has no tests but scenes, which do not disturb each other.
    ...(hasConfig ? {} : { test: { include: [], isolate: false } }),
  };
  if (options.list === true) return list(root, vitest, settings, overrides, filters);
  const run = await begun(root, () => vitest.startVitest("test", filters, settings, overrides));
  if (options.watch === true) await new Promise<void>((done) => run.onClose(done));
  judgeRun(run, options, note);
}

/** The nearest folder at or above `place` with a configuration of Vitest or a package, else `place`. */
function findRoot(place: string): { readonly root: string; readonly hasConfig: boolean } {
  for (let folder = place; ; folder = dirname(folder)) {
    const names = readdirSync(folder);
    const hasConfig = names.some((name) => CONFIGURATION_NAMES.test(name));
    if (hasConfig || names.includes("package.json")) return { root: folder, hasConfig };
    if (dirname(folder) === folder) return { root: place, hasConfig: false };
  }
}

/** Vitest once it has read the project's configuration, which may be wrong in ways that are no fault of ours. */
async function begun(root: string, begin: () => Promise<Vitest>): Promise<Vitest> {
  try {
    return await begin();
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const [reason] = message.split(/ imported from |\n/);
    const help =
      code === "ERR_MODULE_NOT_FOUND" ? "; `npm install --save-dev nabla vitest` there installs what tests need" : "";
    throw new Problem(`Vitest does not start in '${root}': ${reason}${help}`);
  }
}

/** The project's own Vitest; without one, that beside Nabla. */
async function importVitest(root: string): Promise<VitestNode> {
  for (const from of [join(root, "package.json"), fileURLToPath(import.meta.url)])
    try {
      return (await import(pathToFileURL(createRequire(from).resolve("vitest/node")).href)) as VitestNode;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "MODULE_NOT_FOUND") throw error;
    }
  throw new Problem("Vitest is not installed; `npm install --save-dev vitest` installs it");
}

const REPORTERS: Readonly<Record<string, (file: string) => { readonly name: string; readonly options: object }>> = {
  ".html": (html) => ({ name: ownReporter(), options: { html } }),
  ".md": (markdown) => ({ name: ownReporter(), options: { markdown } }),
  ".xml": (outputFile) => ({ name: "junit", options: { outputFile } }),
  ".json": (outputFile) => ({ name: "json", options: { outputFile } }),
};

function ownReporter(): string {
  return fileURLToPath(new URL("../src/regression/reporter.mjs", import.meta.url));
}

function reportersOf({ reporter = [], output = [] }: TestOptions): Pick<TestUserConfig, "reporters"> {
  if (reporter.length === 0 && output.length === 0) return {};
  const files = output.map((file) => {
    const entry = REPORTERS[extname(file).toLowerCase()];
    if (entry === undefined)
      throw new Problem(`-o takes a name that ends in ${Object.keys(REPORTERS).join(", ")}, given '${file}'`);
    const { name, options } = entry(resolve(file));
    return [name, options] as [string, Record<string, unknown>];
  });
  const all = [...(reporter.length === 0 ? ["default"] : reporter), ...files];
  return { reporters: all as NonNullable<TestUserConfig["reporters"]> };
}

/** `folder/scene/case@3f2a` → the part of a file's path that is before the case. */
function fileOf(accepted: string): string {
  return dirname(accepted.replace(/@[^@/]*$/, ""));
}

async function list(
  root: string,
  vitest: VitestNode,
  settings: TestUserConfig,
  overrides: object,
  filters: readonly string[],
): Promise<void> {
  const run = await begun(root, () => vitest.createVitest("test", settings, overrides));
  try {
    const { testModules, unhandledErrors } = await run.collect([...filters]);
    const names = testModules.flatMap((module) =>
      [...module.children.allTests()].map((test) => `${module.relativeModuleId} > ${test.fullName}`),
    );
    process.stdout.write(names.map((name) => `${name}\n`).join(""));
    if (unhandledErrors.length > 0) throw new Problem(String((unhandledErrors[0] as Error).message));
    if (names.length === 0) throw nothingToTest(run);
  } finally {
    await run.close();
  }
}

function judgeRun(run: Vitest, options: TestOptions, note: Note): void {
  const modules = run.state.getTestModules();
  const records = modules.flatMap(recordsOf);
  if (modules.length === 0) {
    if (options.accept === undefined && options.shard === undefined) throw nothingToTest(run);
    if (options.accept !== undefined) throw unknownCase(options.accept[0] as string, records);
  }
  if (options.grep !== undefined && options.shard === undefined && !hasRun(modules))
    throw new Problem(`--grep: no case's name matches '${options.grep}'; \`nabla test --list\` prints all`);
  // A reporter that was chosen has the output for itself.
  if (options.reporter === undefined) process.stdout.write(outcomeOf(records, options));
  if (run.state.getUnhandledErrors().length > 0) note(2);
  for (const module of modules) {
    if (module.errors().length > 0) note(2);
    for (const test of module.children.allTests("failed")) {
      const isError = test.meta().nabla?.some(({ state }) => state === "error") ?? false;
      note(isError ? 2 : 1);
    }
  }
  for (const accepted of options.accept ?? []) {
    const id = accepted.replace(/@[^@/]*$/, "");
    if (!records.some((record) => record.id === id)) throw unknownCase(accepted, records);
  }
}

/** Whether any test has been more than looked at, or a file is too wrong to have tests. */
function hasRun(modules: readonly TestModule[]): boolean {
  return modules.some(
    (module) =>
      module.errors().length > 0 || [...module.children.allTests()].some((test) => test.result().state !== "skipped"),
  );
}

/** What was stored, which Vitest knows nothing of, and how to see what differs; "" if neither. */
function outcomeOf(records: readonly RenderRecord[], { output = [] }: TestOptions): string {
  const idsOf = (state: RenderRecord["state"]) =>
    records.filter((record) => record.state === state).map(({ id }) => id);
  const line = (words: string, ids: readonly string[]): string => {
    const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : "";
    return ids.length === 0 ? "" : `${words} ${ids.slice(0, MOST_NAMED).join(", ")}${more}\n`;
  };
  const isShown = output.some((file) => extname(file).toLowerCase() === ".html");
  const help = isShown || idsOf("differs").length === 0 ? "" : "see what differs: npx nabla test -o report.html\n";
  return line("stored:", idsOf("written")) + line("stored anew:", idsOf("updated")) + help;
}

function recordsOf(module: TestModule): RenderRecord[] {
  return [...module.children.allTests()].flatMap((test) => test.meta().nabla ?? []);
}

function unknownCase(accepted: string, records: readonly RenderRecord[]): Problem {
  const known = records.map(({ id }) => id);
  return new Problem(`--accept: no case '${accepted}'${known.length === 0 ? "" : possible(accepted, known)}`);
}

function nothingToTest(run: Vitest): Problem {
  return new Problem(
    `no scene is a test in '${run.config.root}': a test is a file *.scene.glsl; \`nabla init\` makes an example`,
  );
}
