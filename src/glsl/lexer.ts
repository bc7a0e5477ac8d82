/** Text → tokens (GLSL ES 3.00 §3). Comments and line continuations are gone afterwards; lines are still known. */
import type { Diagnostic } from "./diagnostics.ts";
import { float32OfDecimal } from "./float32.ts";
import { LONGEST_WORD } from "./limits.ts";
import type { Token, TokenKind } from "./token.ts";

type Report = (diagnostic: Diagnostic) => void;

/** Longest operators first within each first character. */
const OPERATORS = new Map<string, readonly string[]>();
for (const operator of (
  "<<= >>= ++ -- << >> <= >= == != && || ^^ += -= *= /= %= &= ^= |= ## " +
  "( ) [ ] { } . , ; : ? + - * / % < > = ! ~ & ^ | #"
).split(" ")) {
  const first = operator[0] as string;
  OPERATORS.set(first, [...(OPERATORS.get(first) ?? []), operator]);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isNameStart = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
const isNamePart = (code: number): boolean => isNameStart(code) || isDigit(code);
const isHexDigit = (code: number): boolean =>
  isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);

/**
 * The tokens of a text, without an end token.
 *
 * @param base offset of the text in the source map; all ranges are moved by it
 */
export function lex(text: string, base: number, report: Report): Token[] {
  const joined = joinLines(text);
  const source = joined.text;
  const at = joined.offset === null ? (index: number) => base + index : offsetMapper(joined.offset, base);
  const tokens: Token[] = [];
  let startsLine = true;
  let spaced = false;
  let index = 0;
  const length = source.length;

  const push = (kind: TokenKind, start: number, value: number, tokenText = source.slice(start, index)): void => {
    tokens.push({ kind, text: tokenText, value, start: at(start), end: at(index), startsLine, spaced });
    startsLine = false;
    spaced = false;
  };
  const problem = (message: string, start: number, end: number): void =>
    report({ severity: "error", message, range: { start: at(start), end: at(end) } });

  while (index < length) {
    const code = source.charCodeAt(index);
    if (code === 10 || code === 13) {
      startsLine = true;
      spaced = true;
      index++;
    } else if (code === 32 || (code >= 9 && code <= 12)) {
      spaced = true;
      index++;
    } else if (isNameStart(code)) {
      const start = index++;
      while (index < length && isNamePart(source.charCodeAt(index))) index++;
      if (index - start > LONGEST_WORD)
        problem(`a name has at most ${LONGEST_WORD} characters, this one has ${index - start}`, start, index);
      push("identifier", start, 0);
    } else if (isDigit(code) || (code === 46 && isDigit(source.charCodeAt(index + 1)))) {
      readNumber();
    } else if (code === 47 && source.charCodeAt(index + 1) === 47) {
      while (index < length && source.charCodeAt(index) !== 10 && source.charCodeAt(index) !== 13) index++;
      spaced = true;
    } else if (code === 47 && source.charCodeAt(index + 1) === 42) {
      const close = source.indexOf("*/", index + 2);
      if (close < 0) problem("comment is never closed, expected '*/'", index, index + 2);
      const end = close < 0 ? length : close + 2;
      // A comment that spans lines is white space: what follows it does not start a line.
      index = end;
      spaced = true;
    } else {
      const operator = OPERATORS.get(source[index] as string)?.find((known) => source.startsWith(known, index));
      if (code === 34) {
        const start = index++;
        while (index < length && source[index] !== '"' && source[index] !== "\n" && source[index] !== "\r") index++;
        if (source[index] === '"') index++;
        push("string", start, 0);
      } else if (operator === undefined) {
        const start = index;
        index += (source.codePointAt(index) as number) > 0xffff ? 2 : 1;
        // Not an error yet: it may stand in a branch that a condition leaves out, or in the text of `#error`.
        push("invalid", start, 0);
      } else {
        const start = index;
        index += operator.length;
        push("punctuation", start, 0, operator);
      }
    }
  }
  return tokens;

  function readNumber(): void {
    const start = index;
    let isFloat = false;
    let value: number;
    const first = source.charCodeAt(index);
    const second = source.charCodeAt(index + 1) | 32;
    if (first === 48 && second === 120) {
      index += 2;
      const digits = index;
      while (isHexDigit(source.charCodeAt(index))) index++;
      if (index === digits) problem("hexadecimal number without digits", start, index);
      value = index === digits ? 0 : Number.parseInt(source.slice(digits, index), 16);
    } else {
      while (isDigit(source.charCodeAt(index))) index++;
      if (source.charCodeAt(index) === 46) {
        isFloat = true;
        index++;
        while (isDigit(source.charCodeAt(index))) index++;
      }
      if ((source.charCodeAt(index) | 32) === 101) {
        const sign = source.charCodeAt(index + 1);
        const digits = index + (sign === 43 || sign === 45 ? 2 : 1);
        isFloat = true;
        if (isDigit(source.charCodeAt(digits))) {
          index = digits + 1;
          while (isDigit(source.charCodeAt(index))) index++;
        } else {
          index = digits;
          problem("exponent without digits", start, index);
        }
      }
      const digits = source.slice(start, index);
      const isOctal = !isFloat && first === 48 && digits.length > 1;
      if (isOctal && /[89]/.test(digits))
        problem(`'${digits}' is octal because of its leading 0, but has the digit 8 or 9`, start, index);
      value = isOctal ? Number.parseInt(digits, 8) : Number(digits);
      if (Number.isNaN(value)) value = 0;
    }
    const suffix = source.charCodeAt(index) | 32;
    let kind: TokenKind = isFloat ? "float" : "int";
    if (suffix === 102 && !(first === 48 && second === 120)) {
      if (!isFloat) problem("the suffix 'f' needs a number with a point or an exponent", start, index + 1);
      kind = "float";
      index++;
    } else if (suffix === 117 && !isFloat) {
      kind = "uint";
      index++;
    }
    if (isNamePart(source.charCodeAt(index))) {
      while (index < length && isNamePart(source.charCodeAt(index))) index++;
      problem(`'${source.slice(start, index)}' is not a number`, start, index);
    }
    if (index - start > LONGEST_WORD)
      problem(`a number has at most ${LONGEST_WORD} characters, this one has ${index - start}`, start, index);
    if (kind !== "float" && value > 0xffffffff) {
      problem(`'${source.slice(start, index)}' does not fit in 32 bits`, start, index);
      value = 0;
    }
    push(kind, start, kind === "float" ? float32OfDecimal(value) : kind === "int" ? value | 0 : value);
  }
}

