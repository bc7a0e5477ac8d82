/** Types, qualifiers, structs and declarators. */
import type {
  SyntaxDeclarator,
  SyntaxExpression,
  SyntaxField,
  SyntaxQualifier,
  SyntaxStruct,
  SyntaxTypeSpecifier,
} from "../syntax.ts";
import type { Precision } from "../tree.ts";
import { parseArraySizes, parseAssignment, parseConditional } from "./expressions.ts";
import { rangeOf, type TokenStream } from "./stream.ts";
import { KEYWORDS, PRECISION_WORDS, QUALIFIER_WORDS, RESERVED, TYPE_WORDS } from "./words.ts";

/** Whether a declaration stands here: it begins with a qualifier, a type, or a name that is followed by another name. */
export function startsDeclaration(stream: TokenStream): boolean {
  const { current } = stream;
  if (current.kind !== "identifier") return false;
  if (QUALIFIER_WORDS.has(current.text) || PRECISION_WORDS.has(current.text) || current.text === "struct") return true;
  if (TYPE_WORDS.has(current.text)) {
    // `vec2(…)` and `float[](…)` are expressions.
    return stream.ahead(skipArrays(stream, 1)).text !== "(";
  }
  if (KEYWORDS.has(current.text)) return false;
  const behind = stream.ahead(skipArrays(stream, 1));
  if (isFreeName(behind)) return true;
  // `S;` and `S , s;` of a struct S are declarations too, with an empty first declarator.
  return stream.isStruct(current.text) && (behind.text === ";" || behind.text === ",");
}

function isFreeName(token: { readonly kind: string; readonly text: string }): boolean {
  return token.kind === "identifier" && !KEYWORDS.has(token.text);
}

/** The distance behind any `[…]` that stand at `distance`. */
function skipArrays(stream: TokenStream, distance: number): number {
  let at = distance;
  while (stream.ahead(at).text === "[") {
    let depth = 0;
    do {
      const token = stream.ahead(at++);
      if (token.kind === "end" || token.text === ";") return distance;
      if (token.text === "[") depth++;
      else if (token.text === "]") depth--;
    } while (depth > 0);
  }
  return at;
}

/** Whether a name stands alone behind `invariant`, and no type that is made so. */
export function isInvariantName(stream: TokenStream, qualifiers: readonly SyntaxQualifier[]): boolean {
  const { current } = stream;
  if (!qualifiers.some(({ word }) => word === "invariant") || TYPE_WORDS.has(current.text)) return false;
  const behind = stream.ahead(1).text;
  return current.kind === "identifier" && (behind === ";" || behind === ",");
}

/** The name behind `invariant` with its ';'. Browsers take one name and no list. */
export function parseInvariantName(stream: TokenStream): SyntaxDeclarator[] {
  const name = stream.expectName("the name of an output");
  stream.expect(";", "behind the one name of 'invariant'");
  return [{ name, arraySizes: [], initializer: null, range: name.range }];
}

export function parseQualifiers(stream: TokenStream): SyntaxQualifier[] {
  const qualifiers: SyntaxQualifier[] = [];
  while (stream.current.kind === "identifier" && QUALIFIER_WORDS.has(stream.current.text)) {
    const word = stream.take();
    if (word.text !== "layout") {
      qualifiers.push({ word: word.text, layout: null, range: rangeOf(word) });
      continue;
    }
    stream.expect("(", "behind 'layout'");
    const layout: { name: { text: string; range: { start: number; end: number } }; value: SyntaxExpression | null }[] =
      [];
    do {
      const token = stream.current;
      // `shared` and the like are words of the language only here.
      if (token.kind !== "identifier") stream.fail(`expected the name of a layout qualifier, found ${stream.found()}`);
      stream.take();
      layout.push({
        name: { text: token.text, range: rangeOf(token) },
        value: stream.accept("=") ? parseConditional(stream) : null,
      });
    } while (stream.accept(","));
    stream.expect(")", "behind the layout qualifiers");
    qualifiers.push({ word: "layout", layout, range: stream.rangeFrom(word.start) });
  }
  return qualifiers;
}

/** `highp vec3[2]`, `Material`, `struct { … }`. */
export function parseTypeSpecifier(stream: TokenStream, what = "a type"): SyntaxTypeSpecifier {
  const { start } = stream.current;
  let precision: Precision | null = null;
  if (stream.current.kind === "identifier" && PRECISION_WORDS.has(stream.current.text))
    precision = stream.take().text as Precision;
  const token = stream.current;
  if (token.text === "struct") {
    const structure = parseStruct(stream);
    return { name: null, structure, precision, arraySizes: parseArraySizes(stream), range: stream.rangeFrom(start) };
  }
  if (token.kind !== "identifier" || (KEYWORDS.has(token.text) && !TYPE_WORDS.has(token.text)))
    stream.fail(`expected ${what}, found ${stream.found()}`);
  if (RESERVED.has(token.text)) stream.fail(`'${token.text}' is a reserved word and cannot be ${what}`);
  stream.take();
  const name = { text: token.text, range: rangeOf(token) };
  return { name, structure: null, precision, arraySizes: parseArraySizes(stream), range: stream.rangeFrom(start) };
}

function parseStruct(stream: TokenStream): SyntaxStruct {
  const { start } = stream.take();
  const name = stream.is("{") ? null : stream.expectName("the name of the struct");
  const end = name === null ? stream.current.end : name.range.end;
  if (name !== null) stream.structNames.add(name.text);
  stream.expect("{", "before the fields of the struct");
  const fields = parseFields(stream, "the struct");
  return { name, fields, range: { start, end } };
}

/** Fields up to and with the closing brace. */
export function parseFields(stream: TokenStream, what: string): SyntaxField[] {
  const fields: SyntaxField[] = [];
  stream.enter();
  while (!stream.is("}")) {
    if (stream.atEnd) stream.fail(`expected '}' behind the fields of ${what}, found the end of the text`);
    const qualifiers = parseQualifiers(stream);
    const specifier = parseTypeSpecifier(stream, `the type of a field of ${what}`);
    const declarators: SyntaxDeclarator[] = [];
    do {
      const name = stream.expectName("the name of a field");
      declarators.push({
        name,
        arraySizes: parseArraySizes(stream),
        initializer: null,
        range: stream.rangeFrom(name.range.start),
      });
    } while (stream.accept(","));
    stream.expect(";", "behind the field");
    fields.push({ qualifiers, specifier, declarators });
  }
  stream.leave();
  stream.expect("}", `behind the fields of ${what}`);
  return fields;
}

/** `a = 1.0, b[2]`: what stands behind the type of a declaration. */
export function parseDeclarators(stream: TokenStream): SyntaxDeclarator[] {
  const declarators: SyntaxDeclarator[] = [];
  do {
    const name = stream.expectName("the name of a variable");
    stream.otherNames.add(name.text);
    const arraySizes = parseArraySizes(stream);
    if (stream.is("{")) stream.fail("GLSL ES has no lists in braces, an array is written 'float[](…)'");
    const initializer = stream.accept("=") ? parseInitializer(stream) : null;
    declarators.push({ name, arraySizes, initializer, range: stream.rangeFrom(name.range.start) });
  } while (stream.accept(","));
  return declarators;
}

function parseInitializer(stream: TokenStream): SyntaxExpression {
  if (stream.is("{")) stream.fail("GLSL ES has no lists in braces, an array is written 'float[](…)'");
  return parseAssignment(stream);
}
