/** Expressions: names, operators, members, each with its type and, where it is constant, its value (GLSL ES 3.00 §5). */
import { LITERAL_TYPES } from "../builtins.ts";
import { componentsOf, foldBinary, foldUnary, fromComponents } from "../constant.ts";
import { RELATIONAL_FUNCTIONS } from "../relational.ts";
import type { SyntaxExpression } from "../syntax.ts";
import type { Binary, ConstantValue, Expression } from "../tree.ts";
import { BOOL, INT, type Type, typeName, UINT, VOID, vectorType } from "../types.ts";
import { assignmentProblem } from "./assignable.ts";
import { checkCall, checkMethod } from "./call.ts";
import { type Context, isUnknown } from "./context.ts";
import { constantPart, conversionHint } from "./hints.ts";
import { findVariable } from "./name.ts";
import { binaryType, unaryType } from "./operators.ts";
import { suggestion } from "./suggest.ts";
import { holdsArray, holdsSampler } from "./types.ts";

type Handlers = {
  [K in SyntaxExpression["kind"]]: (context: Context, node: Extract<SyntaxExpression, { kind: K }>) => Expression;
};

const handlers: Handlers = {
  literal: (_context, { type, value, range }) => ({
    kind: "literal",
    type: LITERAL_TYPES[type],
    value,
    constant: value,
    range,
  }),
  identifier: (context, { name, range }) => {
    const variable = findVariable(context, name, range);
    if (variable === null) return context.unknown(range);
    return { kind: "reference", variable, type: variable.type, range, ...constantPart(variable.constant) };
  },
  call: checkCall,
  method: checkMethod,
  unary: (context, { operator, operand: syntax, range }) => {
    const operand = checkExpression(context, syntax);
    if (isUnknown(operand.type)) return context.unknown(range);
    const type = unaryType(operator, operand.type);
    if (type === null) {
      const hint = operator === "!" && operand.type.kind === "vector" ? ", the function for vectors is 'not'" : "";
      context.error(`operator '${operator}' does not take ${typeName(operand.type)}${hint}`, range);
      return context.unknown(range);
    }
    const constant = operand.constant === undefined ? undefined : foldUnary(operator, type, operand.constant);
    return { kind: "unary", operator, operand, type, range, ...constantPart(constant) };
  },
  increment: (context, { operator, prefix, operand: syntax, range }) => {
    const operand = checkExpression(context, syntax);
    if (isUnknown(operand.type)) return context.unknown(range);
    if (unaryType("-", operand.type) === null) {
      context.error(`operator '${operator}' does not take ${typeName(operand.type)}`, range);
      return context.unknown(range);
    }
    reportAssignment(context, operand, `changed by '${operator}'`);
    return { kind: "increment", operator, prefix, operand, type: operand.type, range };
  },
  binary: (context, { operator, operatorRange, left: leftSyntax, right: rightSyntax, range }) => {
    const left = checkExpression(context, leftSyntax);
    const right = checkExpression(context, rightSyntax);
    if (isUnknown(left.type) || isUnknown(right.type)) return context.unknown(range);
    const type = context.isBlock(left.type) ? null : binaryType(operator, left.type, right.type);
    if (type === null) {
      context.error(
        `operator '${operator}' does not take ${typeName(left.type)} and ${typeName(right.type)}${operatorHint(operator, left.type, right.type)}`,
        operatorRange,
      );
      return context.unknown(range);
    }
    if (holdsSampler(left.type)) {
      context.error(`samplers cannot be compared with '${operator}'`, operatorRange);
      return context.unknown(range);
    }
    warnDivision(context, operator, right, operatorRange);
    const constant =
      left.constant === undefined || right.constant === undefined
        ? undefined
        : foldBinary(operator, left.type, left.constant, right.type, right.constant, type);
    return { kind: "binary", operator, left, right, type, range, ...constantPart(constant) };
  },
  assignment: (context, { operator, operatorRange, target: targetSyntax, value: valueSyntax, range }) => {
    const target = checkExpression(context, targetSyntax);
    const value = checkExpression(context, valueSyntax);
    if (isUnknown(target.type)) return context.unknown(range);
    reportAssignment(context, target, "assigned");
    if (isUnknown(value.type)) return context.unknown(range);
    if (operator === null) {
      if (target.type !== value.type) {
        context.error(
          `cannot assign ${typeName(value.type)} to ${describeTarget(target)}${conversionHint(target.type, value.type)}`,
          operatorRange,
        );
        return context.unknown(range);
      }
    } else if (binaryType(operator, target.type, value.type) !== target.type) {
      context.error(
        `operator '${operator}=' does not take ${typeName(target.type)} and ${typeName(value.type)}${operatorHint(operator, target.type, value.type)}`,
        operatorRange,
      );
      return context.unknown(range);
    }
    if (operator !== null) warnDivision(context, operator, value, operatorRange);
    return { kind: "assignment", operator, target, value, type: target.type, range };
  },
  conditional: (context, { condition: conditionSyntax, whenTrue: trueSyntax, whenFalse: falseSyntax, range }) => {
    const condition = checkExpression(context, conditionSyntax);
    const whenTrue = checkExpression(context, trueSyntax);
    const whenFalse = checkExpression(context, falseSyntax);
    if (!isUnknown(condition.type) && condition.type !== BOOL)
      context.error(`the condition of '?' is a bool, found ${typeName(condition.type)}`, conditionSyntax.range);
    if (isUnknown(whenTrue.type) || isUnknown(whenFalse.type) || condition.type !== BOOL) return context.unknown(range);
    if (whenTrue.type !== whenFalse.type) {
      context.error(
        `both sides of ':' have one type, found ${typeName(whenTrue.type)} and ${typeName(whenFalse.type)}`,
        range,
      );
      return context.unknown(range);
    }
    if (whenTrue.type.kind !== "scalar" && whenTrue.type.kind !== "vector" && whenTrue.type.kind !== "matrix") {
      context.error(`'?' does not take ${typeName(whenTrue.type)}`, range);
      return context.unknown(range);
    }
    const bothConstant = whenTrue.constant !== undefined && whenFalse.constant !== undefined;
    const constant =
      condition.constant === undefined || !bothConstant
        ? undefined
        : condition.constant
          ? whenTrue.constant
          : whenFalse.constant;
    return {
      kind: "conditional",
      condition,
      whenTrue,
      whenFalse,
      type: whenTrue.type,
      range,
      ...constantPart(constant),
    };
  },
  sequence: (context, { left: leftSyntax, right: rightSyntax, range }) => {
    const left = checkExpression(context, leftSyntax);
    const right = checkExpression(context, rightSyntax);
    if (isUnknown(left.type) || isUnknown(right.type)) return context.unknown(range);
    for (const part of [left, right])
      if (part.type === VOID || holdsArray(part.type) || context.isBlock(part.type)) {
        context.error(`',' does not take ${typeName(part.type)}`, part.range);
        return context.unknown(range);
      }
    return { kind: "sequence", left, right, type: right.type, range };
  },
  member: (context, { object: syntax, name, range }) => {
    const object = checkExpression(context, syntax);
    if (isUnknown(object.type)) return context.unknown(range);
    if (object.type.kind === "struct") {
      const index = object.type.fields.findIndex((field) => field.name === name.text);
      const field = object.type.fields[index];
      if (field === undefined) {
        const known = object.type.fields.map((one) => one.name);
        context.error(
          `${typeName(object.type)} has no field '${name.text}'${suggestion(name.text, known) || `, possible are ${known.join(", ")}`}`,
          name.range,
        );
        return context.unknown(range);
      }
      const constant = object.constant === undefined ? undefined : (object.constant as readonly ConstantValue[])[index];
      return {
        kind: "field",
        structure: object,
        name: name.text,
        index,
        type: field.type,
        range,
        ...constantPart(constant),
      };
    }
    return checkSwizzle(context, object, name, range);
  },
  index: (context, { object: syntax, index: indexSyntax, range }) => {
    const base = checkExpression(context, syntax);
    const index = checkExpression(context, indexSyntax);
    if (isUnknown(base.type)) return context.unknown(range);
    const element = elementOf(base.type);
    if (element === null) {
      context.error(`${typeName(base.type)} cannot be indexed, possible are arrays, vectors and matrices`, range);
      return context.unknown(range);
    }
    if (isUnknown(index.type)) return context.unknown(range);
    if (index.type !== INT && index.type !== UINT) {
      context.error(`an index is an int or uint, found ${typeName(index.type)}`, indexSyntax.range);
      return context.unknown(range);
    }
    if (index.constant === undefined) {
      const what = constantlyIndexed(context, base);
      if (what !== null) {
        context.error(`${what} is indexed by a constant expression`, indexSyntax.range);
        return context.unknown(range);
      }
    }
    const known = index.kind === "sequence" ? index.right.constant : index.constant;
    if (known !== undefined) {
      const at = Number(known);
      if (at < 0 || at >= element.count) {
        context.error(
          `index ${at} is outside of ${typeName(base.type)}, possible are 0 to ${element.count - 1}`,
          indexSyntax.range,
        );
        return context.unknown(range);
      }
    }
    const constant =
      base.constant === undefined || index.constant === undefined
        ? undefined
        : constantElement(base.type, base.constant, Number(index.constant));
    return { kind: "index", base, index, type: element.type, range, ...constantPart(constant) };
  },
};

