/** The integer expressions of `#if` and `#elif` (GLSL ES 3.00 §3.4). */
import type { Diagnostic } from "../diagnostics.ts";
import { DEEPEST_NESTING } from "../limits.ts";
import type { Range } from "../source.ts";
import type { Token } from "../token.ts";

const PRECEDENCE = new Map<string, number>([
  ["||", 1],
  ["&&", 2],
  ["|", 3],
  ["^", 4],
  ["&", 5],
  ["==", 6],
  ["!=", 6],
  ["<", 7],
  [">", 7],
  ["<=", 7],
  [">=", 7],
  ["<<", 8],
  [">>", 8],
  ["+", 9],
  ["-", 9],
  ["*", 10],
  ["/", 10],
  ["%", 10],
]);

/**
 * `defined X` and `defined(X)` as 1 or 0. This comes before macros are expanded: X must not be, and a `defined` that
 * comes out of a macro is no operator (ANGLE refuses it too).
 */
export function replaceDefined(
  tokens: readonly Token[],
  isDefined: (name: string) => boolean,
  report: (diagnostic: Diagnostic) => void,
): readonly Token[] | null {
  if (!tokens.some((token) => token.text === "defined")) return tokens;
  const result: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const word = tokens[index] as Token;
    if (word.text !== "defined") {
      result.push(word);
      continue;
    }
    const parenthesised = tokens[index + 1]?.text === "(";
    if (parenthesised) index++;
    const name = tokens[++index];
    const close = parenthesised ? tokens[++index] : undefined;
    const message =
      name?.kind !== "identifier"
        ? `expected a name behind 'defined', found ${describe(name)}`
        : parenthesised && close?.text !== ")"
          ? `expected ')' behind 'defined(${name.text}', found ${describe(close)}`
          : null;
    if (message !== null) {
      report({ severity: "error", message, range: (name?.kind === "identifier" ? close : name) ?? word });
      return null;
    }
    const value = isDefined((name as Token).text) ? 1 : 0;
    result.push({ ...word, kind: "int", text: String(value), value, end: (close ?? (name as Token)).end });
  }
  return result;
}

/**
 * Values of the expressions in a row (`#line` may have two), or null after an error.
 *
 * @param tokens the line behind the directive's word, macros expanded
 */
export function evaluateLine(
  tokens: readonly Token[],
  directive: Range,
  most: number,
  report: (diagnostic: Diagnostic) => void,
): readonly number[] | null {
  let index = 0;
  let failed = false;
  const fail = (message: string, token: Token | undefined): number => {
    if (!failed) report({ severity: "error", message, range: token ?? directive });
    failed = true;
    index = tokens.length;
    return 0;
  };

  /** `used` is false where short-circuiting hides the value, so that nothing in it is an error but its grammar. */
  const unary = (used: boolean, depth: number): number => {
    const token = tokens[index];
    if (depth > DEEPEST_NESTING) return fail(`the expression is nested more than ${DEEPEST_NESTING} deep`, token);
    if (token === undefined) return fail("expected a whole number, found the end of the line", token);
    index++;
    switch (token.text) {
      case "-":
        return -unary(used, depth + 1) | 0;
      case "+":
        return unary(used, depth + 1);
      case "!":
        return unary(used, depth + 1) === 0 ? 1 : 0;
      case "~":
        return ~unary(used, depth + 1);
      case "(": {
        const value = binary(0, used, depth + 1);
        if (tokens[index]?.text !== ")") return fail(`expected ')', found ${describe(tokens[index])}`, tokens[index]);
        index++;
        return value;
      }
      case "defined":
        return fail("'defined' may not come out of a macro", token);
    }
    if (token.kind === "int" || token.kind === "uint") return token.value | 0;
    if (token.kind === "identifier")
      return used ? fail(`'${token.text}' is not defined; a condition is made of whole numbers and macros`, token) : 0;
    return fail(`expected a whole number, found '${token.text}'`, token);
  };

  const binary = (lowest: number, used: boolean, depth: number): number => {
    let left = unary(used, depth);
    for (;;) {
      const token = tokens[index];
      const precedence = token === undefined ? undefined : PRECEDENCE.get(token.text);
      if (token === undefined || precedence === undefined || precedence <= lowest) return left;
      index++;
      const hidden = (token.text === "&&" && left === 0) || (token.text === "||" && left !== 0);
      const right = binary(precedence, used && !hidden, depth + 1);
      const problem = undefinedResult(token.text, right);
      if (problem !== null) {
        if (used && !hidden) return fail(problem, token);
        left = 0;
      } else left = combine(token.text, left, right);
    }
  };

  const values: number[] = [];
  do values.push(binary(0, true, 0));
  while (!failed && index < tokens.length && values.length < most);
  if (!failed && index < tokens.length)
    fail(`expected an operator or the end of the line, found ${describe(tokens[index])}`, tokens[index]);
  return failed ? null : values;
}

function describe(token: Token | undefined): string {
  return token === undefined ? "the end of the line" : `'${token.text}'`;
}

function undefinedResult(operator: string, right: number): string | null {
  if ((operator === "/" || operator === "%") && right === 0) return `'${operator}' by zero`;
  if ((operator === "<<" || operator === ">>") && (right < 0 || right > 31))
    return `'${operator}' by ${right}, possible are 0 to 31`;
  return null;
}

function combine(operator: string, left: number, right: number): number {
  switch (operator) {
    case "||":
      return left !== 0 || right !== 0 ? 1 : 0;
    case "&&":
      return left !== 0 && right !== 0 ? 1 : 0;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "&":
      return left & right;
    case "==":
      return left === right ? 1 : 0;
    case "!=":
      return left !== right ? 1 : 0;
    case "<":
      return left < right ? 1 : 0;
    case ">":
      return left > right ? 1 : 0;
    case "<=":
      return left <= right ? 1 : 0;
    case ">=":
      return left >= right ? 1 : 0;
    case "<<":
      return left << right;
    case ">>":
      // Browsers shift zeros in (ANGLE's preprocessor does), so that -8 >> 1 is 2147483644.
      return (left >>> right) | 0;
    case "+":
      return (left + right) | 0;
    case "-":
      return (left - right) | 0;
    case "*":
      return Math.imul(left, right);
    case "/":
      // Of all quotients only -2³¹ / -1 does not fit in 32 bits.
      return Math.min(Math.trunc(left / right), 0x7fffffff) | 0;
    default:
      return (left % right) | 0;
  }
}
