/** Built-in functions over a cell, in terms of the library's operations. */
import { relationalOperator } from "../../glsl/relational.ts";
import type { BuiltinCall, Expression } from "../../glsl/tree.ts";
import { BOOL, componentCount, type MatrixType, scalarOf, scalarType } from "../../glsl/types.ts";
import { binary, builtin, GENERATED, numberOf } from "../expressions.ts";
import type { Context } from "./context.ts";
import {
  add,
  apply,
  compare,
  divide,
  greatest,
  least,
  multiply,
  negate,
  select,
  subtract,
  zero,
} from "./operations.ts";
import { type Cell, exact, type FloatCell, float, floatOf, plain, plainOf } from "./values.ts";

type Value = readonly Cell[];

/** Functions of one component that the library has by the same name. */
const UNARY: ReadonlySet<string> = new Set([
  "sqrt",
  "inversesqrt",
  "exp",
  "log",
  "sin",
  "cos",
  "tan",
  "asin",
  "acos",
  "sinh",
  "cosh",
  "tanh",
  "asinh",
  "acosh",
  "atanh",
  "abs",
  "floor",
  "fract",
]);

type Handler = (context: Context, operands: readonly Value[], call: BuiltinCall) => Value;

/** A component-wise function; shorter operands are repeated. */
function each(operands: readonly Value[], one: (...cells: Cell[]) => Cell): Value {
  const count = Math.max(...operands.map((operand) => operand.length));
  return Array.from({ length: count }, (_, at) =>
    one(...operands.map((operand) => operand[operand.length === 1 ? 0 : at] as Cell)),
  );
}

const floats =
  (one: (context: Context, ...cells: FloatCell[]) => FloatCell): Handler =>
  (context, operands) =>
    each(operands, (...cells) => one(context, ...cells.map(floatOf)));

export function dot(context: Context, x: Value, y: Value): FloatCell {
  return x
    .map((cell, at) => multiply(context, floatOf(cell), floatOf(y[at])))
    .reduce((sum, one) => add(context, sum, one));
}

function length(context: Context, x: Value): FloatCell {
  const [first, ...rest] = x.map(floatOf) as [FloatCell, ...FloatCell[]];
  if (rest.length === 0) return apply(context, "abs", first);
  return rest.reduce((sum, one) => apply(context, "length", sum, one), first);
}

/** A number of the real line that float32 rounds. */
function constant(value: number): FloatCell {
  const rounded = Math.fround(value);
  const parts = [rounded, 2 ** -24 * Math.abs(value)].map((one) => exact(one).expression);
  return float("constant", {
    kind: "construct",
    arguments: parts,
    type: VEC2,
    range: GENERATED,
  });
}

const VEC2 = { kind: "vector", scalar: "float", size: 2 } as const;

function power(context: Context, x: FloatCell, y: FloatCell): FloatCell {
  const exponent = y.kind === "exact" ? numberOf(y.expression) : null;
  if (exponent !== null && Number.isInteger(exponent) && exponent >= 1 && exponent <= 16) {
    let product = x;
    for (let count = 1; count < exponent; count++) product = multiply(context, product, x);
    return product;
  }
  // 0 to a power above 0 is 0: of a cell that reaches to 0 only a bound is known.
  return apply(context, "exp", multiply(context, apply(context, "log", x), y));
}

function half(context: Context, x: FloatCell): FloatCell {
  return apply(context, "floor", add(context, x, exact(0.5)));
}

function ceiling(context: Context, x: FloatCell): FloatCell {
  return negate(context, apply(context, "floor", negate(context, x)));
}

function sign(context: Context, x: FloatCell): FloatCell {
  const isBelow = compare(context, "<", x, zero);
  const isAbove = compare(context, "<", zero, x);
  return select(context, isBelow, exact(-1), select(context, isAbove, exact(1), zero));
}

export function truncate(context: Context, x: FloatCell): FloatCell {
  const isBelow = compare(context, "<", x, zero);
  const size = select(context, isBelow, negate(context, x), x);
  const down = apply(context, "floor", greatest(context, size, zero));
  return select(context, isBelow, negate(context, down), down);
}

