/** Starting and stopping a headless browser that draws with a named driver. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { Problem } from "../problem.ts";
import { type FoundBrowser, findBrowser, noBrowser } from "./find.ts";

/** Drivers that draw without a GPU. SwiftShader comes with Chromium, llvmpipe with Mesa. */
export const drivers = ["swiftshader", "llvmpipe"] as const;
export type Driver = (typeof drivers)[number];

const DRIVER_FLAGS: Readonly<Record<Driver, readonly string[]>> = {
  // Newer Chromiums do not fall back to software silently: it is asked for by name.
  swiftshader: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  llvmpipe: ["--use-gl=angle", "--use-angle=gl-egl", "--ignore-gpu-blocklist"],
};

const FLAGS = [
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-extensions",
  "--disable-default-apps",
  "--mute-audio",
  "--hide-scrollbars",
];

/** Milliseconds that a browser gets to close by itself. */
const CLOSING_TIME = 3000;

export interface RunningBrowser {
  readonly browser: Browser;
  readonly found: FoundBrowser;
  /** Whether it runs without its sandbox, because the user is root. */
  readonly isUnsandboxed: boolean;
  /** An empty page. */
  openPage(): Promise<Page>;
  /** Closes it, by force if it hangs, and removes its folder. */
  close(): Promise<void>;
}

/** @throws Problem (2) if there is no browser or it does not start */
export async function launchBrowser(
  options: { readonly path?: string | undefined; readonly driver?: Driver } = {},
): Promise<RunningBrowser> {
  const [{ browser: found, attempts }, puppeteer] = await Promise.all([
    findBrowser(options.path),
    import("puppeteer-core"),
  ]);
  if (found === null) throw noBrowser(attempts);
  const profile = mkdtempSync(join(tmpdir(), "nabla-browser-"));
  const isUnsandboxed = process.getuid?.() === 0;
  const flags = [
    ...FLAGS,
    ...DRIVER_FLAGS[options.driver ?? "swiftshader"],
    ...(isUnsandboxed ? ["--no-sandbox"] : []),
  ];
  let browser: Browser;
  try {
    browser = await puppeteer.launch({
      executablePath: found.path,
      args: flags,
      ignoreDefaultArgs: ["--enable-automation"],
      headless: true,
      userDataDir: profile,
      env: { ...process.env, ...found.environment },
      // Signals go to the command, which closes the browser itself.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      protocolTimeout: 0,
    });
  } catch (error) {
    rmSync(profile, { recursive: true, force: true });
    throw new Problem(
      `the browser ${found.path} does not start: ${(error as Error).message.split("\n").slice(0, 12).join("\n")}`,
    );
  }
  const kill = (): void => {
    const pid = browser.process()?.pid;
    if (pid === undefined) return;
    try {
      // puppeteer starts it as the leader of a group of its own, which takes the GPU process along.
      process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
    } catch {
      // Gone already.
    }
  };
  process.once("exit", kill);
  return {
    browser,
    found,
    isUnsandboxed,
    openPage: async () =>
      (await browser.pages()).find((page) => page.url() === "about:blank") ?? (await browser.newPage()),
    async close() {
      const closed = browser.close().catch(() => {});
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, CLOSING_TIME).unref())]);
      kill();
      process.removeListener("exit", kill);
      // The killed processes may still be writing.
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}

/** Joins a browser that runs already; closing closes the pages that were opened here and leaves the browser running. */
export async function joinBrowser(endpoint: string): Promise<RunningBrowser> {
  const { default: puppeteer } = await import("puppeteer-core");
  const browser = await puppeteer.connect({ browserWSEndpoint: endpoint, protocolTimeout: 0 });
  // Other processes have pages of their own there.
  const opened: Page[] = [];
  return {
    browser,
    found: { path: endpoint, source: "running", environment: {} },
    isUnsandboxed: false,
    async openPage() {
      const page = await browser.newPage();
      opened.push(page);
      return page;
    },
    async close() {
      for (const page of opened) await page.close().catch(() => {});
      await browser.disconnect();
    },
  };
}
