/** Finding, starting and ending browsers; each test starts its own. */
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, inject, test, vi } from "vitest";
import { type Attempt, findBrowser, findBrowsers, noBrowser } from "../../src/cli/browser/find.ts";
import { joinBrowser, launchBrowser } from "../../src/cli/browser/launch.ts";
import { openSession } from "../../src/cli/browser/session.ts";
import { checkout, emptyFolder, launcher } from "./run.ts";

const script = readFileSync(new URL("../../dist/render-page.js", import.meta.url), "utf8");
const isRoot = process.getuid?.() === 0;

/** The browser that the setup of the tests found. */
const known = inject("browser");

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A program that is no browser. */
function program(folder: string, name: string, text = "#!/bin/sh\necho 'not a browser' >&2\nexit 1\n"): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

const still = `#version 300 es
precision highp float;
out vec4 nabla_color;
void main() { nabla_color = vec4(1.0, 0.5, 0.25, 1.0); }
`;

/** Never comes to an end, whatever the driver knows about loops. */
const endless = `#version 300 es
precision highp float;
uniform float step_size;
out vec4 nabla_color;
void main() {
  float sum = gl_FragCoord.x;
  for (float turn = 0.0; turn < 1.0; turn += step_size) sum = fract(sum * 1.37 + 0.1);
  nabla_color = vec4(sum);
}
`;

const picture = { width: 4, height: 4, uniforms: { step_size: 0 } };

describe("looking for a browser", () => {
  test("takes the one that is named before all others", async () => {
    const folder = emptyFolder();
    vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", program(folder, "environment"));
    const named = program(folder, "named");
    expect((await findBrowser(named)).browser).toMatchObject({ path: named, source: "--browser", isNamed: true });
    const { browser } = await findBrowser();
    expect(browser).toMatchObject({ path: join(folder, "environment"), source: "PUPPETEER_EXECUTABLE_PATH" });
  });

  test("does not replace a named one that is not there", async () => {
    const missing = join(emptyFolder(), "missing");
    await expect(findBrowser(missing)).rejects.toThrow(`--browser names '${missing}', which is no program`);
    vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", missing);
    await expect(findBrowser()).rejects.toThrow(`PUPPETEER_EXECUTABLE_PATH names '${missing}', which is no program`);
  });

  test("goes along the search path, Chrome before Chromium", async () => {
    const [first, second] = [emptyFolder(), emptyFolder()];
    const chromium = program(first, "chromium");
    const chrome = program(second, "google-chrome");
    // A file that cannot be run is none.
    writeFileSync(join(first, "chrome"), "");
    vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", "");
    vi.stubEnv("PATH", [first, second].join(delimiter));
    const found: string[] = [];
    for await (const { path } of findBrowsers(undefined, [])) {
      found.push(path);
      if (found.length === 2) break;
    }
    expect(found).toEqual([chrome, chromium]);
  });

  test("says what it looked at and what installs one", () => {
    const attempts: Attempt[] = [
      { source: "installed", place: "/usr/bin/chromium", found: false },
      { source: "npm", place: "@sparticuz/chromium", found: true, refusal: "the browser has no WebGL2" },
    ];
    const { message, exitCode } = noBrowser(attempts);
    expect(exitCode).toBe(2);
    expect(message).toContain("  installed: /usr/bin/chromium  not there\n");
    expect(message).toContain("  npm: @sparticuz/chromium  the browser has no WebGL2\n");
    expect(message).toContain("npx @puppeteer/browsers install chrome@stable");
  });
});

