/** Patterns of paths, for shells that leave them alone and for lists that are longer than a command line may be. */
import { readdirSync } from "node:fs";

/** Whether a name has a character that stands for others. */
export function isPattern(name: string): boolean {
  return /[*?]/.test(name);
}

/**
 * The files that a pattern names, in alphabetical order: `*` and `?` stand for characters within a name, `**` for any
 * number of folders. Hidden files and `node_modules` are left out, as shells and tools do.
 *
 * @param pattern parts with `/` between, as given; the paths found begin as it does
 */
export function filesOfPattern(pattern: string): string[] {
  const parts = pattern.split("/");
  const first = parts.findIndex(isPattern);
  const start = parts.slice(0, first).join("/");
  const root = first === 0 ? "." : start === "" ? "/" : start;
  const found: string[] = [];
  search(root, first === 0 ? "" : `${start}/`, parts.slice(first), found);
  return [...new Set(found)].sort();
}

function search(folder: string, prefix: string, parts: readonly string[], found: string[]): void {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  if (part === "**") search(folder, prefix, rest, found);
  const fits = part === "**" ? /^/ : expressionOf(part);
  for (const entry of entriesOf(folder)) {
    const name = entry.name;
    if ((name.startsWith(".") && !part.startsWith(".")) || name === "node_modules" || !fits.test(name)) continue;
    const below = part === "**" ? parts : rest;
    if (entry.isDirectory()) search(`${folder}/${name}`, `${prefix}${name}/`, below, found);
    else if (rest.length === 0 && part !== "**") found.push(prefix + name);
  }
}

/** A pattern's part as a regular expression of a whole name. */
function expressionOf(part: string): RegExp {
  const escaped = part.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*+/g, ".*").replace(/\?/g, ".")}$`);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that is not there, or that nobody may read, has no files that fit.
    return [];
  }
}
