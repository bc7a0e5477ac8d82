/** The way of a new user: packed, installed elsewhere, set up, a shader changed, seen, accepted and committed. */
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json";
import { checkout, emptyFolder, nabla } from "../cli/run.ts";
import { outsideOfTests } from "./project.ts";

/** Npm's own variables would make a project of the checkout; where packages come from stays as it is. */
function environment(): Record<string, string> {
  const kept = Object.entries(outsideOfTests()).filter(
    ([name]) => !/^npm_/i.test(name) || /^npm_config_(registry|cache|userconfig|globalconfig)$/i.test(name),
  );
  return Object.fromEntries(kept);
}

async function run(cwd: string, program: string, ...given: string[]) {
  const options = { cwd, env: environment(), shell: process.platform === "win32" };
  try {
    return { code: 0, ...(await promisify(execFile)(program, given, options)) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

test("packed, installed, set up, caught, accepted, committed", { timeout: 300_000 }, async () => {
  const shelf = emptyFolder();
  // All but the playground page is built by now, and nothing here needs the page.
  const packed = await run(checkout, "npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", shelf);
  expect(packed.code).toBe(0);
  const tarball = join(shelf, packed.stdout.trim());

  const project = emptyFolder();
  writeFileSync(join(project, "package.json"), '{ "name": "shaders-of-mine", "private": true }\n');
  const vitest = `vitest@${packageJson.devDependencies.vitest}`;
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  expect(await run(project, "npm", "install", "--save-dev", ...quiet, tarball, vitest)).toMatchObject({ code: 0 });

  const inProject = (...given: string[]) => run(project, "npx", "--no-install", "nabla", ...given);
  expect(await inProject("init")).toMatchObject({ code: 0, stdout: expect.stringContaining("ring.scene.glsl") });
  const git = (...given: string[]) => run(project, "git", "-c", "user.name=a", "-c", "user.email=a@b", ...given);
  writeFileSync(join(project, ".gitignore"), "node_modules\n");
  await git("init", "--quiet");
  expect(await inProject("test")).toMatchObject({ code: 0, stdout: expect.stringContaining("3 passed") });
  await git("add", ".");
  expect(await git("commit", "--quiet", "-m", "pictures")).toMatchObject({ code: 0 });

  const scene = join(project, "shaders/ring.scene.glsl");
  writeFileSync(scene, readFileSync(scene, "utf8").replace("default=0.6", "default=0.61"));
  const caught = await inProject("test", "-o", "report.html");
  expect(caught.code).toBe(1);
  expect(caught.stdout).toContain("2 failed | 1 passed");
  expect(caught.stderr).toContain("the scene changed: line 5 is the first that is another one");
  expect(readFileSync(join(project, "report.html"), "utf8")).toContain("shaders/ring/default");

  const seen = [...caught.stderr.matchAll(/--accept (\S+)/g)].map(([, id]) => id as string);
  expect(await inProject("test", "--accept", ...new Set(seen))).toMatchObject({ code: 0 });
  expect(await inProject("test")).toMatchObject({ code: 0 });
  const { stdout } = await git("status", "--porcelain", "shaders");
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => line.trim()),
  ).toEqual([
    "M shaders/__renders__/ring/default.png",
    "M shaders/__renders__/ring/thin.png",
    "M shaders/ring.scene.glsl",
  ]);
  expect(await git("commit", "--quiet", "-am", "a larger ring")).toMatchObject({ code: 0 });
});

describe("nabla init", () => {
  test("overwrites nothing", async () => {
    const cwd = emptyFolder();
    const mine = { "package.json": '{\n\t"scripts": { "test:pictures": "mine" }\n}\n', "vitest.config.ts": "mine" };
    for (const [name, text] of Object.entries(mine)) writeFileSync(join(cwd, name), text);
    const { code, stdout } = await nabla(["init"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/kept {6}vitest\.config\.ts; its plugins need `nabla\(\)`[\s\S]*kept {6}package\.json/);
    for (const [name, text] of Object.entries(mine)) expect(readFileSync(join(cwd, name), "utf8")).toBe(text);
    const before = await nabla(["init"], { cwd });
    expect(before.stdout).not.toContain("written");
  });

  test("adds its script in the style of the package.json that is there", async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "package.json"), '{\n\t"name": "mine",\n\t"scripts": {\n\t\t"a": "b"\n\t}\n}\n');
    await nabla(["init"], { cwd });
    expect(readFileSync(join(cwd, "package.json"), "utf8")).toBe(
      '{\n\t"name": "mine",\n\t"scripts": {\n\t\t"a": "b",\n\t\t"test:pictures": "nabla test"\n\t}\n}\n',
    );
  });

  test.each(["no json", "[]"])("a package.json that is %j leaves the folder as it was", async (text) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "package.json"), text);
    const { code, stdout, stderr } = await nabla(["init"], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("is no JSON object");
  });
});
