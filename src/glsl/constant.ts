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

/** Rounds a number to a scalar type: float32, wrapped int or uint, truth. */
export function convertComponent(value: Component, to: Scalar): Component {
  const number = Number(value);
  switch (to) {
    case "float":
      return Math.fround(number);
    case "int":
      return Number.isNaN(number) ? 0 : Math.trunc(Math.max(-2147483648, Math.min(4294967295, number))) | 0;
    case "uint":
      return Number.isNaN(number) ? 0 : Math.trunc(Math.max(-2147483648, Math.min(4294967295, number))) >>> 0;
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
export function isEqual(left: ConstantValue, right: ConstantValue): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return left.every((part, index) => isEqual(part as ConstantValue, right[index] as ConstantValue));
  return left === right;
}

function combine(operator: Binary["operator"], scalar: Scalar, left: Component, right: Component): Component {
  const a = Number(left);
  const b = Number(right);
  const round = (value: number): Component => convertComponent(value, scalar);
  switch (operator) {
    case "+":
      return scalar === "float" ? Math.fround(a + b) : scalar === "int" ? (a + b) | 0 : (a + b) >>> 0;
    case "-":
      return scalar === "float" ? Math.fround(a - b) : scalar === "int" ? (a - b) | 0 : (a - b) >>> 0;
    case "*":
      return scalar === "float" ? Math.fround(a * b) : scalar === "int" ? Math.imul(a, b) : Math.imul(a, b) >>> 0;
    case "/":
      if (scalar === "float") return Math.fround(a / b);
      // Undefined by the specification (§5.9); drivers fold it to the largest value.
      return b === 0 ? (scalar === "int" ? 0x7fffffff : 0xffffffff) : round(Math.trunc(a / b));
    case "%":
      return b === 0 ? 0 : round(a % b);
    case "<<":
      return scalar === "uint" ? (a << b) >>> 0 : a << b;
    case ">>":
      return scalar === "uint" ? a >>> b : a >> b;
    case "&":
      return scalar === "uint" ? (a & b) >>> 0 : a & b;
    case "|":
      return scalar === "uint" ? (a | b) >>> 0 : a | b;
    case "^":
      return scalar === "uint" ? (a ^ b) >>> 0 : a ^ b;
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
