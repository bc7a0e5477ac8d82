/** Expressions (GLSL ES 3.00 §5.1), by recursive descent and precedence climbing. */
import type { SyntaxCall, SyntaxExpression } from "../syntax.ts";
import type { ArithmeticOperator, Binary } from "../tree.ts";
import { rangeOf, span, type TokenStream } from "./stream.ts";
import { KEYWORDS, RESERVED, TYPE_WORDS } from "./words.ts";

const PRECEDENCE = new Map<string, number>([
  ["||", 1],
  ["^^", 2],
  ["&&", 3],
  ["|", 4],
  ["^", 5],
  ["&", 6],
  ["==", 7],
  ["!=", 7],
  ["<", 8],
  [">", 8],
  ["<=", 8],
  [">=", 8],
  ["<<", 9],
  [">>", 9],
  ["+", 10],
  ["-", 10],
  ["*", 11],
  ["/", 11],
  ["%", 11],
]);

const ASSIGNMENTS = new Map<string, ArithmeticOperator | null>([
  ["=", null],
  ["+=", "+"],
  ["-=", "-"],
  ["*=", "*"],
  ["/=", "/"],
  ["%=", "%"],
  ["<<=", "<<"],
  [">>=", ">>"],
  ["&=", "&"],
  ["^=", "^"],
  ["|=", "|"],
]);

export function parseExpression(stream: TokenStream): SyntaxExpression {
  let left = parseAssignment(stream);
  while (stream.is(",")) {
    const { height } = stream;
    stream.take();
    const right = parseAssignment(stream);
    stream.raise(Math.max(height, stream.height));
    left = { kind: "sequence", left, right, range: span(left.range, right.range) };
  }
  return left;
}

export function parseAssignment(stream: TokenStream): SyntaxExpression {
  const target = parseConditional(stream);
  const token = stream.current;
  const operator = token.kind === "punctuation" ? ASSIGNMENTS.get(token.text) : undefined;
  if (operator === undefined) return target;
  const { height } = stream;
  stream.take();
  const value = stream.nested(() => parseAssignment(stream));
  stream.raise(Math.max(height, stream.height));
  return {
    kind: "assignment",
    operator,
    operatorRange: rangeOf(token),
    target,
    value,
    range: span(target.range, value.range),
  };
}

export function parseConditional(stream: TokenStream): SyntaxExpression {
  const condition = parseBinary(stream, 0);
  if (!stream.is("?")) return condition;
  let { height } = stream;
  stream.take();
  return stream.nested(() => {
    const whenTrue = parseExpression(stream);
    height = Math.max(height, stream.height);
    stream.expect(":", "of the '?'");
    const whenFalse = parseAssignment(stream);
    stream.raise(Math.max(height, stream.height));
    return { kind: "conditional", condition, whenTrue, whenFalse, range: span(condition.range, whenFalse.range) };
  });
}

function parseBinary(stream: TokenStream, lowest: number): SyntaxExpression {
  let left = parseUnary(stream);
  for (;;) {
    const token = stream.current;
    const precedence = token.kind === "punctuation" ? PRECEDENCE.get(token.text) : undefined;
    if (precedence === undefined || precedence <= lowest) return left;
    const { height } = stream;
    stream.take();
    const right = parseBinary(stream, precedence);
    stream.raise(Math.max(height, stream.height));
    left = {
      kind: "binary",
      operator: token.text as Binary["operator"],
      operatorRange: rangeOf(token),
      left,
      right,
      range: span(left.range, right.range, token.expansion),
    };
  }
}

function parseUnary(stream: TokenStream): SyntaxExpression {
  const token = stream.current;
  if (token.kind === "punctuation")
    switch (token.text) {
      case "+":
      case "-":
      case "!":
      case "~": {
        stream.take();
        const operand = stream.nested(() => parseUnary(stream));
        stream.raise(stream.height);
        return { kind: "unary", operator: token.text, operand, range: span(token, operand.range) };
      }
      case "++":
      case "--": {
        stream.take();
        const operand = stream.nested(() => parseUnary(stream));
        stream.raise(stream.height);
        return { kind: "increment", operator: token.text, prefix: true, operand, range: span(token, operand.range) };
      }
    }
  return parsePostfix(stream);
}

