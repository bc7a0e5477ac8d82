/** What a browser that dies or hangs does to the pictures: nothing. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type BrowserHost, startBrowserHost } from "../../src/regression/browser-host.ts";
import { readMatcherCase } from "../../src/regression/case.ts";
import { judge } from "../../src/regression/judge.ts";
import type { UpdateMode } from "../../src/regression/types.ts";
import { recordingBrowser, starts } from "../cli/recording-browser.ts";
import { emptyFolder } from "../cli/run.ts";
import { script } from "./judging.ts";
import { scene as still } from "./pairs.ts";

// Vitest or a browser is started several times in a test.
vi.setConfig({ testTimeout: 120_000 });

/** A second of drawing at 256x256, in a loop that the guard lets through. */
const slow = `float sdf(vec2 p) {
  float sum = length(p) - 0.5;
  for (int turn = 0; turn < 20000; turn++) sum += 1e-9 * fract(float(turn) * p.x);
  return sum;
}
`;

const isWindows = process.platform === "win32";
let folder: string;
let host: BrowserHost;

beforeAll(async () => {
  if (isWindows) return;
  folder = mkdtempSync(join(tmpdir(), "nabla-test-"));
  host = await startBrowserHost({ path: recordingBrowser(folder), endpoints: [], script });
});
afterAll(async () => {
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(path: string, text: string, size: string, timeout: number, update: UpdateMode) {
  const defaults = { driver: "swiftshader", timeout, common: null } as const;
  const chosen = readMatcherCase("case", { size, timeout, coverage: "none" }, defaults);
  const place = { path, file: "case.png", root: dirname(path), folder: dirname(path) };
  const job = { id: "s/case", scene: "s.glsl", text, chosen, ...place, update, accepted: null };
  return judge(job, { host: host.url, script, cache: null, identity: async () => null });
}

test.skipIf(isWindows)("a browser that is killed in the middle: the case is run again in a new one", async () => {
  const path = `${emptyFolder()}/case.png`;
  expect(await run(path, still, "64x64", 9000, "all")).toMatchObject({ state: "written", retries: 0 });
  const stored = readFileSync(path);
  const judged = run(path, slow, "256x256", 60_000, "changed");
  const [pid = 0] = starts(folder);
  // Drawing has begun, and is far from its end.
  await new Promise((resolve) => setTimeout(resolve, 100));
  process.kill(pid, "SIGKILL");
  // As long as nothing is drawn nothing is stored.
  expect(readFileSync(path).equals(stored)).toBe(true);
  expect(await judged).toMatchObject({ state: "updated", retries: 1 });
  expect(starts(folder)).toHaveLength(2);
  expect(readdirSync(dirname(path))).toEqual(["case.png"]);
  expect(await run(path, still, "64x64", 9000, "all")).toMatchObject({ state: "updated", retries: 0 });
  expect(readFileSync(path).equals(stored)).toBe(true);
});

test.skipIf(isWindows)("a scene that hangs the GPU is a TIMEOUT, the next picture is right", async () => {
  const path = `${emptyFolder()}/case.png`;
  await run(path, still, "64x64", 9000, "all");
  const before = starts(folder).length;
  const late = await run(`${emptyFolder()}/case.png`, slow, "2048x2048", 1500, "all");
  expect(late).toMatchObject({ state: "timeout", message: "TIMEOUT: not drawn within 1.5 s", retries: 0 });
  expect(await run(path, still, "64x64", 9000, "none")).toMatchObject({ state: "match", retries: 0 });
  expect(starts(folder)).toHaveLength(before + 1);
});
