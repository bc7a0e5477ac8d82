/** Starting and stopping a headless browser that draws with a named driver. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { Problem } from "../problem.ts";
import { whenEnded } from "./at-end.ts";
import type { FoundBrowser } from "./find.ts";

/** Drivers that draw without a GPU. SwiftShader comes with Chromium, llvmpipe with Mesa. */
export const drivers = ["swiftshader", "llvmpipe"] as const;
export type Driver = (typeof drivers)[number];

const DRIVER_FLAGS: Readonly<Record<Driver, readonly string[]>> = {
  // Newer Chromiums do not fall back to software silently: it is asked for by name.
  swiftshader: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  llvmpipe: ["--use-gl=angle", "--use-angle=gl-egl", "--ignore-gpu-blocklist"],
};

/**
 * Beside what Puppeteer asks for by itself: no network of its own, no first-run pages, and no compiled programs packed for
 * a profile that is thrown away.
 */
const FLAGS = [
  "--disable-quic",
  "--disable-component-update",
  "--no-default-browser-check",
  "--disable-gpu-program-cache",
  "--disable-gpu-shader-disk-cache",
];

/** Milliseconds that a browser gets to start, and to close by itself. */
const STARTING_TIME = 30_000;
const CLOSING_TIME = 3000;

export interface LaunchOptions {
  readonly driver?: Driver;
  /** Whether further processes shall be able to join it; else it ends with this one, however this one ends. */
  readonly isShared?: boolean;
  /** Name of its page, for those who join. */
  readonly keptPage?: string;
}

export interface RunningBrowser {
  readonly browser: Browser;
  readonly found: FoundBrowser;
  /** Whether it runs without its sandbox. */
  readonly isUnsandboxed: boolean;
  /** An empty page. */
  openPage(): Promise<Page>;
  /** Closes it, by force if it hangs, and removes its folder. */
  close(): Promise<void>;
}

/**
 * Starts a browser in its sandbox. Chromium refuses that to root, and where the machine gives it no namespaces, as many
 * containers do; then it is started without, which `isUnsandboxed` tells. It opens nothing but Nabla's own page.
 *
 * @throws Problem (2) if it does not start
 */
export async function launchBrowser(found: FoundBrowser, options: LaunchOptions = {}): Promise<RunningBrowser> {
  if (process.getuid?.() === 0) return start(found, options, true);
  try {
    return await start(found, options, false);
  } catch (error) {
    if (!(error instanceof Problem) || !error.message.includes("No usable sandbox")) throw error;
    process.stderr.write(`nabla: '${found.path}' has no sandbox on this machine and is started without one\n`);
    return start(found, options, true);
  }
}

async function start(found: FoundBrowser, options: LaunchOptions, isUnsandboxed: boolean): Promise<RunningBrowser> {
  const { default: puppeteer } = await import("puppeteer-core");
  const profile = mkdtempSync(join(tmpdir(), "nabla-browser-"));
  // The killed processes may still be writing.
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  const launching = puppeteer.launch({
    executablePath: found.path,
    args: [...FLAGS, ...DRIVER_FLAGS[options.driver ?? "swiftshader"], ...(isUnsandboxed ? ["--no-sandbox"] : [])],
    headless: found.isShell ? "shell" : true,
    // A pipe breaks when this process is gone, and the browser ends with it.
    pipe: options.isShared !== true,
    userDataDir: profile,
    env: { ...process.env, ...found.environment },
    timeout: STARTING_TIME,
    // A picture may take as long as its own budget says.
    protocolTimeout: 0,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  let started: Browser | null = null;
  const forget = whenEnded(async () => {
    // While it starts nobody knows its processes.
    const ending = started ?? (await launching.catch(() => null));
    if (ending !== null) killGroup(ending);
    removeProfile();
  });
  try {
    started = await launching;
  } catch (error) {
    forget();
    removeProfile();
    // Over a pipe the browser's last words are lost: "Target closed" is all there is.
    if (options.isShared !== true) return start(found, { ...options, isShared: true }, isUnsandboxed);
    const reason = (error as Error).message.split("\n").slice(0, 12).join("\n").trim();
    throw new Problem(`the browser '${found.path}' does not start: ${reason}`);
  }
  const browser = started;
  return {
    browser,
    found,
    isUnsandboxed,
    openPage: async () => {
      const blank = (await browser.pages()).find((one) => one.url() === "about:blank");
      const page = blank ?? (await browser.newPage());
      if (options.keptPage !== undefined) await page.goto(addressOf(options.keptPage));
      return page;
    },
    async close() {
      await withPatience(browser.close());
      killGroup(browser);
      forget();
      removeProfile();
    },
  };
}

/**
 * Joins a browser that runs already; closing closes the pages that were opened here and leaves the browser running.
 *
 * @param endpoint WebSocket address of the browser, or the http address of its DevTools
 * @param keptPage name of a page that stays open for whoever joins next and names it; one at a time may use it
 */
export async function joinBrowser(endpoint: string, keptPage?: string): Promise<RunningBrowser> {
  const { default: puppeteer } = await import("puppeteer-core");
  const address = /^https?:/i.test(endpoint) ? { browserURL: endpoint } : { browserWSEndpoint: endpoint };
  const browser = await puppeteer.connect({ ...address, protocolTimeout: 0 });
  // Other processes have pages of their own there.
  const opened: Page[] = [];
  return {
    browser,
    found: { path: endpoint, source: "running", isNamed: true, isShell: false, environment: {} },
    isUnsandboxed: false,
    async openPage() {
      if (keptPage !== undefined) {
        const kept = (await browser.pages()).find((page) => page.url() === addressOf(keptPage));
        if (kept !== undefined) return kept;
      }
      const page = await browser.newPage();
      if (keptPage === undefined) opened.push(page);
      else await page.goto(addressOf(keptPage));
      return page;
    },
    async close() {
      for (const page of opened) await withPatience(page.close());
      await browser.disconnect();
    },
  };
}

/** An empty page that can be told from others by its name. */
export function addressOf(keptPage: string): string {
  return `about:blank#${keptPage}`;
}

/** Waits for the closing of something, which a GPU that hangs may hold up for ever. */
async function withPatience(closing: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSING_TIME);
  });
  // What is gone already cannot be closed.
  await Promise.race([closing.catch(() => {}), patience]);
  clearTimeout(timer);
}

/** Ends a browser with all its processes. Puppeteer starts it as the leader of a group of its own. */
function killGroup(browser: Browser): void {
  const child = browser.process();
  if (child?.pid === undefined) return;
  try {
    if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}