/** Checks an expression; whatever is wrong is reported, and the result is of unknown type then. */
export function checkExpression(context: Context, syntax: SyntaxExpression): Expression {
  return (handlers[syntax.kind] as (context: Context, node: SyntaxExpression) => Expression)(context, syntax);
}

function reportAssignment(context: Context, target: Expression, how: string): void {
  const problem = assignmentProblem(target);
  if (problem !== null) context.error(`${problem} cannot be ${how}`, target.range);
}

function describeTarget(target: Expression): string {
  return target.kind === "reference"
    ? `'${target.variable.name}' of type ${typeName(target.type)}`
    : typeName(target.type);
}

/** What needs a constant index (§4.1.9, §4.3.6, §4.3.7); browsers ask for one also in an output that is a vector. */
function constantlyIndexed(context: Context, base: Expression): string | null {
  if (base.kind === "reference" && base.variable.storage === "output")
    return base.type.kind === "array" ? "an array of outputs" : "an output";
  if (base.type.kind !== "array") return null;
  if (holdsSampler(base.type)) return "an array of samplers";
  return context.blockTypes.has(base.type.element) ? "an array of blocks" : null;
}

const SETS = ["xyzw", "rgba", "stpq"];

function checkSwizzle(
  context: Context,
  object: Expression,
  name: { text: string; range: { start: number; end: number } },
  range: { start: number; end: number },
): Expression {
  if (object.type.kind !== "vector") {
    const hint = object.type.kind === "scalar" ? "; GLSL ES has no swizzle of scalars" : "";
    context.error(`${typeName(object.type)} has no field '${name.text}'${hint}`, name.range);
    return context.unknown(range);
  }
  const set = SETS.find((letters) => letters.includes(name.text[0] as string));
  const components = [...name.text].map((letter) => set?.indexOf(letter) ?? -1);
  const { size } = object.type;
  const wrong = components.findIndex((component) => component < 0 || component >= size);
  if (components.length > 4 || wrong >= 0) {
    const possible = SETS.map((letters) => letters.slice(0, size)).join(", ");
    context.error(
      components.length > 4
        ? `'${name.text}' has ${components.length} components, at most 4 are possible`
        : `${typeName(object.type)} has no component '${name.text[wrong]}' in '${name.text}', possible are those of one of ${possible}`,
      name.range,
    );
    return context.unknown(range);
  }
  const type = vectorType(object.type.scalar, components.length);
  const values = object.constant === undefined ? null : componentsOf(object.constant);
  const constant =
    values === null
      ? undefined
      : fromComponents(
          type,
          components.map((component) => values[component] as number | boolean),
        );
  return { kind: "swizzle", vector: object, components, type, range, ...constantPart(constant) };
}

