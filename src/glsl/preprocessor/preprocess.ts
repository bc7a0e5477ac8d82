/** Directives: from the texts of a program to one line of tokens for the parser (GLSL ES 3.00 §3.4). */
import type { Diagnostic } from "../diagnostics.ts";
import { describeCharacter, lex } from "../lexer.ts";
import type { Range, SourceMap, SourceText } from "../source.ts";
import type { Token } from "../token.ts";
import { evaluateCondition } from "./condition.ts";
import { Expander, type Macro, TooManyTokens } from "./macros.ts";

export const MOST_TOKENS = 1 << 17;
export const MOST_CHARACTERS = 256 * 1024;
const DEEPEST_INCLUDE = 32;

export interface PreprocessOptions {
  readonly include?: ((path: string) => string | null) | undefined;
  readonly defines?: Readonly<Record<string, string>> | undefined;
}

export interface Extension {
  readonly name: string;
  readonly behaviour: string;
  readonly range: Range;
  /** How many tokens stand before it. */
  readonly position: number;
}

export interface Preprocessed {
  readonly tokens: readonly Token[];
  readonly extensions: readonly Extension[];
  /** From `#version`; 300 where there is none. */
  readonly version: number;
  readonly hasVersion: boolean;
}

interface Conditional {
  readonly range: Range;
  /** Whether the text around it counts at all. */
  readonly outer: boolean;
  /** Whether one of its branches has been taken. */
  taken: boolean;
  active: boolean;
  sawElse: boolean;
}

/** What the preprocessor knows without being told. */
const PREDEFINED: Readonly<Record<string, string>> = {
  GL_ES: "1",
  GL_FRAGMENT_PRECISION_HIGH: "1",
  __VERSION__: "300",
};
const DYNAMIC = new Set(["__LINE__", "__FILE__"]);

