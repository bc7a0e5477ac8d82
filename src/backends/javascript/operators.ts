/** Unary and binary operators on scalars, vectors and matrices (specification §5.9), and equality of any two values. */
import type { ArithmeticOperator, Binary, Unary } from "../../glsl/tree.ts";
import { type Scalar, scalarOf, type Type } from "../../glsl/types.ts";
import type { Emitter } from "./emitter.ts";
import { type Code, leavesOf, scalarsOf, type Value } from "./storage.ts";

interface Typed {
  readonly type: Type;
  readonly value: Value;
}

/** `left operator right` for `+ - * / %`, shifts and bit operators. */
export function arithmeticOperation(emitter: Emitter, operator: ArithmeticOperator, left: Typed, right: Typed): Value {
  if (operator === "*" && isLinearAlgebra(left.type, right.type)) return product(emitter, left, right);
  const scalar = scalarOf(left.type) as Scalar;
  const count = Math.max(left.value.length, right.value.length);
  const a = spread(emitter, left.value, count);
  const b = spread(emitter, right.value, count);
  return a.map((code, index) => emitter.arithmetic.binary(scalar, operator, code, b[index] as Code));
}

/** A scalar repeated for each component, computed once. */
export function spread(emitter: Emitter, value: Value, count: number): Code[] {
  const codes = scalarsOf(value);
  if (codes.length === count) return codes;
  const atom = emitter.atom(codes[0] as Code);
  return Array.from({ length: count }, () => atom);
}

function isLinearAlgebra(left: Type, right: Type): boolean {
  return (left.kind === "matrix" && right.kind !== "scalar") || (right.kind === "matrix" && left.kind !== "scalar");
}

/** Matrix × matrix, matrix × column vector, row vector × matrix; matrices lie column by column. */
function product(emitter: Emitter, left: Typed, right: Typed): Value {
  const [a, b] = [atoms(emitter, left.value), atoms(emitter, right.value)];
  // A vector on the left is one row, on the right one column.
  const rows = left.type.kind === "matrix" ? left.type.rows : 1;
  const inner = left.type.kind === "matrix" ? left.type.columns : a.length;
  const columns = right.type.kind === "matrix" ? right.type.columns : 1;
  return Array.from({ length: columns * rows }, (_, index) => {
    const row = index % rows;
    const column = (index - row) / rows;
    const leftRow = Array.from({ length: inner }, (_, k) => a[k * rows + row] as Code);
    return emitter.arithmetic.dot(leftRow, b.slice(column * inner, (column + 1) * inner));
  });
}

function atoms(emitter: Emitter, value: Value): Code[] {
  return scalarsOf(value).map((code) => emitter.atom(code));
}

/** `left == right` for any two values of one type: all leaves are equal. */
function equality(emitter: Emitter, type: Type, left: Value, right: Value): Code {
  const tests = leavesOf(type).map((_, index) => {
    const [a, b] = [left[index], right[index]];
    if (typeof a === "string" && typeof b === "string") return emitter.arithmetic.compare("==", a, b);
    if (typeof a !== "object" || typeof b !== "object") throw new Error("values of different shape are compared");
    return `${emitter.unit.helper("equal")}(${a.array}, ${a.offset}, ${b.array}, ${b.offset}, ${a.length})`;
  });
  return tests.length === 1 ? (tests[0] as Code) : `(${tests.join(" && ")})`;
}

/** Any binary operator whose operands may both be evaluated; `&&` and `||` are lowered elsewhere. */
export function binaryOperation(
  emitter: Emitter,
  operator: Exclude<Binary["operator"], "&&" | "||">,
  left: Typed,
  right: Typed,
): Value {
  switch (operator) {
    case "==":
      return [equality(emitter, left.type, left.value, right.value)];
    case "!=":
      return [`(!${equality(emitter, left.type, left.value, right.value)})`];
    case "<":
    case ">":
    case "<=":
    case ">=":
      return [
        emitter.arithmetic.compare(operator, scalarsOf(left.value)[0] as Code, scalarsOf(right.value)[0] as Code),
      ];
    case "^^":
      return [`(${scalarsOf(left.value)[0]} !== ${scalarsOf(right.value)[0]})`];
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
    case "<<":
    case ">>":
    case "&":
    case "|":
    case "^":
      return arithmeticOperation(emitter, operator, left, right);
  }
}

/** `+a`, `-a`, `!a`, `~a`. */
export function unaryOperation(emitter: Emitter, operator: Unary["operator"], type: Type, value: Value): Value {
  const scalar = scalarOf(type) as Scalar;
  const rules: Record<Unary["operator"], (code: Code) => Code> = {
    "+": (code) => code,
    "-": (code) => emitter.arithmetic.minus(scalar, code),
    "!": (code) => `(!${code})`,
    "~": (code) => (scalar === "uint" ? `(~${code} >>> 0)` : `(~${code})`),
  };
  return scalarsOf(value).map(rules[operator]);
}
