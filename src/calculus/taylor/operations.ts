/** Operations on floats that are known over a cell: calls of the library, each result named once. */
import type { ComparisonOperator, Expression, FunctionSymbol } from "../../glsl/tree.ts";
import { BOOL, FLOAT, INT, typeName } from "../../glsl/types.ts";
import {
  binary,
  compare as compareExactly,
  GENERATED,
  negate as negateExactly,
  numberOf,
  ZERO,
} from "../expressions.ts";
import type { Context } from "./context.ts";
import { asKind, exact, type FloatCell, float, type Kind, typeOf, widest } from "./values.ts";

function call(symbol: FunctionSymbol, operands: readonly Expression[]): Expression {
  return { kind: "call", function: symbol, arguments: operands, type: symbol.returnType, range: GENERATED };
}

/** The library's function for such operands, exact ones and constants taken for a wider kind where it needs them so. */
function find(context: Context, name: string, operands: readonly FloatCell[]): Expression {
  const widths: readonly Kind[] = ["exact", "constant", "model"];
  // The narrowest overload that takes them all.
  for (const least of widths) {
    for (const all of [false, true]) {
      const fitted = operands.map((one) => {
        const kind = all ? widest(least, ...operands.map((other) => other.kind)) : widest(least, one.kind);
        return kind;
      });
      const symbol = context.shared.operations.find(name, fitted.map(typeOf));
      if (symbol === null) continue;
      return call(
        symbol,
        operands.map((one, at) => context.fit(one, fitted[at] as Kind).expression),
      );
    }
  }
  throw new Error(`the library has no ${name} of ${operands.map((one) => typeName(typeOf(one.kind))).join(", ")}`);
}

const KINDS: Readonly<Record<string, Kind>> = { float: "exact", vec2: "constant", vec4: "model" };

/** A function of the library; of constants alone it gives a constant. */
export function apply(context: Context, name: string, ...operands: readonly FloatCell[]): FloatCell {
  const expression = find(context, name, operands);
  const kind = KINDS[typeName(expression.type)];
  if (kind === undefined) throw new Error(`${name} gives no float`);
  const result = context.nameCell(float(kind, expression), name);
  if (kind !== "model" || operands.some((one) => one.kind === "model")) return result;
  // Numbers that are the same all over the cell: the form's slopes are zero.
  const parts: Expression = {
    kind: "swizzle",
    vector: result.expression,
    components: [0, 3],
    type: typeOf("constant"),
    range: GENERATED,
  };
  return context.nameCell(float("constant", parts), name);
}

export function negate(context: Context, x: FloatCell): FloatCell {
  if (x.kind === "exact") return float("exact", negateExactly(x.expression) as Expression);
  return apply(context, "negate", x);
}

export function add(context: Context, x: FloatCell, y: FloatCell): FloatCell {
  if (isNumber(x, 0)) return y;
  if (isNumber(y, 0)) return x;
  return x.kind === "model" ? apply(context, "add", x, y) : apply(context, "add", y, x);
}

export function subtract(context: Context, x: FloatCell, y: FloatCell): FloatCell {
  return isNumber(x, 0) ? negate(context, y) : add(context, x, negate(context, y));
}

export function multiply(context: Context, x: FloatCell, y: FloatCell): FloatCell {
  if (isNumber(x, 1)) return y;
  if (isNumber(y, 1)) return x;
  if (isNumber(x, -1)) return negate(context, y);
  if (isNumber(y, -1)) return negate(context, x);
  const [model, factor] = x.kind === "model" ? [x, y] : [y, x];
  const value = factor.kind === "exact" ? numberOf(factor.expression) : null;
  // A power of two scales without rounding; within 2^±20 nothing leaves the range.
  if (
    model.kind !== "exact" &&
    value !== null &&
    value > 0 &&
    Number.isInteger(Math.log2(value)) &&
    value < 2 ** 20 &&
    value > 2 ** -20
  )
    return context.nameCell(
      float(model.kind, binary("*", model.expression, factor.expression, typeOf(model.kind))),
      "multiply",
    );
  return apply(context, "multiply", model, factor);
}

export function divide(context: Context, x: FloatCell, y: FloatCell): FloatCell {
  const divisor = y.kind === "exact" ? numberOf(y.expression) : null;
  if (divisor !== null && divisor !== 0 && Number.isInteger(Math.log2(Math.abs(divisor))))
    return multiply(context, x, exact(1 / divisor));
  return apply(context, "divide", x, y);
}

function isNumber(x: FloatCell, value: number): boolean {
  return x.kind === "exact" && numberOf(x.expression) === value;
}

export const least = (context: Context, x: FloatCell, y: FloatCell): FloatCell => apply(context, "min", x, y);
export const greatest = (context: Context, x: FloatCell, y: FloatCell): FloatCell => apply(context, "max", x, y);

/** A float as a boolean: whether it is negative or zero; a choice where the cell does not decide. */
function decide(context: Context, name: "is_negative" | "is_zero", x: FloatCell): Expression {
  return context.name(find(context, name, [asConstant(context, x)]), name);
}

function asConstant(context: Context, x: FloatCell): FloatCell {
  return x.kind === "exact" ? asKind(context.nameCell(x, "number"), "constant") : x;
}

/** A comparison of two floats. */
export function compare(context: Context, operator: ComparisonOperator, x: FloatCell, y: FloatCell): Expression {
  if (x.kind === "exact" && y.kind === "exact")
    return context.name(compareExactly(operator, x.expression, y.expression), "is");
  const not = (operand: Expression): Expression => ({
    kind: "unary",
    operator: "!",
    operand,
    type: BOOL,
    range: GENERATED,
  });
  switch (operator) {
    case "<":
      return decide(context, "is_negative", subtract(context, x, y));
    case ">":
      return decide(context, "is_negative", subtract(context, y, x));
    case "<=":
      return not(decide(context, "is_negative", subtract(context, y, x)));
    case ">=":
      return not(decide(context, "is_negative", subtract(context, x, y)));
    case "==":
      return decide(context, "is_zero", subtract(context, x, y));
    case "!=":
      return not(decide(context, "is_zero", subtract(context, x, y)));
  }
}

/** The conversion to `int`. */
export function integer(context: Context, x: FloatCell): Expression {
  if (x.kind === "exact") return { kind: "construct", arguments: [x.expression], type: INT, range: GENERATED };
  return context.name(find(context, "integer", [x]), "integer");
}

/** An integer or boolean as a float. */
export function whole(context: Context, from: Expression): FloatCell {
  const converted: Expression = { kind: "construct", arguments: [from], type: FLOAT, range: GENERATED };
  const constant = typeof from.constant === "number" ? from.constant : null;
  if (constant !== null && Math.abs(constant) < 2 ** 24) return exact(constant);
  if (from.type === BOOL) return context.nameCell(float("exact", converted), "truth");
  return apply(context, "whole", float("exact", converted));
}

/** One of two floats. */
export function select(context: Context, condition: Expression, x: FloatCell, y: FloatCell): FloatCell {
  const kind = widest(x.kind, y.kind);
  const [whenTrue, whenFalse] = [x, y].map((one) => context.nameCell(context.fit(one, kind), "side").expression) as [
    Expression,
    Expression,
  ];
  return context.nameCell(
    float(kind, { kind: "conditional", condition, whenTrue, whenFalse, type: typeOf(kind), range: GENERATED }),
    "chosen",
  );
}

export const zero = float("exact", ZERO);
