/** The tokens of a program under the parser's hand, and its way to give up on a construct. */
import type { Diagnostic } from "../diagnostics.ts";
import { DEEPEST_NESTING, HIGHEST_EXPRESSION, LONGEST_ELSE_CHAIN } from "../limits.ts";
import type { Expansion, Range } from "../source.ts";
import type { Name } from "../syntax.ts";
import type { Token } from "../token.ts";
import { KEYWORDS, RESERVED } from "./words.ts";

/** Thrown and caught within the parser: the construct is left, reading goes on behind it. */
export class GiveUp extends Error {}

export class TokenStream {
  index = 0;
  /** Height of the tree of the expression that was read last. */
  height = 0;
  /** Names of structs, and those of variables, functions and parameters, wherever they are declared. */
  readonly structNames = new Set<string>();
  readonly otherNames = new Set<string>();
  #isAbandoned = false;
  #depth = 0;
  #branches = 0;
  readonly #tokens: readonly Token[];
  readonly #report: (diagnostic: Diagnostic) => void;
  readonly #end: Token;

  constructor(tokens: readonly Token[], report: (diagnostic: Diagnostic) => void) {
    this.#tokens = tokens;
    this.#report = report;
    const last = tokens.at(-1);
    const at = last === undefined ? 0 : last.end;
    this.#end = { kind: "end", text: "", value: 0, start: at, end: at, startsLine: true, spaced: true };
  }

  get current(): Token {
    return this.#tokens[this.index] ?? this.#end;
  }

  ahead(distance: number): Token {
    return this.#tokens[this.index + distance] ?? this.#end;
  }

  get previous(): Token {
    return this.#tokens[this.index - 1] ?? this.#end;
  }

  get atEnd(): boolean {
    return this.index >= this.#tokens.length;
  }

  /** Whether a name stands for a struct wherever it stands; scopes are the checker's. */
  isStruct(name: string): boolean {
    return this.structNames.has(name) && !this.otherNames.has(name);
  }

  take(): Token {
    const token = this.current;
    this.index++;
    return token;
  }

  is(text: string): boolean {
    const token = this.current;
    return token.text === text && token.kind !== "end";
  }

  /** Takes the token if it is this one. */
  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.index++;
    return true;
  }

  /** Takes this token or gives up; `where` completes "expected ';' …". */
  expect(text: string, where: string): Token {
    if (this.is(text)) return this.take();
    // A missing ';' is best shown behind what it should have ended.
    const missing = text === ";" && this.index > 0 && this.previous.expansion === undefined;
    const range = missing
      ? { start: Math.max(this.previous.end - 1, this.previous.start), end: this.previous.end }
      : this.current;
    return this.fail(`expected '${text}' ${where}, found ${this.found()}`, range);
  }

  /** A name that the program may give; a keyword or reserved word is refused. */
  expectName(what: string): Name {
    const token = this.current;
    if (token.kind !== "identifier") return this.fail(`expected ${what}, found ${this.found()}`);
    if (KEYWORDS.has(token.text)) return this.fail(`expected ${what}, found the keyword '${token.text}'`);
    if (RESERVED.has(token.text)) return this.fail(`'${token.text}' is a reserved word and cannot be ${what}`);
    this.index++;
    return { text: token.text, range: rangeOf(token) };
  }

  found(token = this.current): string {
    return token.kind === "end" ? "the end of the text" : `'${token.text}'`;
  }

  error(message: string, range: Range = this.current): void {
    if (!this.#isAbandoned) this.#report({ severity: "error", message, range });
  }

  fail(message: string, range: Range = this.current): never {
    this.error(message, range);
    throw new GiveUp();
  }

  /** Reports that a bound is exceeded and ends reading: nothing behind this place can be made sense of. */
  abandon(message: string): never {
    this.error(message);
    this.#isAbandoned = true;
    this.index = this.#tokens.length;
    throw new GiveUp();
  }

  /** Runs `parse` one level deeper. */
  nested<T>(parse: () => T): T {
    this.enter();
    try {
      return parse();
    } finally {
      this.#depth--;
    }
  }

  /** Counts one level that the caller leaves with `leave`. */
  enter(): void {
    if (++this.#depth > DEEPEST_NESTING) {
      this.#depth--;
      this.abandon(`the text is nested more than ${DEEPEST_NESTING} deep`);
    }
  }

  leave(): void {
    this.#depth--;
  }

  /** Counts one more `else if` around what follows; the caller takes them back together. */
  enterBranch(): void {
    if (++this.#branches > LONGEST_ELSE_CHAIN)
      this.abandon(`more than ${LONGEST_ELSE_CHAIN} branches of 'else if' around each other`);
  }

  leaveBranches(count: number): void {
    this.#branches -= count;
  }

  /** Sets the height of the expression that has just been read, one above the given ones. */
  raise(height: number): void {
    if (height >= HIGHEST_EXPRESSION)
      this.fail(`more than ${HIGHEST_EXPRESSION} operators in one row, split the expression`);
    this.height = height + 1;
  }

  /** Where reading stands in blocks and the like, to come back to after an error. */
  get level(): readonly [number, number] {
    return [this.#depth, this.#branches];
  }

  set level([depth, branches]: readonly [number, number]) {
    this.#depth = depth;
    this.#branches = branches;
  }

  rangeFrom(start: number): Range {
    const { previous } = this;
    const end = Math.max(start, previous.end);
    // All of it comes out of one macro if it ends where it starts.
    return previous.expansion !== undefined && previous.start === start
      ? { start, end, expansion: previous.expansion }
      : { start, end };
  }
}

/** The range of a token or node without what else that is. */
export function rangeOf({ start, end, expansion }: Range): Range {
  return expansion === undefined ? { start, end } : { start, end, expansion };
}

/**
 * The range over two ranges. In a macro they can come in any order, for arguments stand where they are written.
 *
 * @param expansion where in a macro the construct is written, by default that of its first part
 */
export function span(first: Range, last: Range, expansion: Expansion | undefined = first.expansion): Range {
  const start = Math.min(first.start, last.start);
  const end = Math.max(first.end, last.end);
  return expansion === undefined ? { start, end } : { start, end, expansion };
}
