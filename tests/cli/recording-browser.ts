/** A browser's program that keeps a book of its starts. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";

/** A browser's program that appends its process's id to `starts` in the same folder and goes on as the real one. */
export function recordingBrowser(folder: string): string {
  const browser = inject("browser");
  const settings = Object.entries(browser.environment).map(([name, value]) => `export ${name}='${value}'\n`);
  const path = join(folder, "browser.sh");
  writeFileSync(path, `#!/bin/sh\necho $$ >> '${folder}/starts'\n${settings.join("")}exec '${browser.path}' "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Ids of the processes that it was started as, in order. */
export const starts = (folder: string): number[] =>
  existsSync(join(folder, "starts")) ? readFileSync(join(folder, "starts"), "utf8").trim().split("\n").map(Number) : [];
