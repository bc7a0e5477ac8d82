/**
 * Arithmetic of constant expressions (GLSL ES 3.00 §4.3.3): floats are rounded to float32 after each operation,
 * integers wrap at 32 bits. Values hold one number or boolean per component, columns of a matrix first.
 */
import type { Binary, ConstantValue, Unary } from "./tree.ts";
import { componentCount, type Scalar, scalarOf, type Type } from "./types.ts";

type Component = number | boolean;

/** The components of a scalar, vector or matrix. */
export function componentsOf(value: ConstantValue): readonly Component[] {
  return Array.isArray(value) ? (value as readonly Component[]) : [value as Component];
}

/** The value of a scalar (a plain number) or vector or matrix (a list) from its components. */
export function fromComponents(type: Type, components: readonly Component[]): ConstantValue {
  return type.kind === "scalar" ? (components[0] as Component) : components;
}

/**
 * A number as a scalar type: rounded to float32, cut to a whole number and wrapped to 32 bits, or its truth. (A float
 * that no int or uint can hold gives an undefined one, §5.4.1; here it wraps, and what is not finite is 0.)
 */
export function convertComponent(value: Component, to: Scalar): Component {
  const number = Number(value);
  switch (to) {
    case "float":
      return Math.fround(number);
    case "int":
      return number | 0;
    case "uint":
      return number >>> 0;
    case "bool":
      return number !== 0;
  }
}

export function foldUnary(operator: Unary["operator"], type: Type, value: ConstantValue): ConstantValue {
  const scalar = scalarOf(type) ?? "float";
  const apply = (component: Component): Component => {
    switch (operator) {
      case "+":
        return component;
      case "-":
        return scalar === "float" ? -Number(component) : convertComponent(-Number(component), scalar);
      case "!":
        return !component;
      case "~":
        return convertComponent(~Number(component), scalar);
    }
  };
  return fromComponents(type, componentsOf(value).map(apply));
}

/** Value of `left op right`; both types are valid for the operator. */
export function foldBinary(
  operator: Binary["operator"],
  leftType: Type,
  left: ConstantValue,
  rightType: Type,
  right: ConstantValue,
  resultType: Type,
): ConstantValue {
  if (operator === "==" || operator === "!=") return isEqual(left, right) === (operator === "==");
  const a = componentsOf(left);
  const b = componentsOf(right);
  if (
    operator === "*" &&
    (leftType.kind === "matrix" || rightType.kind === "matrix") &&
    leftType.kind !== "scalar" &&
    rightType.kind !== "scalar"
  )
    return multiplyMatrices(leftType, a, rightType, b);
  const scalar = scalarOf(leftType) ?? "float";
  const count = Math.max(a.length, b.length);
  const result: Component[] = [];
  for (let index = 0; index < count; index++)
    result.push(
      combine(operator, scalar, a[a.length === 1 ? 0 : index] as Component, b[b.length === 1 ? 0 : index] as Component),
    );
  return fromComponents(resultType, result);
}

/** Whether two constants of the same type are equal in every component. */
function isEqual(left: ConstantValue, right: ConstantValue): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return left.every((part, index) => isEqual(part as ConstantValue, right[index] as ConstantValue));
  return left === right;
}

function combine(operator: Binary["operator"], scalar: Scalar, left: Component, right: Component): Component {
  const a = Number(left);
  const b = Number(right);
  const whole = (value: number): number => (scalar === "uint" ? value >>> 0 : value | 0);
  switch (operator) {
    case "+":
      return scalar === "float" ? Math.fround(a + b) : whole(a + b);
    case "-":
      return scalar === "float" ? Math.fround(a - b) : whole(a - b);
    case "*":
      return scalar === "float" ? Math.fround(a * b) : whole(Math.imul(a, b));
    case "/":
      return scalar === "float" ? Math.fround(a / b) : divide(a, b, scalar);
    case "%":
      return remainder(a, b, scalar);
    case "<<":
      return isShift(b) ? whole(a << b) : 0;
    case ">>":
      return !isShift(b) ? 0 : scalar === "uint" ? a >>> b : a >> b;
    case "&":
      return whole(a & b);
    case "|":
      return whole(a | b);
    case "^":
      return whole(a ^ b);
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    case ">=":
      return a >= b;
    case "&&":
      return Boolean(left) && Boolean(right);
    case "||":
      return Boolean(left) || Boolean(right);
    case "^^":
      return Boolean(left) !== Boolean(right);
    case "==":
      return left === right;
    case "!=":
      return left !== right;
  }
}

// What the specification leaves undefined (§5.9) is what ANGLE folds it to, so that a constant is one number everywhere.

const largest = (scalar: Scalar): number => (scalar === "uint" ? 0xffffffff : 0x7fffffff);

/** Cut towards zero; the largest number for a zero divisor, and for the least int divided by −1. */
function divide(a: number, b: number, scalar: Scalar): number {
  if (b === 0) return largest(scalar);
  return Math.min(Math.trunc(a / b), largest(scalar));
}

/** The largest number for a zero divisor, zero where an operand is negative. */
function remainder(a: number, b: number, scalar: Scalar): number {
  if (b === 0) return largest(scalar);
  return a < 0 || b < 0 ? 0 : a % b;
}

/** Whether a shift is by 0 to 31 bits; the others give zero. */
const isShift = (bits: number): boolean => bits >= 0 && bits < 32;

function multiplyMatrices(
  leftType: Type,
  left: readonly Component[],
  rightType: Type,
  right: readonly Component[],
): number[] {
  // A vector on the left is a row, one on the right a column (§5.9).
  const rows = leftType.kind === "matrix" ? leftType.rows : 1;
  const inner = leftType.kind === "matrix" ? leftType.columns : componentCount(leftType);
  const columns = rightType.kind === "matrix" ? rightType.columns : 1;
  const result: number[] = [];
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let index = 0; index < inner; index++)
        sum = Math.fround(sum + Math.fround(Number(left[index * rows + row]) * Number(right[column * inner + index])));
      result.push(sum);
    }
  return result;
}
