/** What the command does with the browser that it starts. A script in the browser's place writes down each start. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recordingBrowser, starts } from "./recording-browser.ts";
import { emptyFolder, nabla } from "./run.ts";
import { circle, squared } from "./shaders.ts";

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.skipIf(process.platform === "win32")("many scenes share one browser, which ends with the command", async () => {
  const cwd = emptyFolder();
  const browser = recordingBrowser(cwd);
  for (const name of ["a", "b", "c"]) writeFileSync(join(cwd, `${name}.glsl`), name === "b" ? squared : circle);
  const given = ["render", "a.glsl", "b.glsl", "c.glsl", "-o", "out", "--size", "16x16", "--browser", browser];
  const { code } = await nabla(given, { cwd });
  expect(code).toBe(0);
  expect(readdirSync(join(cwd, "out")).sort()).toEqual(["a.png", "b.png", "c.png"]);
  const [pid = 0, ...more] = starts(cwd);
  expect(more).toEqual([]);
  expect(isRunning(pid)).toBe(false);
});

test.skipIf(process.platform === "win32")("no browser is started for scenes on the CPU", async () => {
  const cwd = emptyFolder();
  const browser = recordingBrowser(cwd);
  await nabla(["render", "-", "--device", "cpu", "--size", "8x8", "--browser", browser], { cwd, input: circle });
  expect(readdirSync(cwd).sort()).toEqual(["browser.sh", "stdin.png"]);
});
