/**
 * A shader as the person wrote it, made whole for a browser's own compiler: nothing of it is parsed and printed again.
 *
 * The front-end's verdict is held against that compiler's; a program that the front-end has printed would tell only about
 * the printer. Lines of the whole text are led back to those of the user's, because drivers name lines.
 */
import { preprocess } from "../glsl/preprocessor/preprocess.ts";
import { SourceMap, type SourceText } from "../glsl/source.ts";

/** A complete fragment shader. */
export interface WrittenProgram {
  readonly glsl: string;
  /** From a line of `glsl` as a driver names it (from 1) to the text and line it was written on; null for a line of the host's. */
  locate(line: number): { readonly source: string; readonly line: number } | null;
}

interface Written {
  readonly text: string;
  readonly source: string;
  /** From 1; 0 for what the host adds. */
  readonly line: number;
}

const LINE_END = /\r\n|\n|\r/;
const INCLUDE = /^[ \t]*#[ \t]*include[ \t]+"([^"\n\r]*)"[ \t]*$/;
const VERSION = /^[ \t]*#[ \t]*version\b/;
const EXTENSION = /^[ \t]*#[ \t]*extension\b/;
const LINE_NUMBER = /^[ \t]*#[ \t]*line[ \t]+(\d+)/;

/** A shader with its own `main`: as it stands behind a Common tab, its includes brought in, `version` before it where that is not null. */
export function writtenShader(
  texts: readonly SourceText[],
  include: (path: string) => string | null,
  version: string | null,
): WrittenProgram {
  const lines = texts.map((text) => withIncludes(text, include));
  const first = lines.at(-1)?.[0];
  // The version stands first of all, also before a Common tab.
  if (texts.length > 1 && first !== undefined && VERSION.test(first.text)) {
    const rest = lines.at(-1)?.slice(1) ?? [];
    return wholeOf([first, ...lines.slice(0, -1).flat(), { ...first, text: "" }, ...rest]);
  }
  return wholeOf([...hostLines(version ?? ""), ...lines.flat()]);
}

/** A scene behind its prelude, with an empty `main`. */
export function writtenScene(texts: readonly SourceText[], include: (path: string) => string | null): WrittenProgram {
  const sources = new SourceMap();
  // A scene may begin with `#version` and `#extension`, which nothing may stand before in a whole program.
  const { extensions } = preprocess(texts, sources, { include }, () => {});
  const head = extensions.map(({ name, behaviour }) => `#extension ${name} : ${behaviour}`);
  const lines = texts.flatMap((text) =>
    withIncludes(text, include).map((line, index) =>
      EXTENSION.test(line.text) || (index === 0 && VERSION.test(line.text)) ? { ...line, text: "" } : line,
    ),
  );
  return wholeOf([
    ...hostLines(["#version 300 es", ...head].join("\n")),
    ...lines.map((line) => (line.source === texts[0]?.name ? { ...line, line: 0 } : line)),
    ...hostLines("void main() {}"),
  ]);
}

/** Whether a text names its version of the language on a line of its own. */
export function namesVersion(text: string): boolean {
  return withoutComments(text)
    .split(LINE_END)
    .some((line) => VERSION.test(line));
}

function hostLines(text: string): Written[] {
  return text === "" ? [] : text.split("\n").map((line) => ({ text: line, source: "", line: 0 }));
}

function wholeOf(lines: readonly Written[]): WrittenProgram {
  const glsl = `${lines.map(({ text }) => text).join("\n")}\n`;
  return {
    glsl,
    locate(named) {
      const written = lines[placeOf(lines, named)];
      return written === undefined || written.line === 0 ? null : { source: written.source, line: written.line };
    },
  };
}

/** The index of the first line that a driver calls by this number; the text's own `#line` directives change the numbers. */
function placeOf(lines: readonly Written[], named: number): number {
  let shift = 1;
  for (const [index, { text }] of lines.entries()) {
    if (index + shift === named) return index;
    const renumbered = LINE_NUMBER.exec(text);
    if (renumbered !== null) shift = Number(renumbered[1]) - index - 1;
  }
  return -1;
}

/**
 * The lines of a text with those of its includes in their places. A guard around each file keeps it from being read twice,
 * which the text alone cannot tell where conditions leave includes out.
 */
function withIncludes(
  { name, text }: SourceText,
  include: (path: string) => string | null,
  around: readonly string[] = [],
): Written[] {
  const readable = withoutComments(text).split(LINE_END);
  return text.split(LINE_END).flatMap((written, index): Written[] => {
    const line = { text: written, source: name, line: index + 1 };
    const path = INCLUDE.exec(readable[index] ?? "")?.[1];
    if (path === undefined) return [line];
    if (around.includes(path)) return [{ ...line, text: "" }];
    const included = include(path);
    if (included === null) return [line];
    const guard = `NABLA_INCLUDED_${[...path].map((letter) => letter.codePointAt(0)?.toString(36)).join("_")}`;
    return [
      ...hostLines(`#ifndef ${guard}\n#define ${guard}`),
      ...withIncludes({ name: path, text: included }, include, [...around, path]),
      ...hostLines("#endif"),
    ];
  });
}

/** Comments as blanks; lines and columns stay. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*/g, (comment) => comment.replace(/[^\n\r]/g, " "));
}
