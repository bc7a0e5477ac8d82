/** Macro expansion (GLSL ES 3.00 §3.4, which follows C++98 without `#` and `##`). */
import type { Diagnostic } from "../diagnostics.ts";
import type { Range } from "../source.ts";
import type { Token } from "../token.ts";

export interface Macro {
  readonly name: string;
  /** null for an object-like macro. */
  readonly parameters: readonly string[] | null;
  readonly body: readonly Token[];
  /** Where its name is defined; null for one of the host. */
  readonly range: Range | null;
}

/** Where expanded tokens come from: the rest of a text, or the body of a macro that is being expanded. */
interface Frame {
  readonly tokens: readonly Token[];
  index: number;
  readonly macro: string | null;
}

/** Thrown inside the preprocessor only, to leave a text that grows past the bound. */
export class TooManyTokens extends Error {}

export class Expander {
  readonly macros = new Map<string, Macro>();
  readonly #report: (diagnostic: Diagnostic) => void;
  readonly #limit: number;
  #produced = 0;

  constructor(limit: number, report: (diagnostic: Diagnostic) => void) {
    this.#limit = limit;
    this.#report = report;
  }

  /**
   * Expands a run of tokens that holds no directives.
   *
   * @param defined whether `defined X` and `defined(X)` are operators here (in `#if`), so that X is not expanded
   */
  expand(tokens: readonly Token[], defined = false): Token[] {
    return this.#run([{ tokens, index: 0, macro: null }], new Set(), defined);
  }

  #run(stack: Frame[], outer: ReadonlySet<string>, defined: boolean): Token[] {
    const output: Token[] = [];
    const active = new Set(outer);
    const painted = new Set<Token>();
    const next = (): Token | null => {
      for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
        const token = frame.tokens[frame.index];
        if (token !== undefined) {
          frame.index++;
          return token;
        }
        stack.pop();
        if (frame.macro !== null) active.delete(frame.macro);
      }
      return null;
    };
    const peek = (): Token | null => {
      for (let depth = stack.length - 1; depth >= 0; depth--) {
        const frame = stack[depth] as Frame;
        const token = frame.tokens[frame.index];
        if (token !== undefined) return token;
      }
      return null;
    };
    for (let token = next(); token !== null; token = next()) {
      this.#count(token);
      if (token.kind !== "identifier") {
        output.push(token);
        continue;
      }
      if (defined && token.text === "defined") {
        output.push(token);
        const open = peek();
        if (open?.text === "(") output.push(next() as Token);
        const name = peek();
        if (name?.kind === "identifier") output.push(next() as Token);
        continue;
      }
      const macro = this.macros.get(token.text);
      if (macro === undefined || painted.has(token)) {
        output.push(token);
        continue;
      }
      if (active.has(token.text)) {
        // Met again inside its own expansion: it stays as it is, for good.
        painted.add(token);
        output.push(token);
        continue;
      }
      if (macro.parameters === null) {
        stack.push({ tokens: this.#substitute(macro, [], token, active), index: 0, macro: macro.name });
        active.add(macro.name);
        continue;
      }
      if (peek()?.text !== "(") {
        output.push(token);
        continue;
      }
      const given = this.#readArguments(macro, token, next);
      if (given === null) continue;
      stack.push({ tokens: this.#substitute(macro, given, token, active), index: 0, macro: macro.name });
      active.add(macro.name);
    }
    return output;
  }

  #count(token: Token): void {
    if (++this.#produced > this.#limit) {
      this.#report({
        severity: "error",
        message: `the text has more than ${this.#limit} tokens once its macros are expanded`,
        range: token,
      });
      throw new TooManyTokens();
    }
  }

  #readArguments(macro: Macro, use: Token, next: () => Token | null): Token[][] | null {
    next();
    const given: Token[][] = [[]];
    let depth = 1;
    for (;;) {
      const token = next();
      if (token === null) {
        this.#report({
          severity: "error",
          message: `call of macro '${macro.name}' is never closed, expected ')'`,
          range: use,
        });
        return null;
      }
      if (token.text === "(") depth++;
      else if (token.text === ")" && --depth === 0) break;
      if (token.text === "," && depth === 1) given.push([]);
      else (given.at(-1) as Token[]).push(token);
    }
    const wanted = (macro.parameters as readonly string[]).length;
    if (wanted === 0 && given.length === 1 && (given[0] as Token[]).length === 0) return [];
    if (given.length !== wanted) {
      this.#report({
        severity: "error",
        message: `macro '${macro.name}' takes ${wanted} argument${wanted === 1 ? "" : "s"}, given ${given.length}`,
        range: use,
        ...(macro.range === null
          ? {}
          : { notes: [{ message: `'${macro.name}' is defined here`, range: macro.range }] }),
      });
      return null;
    }
    return given;
  }

  /** The macro's body at a use: arguments put in, positions moved to the use. */
  #substitute(macro: Macro, given: readonly Token[][], use: Token, active: ReadonlySet<string>): Token[] {
    const expanded = given.map((tokens) => this.#run([{ tokens, index: 0, macro: null }], active, false));
    const result: Token[] = [];
    for (const token of macro.body) {
      const parameter = token.kind === "identifier" ? (macro.parameters?.indexOf(token.text) ?? -1) : -1;
      if (parameter >= 0) {
        // Arguments keep their own place: that is what the user wrote there.
        for (const argument of expanded[parameter] as Token[]) {
          this.#count(argument);
          result.push(argument);
        }
      } else {
        result.push({
          ...token,
          start: use.start,
          end: use.end,
          startsLine: false,
          ...(macro.range === null
            ? {}
            : { expansion: use.expansion ?? { macro: macro.name, range: { start: token.start, end: token.end } } }),
        });
      }
    }
    return result;
  }
}
