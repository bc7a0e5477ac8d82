/** Expressions: one handler a kind. Each gives the cells of its value. */
import { hasEffects } from "../../glsl/effects.ts";
import type { Assignment, Binary, Conditional, Expression, FunctionSymbol } from "../../glsl/tree.ts";
import { componentCount, type Scalar, scalarOf, type Type } from "../../glsl/types.ts";
import { fieldLeaves, indexedLength } from "../javascript/access.ts";
import { leavesOf } from "../javascript/storage.ts";
import { add, callBuiltin, compare, divide, dot, multiply, subtract } from "./builtins.ts";
import { decided, negated } from "./dialect.ts";
import { type Cell, type Emitter, offset } from "./emitter.ts";

type Value = readonly Cell[];
type Handlers = {
  [K in Expression["kind"]]: (node: Extract<Expression, { kind: K }>, emitter: Emitter) => Value;
};

export function lower(emitter: Emitter, node: Expression): Value {
  // Floats are computed as they are written, as on the backend for points: the tree's constants are those of float32.
  if (node.constant !== undefined && scalarOf(node.type) !== "float" && componentCount(node.type) > 0)
    return constantCells(emitter, node);
  return (handlers[node.kind] as (node: Expression, emitter: Emitter) => Value)(node, emitter);
}

function constantCells(emitter: Emitter, node: Expression): Value {
  const { constant } = node;
  const numbers = (typeof constant === "object" ? constant : [constant]) as readonly (number | boolean)[];
  return numbers.map((value) => {
    if (typeof value === "boolean") return String(value);
    return scalarOf(node.type) === "float" ? emitter.constant(value) : value < 0 ? `(${value})` : String(value);
  });
}

/** The values of operands in their order; one that a later operand could change is copied. */
function lowerAll(emitter: Emitter, nodes: readonly Expression[]): Value[] {
  return nodes.map((node, index) => {
    const value = lower(emitter, node);
    return nodes.slice(index + 1).some(hasEffects) ? emitter.snapshot(node.type, value) : value;
  });
}

function lowerBoth(emitter: Emitter, left: Expression, right: Expression): readonly [Value, Value] {
  const value = lower(emitter, left);
  return [hasEffects(right) ? emitter.snapshot(left.type, value) : value, lower(emitter, right)];
}

const handlers: Handlers = {
  literal: (node, emitter) => constantCells(emitter, { ...node, constant: node.value }),
  reference: ({ variable, range }, emitter) => {
    if (variable.constant !== undefined && componentCount(variable.type) > 0)
      return constantCells(emitter, {
        kind: "reference",
        variable,
        type: variable.type,
        range,
        constant: variable.constant,
      });
    const home = emitter.homes.get(variable);
    if (home !== undefined) return home;
    emitter.refuse(`'${variable.name}' has no value in an enclosure, possible are uniforms and variables`, range);
    return leavesOf(variable.type).map(() => "0");
  },
  call: (node, emitter) => callFunction(emitter, node.function, node.arguments),
  builtin: (node, emitter) => {
    if (node.name === "modf") {
      const [x, target] = node.arguments as readonly [Expression, Expression];
      const value = lower(emitter, x);
      const whole = value.map((cell) => emitter.operate("trunc", cell));
      const rest = value.map((cell, index) => subtract(emitter, cell, whole[index] as Cell));
      emitter.store(target.type, place(emitter, target), whole);
      return rest;
    }
    return callBuiltin(emitter, node, lowerAll(emitter, node.arguments));
  },
  construct: (node, emitter) => construct(emitter, node.type, node.arguments),
  unary: (node, emitter) => {
    const value = lower(emitter, node.operand);
    const scalar = scalarOf(node.type);
    switch (node.operator) {
      case "+":
        return value;
      case "-":
        return value.map((cell) =>
          scalar === "float" ? emitter.operate("neg", cell) : emitter.hold(integer(scalar, `-${cell}`)),
        );
      case "!":
        return value.map((cell) => emitter.hold(negated(emitter, cell)));
      case "~":
        return value.map((cell) => emitter.hold(integer(scalar, `~${cell}`)));
    }
  },
  increment: (node, emitter) => {
    const { type } = node.operand;
    const target = place(emitter, node.operand);
    const before = emitter.snapshot(type, target);
    const one = scalarOf(type) === "float" ? emitter.constant(1) : "1";
    const after = before.map((cell) => arithmetic(emitter, node.operator === "++" ? "+" : "-", type, cell, one));
    emitter.store(type, target, after);
    return node.prefix ? after : before;
  },
  binary: (node, emitter) => binary(emitter, node),
  assignment: (node, emitter) => assign(emitter, node),
  conditional: (node, emitter) => {
    const [condition] = lower(emitter, node.condition) as readonly [Cell];
    if (emitter.dialect.joins && isJoined(node)) return joined(emitter, node, emitter.hold(condition));
    const target = leavesOf(node.type).map((leaf) => {
      if (leaf.scalar === "float") return emitter.model(leaf.length ?? 1);
      const name = emitter.names.fresh("temporary");
      emitter.writer.line(`let ${name};`);
      return name;
    });
    emitter.writer.block(`if (${decided(emitter, condition)})`, () =>
      emitter.store(node.type, target, lower(emitter, node.whenTrue)),
    );
    emitter.writer.block("else", () => emitter.store(node.type, target, lower(emitter, node.whenFalse)));
    return target;
  },
  sequence: (node, emitter) => {
    lower(emitter, node.left);
    return lower(emitter, node.right);
  },
  swizzle: (node, emitter) => {
    const value = lower(emitter, node.vector);
    return node.components.map((index) => value[index] as Cell);
  },
  field: (node, emitter) => lower(emitter, node.structure).slice(...fieldLeaves(node.structure.type, node.index)),
  index: (node, emitter) => {
    const [base, index] = lowerBoth(emitter, node.base, node.index);
    return element(emitter, node.base.type, base, index[0] as Cell);
  },
  length: (node, emitter) => constantCells(emitter, node),
};

