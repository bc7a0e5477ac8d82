/** Types of operators (GLSL ES 3.00 §5.9); nothing is converted. */
import type { Binary, Unary } from "../tree.ts";
import { BOOL, matrixType, scalarOf, type Type, vectorType } from "../types.ts";

/** Type of `op a`, or null if the operator does not take it. */
export function unaryType(operator: Unary["operator"], operand: Type): Type | null {
  const scalar = scalarOf(operand);
  switch (operator) {
    case "+":
    case "-":
      return scalar !== null && scalar !== "bool" ? operand : null;
    case "!":
      return operand === BOOL ? BOOL : null;
    case "~":
      return operand.kind !== "matrix" && (scalar === "int" || scalar === "uint") ? operand : null;
  }
}

/** Type of `a op b`, or null if the operator does not take these. */
export function binaryType(operator: Binary["operator"], left: Type, right: Type): Type | null {
  switch (operator) {
    case "+":
    case "-":
    case "/":
      return arithmeticType(left, right);
    case "*":
      if (left.kind === "matrix" && right.kind === "matrix") return productType(left, right);
      return productType(left, right) ?? arithmeticType(left, right);
    case "%":
    case "&":
    case "|":
    case "^":
      return isInteger(left) && isInteger(right) ? arithmeticType(left, right) : null;
    case "<<":
    case ">>":
      return shiftType(left, right);
    case "<":
    case ">":
    case "<=":
    case ">=":
      return left === right && left.kind === "scalar" && left.scalar !== "bool" ? BOOL : null;
    case "==":
    case "!=":
      return left === right && isComparable(left) ? BOOL : null;
    case "&&":
    case "||":
    case "^^":
      return left === BOOL && right === BOOL ? BOOL : null;
  }
}

function isInteger(type: Type): boolean {
  const scalar = scalarOf(type);
  return type.kind !== "matrix" && (scalar === "int" || scalar === "uint");
}

/** Component by component: equal types, or a scalar beside a vector or matrix. */
function arithmeticType(left: Type, right: Type): Type | null {
  const scalar = scalarOf(left);
  if (scalar === null || scalar === "bool" || scalar !== scalarOf(right)) return null;
  if (left === right) return left;
  if (left.kind === "scalar") return right;
  return right.kind === "scalar" ? left : null;
}

/** Products of linear algebra. */
function productType(left: Type, right: Type): Type | null {
  if (left.kind === "matrix" && right.kind === "matrix")
    return left.columns === right.rows ? matrixType(right.columns, left.rows) : null;
  if (left.kind === "matrix" && right.kind === "vector" && right.scalar === "float")
    return left.columns === right.size ? vectorType("float", left.rows) : null;
  if (left.kind === "vector" && left.scalar === "float" && right.kind === "matrix")
    return left.size === right.rows ? vectorType("float", right.columns) : null;
  return null;
}

function shiftType(left: Type, right: Type): Type | null {
  if (!isInteger(left) || !isInteger(right)) return null;
  if (right.kind === "scalar") return left;
  return left.kind === "vector" && right.kind === "vector" && left.size === right.size ? left : null;
}

function isComparable(type: Type): boolean {
  switch (type.kind) {
    case "array":
      return isComparable(type.element);
    case "struct":
      return type.fields.every((field) => isComparable(field.type));
    case "sampler":
    case "void":
      return false;
    default:
      return true;
  }
}
