/** The integer expressions of `#if` and `#elif` (GLSL ES 3.00 §3.4). */
import type { Diagnostic } from "../diagnostics.ts";
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

const DEEPEST = 200;

/**
 * Value of the condition; an error is reported and counts as false.
 *
 * @param tokens the line behind `#if`, macros expanded
 * @param isDefined for `defined X`
 */
export function evaluateCondition(
  tokens: readonly Token[],
  directive: Range,
  isDefined: (name: string) => boolean,
  report: (diagnostic: Diagnostic) => void,
): boolean {
  let index = 0;
  let failed = false;
  const fail = (message: string, token: Token | undefined): number => {
    if (!failed) report({ severity: "error", message, range: token ?? directive });
    failed = true;
    index = tokens.length;
    return 0;
  };
  const found = (): string =>
    tokens[index] === undefined ? "the end of the line" : `'${(tokens[index] as Token).text}'`;

  /** `used` is false where short-circuiting hides the value, so that nothing in it is an error but its grammar. */
  const unary = (used: boolean, depth: number): number => {
    const token = tokens[index];
    if (depth > DEEPEST) return fail(`the condition is nested more than ${DEEPEST} deep`, token);
    if (token === undefined) return fail("expected a number in the condition, found the end of the line", token);
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
        if (tokens[index]?.text !== ")") return fail(`expected ')' in the condition, found ${found()}`, tokens[index]);
        index++;
        return value;
      }
      case "defined": {
        const parenthesised = tokens[index]?.text === "(";
        if (parenthesised) index++;
        const name = tokens[index];
        if (name?.kind !== "identifier") return fail(`expected a name behind 'defined', found ${found()}`, name);
        index++;
        if (parenthesised && tokens[index++]?.text !== ")") return fail("expected ')' behind the name", name);
        return isDefined(name.text) ? 1 : 0;
      }
    }
    if (token.kind === "int" || token.kind === "uint") return token.value | 0;
    if (token.kind === "identifier")
      return used ? fail(`'${token.text}' is not defined; a condition is made of whole numbers and macros`, token) : 0;
    return fail(`expected a whole number in the condition, found '${token.text}'`, token);
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
      if ((token.text === "/" || token.text === "%") && right === 0) {
        if (used && !hidden) return fail("division by zero in the condition", token);
        left = 0;
      } else left = combine(token.text, left, right);
    }
  };

  const value = binary(0, true, 0);
  if (!failed && index < tokens.length) fail(`expected an operator in the condition, found ${found()}`, tokens[index]);
  return !failed && value !== 0;
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
      return left >> right;
    case "+":
      return (left + right) | 0;
    case "-":
      return (left - right) | 0;
    case "*":
      return Math.imul(left, right);
    case "/":
      return (left / right) | 0;
    default:
      return (left % right) | 0;
  }
}