/** Whether both sides of a choice may be computed and joined: floats, and nothing is changed. */
function isJoined(node: Conditional): boolean {
  const leaves = leavesOf(node.type);
  return (
    leaves.every(({ scalar, length }) => scalar === "float" && length === null) &&
    !hasEffects(node.whenTrue) &&
    !hasEffects(node.whenFalse)
  );
}

/** The side that a condition chooses; the hull of both where it is null. */
function joined(emitter: Emitter, node: Conditional, condition: Cell): Value {
  const target = leavesOf(node.type).map(() => emitter.model());
  emitter.writer.block(`if (${condition} !== false)`, () =>
    emitter.store(node.type, target, lower(emitter, node.whenTrue)),
  );
  emitter.writer.block(`if (${condition} !== true)`, () => {
    const value = lower(emitter, node.whenFalse);
    target.forEach((place, index) => {
      emitter.writer.line(`${condition} === null ? join(${place}, ${value[index]}) : copy(${place}, ${value[index]});`);
    });
  });
  return target;
}

/** `base[index]` as cells, which for floats are places too. The index is clamped to the bounds, as on the other backends. */
function element(emitter: Emitter, type: Type, base: Value, index: Cell): Value {
  const count = indexedLength(type);
  const known = /^\(?(-?\d+)\)?$/.exec(index);
  const bounded =
    known === null
      ? emitter.hold(`${index} < 0 ? 0 : ${index} > ${count - 1} ? ${count - 1} : ${index}`)
      : String(Math.min(Math.max(Number(known[1]), 0), count - 1));
  if (type.kind === "array")
    return leavesOf(type.element).map((leaf, position) => {
      const stride = leaf.length ?? 1;
      const steps = known === null ? `${stride} * ${bounded}` : Number(bounded) * stride;
      return emitter.hold(offset(base[position] as Cell, steps));
    });
  const size = base.length / count;
  return Array.from({ length: size }, (_, row) => {
    const options = base.filter((_, position) => position % size === row);
    if (known !== null) return options[Number(bounded)] as Cell;
    const choice = options.slice(1).reduce((text, option, position) => {
      return `${text}${bounded} === ${position} ? ${options[position]} : ${position === options.length - 2 ? option : ""}`;
    }, "");
    return emitter.hold(choice === "" ? (options[0] as Cell) : choice);
  });
}

/** Where an l-value is kept. */
function place(emitter: Emitter, node: Expression): Value {
  switch (node.kind) {
    case "reference":
      return lower(emitter, node);
    case "swizzle": {
      const vector = place(emitter, node.vector);
      return node.components.map((index) => vector[index] as Cell);
    }
    case "field":
      return place(emitter, node.structure).slice(...fieldLeaves(node.structure.type, node.index));
    case "index": {
      const base = place(emitter, node.base);
      const [index] = lower(emitter, node.index) as readonly [Cell];
      if (node.index.constant === undefined && scalarOf(node.base.type) !== "float" && node.base.type.kind !== "array")
        emitter.refuse("a component of an integer vector that is chosen while it runs cannot be written", node.range);
      return element(emitter, node.base.type, base, index);
    }
    default:
      throw new Error(`a ${node.kind} is no place`);
  }
}

