/** Preprocessor: from the texts of a program to one line of tokens for the parser (GLSL ES 3.00 §3.4). */
import type { Diagnostic } from "../diagnostics.ts";
import { lex } from "../lexer.ts";
import { MOST_TOKENS } from "../limits.ts";
import type { Range, SourceMap, SourceText } from "../source.ts";
import type { SyntaxExtension } from "../syntax.ts";
import type { Token } from "../token.ts";
import { carryOut, type DirectiveContext } from "./directives.ts";
import { BoundExceeded, Expander, type Macro } from "./macros.ts";
import { TextFeed } from "./text-feed.ts";

interface PreprocessOptions {
  readonly include?: ((path: string) => string | null) | undefined;
  readonly defines?: Readonly<Record<string, string>> | undefined;
}

export interface Preprocessed {
  /** Empty if a bound was exceeded: half a text would only give further errors. */
  readonly tokens: readonly Token[];
  /** In their order; they stand before all other declarations. */
  readonly extensions: readonly SyntaxExtension[];
}

/** Macros of the language itself; `__VERSION__` is 100 behind `#version 100`. */
const STANDARD: Readonly<Record<string, string>> = {
  GL_ES: "1",
  GL_FRAGMENT_PRECISION_HIGH: "1",
  __VERSION__: "300",
};

const PREDEFINED: ReadonlySet<string> = new Set([...Object.keys(STANDARD), "__LINE__", "__FILE__"]);

/**
 * Carries out the directives of several texts, expands their macros and reports what is wrong with them.
 *
 * @param sources takes the texts and what they include
 */
export function preprocess(
  texts: readonly SourceText[],
  sources: SourceMap,
  options: PreprocessOptions,
  report: (diagnostic: Diagnostic) => void,
): Preprocessed {
  const expander = new Expander(report);
  const { macros } = expander;
  const extensions: SyntaxExtension[] = [];
  const context: DirectiveContext = {
    expander,
    sources,
    report,
    include: options.include,
    included: new Set(),
    extensions,
    predefined: PREDEFINED,
    setVersion: (version) => macros.set("__VERSION__", hostMacro("__VERSION__", String(version))),
  };
  const feed = new TextFeed(sources, report, (text, hash, line, from) => carryOut(context, text, hash, line, from));
  const dynamic = (name: string, valueAt: (use: Range) => number): void => {
    macros.set(name, { name, parameters: null, body: [], range: null, valueAt });
  };
  for (const [name, body] of Object.entries({ ...STANDARD, ...options.defines }))
    macros.set(name, hostMacro(name, body));
  dynamic("__LINE__", (use) => sources.locate(use).line + (feed.current?.lineShift ?? 0));
  dynamic("__FILE__", () => feed.current?.fileNumber ?? 0);

  const tokens: Token[] = [];
  try {
    const standard = new Map(macros);
    for (const text of texts) {
      if (text.forgetsMacros) {
        macros.clear();
        for (const [name, macro] of standard) macros.set(name, macro);
      }
      feed.open(text);
      expander.expandAll(feed, tokens, MOST_TOKENS);
    }
  } catch (error) {
    if (!(error instanceof BoundExceeded)) throw error;
    return { tokens: [], extensions };
  }
  return { tokens, extensions };
}

function hostMacro(name: string, body: string): Macro {
  return { name, parameters: null, body: lex(body, 0, () => {}), range: null };
}
