/** Tokens of GLSL ES 3.00, as the lexer makes them and the preprocessor hands them on. */
import type { Range } from "./source.ts";

export type TokenKind = "identifier" | "int" | "uint" | "float" | "punctuation" | "string" | "invalid" | "end";

/** A token out of a macro has the range of the macro's use, and says in `expansion` where in a definition it is written. */
export interface Token extends Range {
  readonly kind: TokenKind;
  /** As written; a number without its suffix stays in `value`. */
  readonly text: string;
  /** Of a number: float literals are rounded to float32. */
  readonly value: number;
  /** First token on its line (what a directive's `#` must be), and whether white space stands before it. */
  readonly startsLine: boolean;
  readonly spaced: boolean;
  /**
   * Set on what came out of a macro: an offset on the line that `__LINE__` has there, which is where the macro's use ends.
   */
  readonly lineAt?: number;
}
