/** Finding a browser: the one that is named, an installed one, or the one that npm carries. */
import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { Problem } from "../problem.ts";
import { npmChromium } from "./npm-chromium.ts";

export interface FoundBrowser {
  readonly path: string;
  /** How it was found: `--browser`, `PUPPETEER_EXECUTABLE_PATH`, `installed`, or `npm @sparticuz/chromium`. */
  readonly source: string;
  /** Whether the user named this one; no other may stand in for it then. */
  readonly isNamed: boolean;
  /** Whether it knows only the old headless mode, as `chrome-headless-shell`. */
  readonly isShell: boolean;
  /** Environment that the program needs beside the process's own. */
  readonly environment: Readonly<Record<string, string>>;
}

/** One place that was looked at. */
export interface Attempt {
  readonly source: string;
  readonly place: string;
  readonly found: boolean;
  /** Why what was found there is not used. */
  readonly refusal?: string;
}

export interface BrowserSearch {
  readonly browser: FoundBrowser | null;
  readonly attempts: readonly Attempt[];
}

/** Names of the program on the search path. */
const PROGRAMS = [
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];

const installed = { source: "installed", isNamed: false, isShell: false, environment: {} } as const;

/**
 * The browsers of this machine in the order of preference: `named`, `PUPPETEER_EXECUTABLE_PATH`, installed Chrome or
 * Chromium, those that Puppeteer has downloaded, npm. The places are looked at one by one, as long as more are asked for.
 *
 * @param attempts what was looked at is added to it
 * @throws Problem (2) if a browser is named by option or environment and is not there
 */
export async function* findBrowsers(named: string | undefined, attempts: Attempt[]): AsyncGenerator<FoundBrowser> {
  for (const [source, path] of [
    ["--browser", named],
    ["PUPPETEER_EXECUTABLE_PATH", process.env.PUPPETEER_EXECUTABLE_PATH],
  ] as const) {
    if (path === undefined || path === "") continue;
    if (!isProgram(path)) throw new Problem(`${source} names '${path}', which is no program that can be run`);
    attempts.push({ source, place: path, found: true });
    yield { path, source, isNamed: true, isShell: isShell(path), environment: {} };
    return;
  }
  const onPath = placesOnPath().filter(isProgram);
  for (const path of onPath) {
    attempts.push({ source: "installed", place: path, found: true });
    yield { ...installed, path };
  }
  if (onPath.length === 0)
    attempts.push({ source: "installed", place: `${PROGRAMS.join(", ")} on the search path`, found: false });
  for (const path of await usualPlaces()) {
    const found = isProgram(path);
    attempts.push({ source: "installed", place: path, found });
    if (found) yield { ...installed, path };
  }
  for (const path of await downloaded()) {
    attempts.push({ source: "downloaded", place: path, found: true });
    yield { path, source: "downloaded", isNamed: false, isShell: isShell(path), environment: {} };
  }
  const carried = await npmChromium();
  attempts.push({ source: "npm", place: carried.place, found: carried.browser !== null });
  if (carried.browser !== null) yield carried.browser;
}

/**
 * The first browser that is found, and what was looked at for it.
 *
 * @throws Problem (2) as `findBrowsers`
 */
export async function findBrowser(named?: string): Promise<BrowserSearch> {
  const attempts: Attempt[] = [];
  for await (const browser of findBrowsers(named, attempts)) return { browser, attempts };
  return { browser: null, attempts };
}

function placesOnPath(): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const suffix = process.platform === "win32" ? ".exe" : "";
  return PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

/** Where installers put it, also outside of the search path. Puppeteer knows Chrome's places. */
async function usualPlaces(): Promise<string[]> {
  const { Browser, ChromeReleaseChannel, computeSystemExecutablePath } = await import("@puppeteer/browsers");
  const places = [...otherPlaces()];
  for (const channel of [ChromeReleaseChannel.STABLE, ChromeReleaseChannel.BETA])
    try {
      places.unshift(computeSystemExecutablePath({ browser: Browser.CHROME, channel }));
    } catch {
      // It throws for what is not there.
    }
  return places;
}

/** Chromium and Edge, which Puppeteer does not look for. */
function otherPlaces(): readonly string[] {
  if (process.platform === "darwin")
    return ["/Applications", join(homedir(), "Applications")].flatMap((folder) => [
      join(folder, "Chromium.app/Contents/MacOS/Chromium"),
      join(folder, "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
    ]);
  if (process.platform === "win32")
    return [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, "Chromium/Application/chrome.exe"),
        join(folder, "Microsoft/Edge/Application/msedge.exe"),
      ]);
  return ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium", "/opt/microsoft/msedge/msedge"];
}

/** What `npx puppeteer browsers install` left in Puppeteer's folder, the newest first. */
async function downloaded(): Promise<string[]> {
  const { Browser, getInstalledBrowsers } = await import("@puppeteer/browsers");
  const cacheDir = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), ".cache", "puppeteer");
  const usable: readonly string[] = [Browser.CHROME, Browser.CHROMIUM, Browser.CHROMEHEADLESSSHELL];
  return (await getInstalledBrowsers({ cacheDir }))
    .filter(({ browser }) => usable.includes(browser))
    .sort((a, b) => b.buildId.localeCompare(a.buildId, "en", { numeric: true }))
    .map(({ executablePath }) => executablePath)
    .filter(isProgram);
}

/** The message for a machine without a browser: what was tried, and what installs one. */
export function noBrowser(attempts: readonly Attempt[]): Problem {
  const tried = attempts.map(({ source, place, found, refusal }) =>
    `  ${source}: ${place}${found ? `  ${refusal ?? ""}` : "  not there"}`.trimEnd(),
  );
  const ways: readonly (readonly [string, string])[] =
    process.platform === "linux"
      ? [
          ["apt-get install chromium", "Debian, Ubuntu"],
          ["npm install --save-dev @sparticuz/chromium@147.0.0", "Linux x64"],
        ]
      : [];
  const commands = [...ways, ["npx @puppeteer/browsers install chrome@stable", "then name it with --browser"]] as const;
  return new Problem(
    [
      "no browser was found that draws; tried",
      ...tried,
      "install one with one of",
      ...commands.map(([command, note]) => `  ${command.padEnd(52)}${note}`),
      "or draw without one: --device cpu",
    ].join("\n"),
  );
}

function isShell(path: string): boolean {
  return path.includes("headless-shell") || path.includes("headless_shell");
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
