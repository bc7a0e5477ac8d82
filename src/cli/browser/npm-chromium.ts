/** The Chromium that the npm package `@sparticuz/chromium` carries (Linux x64), unpacked once for a user. */
import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FoundBrowser } from "./find.ts";

const PACKAGE = "@sparticuz/chromium";

/** The browser, or null with the place that was looked at. */
export async function npmChromium(): Promise<{ readonly browser: FoundBrowser | null; readonly place: string }> {
  if (process.platform !== "linux" || process.arch !== "x64")
    return { browser: null, place: `${PACKAGE} (only for Linux x64, this is ${process.platform} ${process.arch})` };
  const entry = resolvePackage();
  if (entry === null) return { browser: null, place: `${PACKAGE} (not installed)` };
  const folder = await unpacked(entry);
  return {
    browser: {
      path: join(folder, "chromium"),
      source: `npm ${PACKAGE}`,
      environment: {
        // It brings the system libraries that a bare machine lacks.
        LD_LIBRARY_PATH: [join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
        FONTCONFIG_PATH: join(folder, "fonts"),
      },
    },
    place: PACKAGE,
  };
}

/** From the project that calls as well as from Nabla's own folder. */
function resolvePackage(): string | null {
  for (const from of [import.meta.url, pathToFileURL(join(process.cwd(), "package.json"))]) {
    try {
      return createRequire(from).resolve(PACKAGE);
    } catch {
      // Not there; the next place may have it.
    }
  }
  return null;
}

/**
 * The folder with the unpacked browser. The package unpacks into the temporary folder and takes any file there for a
 * whole one; so it unpacks into a folder of this process, which is then renamed into place.
 */
async function unpacked(entry: string): Promise<string> {
  const { version } = createRequire(entry)(join(packageRoot(entry), "package.json")) as { version: string };
  const folder = join(tmpdir(), `nabla-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(join(folder, "chromium"))) return folder;
  const own = mkdtempSync(join(tmpdir(), "nabla-unpacking-"));
  // The package decides by these what it unpacks and where; they are set for it alone.
  const changed = { TMPDIR: own, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  const kept = Object.fromEntries(
    [...Object.keys(changed), "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"].map((name) => [name, process.env[name]]),
  );
  try {
    Object.assign(process.env, changed);
    const { default: chromium } = (await import(pathToFileURL(entry).href)) as {
      default: { executablePath(): Promise<string>; default?: { executablePath(): Promise<string> } };
    };
    await (chromium.default ?? chromium).executablePath();
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    // Another process was quicker: its folder is as good.
    if (!existsSync(join(folder, "chromium"))) throw error;
  } finally {
    for (const [name, value] of Object.entries(kept)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  return folder;
}

function packageRoot(entry: string): string {
  let folder = dirname(entry);
  while (!existsSync(join(folder, "bin", "chromium.br"))) {
    if (folder === dirname(folder)) throw new Error(`${PACKAGE} has no folder with its browser above ${entry}`);
    folder = dirname(folder);
  }
  return folder;
}