describe("a browser that does not draw", () => {
  test("is an error if it was named", async () => {
    const path = program(emptyFolder(), "named");
    await expect(openSession({ script, path })).rejects.toThrow(`the browser '${path}' does not start`);
  });

  test.skipIf(!known.source.startsWith("installed"))("is told of, and the next one is taken", async () => {
    const folder = emptyFolder();
    const path = program(folder, "google-chrome-stable");
    vi.stubEnv("PATH", [folder, process.env.PATH].join(delimiter));
    const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const session = await openSession({ script });
    await session.close();
    expect(session.browser.path).toBe(known.path);
    expect(told.mock.calls.flat().join("")).toMatch(
      new RegExp(`nabla: the browser '${path}' does not start: .*not a browser`, "s"),
    );
  });

  test.skipIf(isRoot)("in its sandbox is started without it, and this is said", async () => {
    const refusing = `#!/bin/sh
case " $* " in *" --no-sandbox "*) exec '${known.path}' "$@" ;; esac
echo 'No usable sandbox!' >&2
exit 1
`;
    const path = program(emptyFolder(), "refusing", refusing);
    const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const session = await openSession({ script, known: { ...known, path } });
    await session.close();
    expect(session.isUnsandboxed).toBe(true);
    expect(told.mock.calls.flat().join("")).toContain(`'${path}' has no sandbox on this machine`);
  });
});

/** Processes that were started with a folder as the browser's own. */
function processesOf(folder: string): string[] {
  const list = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" });
  return list.split("\n").filter((line) => line.includes(folder));
}

describe("ending", () => {
  test("leaves neither a process nor a folder", async () => {
    const running = await launchBrowser(known);
    const flag = running.browser.process()?.spawnargs.find((text) => text.startsWith("--user-data-dir=")) ?? "";
    const profile = flag.slice("--user-data-dir=".length);
    expect(existsSync(profile)).toBe(true);
    expect(processesOf(profile).length).toBeGreaterThan(1);
    await running.close();
    expect(existsSync(profile)).toBe(false);
    expect(processesOf(profile)).toEqual([]);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("by %s leaves neither", async (signal) => {
    const temporary = emptyFolder();
    const child = spawn(process.execPath, [launcher, "render", "metaballs", "-o", "-", "--size", "4096x4096"], {
      cwd: checkout,
      env: { ...process.env, TMPDIR: temporary },
    });
    const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on("exit", (_code, by) => resolve(by)));
    await vi.waitFor(() => expect(processesOf(temporary).length).toBeGreaterThan(2), { timeout: 20_000, interval: 50 });
    child.kill(signal);
    expect(await ended).toBe(signal);
    await vi.waitFor(() => expect(processesOf(temporary)).toEqual([]), { timeout: 5000 });
    expect(readdirSync(temporary).filter((name) => name.startsWith("nabla-browser-"))).toEqual([]);
  });
});

describe("a picture that does not come to its end", () => {
  test("is given up after its budget, and the next one is drawn in another browser", async () => {
    const session = await openSession({ script, known });
    try {
      const failing = session.bytes({ ...picture, glsl: endless, budget: 300 });
      await expect(failing).rejects.toMatchObject({ isTimeout: true, message: "time budget of 300 ms exceeded" });
      expect([...(await session.bytes({ ...picture, glsl: still })).subarray(0, 4)]).toEqual([255, 128, 64, 255]);
    } finally {
      await session.close();
    }
  });

  test("is ended from outside if the page does not answer", async () => {
    const session = await openSession({ script, known, timeout: 1500 });
    try {
      const failing = session.bytes({ ...picture, glsl: endless, budget: 60_000 });
      const next = session.bytes({ ...picture, glsl: still });
      await expect(failing).rejects.toMatchObject({ isTimeout: true, message: "TIMEOUT: no answer within 1.5 s" });
      expect((await next).length).toBe(64);
    } finally {
      await session.close();
    }
  });

  test("a browser that dies is replaced", async () => {
    const session = await openSession({ script, known, isShared: true });
    try {
      const failing = session.bytes({ ...picture, glsl: endless, budget: 60_000 });
      const other = await joinBrowser(session.endpoint);
      await Promise.all([expect(failing).rejects.toMatchObject({ problem: { kind: "lost" } }), other.browser.close()]);
      expect((await session.bytes({ ...picture, glsl: still })).length).toBe(64);
    } finally {
      await session.close();
    }
  });
});
