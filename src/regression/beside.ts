/**
 * The texts that a scene is read with: a Common text before it, and the files beside it that it includes. A stored picture
 * carries them, so that a change of one is no riddle.
 */
import { readFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { Problem } from "../cli/problem.ts";
import { includeFrom, withoutMark } from "../cli/text-file.ts";
import type { Surroundings } from "../scene/load.ts";

/** Texts by the name that messages show. */
export type TextsBeside = Readonly<Record<string, string>>;

export interface Beside {
  readonly surroundings: Surroundings;
  /** What has been read: the Common text, and since the scene was loaded all that it includes. */
  texts(): TextsBeside;
}

/**
 * @param folder of the scene
 * @param common path of the Common text from there, or null
 * @throws Problem if it cannot be read; an include that cannot is a message at its place
 */
export function readBeside(root: string, folder: string, common: string | null): Beside {
  const texts: Record<string, string> = {};
  const include = includeFrom(folder);
  const before = common === null ? [] : [readCommon(root, resolve(folder, common))];
  for (const { name, text } of before) texts[name] = text;
  return {
    surroundings: {
      common: before,
      include(path) {
        const text = include(path);
        if (text !== null) texts[path] = text;
        return text;
      },
    },
    texts: () => texts,
  };
}

function readCommon(root: string, path: string) {
  const name = relative(root, path).split(sep).join("/");
  try {
    return { name, text: withoutMark(readFileSync(path, "utf8")) };
  } catch (error) {
    throw new Problem(`cannot read the Common text '${name}': ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}

/** The scene's text with all others before it, each behind a line with its name; as it is where there are none. */
export function whole(scene: string, beside: TextsBeside): string {
  const others = Object.entries(beside).map(([name, text]) => `// ${name}\n${text.replace(/\n?$/, "\n")}`);
  return others.length === 0 ? scene : [...others, `// the scene\n${scene}`].join("");
}

const INCLUDE = /^[ \t]*#[ \t]*include[ \t]+"([^"]+)"/gm;
const COMMON_FIELD = /^[ \t]*\/\/!\s*case\s.*\scommon=(\S+)/gm;

/**
 * Paths that a scene may be read with, for watching them: what looks like an include, in it and in those, and what a case
 * names as its Common text. Some may not exist.
 */
export function pathsBeside(folder: string, text: string, sidecar: string | null): readonly string[] {
  const found = new Set<string>();
  const look = (source: string) => {
    for (const [, path = ""] of source.matchAll(INCLUDE)) follow(resolve(folder, path));
  };
  const follow = (path: string) => {
    if (found.has(path)) return;
    try {
      const inside = readFileSync(path, "utf8");
      found.add(path);
      look(inside);
    } catch {
      // One of the library, or none.
    }
  };
  look(text);
  for (const [, path = ""] of text.matchAll(COMMON_FIELD)) follow(resolve(folder, path));
  for (const [, path = ""] of (sidecar ?? "").matchAll(/"common"\s*:\s*"([^"]+)"/g)) follow(resolve(folder, path));
  return [...found];
}
