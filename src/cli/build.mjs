/**
 * Builds what runs outside Vite: `dist/cli.js`, the script of its render page, the Vitest plugin and its report, and the
 * playground page, `dist/app`. Started by itself it builds all of it (`npm run build`), with `page` the page alone and
 * only if it does not belong to the sources as they are (`npm start`).
 *
 * Each of the files is whole or not there, also while several processes build at once: it is written in a folder
 * of this process and renamed into place. Its first line names the sources that it was made from, so that there is no
 * second file that could disagree with it; the page's folder has a file for that.
 */
import { createHash } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = join(root, "dist");

/** Vite mode → the file that it makes. */
const files = {
  cli: "cli.js",
  "render-page": "render-page.js",
  vitest: "vitest.js",
  "vitest-worker": "vitest-worker.js",
  "report-page": "report-page.js",
};

/** What the folder of the page has in place of a first line. */
const SOURCES_OF_PAGE = "sources.txt";

/** What systems say of a place where a folder with files is. */
const TAKEN = ["ENOTEMPTY", "EEXIST", "EPERM"];
/** How often a folder may be in the way. */
const MOST_TURNS = 20;

/** Files that are taken as they are: in `src` → in `dist`. */
const copies = { "regression/types.ts": "vitest.d.ts" };

/** Folders and files that decide what is built. */
const inputs = ["package.json", "vite.config.ts", "index.html", "src", "shaders"];

/**
 * Builds what does not belong to the sources as they are.
 *
 * @returns {Promise<boolean>} false if that failed; standard error has the reason then
 */
export async function ensureBuilt() {
  const line = firstLine();
  const stale = Object.keys(files).filter((mode) => !startsWith(join(dist, files[mode]), line));
  return stale.length === 0 || report(() => buildFiles(stale, line));
}

/**
 * Builds the playground page if it does not belong to the sources as they are.
 *
 * @returns {Promise<boolean>} false if that failed; standard error has the reason then
 */
export async function ensurePageBuilt() {
  const line = firstLine();
  if (startsWith(join(dist, "app", SOURCES_OF_PAGE), line)) return true;
  process.stderr.write("nabla: builds the page\n");
  return report(() => buildPage(line));
}

/** Builds all there is: the files and the page. */
async function buildAll() {
  return report(async () => {
    const line = firstLine();
    await buildFiles(Object.keys(files), line);
    await buildPage(line);
  });
}

async function report(work) {
  try {
    await work();
    return true;
  } catch (error) {
    const isMissing = error?.code === "ERR_MODULE_NOT_FOUND" && /'vite'/.test(error.message);
    const message = isMissing
      ? "Vite is not installed, run `npm ci` in the checkout"
      : `the build failed: ${error?.message ?? error}`;
    // Vite's messages are coloured for a terminal.
    process.stderr.write(`nabla: ${process.stderr.isTTY ? message : stripVTControlCharacters(message)}\n`);
    return false;
  }
}

async function buildFiles(modes, line) {
  await inFolder(async (folder) => {
    // All are waited for, also when one fails: none may write into the folder once it is removed.
    const builds = await Promise.allSettled(modes.map((mode) => runVite(mode, join(folder, mode))));
    const failed = builds.find((build) => build.status === "rejected");
    if (failed !== undefined) throw failed.reason;
    for (const mode of modes) {
      const made = join(folder, files[mode]);
      writeFileSync(made, line + readFileSync(join(folder, mode, files[mode]), "utf8"));
      renameSync(made, join(dist, files[mode]));
    }
    for (const [from, to] of Object.entries(copies)) {
      const made = join(folder, to);
      copyFileSync(join(root, "src", from), made);
      renameSync(made, join(dist, to));
    }
  });
}

async function buildPage(line) {
  await inFolder(async (folder) => {
    await runVite("page", join(folder, "app"));
    writeFileSync(join(folder, "app", SOURCES_OF_PAGE), line);
    // A folder cannot replace one that has files in it, so the old one steps aside, and again if another process has put
    // its own in the gap.
    for (let turn = 0; ; turn++) {
      try {
        renameSync(join(folder, "app"), join(dist, "app"));
        return;
      } catch (error) {
        if (turn === MOST_TURNS || !TAKEN.includes(error.code)) throw error;
      }
      try {
        renameSync(join(dist, "app"), join(folder, `old-${turn}`));
      } catch (error) {
        if (error.code !== "ENOENT") throw error;
      }
    }
  });
}

async function inFolder(work) {
  mkdirSync(dist, { recursive: true });
  const folder = mkdtempSync(join(dist, ".building-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runVite(mode, outDir) {
  // Vite takes any CI for a terminal with colours; it decides when it is loaded.
  if (!process.stderr.isTTY) process.env.NO_COLOR ??= "1";
  const { build } = await import("vite");
  await build({ root, mode, logLevel: "error", build: { outDir, emptyOutDir: true } });
}

/** What the first line of a file built from the present sources is: their paths, sizes and times of change, digested. */
function firstLine() {
  const digest = createHash("sha256");
  const visit = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (!stat.isDirectory()) digest.update(`${path}\0${stat.size}\0${stat.mtimeMs}\0`);
    else for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
  };
  for (const path of inputs) visit(path);
  return `// Built from sources ${digest.digest("hex").slice(0, 16)}\n`;
}

function startsWith(file, line) {
  let handle;
  try {
    handle = openSync(file, "r");
    const head = Buffer.alloc(line.length);
    return readSync(handle, head) === line.length && head.toString() === line;
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isBuilt = process.argv[2] === "page" ? await ensurePageBuilt() : await buildAll();
  process.exitCode = isBuilt ? 0 : 2;
}