function smoothstep(context: Context, low: FloatCell, high: FloatCell, x: FloatCell): FloatCell {
  const share = divide(context, subtract(context, x, low), subtract(context, high, low));
  return apply(context, "hermite", clamp(context, share, zero, exact(1)));
}

function clamp(context: Context, x: FloatCell, low: FloatCell, high: FloatCell): FloatCell {
  return least(context, greatest(context, x, low), high);
}

const handlers: Readonly<Record<string, Handler>> = {
  radians: floats((context, x) => multiply(context, x, constant(Math.PI / 180))),
  degrees: floats((context, x) => multiply(context, x, constant(180 / Math.PI))),
  exp2: floats((context, x) => apply(context, "exp", multiply(context, x, constant(Math.LN2)))),
  log2: floats((context, x) => multiply(context, apply(context, "log", x), constant(1 / Math.LN2))),
  atan: floats((context, y, x) =>
    x === undefined ? apply(context, "atan", y as FloatCell) : apply(context, "atan", y as FloatCell, x),
  ),
  pow: floats(power as (context: Context, ...cells: FloatCell[]) => FloatCell),
  sign: floats(sign as (context: Context, ...cells: FloatCell[]) => FloatCell),
  trunc: floats(truncate as (context: Context, ...cells: FloatCell[]) => FloatCell),
  ceil: floats(ceiling as (context: Context, ...cells: FloatCell[]) => FloatCell),
  // A tie goes either way, as GLSL leaves it to the implementation.
  round: floats(half as (context: Context, ...cells: FloatCell[]) => FloatCell),
  roundEven: floats(half as (context: Context, ...cells: FloatCell[]) => FloatCell),
  mod: floats((context, x, y) => apply(context, "mod", x as FloatCell, y as FloatCell)),
  min: floats(least as (context: Context, ...cells: FloatCell[]) => FloatCell),
  max: floats(greatest as (context: Context, ...cells: FloatCell[]) => FloatCell),
  clamp: floats(clamp as (context: Context, ...cells: FloatCell[]) => FloatCell),
  mix: (context, operands, call) => {
    const isChoice = scalarOf(call.arguments[2]?.type ?? call.type) === "bool";
    return each(operands, (x, y, share) => {
      if (isChoice) return select(context, plainOf(share), floatOf(y), floatOf(x));
      const difference = subtract(context, floatOf(y), floatOf(x));
      return add(context, floatOf(x), multiply(context, difference, floatOf(share)));
    });
  },
  step: floats((context, edge, x) =>
    select(context, compare(context, "<", x as FloatCell, edge as FloatCell), zero, exact(1)),
  ),
  smoothstep: floats(smoothstep as (context: Context, ...cells: FloatCell[]) => FloatCell),
  length: (context, [x]) => [length(context, x as Value)],
  distance: (context, [x, y]) => [
    length(
      context,
      each([x as Value, y as Value], (a, b) => subtract(context, floatOf(a), floatOf(b))),
    ),
  ],
  dot: (context, [x, y]) => [dot(context, x as Value, y as Value)],
  cross: (context, [x, y]) =>
    [0, 1, 2].map((at) => {
      const [j, k] = [(at + 1) % 3, (at + 2) % 3];
      const [a, b] = [x as Value, y as Value];
      return subtract(
        context,
        multiply(context, floatOf(a[j]), floatOf(b[k])),
        multiply(context, floatOf(a[k]), floatOf(b[j])),
      );
    }),
  normalize: (context, [x]) => {
    const size = length(context, x as Value);
    return (x as Value).map((cell) => divide(context, floatOf(cell), size));
  },
  faceforward: (context, [n, incident, reference]) => {
    const projection = dot(context, reference as Value, incident as Value);
    const isFacing = compare(context, "<", projection, zero);
    return (n as Value).map((cell) => select(context, isFacing, floatOf(cell), negate(context, floatOf(cell))));
  },
  reflect: (context, [incident, n]) => {
    const twice = multiply(context, exact(2), dot(context, n as Value, incident as Value));
    return each([incident as Value, n as Value], (a, b) =>
      subtract(context, floatOf(a), multiply(context, twice, floatOf(b))),
    );
  },
  transpose: (_, [x], call) => {
    const { columns, rows } = call.type as MatrixType;
    return Array.from({ length: columns * rows }, (_, at) => {
      const [column, row] = [Math.floor(at / rows), at % rows];
      return (x as Value)[row * columns + column] as Cell;
    });
  },
  matrixCompMult: floats((context, x, y) => multiply(context, x as FloatCell, y as FloatCell)),
  outerProduct: (context, [column, row]) =>
    (row as Value).flatMap((y) => (column as Value).map((x) => multiply(context, floatOf(x), floatOf(y)))),
  determinant: (context, [x]) => [determinant(context, x as Value)],
  inverse: (context, [x]) => {
    const cells = x as Value;
    const size = Math.sqrt(cells.length);
    const all = determinant(context, cells);
    // The adjugate's transposition: column of the result is row of the cofactor.
    return cells.map((_, at) => {
      const [column, row] = [Math.floor(at / size), at % size];
      const minor = size === 1 ? exact(1) : determinant(context, without(cells, size, row, column));
      return divide(context, (row + column) % 2 === 0 ? minor : negate(context, minor), all);
    });
  },
  any: (context, [x]) => [plain("bool", join(context, "||", x as Value))],
  all: (context, [x]) => [plain("bool", join(context, "&&", x as Value))],
  not: (context, [x]) =>
    (x as Value).map((cell) =>
      plain(
        "bool",
        context.name({ kind: "unary", operator: "!", operand: plainOf(cell), type: BOOL, range: GENERATED }, "not"),
      ),
    ),
};