function parsePostfix(stream: TokenStream): SyntaxExpression {
  let object = parsePrimary(stream);
  for (;;) {
    const token = stream.current;
    if (token.kind !== "punctuation") return object;
    const { height } = stream;
    switch (token.text) {
      case ".": {
        stream.take();
        const name = stream.current;
        if (name.kind !== "identifier")
          stream.fail(`expected the name of a field or components behind '.', found ${stream.found()}`);
        stream.take();
        const member = { text: name.text, range: rangeOf(name) };
        if (stream.is("(")) {
          const list = parseArguments(stream);
          stream.raise(Math.max(height, stream.height));
          object = {
            kind: "method",
            object,
            name: member,
            arguments: list,
            range: span(object.range, stream.previous),
          };
        } else {
          stream.raise(height);
          object = { kind: "member", object, name: member, range: span(object.range, name) };
        }
        break;
      }
      case "[": {
        stream.take();
        const index = stream.nested(() => parseExpression(stream));
        const close = stream.expect("]", "behind the index");
        stream.raise(Math.max(height, stream.height));
        object = { kind: "index", object, index, range: span(object.range, close) };
        break;
      }
      case "++":
      case "--":
        stream.take();
        stream.raise(height);
        object = {
          kind: "increment",
          operator: token.text,
          prefix: false,
          operand: object,
          range: span(object.range, token),
        };
        break;
      default:
        return object;
    }
  }
}

function parsePrimary(stream: TokenStream): SyntaxExpression {
  const token = stream.current;
  stream.height = 0;
  switch (token.kind) {
    case "float":
    case "int":
    case "uint":
      stream.take();
      return { kind: "literal", type: token.kind, value: token.value, range: rangeOf(token) };
    case "identifier":
      return parseNamed(stream);
    default:
      if (token.text === "(" && token.kind === "punctuation") {
        stream.take();
        const inner = stream.nested(() => parseExpression(stream));
        const close = stream.expect(")", "to close the parenthesis");
        // The range takes the parentheses in, so that a message underlines what the user sees as one thing.
        return { ...inner, range: span(token, close) };
      }
      return stream.fail(`expected an expression, found ${stream.found()}`);
  }
}

function parseNamed(stream: TokenStream): SyntaxExpression {
  const token = stream.current;
  if (token.text === "true" || token.text === "false") {
    stream.take();
    return { kind: "literal", type: "bool", value: token.text === "true", range: rangeOf(token) };
  }
  const isType = TYPE_WORDS.has(token.text);
  if (!isType && KEYWORDS.has(token.text))
    return stream.fail(`expected an expression, found the keyword '${token.text}'`);
  if (RESERVED.has(token.text)) return stream.fail(`'${token.text}' is a reserved word and cannot be a name`);
  stream.take();
  if (isType || isArrayConstructor(stream)) {
    const arraySizes = parseArraySizes(stream);
    const range = stream.rangeFrom(token.start);
    if (!stream.is("(")) return stream.fail(`expected '(' behind the type '${token.text}', found ${stream.found()}`);
    const name = { text: token.text, range: rangeOf(token) };
    const specifier = { name, structure: null, precision: null, arraySizes, range };
    return finishCall(stream, { kind: "type", specifier, range });
  }
  const identifier = { kind: "identifier", name: token.text, range: rangeOf(token) } as const;
  return stream.is("(") ? finishCall(stream, identifier) : identifier;
}

/** `S[](…)` or `S[2](…)` of a struct: no other expression has a parenthesis behind brackets. */
function isArrayConstructor(stream: TokenStream): boolean {
  if (!stream.is("[")) return false;
  let depth = 0;
  for (let distance = 0; ; distance++) {
    const token = stream.ahead(distance);
    if (token.kind === "end" || token.text === ";") return false;
    if (token.text === "[") depth++;
    else if (token.text === "]" && --depth === 0) return stream.ahead(distance + 1).text === "(";
  }
}

function finishCall(stream: TokenStream, callee: SyntaxCall["callee"]): SyntaxCall {
  const list = parseArguments(stream);
  return { kind: "call", callee, arguments: list, range: span(callee.range, stream.previous) };
}

function parseArguments(stream: TokenStream): SyntaxExpression[] {
  stream.expect("(", "before the arguments");
  stream.height = 0;
  const list: SyntaxExpression[] = [];
  if (stream.accept(")")) return list;
  if (stream.is("void") && stream.ahead(1).text === ")") {
    stream.take();
    stream.take();
    return list;
  }
  let height = 0;
  stream.nested(() => {
    do {
      list.push(parseAssignment(stream));
      height = Math.max(height, stream.height);
    } while (stream.accept(","));
  });
  stream.expect(")", "behind the arguments");
  stream.raise(height);
  return list;
}

/** `[]` and `[n]` behind a type or name. */
export function parseArraySizes(stream: TokenStream): (SyntaxExpression | null)[] {
  const sizes: (SyntaxExpression | null)[] = [];
  while (stream.accept("[")) {
    sizes.push(stream.is("]") ? null : stream.nested(() => parseConditional(stream)));
    stream.expect("]", "behind the size of the array");
  }
  return sizes;
}
