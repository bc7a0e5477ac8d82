/** What the directives do (GLSL ES 3.00 §3.3 to §3.5). Where the specification leaves room, ANGLE's verdict is kept. */
import type { Diagnostic } from "../diagnostics.ts";
import { MERGED_EXTENSIONS } from "../extensions.ts";
import { DEEPEST_INCLUDE } from "../limits.ts";
import type { Range, SourceMap, SourceText } from "../source.ts";
import type { SyntaxExtension } from "../syntax.ts";
import type { Token } from "../token.ts";
import { evaluateLine, replaceDefined } from "./condition.ts";
import { isSameMacro, readDefinition } from "./definition.ts";
import type { Expander } from "./macros.ts";
import type { OpenText, TextFeed } from "./text-feed.ts";

/** What directives read and change. */
export interface DirectiveContext {
  readonly expander: Expander;
  readonly sources: SourceMap;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly include: ((path: string) => string | null) | undefined;
  readonly included: Set<string>;
  readonly extensions: SyntaxExtension[];
  /** Names that the text can neither define nor undefine. */
  readonly predefined: ReadonlySet<string>;
  /** Gives `__VERSION__` its value. */
  readonly setVersion: (version: number) => void;
}

interface Line {
  readonly context: DirectiveContext;
  readonly text: OpenText;
  readonly feed: TextFeed;
  readonly hash: Token;
  /** The `#` and the word behind it. */
  readonly range: Range;
  readonly word: Token;
  readonly rest: readonly Token[];
  readonly error: (message: string, place?: Range) => void;
}

/** Directives that count also where a condition leaves the text out. */
const CONDITIONALS = new Map<string, (line: Line) => void>([
  ["if", (line) => line.text.conditionals.begin(line.range, () => testExpression(line))],
  ["ifdef", (line) => line.text.conditionals.begin(line.range, () => testName(line) === true)],
  ["ifndef", (line) => line.text.conditionals.begin(line.range, () => testName(line) === false)],
  [
    "elif",
    (line) =>
      refuse(
        line,
        line.text.conditionals.elseIf(() => testExpression(line)),
      ),
  ],
  ["else", (line) => refuse(line, line.text.conditionals.else()) && endLine(line, 0)],
  ["endif", (line) => refuse(line, line.text.conditionals.end()) && endLine(line, 0)],
]);

const DIRECTIVES = new Map<string, (line: Line) => void>([
  ["define", define],
  ["undef", undefine],
  ["error", raiseError],
  ["pragma", readPragma],
  ["extension", readExtension],
  ["version", readVersion],
  ["line", readLineNumber],
  ["include", includeText],
]);

/** Carries out the directive `# line…`. */
export function carryOut(
  context: DirectiveContext,
  text: OpenText,
  hash: Token,
  line: readonly Token[],
  feed: TextFeed,
): void {
  const word = line[0];
  if (word === undefined) return;
  const range: Range = { start: hash.start, end: word.end };
  const error = (message: string, place: Range = range): void =>
    context.report({ severity: "error", message, range: place });
  const whole: Line = { context, text, feed, hash, range, word, rest: line.slice(1), error };
  const conditional = CONDITIONALS.get(word.text);
  if (conditional !== undefined) return conditional(whole);
  if (!text.conditionals.active) return;
  const directive = DIRECTIVES.get(word.text);
  if (directive !== undefined) return directive(whole);
  const known = [...DIRECTIVES.keys(), ...CONDITIONALS.keys()].join(", ");
  error(`unknown directive '#${word.text}', possible are ${known}`);
}

/** Reports the message if there is one; whether there is none. */
function refuse(line: Line, message: string | null): boolean {
  if (message !== null) line.error(message);
  return message === null;
}

/** Reports what stands behind the end of a directive. */
function endLine({ rest, word, error }: Line, from: number): void {
  const token = rest[from];
  if (token !== undefined) error(`expected the end of '#${word.text}', found '${token.text}'`, token);
}

function testExpression({ context, rest, range }: Line): boolean {
  const { expander, report } = context;
  const tokens = replaceDefined(rest, (name) => expander.macros.has(name), report);
  if (tokens === null) return false;
  const values = evaluateLine(expander.expand(tokens), range, 1, report);
  return values?.[0] !== undefined && values[0] !== 0;
}

/** Whether the name behind `#ifdef` and `#ifndef` is that of a macro; null after an error. */
function testName(line: Line): boolean | null {
  const name = line.rest[0];
  if (name?.kind !== "identifier") {
    line.error(`expected the name of a macro behind '#${line.word.text}'`, name);
    return null;
  }
  endLine(line, 1);
  return line.context.expander.macros.has(name.text);
}

function define({ context, rest, range, error }: Line): void {
  const { expander, predefined, report } = context;
  const name = rest[0];
  if (name !== undefined && predefined.has(name.text))
    return error(`the predefined macro '${name.text}' cannot be defined again`, name);
  const macro = readDefinition(rest, range, report);
  if (macro === null) return;
  const earlier = expander.macros.get(macro.name);
  if (earlier !== undefined && !isSameMacro(earlier, macro))
    report({
      severity: "error",
      message: `macro '${macro.name}' is defined again in another way`,
      range: macro.range ?? range,
      notes: earlier.range === null ? [] : [{ message: "first defined here", range: earlier.range }],
    });
  expander.macros.set(macro.name, macro);
}

function undefine(line: Line): void {
  const { context, rest, error } = line;
  const name = rest[0];
  if (name?.kind !== "identifier") return error("expected the name of a macro behind '#undef'", name);
  if (context.predefined.has(name.text)) return error(`the predefined macro '${name.text}' cannot be undefined`, name);
  if (context.expander.isCalled(name.text))
    return error(`macro '${name.text}' cannot be undefined within its own arguments`, name);
  context.expander.macros.delete(name.text);
  endLine(line, 1);
}

