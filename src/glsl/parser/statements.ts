/** Statements (GLSL ES 3.00 §6), with recovery: after an error reading goes on at the next statement. */
import type {
  SyntaxBlock,
  SyntaxCaseLabel,
  SyntaxDeclaration,
  SyntaxIf,
  SyntaxPrecision,
  SyntaxStatement,
} from "../syntax.ts";
import type { Precision } from "../tree.ts";
import { parseExpression } from "./expressions.ts";
import { GiveUp, rangeOf, type TokenStream } from "./stream.ts";
import {
  isInvariantName,
  parseDeclarators,
  parseInvariantName,
  parseQualifiers,
  parseTypeSpecifier,
  startsDeclaration,
} from "./types.ts";
import { PRECISION_WORDS } from "./words.ts";

/** `{ … }` */
export function parseBlock(stream: TokenStream): SyntaxBlock {
  const open = stream.expect("{", "before the statements");
  const statements: SyntaxStatement[] = [];
  stream.nested(() => {
    while (!stream.is("}") && !stream.atEnd) parseRecovering(stream, () => statements.push(parseStatement(stream)));
  });
  if (stream.atEnd) stream.fail("expected '}' to close the block, found the end of the text", rangeOf(open));
  stream.take();
  return { kind: "block", statements, range: stream.rangeFrom(open.start) };
}

/** Runs `parse`; if it gives up, skips to the next statement. */
export function parseRecovering(stream: TokenStream, parse: () => void): void {
  const { level, index } = stream;
  try {
    parse();
  } catch (error) {
    if (!(error instanceof GiveUp)) throw error;
    stream.level = level;
    skipStatement(stream, index);
  }
}

/** Goes behind the next ';' or block of the statement that began at `first`, or before the '}' around it. */
function skipStatement(stream: TokenStream, first: number): void {
  let braces = 0;
  for (let index = first; index < stream.index; index++) {
    const text = stream.ahead(index - stream.index).text;
    if (text === "{") braces++;
    else if (text === "}") braces--;
  }
  braces = Math.max(braces, 0);
  // A ';' inside parentheses (of a `for`) does not end the statement, but a lost parenthesis must not swallow the text.
  while (!stream.atEnd) {
    if (braces === 0 && stream.is("}")) break;
    const { text } = stream.take();
    if (text === "{") braces++;
    else if (text === "}" && --braces === 0) {
      // Of what is no struct in GLSL ES: `class A { … };`
      stream.accept(";");
      return;
    }
    if (text === ";" && braces === 0) return;
  }
  if (stream.index === first && !stream.atEnd && !stream.is("}")) stream.take();
}

function parseStatement(stream: TokenStream): SyntaxStatement {
  const token = stream.current;
  if (token.kind === "end") return stream.fail("expected a statement, found the end of the text");
  const { start } = token;
  switch (token.text) {
    case "{":
      return parseBlock(stream);
    case ";":
      stream.take();
      return { kind: "empty", range: rangeOf(token) };
    case "if":
      return parseIf(stream);
    case "for":
      return stream.nested(() => parseFor(stream));
    case "while":
      return stream.nested(() => {
        stream.take();
        stream.expect("(", "behind 'while'");
        const condition = parseCondition(stream);
        stream.expect(")", "behind the condition");
        const body = parseStatement(stream);
        return { kind: "while", condition, body, range: stream.rangeFrom(start) };
      });
    case "do":
      return stream.nested(() => {
        stream.take();
        const body = parseStatement(stream);
        stream.expect("while", "behind the body of 'do'");
        stream.expect("(", "behind 'while'");
        const condition = parseExpression(stream);
        stream.expect(")", "behind the condition");
        stream.expect(";", "behind 'do … while (…)'");
        return { kind: "do", body, condition, range: stream.rangeFrom(start) };
      });
    case "switch":
      return stream.nested(() => parseSwitch(stream));
    case "case":
    case "default":
      return stream.fail(`'${token.text}' stands outside of a switch`);
    case "else":
      return stream.fail("'else' without 'if'");
    case "return": {
      stream.take();
      const value = stream.is(";") ? null : parseExpression(stream);
      stream.expect(";", "behind 'return'");
      return { kind: "return", value, range: stream.rangeFrom(start) };
    }
    case "break":
    case "continue":
    case "discard":
      stream.take();
      stream.expect(";", `behind '${token.text}'`);
      return { kind: token.text, range: stream.rangeFrom(start) };
    case "precision":
      return parsePrecision(stream);
  }
  if (startsDeclaration(stream)) return parseDeclaration(stream);
  const expression = parseExpression(stream);
  stream.expect(";", "behind the expression");
  return { kind: "expression", expression, range: stream.rangeFrom(start) };
}

