/** The tokens of a text and of what it includes, without its directives: those are carried out on the way. */
import type { Diagnostic } from "../diagnostics.ts";
import { describeCharacter, lex } from "../lexer.ts";
import { MOST_CHARACTERS } from "../limits.ts";
import type { SourceMap, SourceText } from "../source.ts";
import type { Token } from "../token.ts";
import { Conditionals } from "./conditionals.ts";
import type { TokenFeed } from "./macros.ts";

/** A text that is being read. */
export interface OpenText {
  readonly tokens: readonly Token[];
  readonly conditionals: Conditionals;
  index: number;
  /** What `#line` adds to the lines, and the number that it gave the text. */
  lineShift: number;
  fileNumber: number;
  /** Whether anything but directives, and whether anything at all, has been read of it. */
  sawToken: boolean;
  sawAnything: boolean;
}

type DirectiveHandler = (text: OpenText, hash: Token, line: readonly Token[], feed: TextFeed) => void;

export class TextFeed implements TokenFeed {
  readonly #open: OpenText[] = [];
  readonly #sources: SourceMap;
  readonly #report: (diagnostic: Diagnostic) => void;
  readonly #directive: DirectiveHandler;

  constructor(sources: SourceMap, report: (diagnostic: Diagnostic) => void, directive: DirectiveHandler) {
    this.#sources = sources;
    this.#report = report;
    this.#directive = directive;
  }

  /** Goes on with this text, and then with the one before it. */
  open(source: SourceText): void {
    const base = this.#sources.add(source);
    const { length } = source.text;
    if (length > MOST_CHARACTERS)
      this.#report({
        severity: "error",
        message: `the text has ${length} characters, at most ${MOST_CHARACTERS} are read`,
        range: { start: base, end: base },
      });
    this.#open.push({
      tokens: length > MOST_CHARACTERS ? [] : lex(source.text, base, this.#report),
      conditionals: new Conditionals(),
      index: 0,
      lineShift: 0,
      fileNumber: 0,
      sawToken: false,
      sawAnything: false,
    });
  }

  /** The text that is being read; null behind the end. */
  get current(): OpenText | null {
    return this.#open.at(-1) ?? null;
  }

  /** How many texts include each other here. */
  get depth(): number {
    return this.#open.length;
  }

  next(): Token | null {
    const token = this.peek();
    if (token !== null) (this.current as OpenText).index++;
    return token;
  }

  peek(): Token | null {
    for (let text = this.current; text !== null; text = this.current) {
      const token = text.tokens[text.index];
      if (token === undefined) this.#close(text);
      else if (token.text === "#" && token.startsLine) this.#readDirective(text, token);
      else if (!text.conditionals.active) text.index++;
      else if (token.kind === "invalid" || token.kind === "string") {
        text.index++;
        this.#report({
          severity: "error",
          message: `unexpected character ${describeCharacter(token.text.codePointAt(0) ?? 0)}`,
          range: token,
        });
      } else {
        text.sawToken = true;
        text.sawAnything = true;
        return token;
      }
    }
    return null;
  }

  #readDirective(text: OpenText, hash: Token): void {
    const { tokens } = text;
    let end = text.index + 1;
    while (end < tokens.length && tokens[end]?.startsLine === false) end++;
    const line = tokens.slice(text.index + 1, end);
    text.index = end;
    this.#directive(text, hash, line, this);
    text.sawAnything = true;
  }

  #close(text: OpenText): void {
    for (const range of text.conditionals.open)
      this.#report({ severity: "error", message: "conditional is never closed, expected '#endif'", range });
    this.#open.pop();
  }
}