function raiseError({ rest, hash, word, error }: Line): void {
  const message = rest
    .map((token) => (token.spaced ? " " : "") + token.text)
    .join("")
    .trim();
  error(`#error ${message}`.trim(), { start: hash.start, end: rest.at(-1)?.end ?? word.end });
}

/** Of the pragmas only those that the language knows can be wrong; all others are ignored, as it demands. */
function readPragma({ rest, error }: Line): void {
  const [name, open, value, close] = rest;
  if (name?.text === "STDGL" && rest[1]?.text === "invariant" && rest[3]?.text === "all")
    return error("'#pragma STDGL invariant(all)' is for vertex shaders, it cannot stand in a fragment shader", name);
  if (name?.text !== "optimize" && name?.text !== "debug") return;
  if (open === undefined) return error(`expected '(on)' or '(off)' behind '#pragma ${name.text}'`, name);
  if (
    open.text === "(" &&
    close?.text === ")" &&
    value?.kind === "identifier" &&
    value.text !== "on" &&
    value.text !== "off"
  )
    error(`expected 'on' or 'off' behind '#pragma ${name.text}', found '${value.text}'`, value);
}

const BEHAVIOURS = ["require", "enable", "warn", "disable"];

function readExtension(line: Line): void {
  const { context, text, rest, range, error } = line;
  const [name, colon, behaviour] = rest;
  if (name?.kind !== "identifier" || colon?.text !== ":" || behaviour?.kind !== "identifier")
    return error("expected '#extension name : behaviour'");
  if (!BEHAVIOURS.includes(behaviour.text))
    return error(`unknown behaviour '${behaviour.text}', possible are ${BEHAVIOURS.join(", ")}`, behaviour);
  if (name.text === "all" && (behaviour.text === "require" || behaviour.text === "enable"))
    return error(`'all' can only be warned of or disabled, found '${behaviour.text}'`, behaviour);
  // One that is left out may stand anywhere.
  if (text.sawToken && !MERGED_EXTENSIONS.has(name.text))
    return error("'#extension' stands before all that is no directive");
  endLine(line, 3);
  context.extensions.push({
    kind: "extension",
    name: name.text,
    behaviour: behaviour.text,
    range: { start: range.start, end: behaviour.end },
  });
}

function readVersion({ context, text, feed, rest, hash, error }: Line): void {
  const [number, profile] = rest;
  const written = rest.map((token) => token.text).join(" ");
  if (text.sawAnything || feed.depth > 1) return error("'#version' stands before everything else");
  if (number?.kind === "int" && number.value === 300 && profile?.text === "es" && rest.length === 2) {
    if (context.sources.locate(hash).line > 1) error("'#version 300 es' stands on the first line");
    else if (goesOn(context.sources.lineText(hash))) error("'#version 300 es' ends on the first line");
  } else if (number?.kind === "int" && number.value === 100 && rest.length === 1) {
    context.setVersion(100);
    context.report({
      severity: "warning",
      message: "GLSL ES 1.00 is read as far as it agrees with '#version 300 es'",
      range: number,
      isModernised: true,
    });
  } else error(`only '#version 300 es' is read, found '#version ${written}'`.trim(), number);
}

/** Whether what stands on a line goes on behind it, in a comment or behind a `\\`. */
function goesOn(line: string): boolean {
  return line.endsWith("\\") || line.replace(/\/\*.*?\*\/|\/\/.*/g, "").includes("/*");
}

function readLineNumber({ context, text, rest, range, hash }: Line): void {
  const values = evaluateLine(context.expander.expand(rest), range, 2, context.report);
  if (values === null) return;
  // The number is that of the next line.
  text.lineShift = (values[0] ?? 0) - context.sources.locate(hash).line - 1;
  text.fileNumber = values[1] ?? text.fileNumber;
}

function includeText(line: Line): void {
  const { context, feed, rest, range, error } = line;
  const path = rest[0];
  const place = { start: range.start, end: rest.at(-1)?.end ?? range.end };
  if (path?.kind !== "string" || path.text.length < 2 || !path.text.endsWith('"'))
    return error('expected a path in quotes: #include "nabla/sdf/box.glsl"', place);
  endLine(line, 1);
  const written = path.text.slice(1, -1);
  const names = possibleNames(written, context.sources.locate(line.hash).source, context.included);
  if (names.some((name) => context.included.has(name))) return;
  const found = firstFile(names, context.include);
  if (found === null) return error(`there is no file '${written}' to include`, place);
  if (feed.depth > DEEPEST_INCLUDE) return error(`includes are nested more than ${DEEPEST_INCLUDE} deep`, place);
  context.included.add(found.name);
  feed.open(found);
}

function firstFile(names: readonly string[], include: DirectiveContext["include"]): SourceText | null {
  for (const name of names) {
    const text = include?.(name) ?? null;
    if (text !== null) return { name, text };
  }
  return null;
}

/**
 * What a path may mean: in an included file first a file in its own folder, as in C, then what it means in the scene.
 *
 * @param from name of the text that the path is written in
 */
function possibleNames(path: string, from: string, included: ReadonlySet<string>): readonly string[] {
  const folder = from.slice(0, from.lastIndexOf("/") + 1);
  return included.has(from) && folder !== "" ? [...new Set([joinPath(folder, path), path])] : [path];
}

/** A path in a folder (`lib/`), without the `.` and `..` that can be done without. */
function joinPath(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (folder + path).split("/"))
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".") parts.push(part);
  return parts.join("/");
}
