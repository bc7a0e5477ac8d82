/** The Chromium that the npm package `@sparticuz/chromium` carries (Linux x64), unpacked once for a user. */
import { execFile } from "node:child_process";
import { existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { Problem } from "../problem.ts";
import type { FoundBrowser } from "./find.ts";

const PACKAGE = "@sparticuz/chromium";

export interface CarriedBrowser {
  readonly browser: FoundBrowser | null;
  /** What was looked at, for people. */
  readonly place: string;
}

/** @throws Problem (2) if the package is there and cannot be unpacked */
export async function npmChromium(): Promise<CarriedBrowser> {
  if (process.platform !== "linux" || process.arch !== "x64")
    return { browser: null, place: `${PACKAGE} (only for Linux x64, this is ${process.platform} ${process.arch})` };
  const entry = resolvePackage();
  if (entry === null) return { browser: null, place: `${PACKAGE} (not installed)` };
  const folder = await unpacked(entry);
  return {
    browser: {
      path: join(folder, "chromium"),
      source: `npm ${PACKAGE}`,
      isNamed: false,
      // It is a build of `headless_shell`.
      isShell: true,
      environment: {
        // It brings the system libraries that a bare machine lacks.
        LD_LIBRARY_PATH: [join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
        FONTCONFIG_PATH: join(folder, "fonts"),
      },
    },
    place: PACKAGE,
  };
}

/** From Nabla's own folder as well as from the project that calls it. */
function resolvePackage(): string | null {
  for (const from of [import.meta.url, pathToFileURL(join(process.cwd(), "package.json"))])
    try {
      return createRequire(from).resolve(PACKAGE);
    } catch {
      // Not there; the next place may have it.
    }
  return null;
}

/**
 * The folder with the unpacked browser. The package unpacks into the temporary folder and takes any file there for a
 * whole one, also one that another process is still writing; so a process of its own unpacks into a folder of its own,
 * which is then renamed into place.
 */
async function unpacked(entry: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packageRoot(entry), "package.json"), "utf8")) as { version: string };
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `nabla-chromium-${version}-${user}`);
  if (isOwn(folder, user)) return folder;
  const own = mkdtempSync(join(tmpdir(), "nabla-unpacking-"));
  try {
    const code = `import chromium from ${JSON.stringify(pathToFileURL(entry).href)};
await (chromium.default ?? chromium).executablePath();`;
    await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", code], {
      // By these the package decides where it unpacks, and that the system's libraries are among it.
      env: { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    });
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    // Another process was quicker: its folder is as good.
    if (!isOwn(folder, user)) throw new Problem(`${PACKAGE} cannot be unpacked: ${(error as Error).message}`);
  }
  return folder;
}

/** Whether the browser is there, put there by this user: anybody may write into the temporary folder. */
function isOwn(folder: string, user: number): boolean {
  if (!existsSync(join(folder, "chromium"))) return false;
  const stat = lstatSync(folder);
  if (stat.isDirectory() && stat.uid === user && (stat.mode & 0o022) === 0) return true;
  throw new Problem(`'${folder}' belongs to somebody else, so the browser in it is not started; remove it`);
}

function packageRoot(entry: string): string {
  let folder = dirname(entry);
  while (!existsSync(join(folder, "bin", "chromium.br"))) {
    if (folder === dirname(folder)) throw new Error(`${PACKAGE} has no folder with its browser above ${entry}`);
    folder = dirname(folder);
  }
  return folder;
}
