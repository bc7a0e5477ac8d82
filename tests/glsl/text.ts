/** The front-end's stages as text, so that tests compare text with text. */
import { type Diagnostic, format } from "../../src/glsl/diagnostics.ts";
import { lex } from "../../src/glsl/lexer.ts";
import { parse } from "../../src/glsl/parser/parse.ts";
import { withExpansionNotes } from "../../src/glsl/preprocessor/expansion.ts";
import { preprocess } from "../../src/glsl/preprocessor/preprocess.ts";
import { type ReadOptions, read } from "../../src/glsl/read.ts";
import { SourceMap } from "../../src/glsl/source.ts";
import type { Token } from "../../src/glsl/token.ts";
import { treeText } from "./tree-text.ts";

interface Outcome {
  readonly text: string;
  /** Diagnostics as a terminal shows them. */
  readonly problems: string;
}

function collector(sources: SourceMap) {
  const found: Diagnostic[] = [];
  return {
    report: (diagnostic: Diagnostic): void => {
      found.push(diagnostic);
    },
    problems: (): string => found.map((one) => format(withExpansionNotes(one), sources)).join("\n"),
  };
}

function tokenText(token: Token): string {
  const isNumber = token.kind === "int" || token.kind === "uint" || token.kind === "float";
  return isNumber ? `${token.kind}:${token.value}` : token.text;
}

/** The tokens, a space between each two; numbers as kind and value. */
export function lexed(text: string): Outcome {
  const sources = new SourceMap();
  const { report, problems } = collector(sources);
  const tokens = lex(text, sources.add({ name: "a.glsl", text }), report);
  return { text: tokens.map(tokenText).join(" "), problems: problems() };
}

/** The tokens behind the preprocessor as they were written. */
export function preprocessed(text: string, options: ReadOptions = {}): Outcome {
  const sources = new SourceMap();
  const { report, problems } = collector(sources);
  const { tokens } = preprocess([{ name: "a.glsl", text }], sources, options, report);
  return { text: tokens.map((token) => token.text).join(" "), problems: problems() };
}

/** The syntax tree as S-expressions, a line a declaration. */
export function parsed(text: string): Outcome {
  const sources = new SourceMap();
  const { report, problems } = collector(sources);
  const tree = parse(preprocess([{ name: "a.glsl", text }], sources, {}, report), report);
  return { text: tree.declarations.map(treeText).join("\n"), problems: problems() };
}

/** All that reading a program has to say. */
export function problemsOf(text: string, options: ReadOptions = {}): string {
  const { diagnostics, sources } = read([{ name: "a.glsl", text }], options);
  return diagnostics.map((one) => format(one, sources)).join("\n");
}