/** What an index gives, and how many there are. */
function elementOf(type: Type): { type: Type; count: number } | null {
  switch (type.kind) {
    case "array":
      return { type: type.element, count: type.size };
    case "vector":
      return { type: vectorType(type.scalar, 1), count: type.size };
    case "matrix":
      return { type: vectorType("float", type.rows), count: type.columns };
    default:
      return null;
  }
}

function constantElement(type: Type, value: ConstantValue, index: number): ConstantValue | undefined {
  const list = value as readonly ConstantValue[];
  if (type.kind === "matrix") return list.slice(index * type.rows, (index + 1) * type.rows);
  return list[index];
}

function warnDivision(
  context: Context,
  operator: Binary["operator"],
  right: Expression,
  range: { start: number; end: number },
): void {
  if ((operator !== "/" && operator !== "%") || right.constant === undefined || right.type.kind === "matrix") return;
  const isWhole =
    right.type.kind !== "array" &&
    right.type.kind !== "struct" &&
    right.type.kind !== "sampler" &&
    right.type.kind !== "void" &&
    right.type.scalar !== "float";
  if (isWhole && componentsOf(right.constant).some((component) => component === 0))
    context.warning("division by zero, the result is undefined", range);
}

function operatorHint(operator: Binary["operator"], left: Type, right: Type): string {
  if (operator === "%" && typeName(left).includes("vec") === false && left === right && typeName(left) === "float")
    return ", the function for floats is 'mod'";
  if ((operator === "<" || operator === ">" || operator === "<=" || operator === ">=") && left.kind === "vector")
    return `, the function for vectors is '${RELATIONAL_FUNCTIONS[operator]}'`;
  return conversionHint(left, right);
}