/** A character for a message: itself where it can be shown, and its code. */
export function describeCharacter(code: number): string {
  const shown =
    code > 32 && code !== 127 && !(code >= 0xd800 && code <= 0xdfff) ? `'${String.fromCodePoint(code)}' ` : "";
  return `${shown}(U+${code.toString(16).toUpperCase().padStart(4, "0")})`;
}

/** Removes `\` before a line end; `offset` gives for each cut the index in the joined text and the characters cut so far. */
function joinLines(text: string): { text: string; offset: readonly (readonly [number, number])[] | null } {
  if (!/\\[\r\n]/.test(text)) return { text, offset: null };
  const cuts: [number, number][] = [];
  let cut = 0;
  const joined = text.replace(/\\(?:\r\n|\n|\r)/g, (match, position: number) => {
    const index = position - cut;
    cut += match.length;
    cuts.push([index, cut]);
    return "";
  });
  return { text: joined, offset: cuts };
}

function offsetMapper(cuts: readonly (readonly [number, number])[], base: number): (index: number) => number {
  return (index) => {
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cuts[middle] as readonly [number, number])[0] <= index) low = middle + 1;
      else high = middle;
    }
    return base + index + (low === 0 ? 0 : (cuts[low - 1] as readonly [number, number])[1]);
  };
}
