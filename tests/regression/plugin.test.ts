/** The plugin in a configuration: tests by hand, several workers, several machines, what is remembered. */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { recordingBrowser, starts } from "../cli/recording-browser.ts";
import { emptyFolder } from "../cli/run.ts";
import { project, ring } from "./project.ts";

// Each test starts Vitest several times, and some a browser each time.
vi.setConfig({ testTimeout: 180_000 });

const configuration = (options: string, more = "") => `import nabla from "nabla/vitest";
export default { plugins: [nabla(${options})], test: { ${more} } };
`;

test("a test by hand compares what it draws, with every kind of scene", async () => {
  const one = project({
    "vitest.config.mjs": configuration('{ driver: "cpu", folder: "pictures" }'),
    "ring.glsl": ring,
    "hand.test.ts": `import { expect, test } from "vitest";
test("My ring!", async () => {
  await expect("ring.glsl").toMatchRender({ size: "16x16", set: { radius: 0.25 } });
  await expect({ name: "text", text: "float sdf(vec2 p) { return p.x; }" }).toMatchRender({ size: "8x8" });
  await expect(new URL("ring.glsl", import.meta.url)).toMatchRender({ name: "named", size: "8x8" });
});
test("is seen to differ", async () => {
  const shot = (radius) => expect("ring.glsl").toMatchRender({ name: "same", size: "16x16", set: { radius } });
  await shot(0.5);
  await expect(shot(0.6)).rejects.toThrow(/hand\\.test\\/same: \\d+ of 256 pixels differ[\\s\\S]*radius: \\[0\\.5\\] → \\[0\\.6\\]/);
});
test("says what is wrong", async () => {
  await expect(expect("no.glsl").toMatchRender()).rejects.toThrow(/cannot read the scene .*no\\.glsl': ENOENT/);
  await expect(expect(7).toMatchRender()).rejects.toThrow("expected the path of a scene, or { name, text }");
  await expect(expect("ring.glsl").toMatchRender({ sise: "8x8" })).rejects.toThrow("did you mean 'size'");
});
`,
  });
  const { code, stdout, stderr } = await one.testAlone([]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("3 passed");
  expect(readdirSync(one.path("pictures/hand.test")).sort()).toEqual([
    "my-ring-2.png",
    "my-ring.png",
    "named.png",
    "same.png",
  ]);
});

test.skipIf(process.platform === "win32")(
  "each worker has a browser, and a process for each file changes nothing",
  async () => {
    const files = Object.fromEntries([1, 2, 3, 4].map((index) => [`s${index}.scene.glsl`, ring]));
    const folder = emptyFolder();
    const options = JSON.stringify({ browser: recordingBrowser(folder), cache: false });
    const one = project({ ...files, "vitest.config.mjs": configuration(options, "maxWorkers: 2, isolate: true") });
    expect(await one.testAlone([])).toMatchObject({ code: 0, stderr: "" });
    const browsers = starts(folder).length;
    expect([1, 2]).toContain(browsers);
    const stored = one.read("__renders__/s1/default.png");
    for (const index of [2, 3, 4]) expect(readdirSync(one.path(`__renders__/s${index}`))).toEqual(["default.png"]);
    one.write("vitest.config.mjs", configuration(options, "maxWorkers: 2, isolate: false, pool: 'threads'"));
    expect(await one.testAlone([], { CI: "1" })).toMatchObject({ code: 0, stderr: "" });
    expect(one.read("__renders__/s1/default.png").equals(stored)).toBe(true);
  },
);

test.skipIf(process.platform === "win32")("what did not change starts no browser", async () => {
  const one = project({ "a.scene.glsl": `${ring}//! case checked finite=yes lipschitz=1.01 size=16x16\n` });
  const folder = emptyFolder();
  const browser = recordingBrowser(folder);
  const run = () => one.testAlone(["--browser", browser]);
  await run();
  expect(starts(folder)).toHaveLength(1);
  expect(await run()).toMatchObject({ code: 0 });
  expect(starts(folder)).toHaveLength(1);
  // Nor does it hide anything: another scene is drawn, and a stored picture that is another one is found.
  one.write("a.scene.glsl", ring.replace("default=0.5", "default=0.52"));
  expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining("the scene changed") });
  expect(starts(folder)).toHaveLength(2);
});

test("parts of several machines become one report", async () => {
  const files = { "a.scene.glsl": ring, "b.scene.glsl": ring, "c.scene.glsl": ring };
  const one = project(files);
  await one.testAlone(["--driver", "cpu"]);
  one.write("b.scene.glsl", ring.replace("default=0.5", "default=0.52"));
  const codes: (number | null)[] = [];
  for (const part of ["1/2", "2/2"])
    codes.push((await one.testAlone(["--driver", "cpu", "--shard", part, "--reporter", "blob"])).code);
  expect([...codes].sort()).toEqual([0, 1]);
  const merged = await one.testAlone([
    "--merge-reports",
    "-o",
    "all.md",
    "-o",
    "all.html",
    "-o",
    "all.xml",
    "-o",
    "all.json",
  ]);
  expect(merged.code).toBe(1);
  expect(one.read("all.md").toString()).toContain("**1** differs · **2** match");
  expect(one.read("all.html").toString()).toContain('"id":"b/default"');
  expect(one.read("all.xml").toString()).toContain('failures="1"');
  expect(JSON.parse(one.read("all.json").toString())).toMatchObject({ numPassedTests: 2, numFailedTests: 1 });
});

test("types of the package fit a configuration and a test", async () => {
  const one = project({
    "tsconfig.json": JSON.stringify({
      compilerOptions: { module: "nodenext", target: "es2022", strict: true, noEmit: true, skipLibCheck: true },
      include: ["*.ts"],
    }),
    "package.json": '{ "type": "module" }',
    "vitest.config.ts": `import nabla, { type RenderSettings } from "nabla/vitest";
import { defineConfig } from "vitest/config";
export default defineConfig({ plugins: [nabla({ driver: "cpu", include: "shaders/*.glsl" })] });
export const settings: RenderSettings = { size: "8x8", properties: { finite: true } };
// @ts-expect-error there is no such driver
nabla({ driver: "vulkan" });
`,
    "a.test.ts": `import { expect } from "vitest";
import type {} from "nabla/vitest";
export const right = expect("a.glsl").toMatchRender({ size: "8x8", set: { ink: "#fff" } });
// @ts-expect-error a misspelt setting
export const wrong = expect("a.glsl").toMatchRender({ sise: "8x8" });
`,
  });
  const tsc = join(import.meta.dirname, "../../node_modules/typescript/bin/tsc");
  const ended = await new Promise((resolve) => {
    const child = execFile(process.execPath, [tsc, "-p", one.folder], (_, stdout) =>
      resolve({ code: child.exitCode, stdout }),
    );
  });
  expect(ended).toEqual({ code: 0, stdout: "" });
});