function assign(emitter: Emitter, node: Assignment): Value {
  const { target, value, operator } = node;
  const given = lower(emitter, value);
  const held = hasEffects(target) ? emitter.snapshot(value.type, given) : given;
  const home = place(emitter, target);
  const result =
    operator === null ? held : arithmeticOf(emitter, operator, target.type, target.type, value.type, home, held);
  emitter.store(target.type, home, result);
  return home;
}

function binary(emitter: Emitter, node: Binary): Value {
  const { operator, left, right } = node;
  switch (operator) {
    case "&&":
    case "||": {
      const name = emitter.names.fresh("temporary");
      emitter.writer.line(`let ${name} = ${decided(emitter, lower(emitter, left)[0] as Cell)};`);
      emitter.writer.block(`if (${operator === "&&" ? name : `!${name}`})`, () =>
        emitter.writer.line(`${name} = ${lower(emitter, right)[0]};`),
      );
      return [name];
    }
    case "^^": {
      const [x, y] = lowerBoth(emitter, left, right);
      return [emitter.hold(`${decided(emitter, x[0] as Cell)} !== ${decided(emitter, y[0] as Cell)}`)];
    }
    case "<":
    case ">":
    case "<=":
    case ">=": {
      const [x, y] = lowerBoth(emitter, left, right);
      return [emitter.hold(compare(operator, scalarOf(left.type) === "float", x[0] as Cell, y[0] as Cell))];
    }
    case "==":
    case "!=": {
      const [x, y] = lowerBoth(emitter, left, right);
      const name = emitter.names.fresh("temporary");
      emitter.writer.line(`let ${name} = true;`);
      leavesOf(left.type).forEach((leaf, index) => {
        for (let step = 0; step < (leaf.length ?? 1); step++) {
          const [a, b] = [x, y].map((cells) =>
            leaf.scalar === "bool" ? decided(emitter, cells[index] as Cell) : offset(cells[index] as Cell, step),
          ) as [Cell, Cell];
          emitter.writer.line(`if (${name}) ${name} = ${compare("==", leaf.scalar === "float", a, b)};`);
        }
      });
      return [operator === "==" ? name : emitter.hold(`!${name}`)];
    }
    default: {
      const [x, y] = lowerBoth(emitter, left, right);
      return arithmeticOf(emitter, operator, node.type, left.type, right.type, x, y);
    }
  }
}

/** An arithmetic operator on scalars, vectors and matrices in any of GLSL's mixtures. */
function arithmeticOf(
  emitter: Emitter,
  operator: string,
  type: Type,
  leftType: Type,
  rightType: Type,
  x: Value,
  y: Value,
): Value {
  if (operator === "*" && leftType.kind === "matrix" && rightType.kind !== "scalar") {
    const { rows, columns } = leftType;
    const count = rightType.kind === "matrix" ? rightType.columns : 1;
    return Array.from({ length: count * rows }, (_, index) => {
      const [column, row] = [Math.floor(index / rows), index % rows];
      const left = Array.from({ length: columns }, (_, inner) => x[inner * rows + row] as Cell);
      return dot(emitter, left, y.slice(column * columns, (column + 1) * columns));
    });
  }
  if (operator === "*" && rightType.kind === "matrix" && leftType.kind === "vector")
    return Array.from({ length: rightType.columns }, (_, column) =>
      dot(emitter, x, y.slice(column * rightType.rows, (column + 1) * rightType.rows)),
    );
  return Array.from({ length: Math.max(x.length, y.length) }, (_, index) =>
    arithmetic(emitter, operator, type, x[x.length === 1 ? 0 : index] as Cell, y[y.length === 1 ? 0 : index] as Cell),
  );
}

const FLOATS: Readonly<Record<string, (emitter: Emitter, x: Cell, y: Cell) => Cell>> = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
};