function join(context: Context, operator: "||" | "&&", cells: Value): Expression {
  const all = cells.map(plainOf).reduce((left, right) => binary(operator, left, right, BOOL));
  return context.name(all, "all");
}

function without(cells: Value, size: number, column: number, row: number): Value {
  return cells.filter((_, at) => Math.floor(at / size) !== column && at % size !== row);
}

/** Laplace's expansion along the first column. */
function determinant(context: Context, cells: Value): FloatCell {
  const size = Math.sqrt(cells.length);
  if (size === 1) return floatOf(cells[0]);
  return Array.from({ length: size }, (_, row) => row)
    .map((row) => multiply(context, floatOf(cells[row]), determinant(context, without(cells, size, 0, row))))
    .reduce((sum, one, row) => (row % 2 === 0 ? add(context, sum, one) : subtract(context, sum, one)));
}

/** Built-in functions of integers, and of bits, that have nothing to do with floats. */
const INTEGERS: ReadonlySet<string> = new Set(["abs", "sign", "min", "max", "clamp"]);

/** The value of a built-in call; an error at its place if it has no enclosure. */
export function callBuiltin(context: Context, call: BuiltinCall, operands: readonly Value[]): Value {
  const [first] = call.arguments;
  const scalar = first === undefined ? null : scalarOf(first.type);
  const comparison = relationalOperator(call.name);
  if (comparison !== undefined)
    return each(operands, (x, y) =>
      plain(
        "bool",
        scalar === "float"
          ? compare(context, comparison, floatOf(x), floatOf(y))
          : context.name(binary(comparison, plainOf(x), plainOf(y), BOOL), "is"),
      ),
    );
  if (scalar === "int" || scalar === "uint") {
    if (INTEGERS.has(call.name))
      return each(operands, (...cells) =>
        plain(scalar, context.name(builtin(call.name, scalarType(scalar), ...cells.map(plainOf)), call.name)),
      );
  } else {
    if (UNARY.has(call.name)) return each(operands, (x) => apply(context, call.name, floatOf(x)));
    const handler = handlers[call.name];
    if (handler !== undefined) return handler(context, operands, call);
  }
  context.refuse(`'${call.name}' has no enclosure over a cell`, call.range);
  return Array.from({ length: Math.max(1, componentCount(call.type)) }, () =>
    scalarOf(call.type) === "float"
      ? zero
      : plain(scalarOf(call.type) as "int", { ...zero.expression, type: scalarType(scalarOf(call.type) as "int") }),
  );
}