export function preprocess(
  texts: readonly SourceText[],
  sources: SourceMap,
  options: PreprocessOptions,
  report: (diagnostic: Diagnostic) => void,
): Preprocessed {
  const expander = new Expander(MOST_TOKENS, report);
  const output: Token[] = [];
  const extensions: Extension[] = [];
  const included = new Set<string>();
  let version = 300;
  let hasVersion = false;
  let lineShift = 0;

  const define = (name: string, body: string): void => {
    const tokens = lex(body, 0, () => {});
    expander.macros.set(name, { name, parameters: null, body: tokens, range: null });
  };
  for (const [name, body] of Object.entries({ ...PREDEFINED, ...options.defines })) define(name, body);

  try {
    for (const text of texts) run(text, 0);
  } catch (error) {
    if (!(error instanceof TooManyTokens)) throw error;
  }
  return { tokens: output, extensions, version, hasVersion };

  function run(text: SourceText, depth: number): void {
    const base = sources.add(text);
    if (text.text.length > MOST_CHARACTERS) {
      report({
        severity: "error",
        message: `the text has ${text.text.length} characters, at most ${MOST_CHARACTERS} are read`,
        range: { start: base, end: base },
      });
      return;
    }
    const tokens = lex(text.text, base, report);
    const conditionals: Conditional[] = [];
    let pending: Token[] = [];
    const flush = (): void => {
      if (pending.length === 0) return;
      const expanded = expander.expand(withLines(pending));
      if (output.length + expanded.length > MOST_TOKENS) {
        report({
          severity: "error",
          message: `the text has more than ${MOST_TOKENS} tokens once its macros are expanded`,
          range: pending[0] as Token,
        });
        throw new TooManyTokens();
      }
      for (const token of expanded) output.push(token);
      pending = [];
    };
    for (let index = 0; index < tokens.length; ) {
      const token = tokens[index] as Token;
      if (token.text === "#" && token.startsLine) {
        let end = index + 1;
        while (end < tokens.length && !(tokens[end] as Token).startsLine) end++;
        const line = tokens.slice(index + 1, end);
        // A call of a macro may go on behind a conditional, so only what changes macros or the output ends the run.
        directive(token, line, conditionals, flush, depth);
        index = end;
      } else {
        index++;
        if (!(conditionals.at(-1)?.active ?? true)) continue;
        if (token.kind === "invalid" || token.kind === "string")
          report({
            severity: "error",
            message: `unexpected character ${describeCharacter(token.text.codePointAt(0) as number)}`,
            range: token,
          });
        else pending.push(token);
      }
    }
    flush();
    for (const open of conditionals)
      report({ severity: "error", message: "conditional is never closed, expected '#endif'", range: open.range });
  }

  function withLines(tokens: readonly Token[]): readonly Token[] {
    if (!tokens.some((token) => DYNAMIC.has(token.text))) return tokens;
    return tokens.map((token) => {
      if (token.kind !== "identifier" || !DYNAMIC.has(token.text)) return token;
      const value = token.text === "__LINE__" ? sources.locate(token).line + lineShift : 0;
      return { ...token, kind: "int", text: String(value), value };
    });
  }

  function directive(
    hash: Token,
    line: readonly Token[],
    conditionals: Conditional[],
    flush: () => void,
    depth: number,
  ): void {
    const word = line[0];
    if (word === undefined) return;
    const rest = line.slice(1);
    const range: Range = { start: hash.start, end: word.end };
    const current = conditionals.at(-1);
    const active = current?.active ?? true;
    const error = (message: string, place: Range = range): void => report({ severity: "error", message, range: place });
    const extra = (from: number): void => {
      const token = rest[from];
      if (token !== undefined) error(`nothing may follow '#${word.text}' here, found '${token.text}'`, token);
    };
    switch (word.text) {
      case "if":
      case "ifdef":
      case "ifndef": {
        const holds = active && test(word, rest, range);
        conditionals.push({ range, outer: active, taken: holds, active: holds, sawElse: false });
        return;
      }
      case "elif":
        if (current === undefined) return error("'#elif' without '#if'");
        if (current.sawElse) return error("'#elif' behind '#else'");
        current.active = current.outer && !current.taken && test(word, rest, range);
        current.taken ||= current.active;
        return;
      case "else":
        if (current === undefined) return error("'#else' without '#if'");
        if (current.sawElse) return error("second '#else' of one '#if'");
        extra(0);
        current.sawElse = true;
        current.active = current.outer && !current.taken;
        return;
      case "endif":
        if (current === undefined) return error("'#endif' without '#if'");
        extra(0);
        conditionals.pop();
        return;
    }
    if (!active) return;
    switch (word.text) {
      case "define":
        flush();
        return defineMacro(rest, error);
      case "undef": {
        flush();
        const name = rest[0];
        if (name?.kind !== "identifier") return error("expected the name of a macro behind '#undef'");
        if (isPredefined(name.text)) return error(`the predefined macro '${name.text}' cannot be undefined`, name);
        expander.macros.delete(name.text);
        return extra(1);
      }
      case "error": {
        const message = rest
          .map((token) => (token.spaced ? " " : "") + token.text)
          .join("")
          .trim();
        return error(`#error ${message}`.trim(), { start: hash.start, end: rest.at(-1)?.end ?? word.end });
      }
      case "pragma":
        return;
      case "extension":
        flush();
        return readExtension(rest, range, error);
      case "version":
        flush();
        return readVersion(rest, hash, error);
      case "line": {
        flush();
        const [number] = expander.expand(withLines(rest));
        if (number?.kind !== "int") return error("expected a line number behind '#line'");
        lineShift = number.value - sources.locate(hash).line - 1;
        return;
      }
      case "include":
        flush();
        return includeText(rest, range, depth, error);
    }
    error(
      `unknown directive '#${word.text}', possible are define, undef, if, ifdef, ifndef, elif, else, endif, error, pragma, extension, version, line, include`,
    );
  }

  function test(word: Token, rest: readonly Token[], range: Range): boolean {
    if (word.text === "if" || word.text === "elif")
      return evaluateCondition(expander.expand(withLines(rest), true), range, isDefined, report);
    const name = rest[0];
    if (name?.kind !== "identifier") {
      report({ severity: "error", message: `expected the name of a macro behind '#${word.text}'`, range });
      return false;
    }
    if (rest[1] !== undefined)
      report({
        severity: "error",
        message: `nothing may follow the name here, found '${rest[1].text}'`,
        range: rest[1],
      });
    return isDefined(name.text) === (word.text === "ifdef");
  }

  function isDefined(name: string): boolean {
    return expander.macros.has(name) || DYNAMIC.has(name);
  }

  function isPredefined(name: string): boolean {
    return Object.hasOwn(PREDEFINED, name) || DYNAMIC.has(name);
  }

  function defineMacro(rest: readonly Token[], error: (message: string, place?: Range) => void): void {
    const name = rest[0];
    if (name?.kind !== "identifier")
      return error(
        `expected the name of a macro behind '#define', found ${name === undefined ? "the end of the line" : `'${name.text}'`}`,
      );
    if (isPredefined(name.text) || name.text === "defined")
      return error(`the predefined macro '${name.text}' cannot be defined again`, name);
    if (name.text.startsWith("GL_"))
      return error(`names that begin with 'GL_' are reserved, found '${name.text}'`, name);
    if (name.text.includes("__"))
      report({
        severity: "warning",
        message: `names with two underscores in a row are reserved, found '${name.text}'`,
        range: name,
      });
    let parameters: string[] | null = null;
    let start = 1;
    if (rest[1]?.text === "(" && !rest[1].spaced) {
      parameters = [];
      start = 2;
      while (rest[start] !== undefined && rest[start]?.text !== ")") {
        const parameter = rest[start] as Token;
        if (parameter.kind !== "identifier")
          return error(
            `expected the name of a parameter of macro '${name.text}', found '${parameter.text}'`,
            parameter,
          );
        if (parameters.includes(parameter.text))
          return error(`macro '${name.text}' has two parameters '${parameter.text}'`, parameter);
        parameters.push(parameter.text);
        start++;
        if (rest[start]?.text === ",") {
          start++;
          if (rest[start]?.text === ")")
            return error(`expected the name of a parameter of macro '${name.text}', found ')'`, rest[start]);
        } else if (rest[start] !== undefined && rest[start]?.text !== ")")
          return error(
            `expected ',' or ')' in the parameters of macro '${name.text}', found '${(rest[start] as Token).text}'`,
            rest[start],
          );
      }
      if (rest[start] === undefined)
        return error(`parameters of macro '${name.text}' are never closed, expected ')'`, name);
      start++;
    }
    const body = rest.slice(start);
    const pasting = body.find((token) => token.text === "##" || token.text === "#");
    if (pasting !== undefined) return error(`GLSL ES has no operator '${pasting.text}' in macros`, pasting);
    const macro: Macro = { name: name.text, parameters, body, range: { start: name.start, end: name.end } };
    const earlier = expander.macros.get(name.text);
    if (earlier !== undefined && !isSame(earlier, macro))
      report({
        severity: "error",
        message: `macro '${name.text}' is defined again in another way`,
        range: name,
        notes: earlier.range === null ? [] : [{ message: "first defined here", range: earlier.range }],
      });
    expander.macros.set(name.text, macro);
  }

  function readExtension(rest: readonly Token[], range: Range, error: (message: string, place?: Range) => void): void {
    const [name, colon, behaviour] = rest;
    if (name?.kind !== "identifier" || colon?.text !== ":" || behaviour?.kind !== "identifier")
      return error("expected '#extension name : behaviour'");
    if (!["require", "enable", "warn", "disable"].includes(behaviour.text))
      return error(`unknown behaviour '${behaviour.text}', possible are require, enable, warn, disable`, behaviour);
    extensions.push({
      name: name.text,
      behaviour: behaviour.text,
      range: { start: range.start, end: behaviour.end },
      position: output.length,
    });
  }

  function readVersion(rest: readonly Token[], _hash: Token, error: (message: string, place?: Range) => void): void {
    const [number, profile] = rest;
    if (hasVersion || output.length > 0 || extensions.length > 0)
      return error("'#version' stands before everything else");
    if (number?.kind !== "int") return error("expected '#version 300 es'");
    hasVersion = true;
    if (number.value === 300 && profile?.text === "es" && rest.length === 2) return;
    if (number.value === 100 && rest.length === 1) {
      version = 100;
      report({
        severity: "warning",
        message: "GLSL ES 1.00 is read as far as it agrees with '#version 300 es'",
        range: number,
      });
      return;
    }
    error(`only '#version 300 es' is read, found '#version ${rest.map((token) => token.text).join(" ")}'`, number);
  }

  function includeText(
    rest: readonly Token[],
    range: Range,
    depth: number,
    error: (message: string, place?: Range) => void,
  ): void {
    // The path is no token of GLSL: it is cut from the text between the quotes.
    const line = sources.lineText(range);
    const path = /#\s*include\s+"([^"]*)"/.exec(line)?.[1];
    const place = { start: range.start, end: rest.at(-1)?.end ?? range.end };
    if (path === undefined) return error('expected a path in quotes: #include "nabla/sdf/box.glsl"', place);
    if (included.has(path)) return;
    const text = options.include?.(path) ?? null;
    if (text === null) return error(`there is no file '${path}' to include`, place);
    if (depth >= DEEPEST_INCLUDE) return error(`includes are nested more than ${DEEPEST_INCLUDE} deep`, place);
    included.add(path);
    run({ name: path, text }, depth + 1);
  }
}

function isSame(a: Macro, b: Macro): boolean {
  return (
    (a.parameters?.join() ?? null) === (b.parameters?.join() ?? null) &&
    a.body.length === b.body.length &&
    a.body.every((token, index) => token.text === b.body[index]?.text)
  );
}
