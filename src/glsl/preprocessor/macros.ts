/** Macro expansion (GLSL ES 3.00 §3.4, which follows C++98 without `#` and `##`). */
import type { Diagnostic } from "../diagnostics.ts";
import { DEEPEST_NESTING, MOST_EXPANSION_WORK } from "../limits.ts";
import type { Range } from "../source.ts";
import type { Token } from "../token.ts";

export interface Macro {
  readonly name: string;
  /** null for an object-like macro. */
  readonly parameters: readonly string[] | null;
  readonly body: readonly Token[];
  /** Where its name is defined; null for one of the host. */
  readonly range: Range | null;
  /** Of `__LINE__` and `__FILE__`: the number that the macro stands for at a use. */
  readonly valueAt?: (use: Range) => number;
}

/** Tokens on demand. Reading may carry out the directives between them, so a macro can change while its call is read. */
export interface TokenFeed {
  next(): Token | null;
  peek(): Token | null;
}

/** Tokens of a macro's body, or of an argument, that are being looked through for further macros. */
class Frame {
  index = 0;
  readonly tokens: readonly Token[];
  readonly macro: string | null;

  constructor(tokens: readonly Token[], macro: string | null) {
    this.tokens = tokens;
    this.macro = macro;
  }
}

/** The use of a macro: the tokens of each argument, and the last token of all, a parenthesis if there are arguments. */
interface MacroCall {
  readonly given: readonly Token[][];
  readonly last: Token;
}

/** Thrown inside the preprocessor only, to leave a text that grows past a bound. */
export class BoundExceeded extends Error {}

const EMPTY_FEED: TokenFeed = { next: () => null, peek: () => null };

export class Expander {
  readonly macros = new Map<string, Macro>();
  readonly #report: (diagnostic: Diagnostic) => void;
  /** Tokens that were met inside their own expansion: they stay as they are, for good. */
  readonly #painted = new Set<Token>();
  /** Macros whose arguments are being read. */
  readonly #called: string[] = [];
  #work = 0;
  #nesting = 0;

  constructor(report: (diagnostic: Diagnostic) => void) {
    this.#report = report;
  }

  /** Whether the arguments of this macro are being read: then it cannot be undefined. */
  isCalled(name: string): boolean {
    return this.#called.includes(name);
  }

  /** Expands a closed list of tokens. */
  expand(tokens: readonly Token[]): Token[] {
    const output: Token[] = [];
    this.#run(EMPTY_FEED, new Frame(tokens, null), new Set(), output);
    return output;
  }

  /** Expands all that a feed gives, to the end of `output`, which may hold `limit` tokens. */
  expandAll(feed: TokenFeed, output: Token[], limit: number): void {
    this.#run(feed, null, new Set(), output, limit);
  }

