/** Built-in functions in terms of the operations on Taylor models. */
import { relationalOperator } from "../../glsl/relational.ts";
import type { BuiltinCall } from "../../glsl/tree.ts";
import { componentCount, type MatrixType, scalarOf } from "../../glsl/types.ts";
import { decided, type Handler, negated } from "./dialect.ts";
import type { Cell, Emitter } from "./emitter.ts";

type Value = readonly Cell[];

/** Functions of one component. */
const UNARY: ReadonlySet<string> = new Set([
  "sqrt",
  "inversesqrt",
  "exp",
  "log",
  "exp2",
  "log2",
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
  "ceil",
  "round",
  "roundEven",
  "trunc",
  "sign",
]);

/** A component-wise function of floats; shorter operands are repeated. */
export const each =
  (one: (emitter: Emitter, ...cells: Cell[]) => Cell): Handler =>
  (emitter, operands) => {
    const count = Math.max(...operands.map((operand) => operand.length));
    return Array.from({ length: count }, (_, index) =>
      one(emitter, ...operands.map((operand) => operand[operand.length === 1 ? 0 : index] as Cell)),
    );
  };

export const add = (emitter: Emitter, x: Cell, y: Cell): Cell => emitter.operate("add", x, y);
export const subtract = (emitter: Emitter, x: Cell, y: Cell): Cell => emitter.operate("sub", x, y);
export const multiply = (emitter: Emitter, x: Cell, y: Cell): Cell => emitter.operate("mul", x, y);
export const divide = (emitter: Emitter, x: Cell, y: Cell): Cell => emitter.operate("div", x, y);
const least = (emitter: Emitter, x: Cell, y: Cell): Cell => emitter.operate("min", x, y);
const greatest = (emitter: Emitter, x: Cell, y: Cell): Cell => emitter.operate("max", x, y);

export function dot(emitter: Emitter, x: Value, y: Value): Cell {
  if (emitter.dialect.dot !== null) return emitter.dialect.dot(emitter, x, y);
  return x.map((cell, index) => multiply(emitter, cell, y[index] as Cell)).reduce((sum, one) => add(emitter, sum, one));
}

function length(emitter: Emitter, x: Value): Cell {
  const [first, ...rest] = x as readonly [Cell, ...Cell[]];
  if (rest.length === 0) return emitter.operate("abs", first);
  return rest.reduce((sum, one) => emitter.operate("hypot", sum, one), first);
}

const differences = (emitter: Emitter, x: Value, y: Value): Value =>
  x.map((cell, index) => subtract(emitter, cell, y[index] as Cell));

function modulo(emitter: Emitter, x: Cell, y: Cell): Cell {
  const whole = emitter.operate("floor", divide(emitter, x, y));
  return subtract(emitter, x, multiply(emitter, y, whole));
}

function smoothstep(emitter: Emitter, low: Cell, high: Cell, x: Cell): Cell {
  const share = divide(emitter, subtract(emitter, x, low), subtract(emitter, high, low));
  return emitter.operate("hermite", least(emitter, greatest(emitter, share, emitter.constant(0)), emitter.constant(1)));
}

function power(emitter: Emitter, x: Cell, y: Cell): Cell {
  const logarithm = emitter.operate("log", x);
  return emitter.operate("exp", multiply(emitter, y, logarithm));
}

/** `less` of two floats as a choice between two models. */
export function select(emitter: Emitter, condition: string, whenTrue: Cell, whenFalse: Cell): Cell {
  const target = emitter.model();
  emitter.writer.line(
    emitter.dialect.joins
      ? `select(${target}, ${condition}, ${whenTrue}, ${whenFalse});`
      : `copy(${target}, ${condition} ? ${whenTrue} : ${whenFalse});`,
  );
  return target;
}

const scaled = (factor: number): Handler => each((emitter, x) => multiply(emitter, x, emitter.constant(factor)));