function arithmetic(emitter: Emitter, operator: string, type: Type, x: Cell, y: Cell): Cell {
  const scalar = scalarOf(type);
  if (scalar === "float") {
    const operation = FLOATS[operator];
    if (operation === undefined) throw new Error(`'${operator}' is no operator of floats`);
    return operation(emitter, x, y);
  }
  if (operator === "*") return emitter.hold(integer(scalar, `multiplyIntegers(${x}, ${y})`));
  // What WebGL leaves open, the quotient by 0, is 0 here.
  if (operator === "/" || operator === "%")
    return emitter.hold(`${y} === 0 ? 0 : ${integer(scalar, `${x} ${operator} ${y}`)}`);
  return emitter.hold(integer(scalar, `${x} ${operator === ">>" && scalar === "uint" ? ">>>" : operator} ${y}`));
}

/** Wraps around as 32 bits do. */
function integer(scalar: Scalar | null, code: string): string {
  return scalar === "uint" ? `((${code}) >>> 0)` : `((${code}) | 0)`;
}

function construct(emitter: Emitter, type: Type, nodes: readonly Expression[]): Value {
  const values = lowerAll(emitter, nodes);
  const scalar = scalarOf(type);
  if (type.kind === "struct") return values.flat();
  if (type.kind === "array") {
    // Elements lie one behind the other, leaf by leaf.
    const homes = emitter.declare(type, false, nodes[0]?.range ?? { start: 0, end: 0 });
    values.forEach((value, position) => {
      leavesOf(type.element).forEach((leaf, index) => {
        const target = offset(homes[index] as Cell, position * (leaf.length ?? 1));
        emitter.storeLeaf(leaf, target, value[index] as Cell);
      });
    });
    return homes;
  }
  const cells = values.flatMap((value, index) => {
    const from = scalarOf((nodes[index] as Expression).type) as Scalar;
    return value.map((cell) => convert(emitter, from, scalar as Scalar, cell));
  });
  const first = (nodes[0] as Expression).type;
  const count = componentCount(type);
  if (type.kind === "matrix" && nodes.length === 1 && (first.kind === "matrix" || first.kind === "scalar")) {
    const isScalar = first.kind === "scalar";
    const zero = emitter.constant(0);
    return Array.from({ length: count }, (_, index) => {
      const [column, row] = [Math.floor(index / type.rows), index % type.rows];
      if (isScalar) return column === row ? (cells[0] as Cell) : zero;
      const source = first.kind === "matrix" ? first : type;
      if (column < source.columns && row < source.rows) return cells[column * source.rows + row] as Cell;
      return column === row ? emitter.constant(1) : zero;
    });
  }
  if (cells.length === 1) return Array.from({ length: count }, () => cells[0] as Cell);
  return cells.slice(0, count);
}

function convert(emitter: Emitter, from: Scalar, to: Scalar, cell: Cell): Cell {
  if (from === to) return cell;
  if (to === "float") return emitter.operate("set", from === "bool" ? `${decided(emitter, cell)} ? 1 : 0` : cell);
  if (from === "float") {
    if (to === "bool") return emitter.hold(`!equal(${cell}, ${emitter.constant(0)})`);
    return emitter.hold(integer(to, `integer(${cell})`));
  }
  if (to === "bool") return emitter.hold(`${cell} !== 0`);
  return emitter.hold(from === "bool" ? `${decided(emitter, cell)} ? 1 : 0` : integer(to, cell));
}

function callFunction(emitter: Emitter, symbol: FunctionSymbol, nodes: readonly Expression[]): Value {
  const frame = emitter.frames.get(symbol);
  if (frame === undefined) throw new Error(`${symbol.name} is called before it is written`);
  const places: (Value | null)[] = [];
  const values = nodes.map((node, index) => {
    const isOut = symbol.parameters[index]?.direction !== "in";
    places.push(isOut ? place(emitter, node) : null);
    if (isOut) return emitter.snapshot(node.type, places[index] as Value);
    const value = lower(emitter, node);
    return nodes.slice(index + 1).some(hasEffects) ? emitter.snapshot(node.type, value) : value;
  });
  symbol.parameters.forEach((parameter, index) => {
    emitter.store(parameter.type, emitter.homes.get(parameter) as Value, values[index] as Value);
  });
  emitter.writer.line(`${frame.name}();`);
  const result = emitter.snapshot(symbol.returnType, frame.result);
  symbol.parameters.forEach((parameter, index) => {
    const target = places[index];
    if (target) emitter.store(parameter.type, target, emitter.homes.get(parameter) as Value);
  });
  return result;
}