  #run(feed: TokenFeed, first: Frame | null, active: Set<string>, output: Token[], limit = MOST_EXPANSION_WORK): void {
    const frames: Frame[] = first === null ? [] : [first];
    const next = (): Token | null => {
      for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
        const token = frame.tokens[frame.index];
        if (token !== undefined) {
          frame.index++;
          this.#count(token);
          return token;
        }
        frames.pop();
        if (frame.macro !== null) active.delete(frame.macro);
      }
      return feed.next();
    };
    const peek = (): Token | null => {
      for (let depth = frames.length - 1; depth >= 0; depth--) {
        const frame = frames[depth] as Frame;
        const token = frame.tokens[frame.index];
        if (token !== undefined) return token;
      }
      return feed.peek();
    };
    for (let token = next(); token !== null; token = next()) {
      const macro = token.kind === "identifier" ? this.macros.get(token.text) : undefined;
      if (macro === undefined || this.#painted.has(token)) {
        if (output.length >= limit)
          this.#exceed(`the text has more than ${limit} tokens once its macros are expanded`, token);
        output.push(token);
      } else if (active.has(token.text)) {
        this.#painted.add(token);
        output.push(token);
      } else if (macro.valueAt !== undefined) {
        const value = macro.valueAt(token.lineAt === undefined ? token : { start: token.lineAt, end: token.lineAt });
        output.push({ ...token, kind: "int", text: String(value), value });
      } else if (macro.parameters !== null && peek()?.text !== "(") {
        output.push(token);
      } else {
        const use = macro.parameters === null ? { given: [], last: token } : this.#readArguments(macro, token, next);
        if (use === null) continue;
        frames.push(new Frame(this.#substitute(macro, use, token, active), macro.name));
        active.add(macro.name);
      }
    }
  }

  #count(token: Token): void {
    if (++this.#work > MOST_EXPANSION_WORK)
      this.#exceed(`the macros of the text take more than ${MOST_EXPANSION_WORK} steps to expand`, token);
  }

  #exceed(message: string, range: Range): never {
    this.#report({ severity: "error", message, range });
    throw new BoundExceeded();
  }

  /** What a call is given, or null after an error; the opening parenthesis comes next. */
  #readArguments(macro: Macro, use: Token, next: () => Token | null): MacroCall | null {
    this.#called.push(macro.name);
    const call = this.#splitArguments(macro, use, next);
    this.#called.pop();
    if (call === null) return null;
    const { given, last } = call;
    const wanted = macro.parameters?.length ?? 0;
    if (wanted === 0 && given.length === 1 && given[0]?.length === 0) return { given: [], last };
    if (given.length === wanted) return call;
    this.#report({
      severity: "error",
      message: `macro '${macro.name}' takes ${wanted} argument${wanted === 1 ? "" : "s"}, given ${given.length}`,
      range: use,
      notes: definitionNotes(macro),
    });
    return null;
  }

  #splitArguments(macro: Macro, use: Token, next: () => Token | null): MacroCall | null {
    next();
    let last: Token[] = [];
    const given: Token[][] = [last];
    let depth = 1;
    for (let token = next(); token !== null; token = next()) {
      if (token.text === "(") depth++;
      else if (token.text === ")" && --depth === 0) return { given, last: token };
      if (token.text === "," && depth === 1) {
        last = [];
        given.push(last);
      } else last.push(token);
    }
    this.#report({
      severity: "error",
      message: `call of macro '${macro.name}' is never closed, expected ')'`,
      range: use,
      notes: definitionNotes(macro),
    });
    return null;
  }

  /** The macro's body at a use: arguments put in, positions moved to the use. */
  #substitute(macro: Macro, { given, last }: MacroCall, use: Token, active: ReadonlySet<string>): Token[] {
    const lineAt = last.lineAt ?? last.start;
    const expanded = given.map((tokens) => this.#expandArgument(tokens, use, active));
    const result: Token[] = [];
    for (const token of macro.body) {
      if (macro.range !== null && (token.text === "##" || token.text === "#")) {
        this.#report({
          severity: "error",
          message: `GLSL ES has no operator '${token.text}' in macros`,
          range: use,
          notes: [{ message: `in the definition of macro '${macro.name}'`, range: token }],
        });
        continue;
      }
      const parameter = token.kind === "identifier" ? (macro.parameters?.indexOf(token.text) ?? -1) : -1;
      if (parameter >= 0) {
        // Arguments keep their own place: that is what the user wrote there.
        for (const argument of expanded[parameter] as Token[]) {
          this.#count(argument);
          result.push(argument);
        }
      } else
        result.push({
          kind: token.kind,
          text: token.text,
          value: token.value,
          start: use.start,
          end: use.end,
          startsLine: false,
          spaced: token.spaced,
          lineAt,
          expansion:
            macro.range === null ? use.expansion : { macro: macro.name, place: token, outer: use.expansion ?? null },
        });
    }
    return result;
  }

  #expandArgument(tokens: readonly Token[], use: Token, active: ReadonlySet<string>): Token[] {
    if (this.#nesting >= DEEPEST_NESTING)
      this.#exceed(`calls of macros are nested more than ${DEEPEST_NESTING} deep`, use);
    this.#nesting++;
    const output: Token[] = [];
    this.#run(EMPTY_FEED, new Frame(tokens, null), new Set(active), output);
    this.#nesting--;
    return output;
  }
}

function definitionNotes(macro: Macro) {
  return macro.range === null ? [] : [{ message: `'${macro.name}' is defined here`, range: macro.range }];
}
