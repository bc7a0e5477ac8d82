/**
 * Builders of the expressions that derivatives are made of. They fold what is structurally zero, one or a sign, so that
 * nothing is emitted for it; null stands for a partial that is zero everywhere.
 *
 * Only value computations of the user's program keep their shape to the last operation. What is built here is new.
 */
import type { Range } from "../glsl/source.ts";
import type { Binary, Expression, Reference, Variable } from "../glsl/tree.ts";
import { arrayType, BOOL, FLOAT, INT, type Type, vectorType } from "../glsl/types.ts";

/** Range of generated nodes: they stand nowhere in the user's text. */
export const GENERATED: Range = { start: 0, end: 0 };

/** An expression, or null for one that is zero everywhere. */
export type Maybe = Expression | null;

export function literal(value: number): Expression {
  return { kind: "literal", value, type: FLOAT, range: GENERATED, constant: value };
}
export const ZERO = literal(0);
export const ONE = literal(1);

export function integer(value: number): Expression {
  return { kind: "literal", value, type: INT, range: GENERATED, constant: value };
}

export function boolean(value: boolean): Expression {
  return { kind: "literal", value, type: BOOL, range: GENERATED, constant: value };
}

export function reference(variable: Variable): Reference {
  const { type, constant } = variable;
  const plain: Reference = { kind: "reference", variable, type, range: GENERATED };
  return constant === undefined ? plain : { ...plain, constant };
}

/** The number of a float literal, with a sign in front if there is one; null for all other expressions. */
export function numberOf(expression: Expression): number | null {
  if (expression.kind === "literal" && typeof expression.value === "number") return expression.value;
  if (expression.kind === "unary" && expression.operator === "-") {
    const inner = numberOf(expression.operand);
    return inner === null ? null : -inner;
  }
  return null;
}

/** Whether float32 and float64 both hold `value` exactly, so that folding it changes no digit on any backend. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && Math.fround(value) === value;
}

function signed(value: number): Expression {
  return value < 0 || Object.is(value, -0) ? unaryMinus(literal(-value)) : literal(value);
}

function unaryMinus(operand: Expression): Expression {
  return { kind: "unary", operator: "-", operand, type: operand.type, range: GENERATED };
}

export function binary(operator: Binary["operator"], left: Expression, right: Expression, type: Type): Expression {
  return { kind: "binary", operator, left, right, type, range: GENERATED };
}

export function negate(a: Maybe): Maybe {
  if (a === null) return null;
  if (a.kind === "unary" && a.operator === "-") return a.operand;
  // −(a − b) is b − a and −(−a · b) is a · b, but for the sign of a zero.
  if (a.kind === "binary" && a.operator === "-" && a.type === FLOAT) return binary("-", a.right, a.left, FLOAT);
  if (
    a.kind === "binary" &&
    (a.operator === "*" || a.operator === "/") &&
    a.left.kind === "unary" &&
    a.left.operator === "-"
  )
    return binary(a.operator, a.left.operand, a.right, FLOAT);
  return unaryMinus(a);
}

export function add(a: Maybe, b: Maybe): Maybe {
  if (a === null) return b;
  if (b === null) return a;
  const [m, n] = [numberOf(a), numberOf(b)];
  if (m === 0) return b;
  if (n === 0) return a;
  if (m !== null && n !== null && isExact(m + n)) return signed(m + n);
  if (b.kind === "unary" && b.operator === "-") return subtract(a, b.operand);
  if (a.kind === "unary" && a.operator === "-") return subtract(b, a.operand);
  return binary("+", a, b, FLOAT);
}

export function subtract(a: Maybe, b: Maybe): Maybe {
  if (b === null) return a;
  if (a === null) return negate(b);
  const [m, n] = [numberOf(a), numberOf(b)];
  if (m === 0) return negate(b);
  if (n === 0) return a;
  if (m !== null && n !== null && isExact(m - n)) return signed(m - n);
  if (b.kind === "unary" && b.operator === "-") return add(a, b.operand);
  // Two ways that a program moves by the same vector, `floor((q - fromMiddle) / mesh)`: nothing has a kink in what is left.
  if (isSame(a, b)) return null;
  return binary("-", a, b, FLOAT);
}

export function multiply(a: Maybe, b: Maybe): Maybe {
  if (a === null || b === null) return null;
  const [m, n] = [numberOf(a), numberOf(b)];
  if (m === 1) return b;
  if (n === 1) return a;
  if (m === -1) return negate(b);
  if (n === -1) return negate(a);
  if (m === 0 || n === 0) return null;
  if (m !== null && n !== null && isExact(m * n)) return signed(m * n);
  if (a.kind === "unary" && a.operator === "-") return negate(multiply(a.operand, b));
  if (b.kind === "unary" && b.operator === "-") return negate(multiply(a, b.operand));
  return binary("*", a, b, FLOAT);
}

export function divide(a: Maybe, b: Expression): Maybe {
  if (a === null) return null;
  const [m, n] = [numberOf(a), numberOf(b)];
  if (n === 1) return a;
  if (n === -1) return negate(a);
  if (m !== null && n !== null && isExact(m / n)) return signed(m / n);
  if (a.kind === "unary" && a.operator === "-") return negate(divide(a.operand, b));
  return binary("/", a, b, FLOAT);
}

/** The reciprocal; exact powers of two become literals. */
export function reciprocal(a: Expression): Expression {
  return divide(ONE, a) as Expression;
}