/** A chain of `else if` is read in a loop: it may be long, and it is not nested to its writer. */
function parseIf(stream: TokenStream): SyntaxIf {
  const parts: { start: number; condition: SyntaxIf["condition"]; then: SyntaxStatement }[] = [];
  let otherwise: SyntaxStatement | null = null;
  stream.enter();
  for (;;) {
    const { start } = stream.take();
    stream.expect("(", "behind 'if'");
    const condition = parseExpression(stream);
    stream.expect(")", "behind the condition");
    parts.push({ start, condition, then: parseStatement(stream) });
    if (!stream.accept("else")) break;
    if (!stream.is("if")) {
      otherwise = parseStatement(stream);
      break;
    }
    stream.enterBranch();
  }
  stream.leaveBranches(parts.length - 1);
  stream.leave();
  let whole: SyntaxIf | null = null;
  for (const { start, condition, then } of parts.reverse()) {
    whole = { kind: "if", condition, then, otherwise: whole ?? otherwise, range: stream.rangeFrom(start) };
  }
  return whole as SyntaxIf;
}

function parseFor(stream: TokenStream): SyntaxStatement {
  const { start } = stream.take();
  stream.expect("(", "behind 'for'");
  let initializer: SyntaxStatement;
  if (stream.is(";")) initializer = { kind: "empty", range: rangeOf(stream.take()) };
  else if (startsDeclaration(stream)) initializer = parseDeclaration(stream);
  else {
    const expression = parseExpression(stream);
    initializer = { kind: "expression", expression, range: expression.range };
    stream.expect(";", "behind the start of 'for'");
  }
  const condition = stream.is(";") ? null : parseCondition(stream);
  stream.expect(";", "behind the condition of 'for'");
  const step = stream.is(")") ? null : parseExpression(stream);
  stream.expect(")", "behind the head of 'for'");
  const body = parseStatement(stream);
  return { kind: "for", initializer, condition, step, body, range: stream.rangeFrom(start) };
}

/** An expression, or `bool name = …`. */
function parseCondition(stream: TokenStream) {
  if (!startsDeclaration(stream)) return parseExpression(stream);
  const { start } = stream.current;
  const qualifiers = parseQualifiers(stream);
  const specifier = parseTypeSpecifier(stream);
  const declarators = parseDeclarators(stream);
  return {
    kind: "declaration",
    qualifiers,
    specifier,
    declarators,
    range: stream.rangeFrom(start),
  } satisfies SyntaxDeclaration;
}

function parseSwitch(stream: TokenStream): SyntaxStatement {
  const { start } = stream.take();
  stream.expect("(", "behind 'switch'");
  const selector = parseExpression(stream);
  stream.expect(")", "behind the selector");
  const open = stream.expect("{", "before the cases");
  const body: (SyntaxStatement | SyntaxCaseLabel)[] = [];
  while (!stream.is("}") && !stream.atEnd)
    parseRecovering(stream, () =>
      body.push(stream.is("case") || stream.is("default") ? parseLabel(stream) : parseStatement(stream)),
    );
  if (stream.atEnd) stream.fail("expected '}' to close the switch, found the end of the text", rangeOf(open));
  stream.take();
  return { kind: "switch", selector, body, range: stream.rangeFrom(start) };
}

function parseLabel(stream: TokenStream): SyntaxCaseLabel {
  const word = stream.take();
  const label = word.text === "default" ? null : parseExpression(stream);
  stream.expect(":", `behind '${word.text}'`);
  return { kind: "case", label, range: stream.rangeFrom(word.start) };
}

export function parsePrecision(stream: TokenStream): SyntaxPrecision {
  const { start } = stream.take();
  const word = stream.current;
  if (!PRECISION_WORDS.has(word.text)) stream.fail(`expected lowp, mediump or highp, found ${stream.found()}`);
  stream.take();
  const specifier = parseTypeSpecifier(stream);
  stream.expect(";", "behind the precision");
  return { kind: "precision", precision: word.text as Precision, specifier, range: stream.rangeFrom(start) };
}

/** A declaration with its ';': variables, a struct, or `invariant a;`. */
function parseDeclaration(stream: TokenStream): SyntaxDeclaration {
  const { start } = stream.current;
  const qualifiers = parseQualifiers(stream);
  if (isInvariantName(stream, qualifiers)) {
    const declarators = parseInvariantName(stream);
    return { kind: "declaration", qualifiers, specifier: null, declarators, range: stream.rangeFrom(start) };
  }
  const specifier = parseTypeSpecifier(stream);
  stream.accept(",");
  const declarators = stream.is(";") ? [] : parseDeclarators(stream);
  const last = declarators.at(-1);
  stream.expect(";", last === undefined ? "behind the declaration" : `behind the declaration of '${last.name.text}'`);
  return { kind: "declaration", qualifiers, specifier, declarators, range: stream.rangeFrom(start) };
}
