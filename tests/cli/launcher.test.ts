/** The launcher in a checkout of its own: it builds what is stale, whole or not at all. */
import { execFile } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { checkout, emptyFolder } from "./run.ts";

/** All that a build leaves in `dist`. */
const BUILT = ["cli.js", "render-page.js", "report-page.js", "vitest-worker.js", "vitest.d.ts", "vitest.js"];

/** A copy of the checkout without anything built in it. */
function copyCheckout(): string {
  const copy = emptyFolder();
  for (const name of ["package.json", "vite.config.ts", "tsconfig.json", "index.html", "src", "shaders"])
    cpSync(join(checkout, name), join(copy, name), { recursive: true });
  symlinkSync(join(checkout, "node_modules"), join(copy, "node_modules"));
  return copy;
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(copy: string, ...given: string[]): Promise<Ended> {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [join(copy, "src/cli/nabla.mjs"), ...given])) };
  } catch (error) {
    return error as Ended;
  }
}

test("several that start at once in a fresh checkout all work, and leave only whole files", async () => {
  const copy = copyCheckout();
  const ended = await Promise.all([run(copy, "--version"), run(copy, "--version"), run(copy, "--version")]);
  for (const { code, stderr } of ended) expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(readdirSync(join(copy, "dist")).sort()).toEqual(BUILT);
});

test("builds once, and again when a source changes, comes or goes", async () => {
  const copy = copyCheckout();
  await run(copy, "--version");
  const built = () => statSync(join(copy, "dist/cli.js")).mtimeMs;
  const first = built();
  expect((await run(copy, "list", "scenes")).stdout).not.toContain("my-new-scene");
  expect(built()).toBe(first);
  const scene = join(copy, "shaders/scenes/my-new-scene.glsl");
  writeFileSync(scene, "//! Mine title\nfloat sdf(vec2 p) { return p.x; }\n");
  expect((await run(copy, "list", "scenes")).stdout).toMatch(/my-new-scene +Mine title/);
  writeFileSync(scene, "//! Your title\nfloat sdf(vec2 p) { return p.x; }\n");
  expect((await run(copy, "list", "scenes")).stdout).toMatch(/my-new-scene +Your title/);
  rmSync(scene);
  expect((await run(copy, "list", "scenes")).stdout).not.toContain("my-new-scene");
});

test("the page is built once, and again when its sources change, also by several at once", async () => {
  const copy = copyCheckout();
  const build = async () => (await promisify(execFile)("node", [join(copy, "src/cli/build.mjs"), "page"])).stderr;
  const page = () => readFileSync(join(copy, "dist/app/index.html"), "utf8");
  expect(await build()).toBe("nabla: builds the page\n");
  expect(await build()).toBe("");
  const index = join(copy, "index.html");
  writeFileSync(index, readFileSync(index, "utf8").replace("<title>Nabla", "<title>Another"));
  expect(page()).toContain("<title>Nabla");
  const together = await Promise.all(Array.from({ length: 4 }, build));
  expect(together).toContain("nabla: builds the page\n");
  expect(page()).toContain("<title>Another");
  expect(readdirSync(join(copy, "dist"))).toEqual(["app"]);
});

test("a build that fails is reported and leaves the last one in place", async () => {
  const copy = copyCheckout();
  await run(copy, "--version");
  const before = readFileSync(join(copy, "dist/cli.js"), "utf8");
  appendFileSync(join(copy, "src/cli/problem.ts"), "\nthis is no TypeScript\n");
  const { code, stdout, stderr } = await run(copy, "--version");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("nabla: the build failed");
  expect(stderr).toContain("problem.ts");
  expect(stderr).not.toContain("\u001b");
  expect(readFileSync(join(copy, "dist/cli.js"), "utf8")).toBe(before);
  expect(readdirSync(join(copy, "dist")).sort()).toEqual(BUILT);
});

test("without the dependencies it says what to do", async () => {
  const copy = copyCheckout();
  rmSync(join(copy, "node_modules"));
  const { code, stderr } = await run(copy, "--version");
  expect(code).toBe(2);
  expect(stderr).toBe("nabla: Vite is not installed, run `npm ci` in the checkout\n");
});

test("a package without sources runs what was built", async () => {
  const copy = copyCheckout();
  await run(copy, "--version");
  const installed = emptyFolder();
  for (const name of ["package.json", "dist", "src/cli/nabla.mjs"])
    cpSync(join(copy, name), join(installed, name), { recursive: true });
  symlinkSync(join(checkout, "node_modules"), join(installed, "node_modules"));
  const { code, stdout } = await run(installed, "list", "views");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Views:/);
});
