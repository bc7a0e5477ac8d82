/**
 * The set of small programs, one rule of the language each: `programs/<section>.glsl`.
 *
 * What stands before the first separator is the head of every program of the file. A separator says what the browser's
 * compiler makes of the program behind it, and which rule it is about:
 *
 *     //// valid: function with parameters     declarations; `void main() {}` is added where there is no main
 *     //// invalid body: float plus int        the statements of main
 *     //// valid file: version with blanks     the whole text, without the head and a version of its own
 *
 * `old` is GLSL ES 1.00: the browser refuses it under `#version 300 es`, the front-end understands it with a warning.
 * `stricter` is what the specification forbids and the browser's compiler lets through.
 */
import { readdirSync, readFileSync } from "node:fs";

export interface LabelledProgram {
  /** `expressions: float plus int` */
  readonly name: string;
  /** Whether the browser's compiler takes it. */
  readonly isValid: boolean;
  /** Whether the front-end does: GLSL ES 1.00 is understood, and a few slips of the browser's compiler are not. */
  readonly isRead: boolean;
  /** A complete shader, `#version` line included. */
  readonly text: string;
}

const FOLDER = new URL("programs/", import.meta.url);
const SEPARATOR = /^\/\/\/\/ (valid|invalid|old|stricter)( body| file)?: (.+)\n/gm;

/** All programs, section by section. */
export function labelledPrograms(): LabelledProgram[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".glsl"))
    .sort()
    .flatMap((file) => readSection(file.replace(/\.glsl$/, ""), readFileSync(new URL(file, FOLDER), "utf8")));
}

function readSection(section: string, text: string): LabelledProgram[] {
  const separators = [...text.matchAll(SEPARATOR)];
  const stray = text.replace(SEPARATOR, "").match(/^\/\/\/\/.*$/m);
  if (stray !== null) throw new Error(`${section}: '${stray[0]}' is no separator`);
  const head = text.slice(0, separators[0]?.index ?? 0);
  return separators.map((separator, index) => {
    const [line, verdict, form = "", rule = ""] = separator;
    const source = text.slice(separator.index + line.length, separators[index + 1]?.index ?? text.length);
    return {
      name: `${section}: ${rule}`,
      isValid: verdict === "valid" || verdict === "stricter",
      isRead: verdict === "valid" || verdict === "old",
      text: complete(head, form.trim(), source),
    };
  });
}

function complete(head: string, form: string, source: string): string {
  if (form === "file") return source;
  if (form === "body") return `#version 300 es\n${head}void main() {\n${source}\n}\n`;
  const main = /\bmain\s*\(/.test(source) ? "" : "\nvoid main() {}\n";
  return `#version 300 es\n${head}${source}${main}`;
}