export function sum(...terms: readonly Maybe[]): Maybe {
  let all: Maybe = null;
  for (const term of terms) all = add(all, term);
  return all;
}

export function compare(
  operator: "<" | ">" | "<=" | ">=" | "==" | "!=",
  left: Expression,
  right: Expression,
): Expression {
  return binary(operator, left, right, BOOL);
}

/** `condition ? a : b` of floats, null if both are zero. */
export function select(condition: Expression, a: Maybe, b: Maybe): Maybe {
  if (a === null && b === null) return null;
  const [whenTrue, whenFalse] = [a ?? ZERO, b ?? ZERO];
  if (isSame(whenTrue, whenFalse)) return whenTrue;
  return { kind: "conditional", condition, whenTrue, whenFalse, type: whenTrue.type, range: GENERATED };
}

/** Whether two expressions are the same text: literals, and variables with components of them. */
export function isSame(a: Expression, b: Expression): boolean {
  if (a === b) return true;
  if (a.kind === "literal" && b.kind === "literal") return a.value === b.value && a.type === b.type;
  if (a.kind === "reference" && b.kind === "reference") return a.variable === b.variable;
  if (a.kind === "unary" && b.kind === "unary") return a.operator === b.operator && isSame(a.operand, b.operand);
  if (a.kind === "field" && b.kind === "field") return a.index === b.index && isSame(a.structure, b.structure);
  if (a.kind === "swizzle" && b.kind === "swizzle")
    return a.components.join() === b.components.join() && isSame(a.vector, b.vector);
  if (a.kind === "index" && b.kind === "index") return isSame(a.index, b.index) && isSame(a.base, b.base);
  return false;
}

export function builtin(name: string, type: Type, ...operands: readonly Expression[]): Expression {
  return { kind: "builtin", name, arguments: operands, type, range: GENERATED };
}

export function construct(type: Type, operands: readonly Expression[]): Expression {
  return { kind: "construct", arguments: operands, type, range: GENERATED };
}

/** A vector of the floats given, zeros filled in. */
export function vector(components: readonly Maybe[]): Expression {
  return construct(
    vectorType("float", components.length),
    components.map((component) => component ?? ZERO),
  );
}

/** A flat array of zeros. */
export function zeros(count: number): Expression {
  return construct(
    arrayType(FLOAT, count),
    Array.from({ length: count }, () => ZERO),
  );
}

export function index(base: Expression, position: Expression, type: Type): Expression {
  return { kind: "index", base, index: position, type, range: GENERATED };
}