export const taylorBuiltins: Readonly<Record<string, Handler>> = {
  radians: scaled(Math.PI / 180),
  degrees: scaled(180 / Math.PI),
  atan: each((emitter, y, x) => (x === undefined ? emitter.operate("atan", y) : emitter.operate("atan2", y, x))),
  pow: each(power),
  mod: each(modulo),
  min: each(least),
  max: each(greatest),
  clamp: each((emitter, x, low, high) => least(emitter, greatest(emitter, x, low), high)),
  mix: (emitter, operands, call) => {
    const isChoice = scalarOf(call.arguments[2]?.type ?? call.type) === "bool";
    return each((_, x, y, share) =>
      isChoice ? select(emitter, share, y, x) : add(emitter, x, multiply(emitter, subtract(emitter, y, x), share)),
    )(emitter, operands, call);
  },
  step: each((emitter, edge, x) => emitter.operate("step", subtract(emitter, x, edge))),
  smoothstep: each(smoothstep),
  length: (emitter, [x]) => [length(emitter, x as Value)],
  distance: (emitter, [x, y]) => [length(emitter, differences(emitter, x as Value, y as Value))],
  dot: (emitter, [x, y]) => [dot(emitter, x as Value, y as Value)],
  cross: (emitter, [x, y]) =>
    [0, 1, 2].map((index) => {
      const [j, k] = [(index + 1) % 3, (index + 2) % 3];
      const [a, b] = [x, y] as readonly [Value, Value];
      const left = multiply(emitter, a[j] as Cell, b[k] as Cell);
      return subtract(emitter, left, multiply(emitter, a[k] as Cell, b[j] as Cell));
    }),
  normalize: (emitter, [x]) => {
    const whole = length(emitter, x as Value);
    return (x as Value).map((cell) => divide(emitter, cell, whole));
  },
  faceforward: (emitter, [n, incident, reference]) => {
    const projection = dot(emitter, reference as Value, incident as Value);
    const condition = emitter.hold(`less(${projection}, ${emitter.constant(0)})`);
    return (n as Value).map((cell) => select(emitter, condition, cell, emitter.operate("neg", cell)));
  },
  reflect: (emitter, [incident, n]) => {
    const twice = multiply(emitter, emitter.constant(2), dot(emitter, n as Value, incident as Value));
    return (incident as Value).map((cell, index) =>
      subtract(emitter, cell, multiply(emitter, twice, (n as Value)[index] as Cell)),
    );
  },
  transpose: (_, [x], call) => {
    const { columns, rows } = call.type as MatrixType;
    return Array.from({ length: columns * rows }, (_, index) => {
      const [column, row] = [Math.floor(index / rows), index % rows];
      return (x as Value)[row * columns + column] as Cell;
    });
  },
  matrixCompMult: each(multiply),
  outerProduct: (emitter, [column, row]) =>
    (row as Value).flatMap((y) => (column as Value).map((x) => multiply(emitter, x, y))),
  determinant: (emitter, [x]) => [determinant(emitter, x as Value)],
  inverse: (emitter, [x]) => {
    const cells = x as Value;
    const size = Math.sqrt(cells.length);
    const whole = determinant(emitter, cells);
    // The adjugate's transposition: column of the result is row of the cofactor.
    return cells.map((_, index) => {
      const [column, row] = [Math.floor(index / size), index % size];
      const minor = determinant(emitter, without(cells, size, row, column));
      return divide(emitter, (row + column) % 2 === 0 ? minor : emitter.operate("neg", minor), whole);
    });
  },
  any: (emitter, [x]) => [emitter.hold((x as Value).map((cell) => decided(emitter, cell)).join(" || "))],
  all: (emitter, [x]) => [emitter.hold((x as Value).map((cell) => decided(emitter, cell)).join(" && "))],
  not: (emitter, [x]) => (x as Value).map((cell) => emitter.hold(negated(emitter, cell))),
};

function without(cells: Value, size: number, column: number, row: number): Value {
  return cells.filter((_, index) => Math.floor(index / size) !== column && index % size !== row);
}

/** Laplace's expansion along the first column. */
function determinant(emitter: Emitter, cells: Value): Cell {
  const size = Math.sqrt(cells.length);
  if (size === 1) return cells[0] as Cell;
  return Array.from({ length: size }, (_, row) => row)
    .map((row) => multiply(emitter, cells[row] as Cell, determinant(emitter, without(cells, size, 0, row))))
    .reduce((sum, one, row) => (row % 2 === 0 ? add(emitter, sum, one) : subtract(emitter, sum, one)));
}

const INTEGERS: Readonly<Record<string, (...cells: string[]) => string>> = {
  abs: (x) => `(${x} < 0 ? -${x} | 0 : ${x})`,
  sign: (x) => `(${x} > 0 ? 1 : ${x} < 0 ? -1 : 0)`,
  min: (x, y) => `(${y} < ${x} ? ${y} : ${x})`,
  max: (x, y) => `(${x} < ${y} ? ${y} : ${x})`,
  clamp: (x, low, high) => `(${x} < ${low} ? ${low} : ${x} > ${high} ? ${high} : ${x})`,
};

/** A comparison of two scalars as code, which for floats may be a choice. */
export function compare(operator: string, isFloat: boolean, x: Cell, y: Cell): string {
  if (!isFloat) return `${x} ${operator === "==" || operator === "!=" ? `${operator}=` : operator} ${y}`;
  switch (operator) {
    case "<":
      return `less(${x}, ${y})`;
    case ">":
      return `less(${y}, ${x})`;
    case "<=":
      return `lessOrEqual(${x}, ${y})`;
    case ">=":
      return `lessOrEqual(${y}, ${x})`;
    case "==":
      return `equal(${x}, ${y})`;
    case "!=":
      return `!equal(${x}, ${y})`;
    default:
      throw new Error(`'${operator}' is no comparison`);
  }
}

/** The value of a built-in call; an error at its place if it has no enclosure. */
export function callBuiltin(emitter: Emitter, call: BuiltinCall, operands: readonly Value[]): Value {
  const first = call.arguments[0];
  const scalar = first === undefined ? null : scalarOf(first.type);
  const isInteger = scalar === "int" || scalar === "uint";
  const own = isInteger && call.name in INTEGERS ? undefined : emitter.dialect.builtins[call.name];
  if (own !== undefined) return own(emitter, operands, call);
  const comparison = relationalOperator(call.name);
  if (comparison !== undefined)
    return each((_, x, y) => {
      const [a, b] = scalar === "bool" ? [decided(emitter, x), decided(emitter, y)] : [x, y];
      return emitter.hold(compare(comparison, scalar === "float", a, b));
    })(emitter, operands, call);
  if (isInteger) {
    const integer = INTEGERS[call.name];
    if (integer !== undefined) return each((_, ...cells) => emitter.hold(integer(...cells)))(emitter, operands, call);
  } else {
    if (UNARY.has(call.name)) return each((_, x) => emitter.operate(call.name, x))(emitter, operands, call);
    if (call.name === "fract")
      return each((_, x) => emitter.operate("fract", x, emitter.model()))(emitter, operands, call);
    const handler = taylorBuiltins[call.name];
    if (handler !== undefined) return handler(emitter, operands, call);
  }
  emitter.refuse(emitter.dialect.refusal(call.name), call.range);
  return Array.from({ length: Math.max(1, componentCount(call.type)) }, () => "0");
}
