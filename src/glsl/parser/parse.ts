/** Tokens → syntax tree: the top level of a program (GLSL ES 3.00 §9). */
import type { Diagnostic } from "../diagnostics.ts";
import type { Preprocessed } from "../preprocessor/preprocess.ts";
import type {
  SyntaxFunction,
  SyntaxParameter,
  SyntaxQualifier,
  SyntaxTopLevel,
  SyntaxTree,
  SyntaxTypeSpecifier,
  SyntaxUniformBlock,
} from "../syntax.ts";
import { parseArraySizes } from "./expressions.ts";
import { parseBlock, parsePrecision, parseRecovering } from "./statements.ts";
import { rangeOf, TokenStream } from "./stream.ts";
import {
  isInvariantName,
  parseDeclarators,
  parseFields,
  parseInvariantName,
  parseQualifiers,
  parseTypeSpecifier,
} from "./types.ts";

/** The syntax tree of a program. Errors are reported, and what follows them is read as far as it can be. */
export function parse(input: Preprocessed, report: (diagnostic: Diagnostic) => void): SyntaxTree {
  const stream = new TokenStream(input.tokens, report);
  const declarations: SyntaxTopLevel[] = [...input.extensions];
  while (!stream.atEnd)
    parseRecovering(stream, () => {
      if (stream.is("}")) stream.error("'}' without '{'", stream.take());
      else declarations.push(parseTopLevel(stream));
    });
  return { declarations };
}

function parseTopLevel(stream: TokenStream): SyntaxTopLevel {
  const token = stream.current;
  const { start } = token;
  if (token.kind !== "identifier" && token.text !== ";")
    return stream.fail(`expected a declaration or a function, found ${stream.found()}`);
  if (token.text === ";") {
    stream.take();
    stream.error("';' stands alone here, GLSL ES has no empty declarations", token);
    return { kind: "empty", range: rangeOf(token) };
  }
  if (token.text === "precision") return parsePrecision(stream);
  const qualifiers = parseQualifiers(stream);
  const first = qualifiers[0];
  if (first !== undefined) {
    // `layout(std140) uniform;` sets defaults and declares nothing.
    if (stream.accept(";"))
      return { kind: "declaration", qualifiers, specifier: null, declarators: [], range: stream.rangeFrom(start) };
    const behind = stream.ahead(1).text;
    if (isInvariantName(stream, qualifiers)) {
      const declarators = parseInvariantName(stream);
      return { kind: "declaration", qualifiers, specifier: null, declarators, range: stream.rangeFrom(start) };
    }
    if (behind === "{" && stream.current.text !== "struct") return parseUniformBlock(stream, qualifiers, start);
  }
  const specifier = parseTypeSpecifier(stream, "a type, a declaration or a function");
  if (stream.accept(";"))
    return { kind: "declaration", qualifiers, specifier, declarators: [], range: stream.rangeFrom(start) };
  if (stream.ahead(1).text === "(" && stream.current.kind === "identifier")
    return parseFunction(stream, qualifiers, specifier, start);
  // In the grammar the first declarator may be empty: `float , b;` (§9, `single_declaration`).
  stream.accept(",");
  const declarators = parseDeclarators(stream);
  stream.expect(";", `behind the declaration of '${declarators.at(-1)?.name.text}'`);
  return { kind: "declaration", qualifiers, specifier, declarators, range: stream.rangeFrom(start) };
}

function parseUniformBlock(
  stream: TokenStream,
  qualifiers: readonly SyntaxQualifier[],
  start: number,
): SyntaxUniformBlock {
  const name = stream.expectName("the name of the block");
  stream.expect("{", "before the members of the block");
  const fields = parseFields(stream, "the block");
  let instance = null;
  if (!stream.is(";")) {
    const instanceName = stream.expectName("the name of the block's instance or ';'");
    const arraySizes = parseArraySizes(stream);
    instance = { name: instanceName, arraySizes, initializer: null, range: stream.rangeFrom(instanceName.range.start) };
  }
  stream.expect(";", "behind the block");
  return { kind: "uniform-block", qualifiers, name, fields, instance, range: stream.rangeFrom(start) };
}

function parseFunction(
  stream: TokenStream,
  qualifiers: readonly SyntaxQualifier[],
  returnType: SyntaxTypeSpecifier,
  start: number,
): SyntaxFunction {
  const name = stream.expectName("the name of the function");
  stream.otherNames.add(name.text);
  const parameters = parseParameters(stream);
  if (stream.accept(";"))
    return { kind: "function", qualifiers, returnType, name, parameters, body: null, range: stream.rangeFrom(start) };
  if (!stream.is("{"))
    return stream.fail(`expected '{' or ';' behind the head of function '${name.text}', found ${stream.found()}`);
  const body = parseBlock(stream);
  return { kind: "function", qualifiers, returnType, name, parameters, body, range: stream.rangeFrom(start) };
}

function parseParameters(stream: TokenStream): SyntaxParameter[] {
  stream.expect("(", "before the parameters");
  const parameters: SyntaxParameter[] = [];
  if (stream.accept(")")) return parameters;
  if (stream.is("void") && stream.ahead(1).text === ")") {
    stream.take();
    stream.take();
    return parameters;
  }
  do {
    const { start } = stream.current;
    const qualifiers = parseQualifiers(stream);
    const specifier = parseTypeSpecifier(stream, "the type of a parameter");
    const name =
      stream.is(",") || stream.is(")") || stream.is("[") ? null : stream.expectName("the name of a parameter");
    if (name !== null) stream.otherNames.add(name.text);
    const arraySizes = parseArraySizes(stream);
    parameters.push({ qualifiers, specifier, name, arraySizes, range: stream.rangeFrom(start) });
  } while (stream.accept(","));
  stream.expect(")", "behind the parameters");
  return parameters;
}
