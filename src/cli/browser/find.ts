/** Finding a browser: the one that is named, an installed one, or the one that npm carries. */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Problem } from "../problem.ts";
import { npmChromium } from "./npm-chromium.ts";

export interface FoundBrowser {
  readonly path: string;
  /** How it was found: `--browser`, `PUPPETEER_EXECUTABLE_PATH`, `installed`, or `npm @sparticuz/chromium`. */
  readonly source: string;
  /** Environment that the program needs beside the process's own. */
  readonly environment: Readonly<Record<string, string>>;
}

/** One place that was looked at. */
export interface Attempt {
  readonly source: string;
  readonly place: string;
  readonly found: boolean;
}

export interface BrowserSearch {
  readonly browser: FoundBrowser | null;
  readonly attempts: readonly Attempt[];
}

/** Names of the program on the search path. */
const PROGRAMS = ["google-chrome-stable", "google-chrome", "chrome", "chromium", "chromium-browser", "microsoft-edge"];

/** Where installers put it outside of the search path. */
function installedPlaces(): string[] {
  switch (process.platform) {
    case "darwin":
      return ["/Applications", join(process.env.HOME ?? "/", "Applications")].flatMap((folder) => [
        join(folder, "Google Chrome.app/Contents/MacOS/Google Chrome"),
        join(folder, "Chromium.app/Contents/MacOS/Chromium"),
        join(folder, "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
      ]);
    case "win32":
      return [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, "Google/Chrome/Application/chrome.exe"),
          join(folder, "Chromium/Application/chrome.exe"),
          join(folder, "Microsoft/Edge/Application/msedge.exe"),
        ]);
    default:
      return ["/opt/google/chrome/chrome", "/snap/bin/chromium"];
  }
}

/**
 * Looks for a browser in this order: `named`, `PUPPETEER_EXECUTABLE_PATH`, installed Chrome or Chromium, npm.
 *
 * @throws Problem (2) if a browser is named by option or environment and is not there
 */
export async function findBrowser(named?: string): Promise<BrowserSearch> {
  const attempts: Attempt[] = [];
  const environment = process.env.PUPPETEER_EXECUTABLE_PATH;
  for (const [source, path] of [
    ["--browser", named],
    ["PUPPETEER_EXECUTABLE_PATH", environment],
  ] as const) {
    if (path === undefined || path === "") continue;
    if (!isProgram(path)) throw new Problem(`${source} names '${path}', which is no program that can be run`);
    return { browser: { path, source, environment: {} }, attempts: [{ source, place: path, found: true }] };
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const suffix = process.platform === "win32" ? ".exe" : "";
  const onPath = PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  for (const place of [...onPath, ...installedPlaces()]) {
    if (!isProgram(place)) continue;
    attempts.push({ source: "installed", place, found: true });
    return { browser: { path: place, source: "installed", environment: {} }, attempts };
  }
  attempts.push({ source: "installed", place: `${PROGRAMS.join(", ")} on the search path`, found: false });
  for (const place of installedPlaces()) attempts.push({ source: "installed", place, found: false });
  const carried = await npmChromium();
  attempts.push({ source: "npm", place: carried.place, found: carried.browser !== null });
  return { browser: carried.browser, attempts };
}

/** The message for a machine without a browser: what was tried, and what installs one. */
export function noBrowser(attempts: readonly Attempt[]): Problem {
  const tried = attempts.map((attempt) => `  ${attempt.source}: ${attempt.place}`).join("\n");
  const install =
    process.platform === "linux"
      ? "  apt-get install chromium                                  (Debian, Ubuntu)\n  npm install --save-dev @sparticuz/chromium@147.0.0        (Linux x64, Node 20)\n"
      : "";
  return new Problem(
    `no browser was found; tried\n${tried}\ninstall one of\n${install}  npx @puppeteer/browsers install chrome@stable            (then name it with --browser)\nor draw without one: --device cpu`,
  );
}

function isProgram(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
