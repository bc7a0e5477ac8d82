/** Expressions over a cell: one handler a kind, each gives the cells of its value. */
import { hasEffects } from "../../glsl/effects.ts";
import type { Assignment, Binary, Call, ConstantValue, Construct, Expression, Reference } from "../../glsl/tree.ts";
import { BOOL, componentCount, type Scalar, scalarOf, scalarType, type Type } from "../../glsl/types.ts";
import { binary, GENERATED, index, reference } from "../expressions.ts";
import { fieldOffset } from "../layout.ts";
import { callBuiltin, truncate } from "./builtins.ts";
import { constantCells, literalOf, oneOf } from "./constants.ts";
import { type Context, cellOf, type Home } from "./context.ts";
import { leavesOf } from "./leaves.ts";
import { compare, integer, negate, subtract, whole } from "./operations.ts";
import { arithmetic, compareCells, equalCells, operate } from "./operators.ts";
import { choose, chooseCell, element, indexOf, readPlace, resolve, writePlace } from "./places.ts";
import {
  type ArrayCell,
  type Cell,
  exact,
  type FloatCell,
  float,
  floatOf,
  isScalar,
  plain,
  plainOf,
  type ScalarCell,
} from "./values.ts";

type Value = readonly Cell[];
type Handlers = { [K in Expression["kind"]]: (context: Context, node: Extract<Expression, { kind: K }>) => Value };

export function lower(context: Context, node: Expression): Value {
  // Floats are computed as they are written: what they are rounded by is a part of the result.
  if (node.constant !== undefined && scalarOf(node.type) !== "float" && componentCount(node.type) > 0)
    return constantCells(node.type, node.constant);
  return (handlers[node.kind] as (context: Context, node: Expression) => Value)(context, node);
}

/** Operands in their order; one that a later operand could change keeps the value that it has here. */
function lowerAll(context: Context, nodes: readonly Expression[]): Value[] {
  return nodes.map((node, at) => {
    const value = lower(context, node);
    return nodes.slice(at + 1).some(hasEffects) ? context.hold(value) : value;
  });
}

const handlers: Handlers = {
  literal: (_, node) => constantCells(node.type, node.value),
  reference: readVariable,
  call: callFunction,
  builtin: (context, node) => {
    if (node.name === "modf") {
      const [argument, target] = node.arguments as readonly [Expression, Expression];
      const value = lower(context, argument).map(floatOf);
      const wholes = value.map((cell) => truncate(context, cell));
      const rests = value.map((cell, at) => subtract(context, cell, wholes[at] as FloatCell));
      writePlace(context, resolve(context, target), wholes);
      return rests;
    }
    return callBuiltin(context, node, lowerAll(context, node.arguments));
  },
  construct,
  unary: (context, node) => {
    const value = lower(context, node.operand);
    if (node.operator === "+") return value;
    return value.map((cell): Cell => {
      if (cell.scalar === "float") return negate(context, cell);
      if (cell.scalar === "array") throw new Error("an array has no sign");
      const operand = cell.expression;
      const { operator } = node;
      const expression: Expression = { kind: "unary", operator, operand, type: operand.type, range: node.range };
      return plain(cell.scalar, context.name(expression, "value"));
    });
  },
  increment: (context, node) => {
    const place = resolve(context, node.operand);
    const before = context.hold(readPlace(context, place));
    const one: ScalarCell = scalarOf(node.type) === "float" ? exact(1) : oneOf(node.type);
    const after = before.map((cell) => arithmetic(context, node.operator === "++" ? "+" : "-", cell, one));
    writePlace(context, place, after);
    return node.prefix ? after : before;
  },
  binary: lowerBinary,
  assignment: assign,
  conditional: (context, node) => {
    const condition = context.name(plainOf(lower(context, node.condition)[0]), "is");
    let whenTrue: Value = [];
    let whenFalse: Value = [];
    const then = context.capture(() => {
      whenTrue = lower(context, node.whenTrue);
    });
    const otherwise = context.capture(() => {
      whenFalse = lower(context, node.whenFalse);
    });
    if (then.length === 0 && otherwise.length === 0 && [...whenTrue, ...whenFalse].every(isScalar))
      return whenTrue.map((cell, at) => choose(context, condition, cell as ScalarCell, whenFalse[at] as ScalarCell));
    // Only the side that is taken is computed, so that it alone makes choices.
    const result = context.kinds.temporary(node, node.type, "chosen");
    const homes = context.declare(result);
    const side = (statements: typeof then, value: Value): typeof then =>
      context.capture(() => {
        for (const one of statements) context.emit(one);
        homes.forEach((home, leaf) => {
          context.store(result, leaf, cellOf(home), value[leaf] as Cell);
        });
      });
    context.emit({
      kind: "if",
      condition,
      then: { kind: "block", statements: side(then, whenTrue), range: GENERATED },
      otherwise: { kind: "block", statements: side(otherwise, whenFalse), range: GENERATED },
      range: GENERATED,
    });
    return homes.map(cellOf);
  },
  sequence: (context, node) => {
    lower(context, node.left);
    return lower(context, node.right);
  },
  swizzle: (context, node) => {
    const value = lower(context, node.vector);
    return node.components.map((component) => value[component] as Cell);
  },
  field: (context, node) => {
    const start = fieldOffset(node.structure.type, node.index);
    return lower(context, node.structure).slice(start, start + leavesOf(node.type).length);
  },
  index: (context, node) => {
    const lowered = lower(context, node.base);
    const base = hasEffects(node.index) ? context.hold(lowered) : lowered;
    const at = indexOf(context, node.index, node.base.type);
    if (node.base.type.kind === "array") return base.map((cell) => element(cell as ArrayCell, at));
    const size = leavesOf(node.type).length;
    if (typeof at.constant === "number") return base.slice(at.constant * size, (at.constant + 1) * size);
    return Array.from({ length: size }, (_, within) =>
      chooseCell(
        context,
        at,
        base.filter((_, leaf) => leaf % size === within),
      ),
    );
  },
  length: (_, node) => constantCells(node.type, node.constant as ConstantValue),
};

function readVariable(context: Context, { variable, range }: Reference): Value {
  const homes = context.homes(variable);
  if (homes !== undefined) return homes.map(cellOf);
  if (variable.constant !== undefined && leavesOf(variable.type).every(({ sizes }) => sizes.length === 0))
    return constantCells(variable.type, variable.constant);
  if (variable.storage !== "uniform" && !variable.isConst) {
    context.refuse(`'${variable.name}' has no enclosure over a cell, possible are uniforms and variables`, range);
    return leavesOf(variable.type).map((leaf) => (leaf.scalar === "float" ? exact(0) : oneOf(scalarType(leaf.scalar))));
  }
  return givenCells(context, reference(variable), variable.type);
}

/** The leaves of what the program itself keeps: a uniform, or a constant array. */
function givenCells(context: Context, from: Expression, type: Type): Value {
  const scalarCell = (scalar: Scalar, expression: Expression): ScalarCell =>
    scalar === "float" ? float("exact", expression) : plain(scalar, expression);
  switch (type.kind) {
    case "scalar":
      return [scalarCell(type.scalar, from)];
    case "vector":
      return Array.from({ length: type.size }, (_, component) =>
        scalarCell(type.scalar, component_(from, component, type.scalar)),
      );
    case "matrix": {
      const column = { kind: "vector", scalar: "float", size: type.rows } as const;
      return Array.from({ length: type.columns }, (_, at) =>
        givenCells(context, index(from, literalOf(at, "int"), column), column),
      ).flat();
    }
    case "struct":
      return type.fields.flatMap((field, at) =>
        givenCells(
          context,
          { kind: "field", structure: from, name: field.name, index: at, type: field.type, range: GENERATED },
          field.type,
        ),
      );
    case "array": {
      const { element: inner, size } = type;
      if (leavesOf(inner).some(({ sizes }) => sizes.length > 0)) {
        context.refuse("an array of structs with arrays has no enclosure over a cell", from.range);
        return [];
      }
      return leavesOf(inner).map(
        (_, leaf): Cell => ({
          scalar: "array",
          sizes: [size],
          at: (position) => givenCells(context, index(from, position, inner), inner)[leaf] as ScalarCell,
        }),
      );
    }
    case "void":
    case "sampler":
      return [];
  }
}

function component_(vector: Expression, component: number, scalar: Scalar): Expression {
  return { kind: "swizzle", vector, components: [component], type: scalarType(scalar), range: GENERATED };
}

function assign(context: Context, node: Assignment): Value {
  const given = lower(context, node.value);
  // All of it is read before the first leaf is written.
  const held = given.length > 1 || hasEffects(node.target) ? context.hold(given) : given;
  const place = resolve(context, node.target);
  const result =
    node.operator === null
      ? held
      : operate(context, node.operator, node.target.type, node.value.type, readPlace(context, place), held);
  writePlace(context, place, result);
  return readPlace(context, place);
}

function lowerBinary(context: Context, node: Binary): Value {
  const { operator, left, right } = node;
  switch (operator) {
    case "&&":
    case "||": {
      const first = plainOf(lower(context, left)[0]);
      let second: Expression = first;
      const behind = context.capture(() => {
        second = plainOf(lower(context, right)[0]);
      });
      if (behind.length === 0) return [plain("bool", context.name(binary(operator, first, second, BOOL), "is"))];
      const result = context.variable(BOOL, "is");
      context.emit({ kind: "declaration", variable: result, initializer: first, range: GENERATED });
      const isOpen: Expression =
        operator === "&&"
          ? reference(result)
          : { kind: "unary", operator: "!", operand: reference(result), type: BOOL, range: GENERATED };
      const statements = [...behind, ...context.capture(() => context.assign(reference(result), second))];
      const then = { kind: "block", statements, range: GENERATED } as const;
      context.emit({ kind: "if", condition: isOpen, then, otherwise: null, range: GENERATED });
      return [plain("bool", reference(result))];
    }
    case "^^": {
      const [x, y] = lowerAll(context, [left, right]);
      return [plain("bool", context.name(binary("!=", plainOf(x?.[0]), plainOf(y?.[0]), BOOL), "is"))];
    }
    case "<":
    case ">":
    case "<=":
    case ">=": {
      const [x, y] = lowerAll(context, [left, right]);
      return [plain("bool", compareCells(context, operator, x?.[0] as Cell, y?.[0] as Cell))];
    }
    case "==":
    case "!=": {
      const [x, y] = lowerAll(context, [left, right]) as [Value, Value];
      const equal = equalCells(context, x, y);
      const answer: Expression =
        operator === "==" ? equal : { kind: "unary", operator: "!", operand: equal, type: BOOL, range: GENERATED };
      return [plain("bool", context.name(answer, "is"))];
    }
    default: {
      const [x, y] = lowerAll(context, [left, right]) as [Value, Value];
      return operate(context, operator, left.type, right.type, x, y);
    }
  }
}

function construct(context: Context, node: Construct): Value {
  const { type, arguments: nodes } = node;
  const values = lowerAll(context, nodes);
  if (type.kind === "struct") return values.flat();
  if (type.kind === "array") {
    const variable = context.kinds.temporary(node, type, "elements");
    const homes = context.declare(variable);
    const inner = leavesOf(type.element);
    values.forEach((value, at) => {
      inner.forEach((_, leaf) => {
        const target = element(cellOf(homes[leaf] as Home) as ArrayCell, literalOf(at, "int"));
        context.store(variable, leaf, target, value[leaf] as Cell);
      });
    });
    return homes.map(cellOf);
  }
  const scalar = scalarOf(type) as Scalar;
  const [first] = nodes as readonly [Expression, ...Expression[]];
  const cells = values.flat().map((cell) => convert(context, scalar, cell));
  const count = componentCount(type);
  if (type.kind === "matrix" && nodes.length === 1 && (first.type.kind === "matrix" || first.type.kind === "scalar")) {
    const source = first.type;
    return Array.from({ length: count }, (_, at): Cell => {
      const [column, row] = [Math.floor(at / type.rows), at % type.rows];
      if (source.kind === "scalar") return column === row ? (cells[0] as Cell) : exact(0);
      if (column < source.columns && row < source.rows) return cells[column * source.rows + row] as Cell;
      return exact(column === row ? 1 : 0);
    });
  }
  if (cells.length === 1) return Array.from({ length: count }, () => cells[0] as Cell);
  return cells.slice(0, count);
}

function convert(context: Context, to: Scalar, cell: Cell): Cell {
  if (cell.scalar === to || cell.scalar === "array") return cell;
  if (cell.scalar !== "float") {
    if (to === "float") return whole(context, cell.expression);
    return plain(to, cast(context, to, cell.expression));
  }
  if (to === "bool") return plain("bool", compare(context, "!=", cell, exact(0)));
  const int = integer(context, cell);
  return plain(to as "int", to === "int" ? int : cast(context, to, int));
}

function cast(context: Context, to: Scalar, value: Expression): Expression {
  const type = scalarType(to);
  return context.name({ kind: "construct", arguments: [value], type, range: GENERATED }, "value");
}

function callFunction(context: Context, node: Call): Value {
  const { function: symbol } = node;
  const places = node.arguments.map((argument, at) =>
    symbol.parameters[at]?.direction === "in" ? null : resolve(context, argument),
  );
  const values = node.arguments.map((argument, at) => {
    const place = places[at] ?? null;
    if (place !== null) return context.hold(readPlace(context, place));
    const value = lower(context, argument);
    return node.arguments.slice(at + 1).some(hasEffects) ? context.hold(value) : value;
  });
  const kinds = values.map((value, at) =>
    symbol.parameters[at]?.direction === "out" ? value.map(() => "exact" as const) : value.map(kindOf),
  );
  const enclosed = context.shared.enclose(symbol, kinds);
  const operands: Expression[] = [];
  const outs: (() => void)[] = [];
  values.forEach((value, at) => {
    const parameter = symbol.parameters[at];
    if (parameter === undefined) throw new Error(`function ${symbol.name} has no parameter ${at}`);
    const passed = context.kinds.temporary(node, parameter.type, `${parameter.name}_${at}`);
    const homes = leavesOf(parameter.type).map((_, leaf) => enclosed.parameters[at]?.[leaf] ?? "exact");
    homes.forEach((kind, leaf) => {
      context.kinds.grow(passed, leaf, kind);
    });
    const made = context.adopt(passed);
    const isPlain = parameter.direction === "in" && value.every(isScalar);
    value.forEach((cell, leaf) => {
      const home = made[leaf] as Home;
      if (isPlain && isScalar(cell)) {
        operands.push(cell.scalar === "float" ? context.fit(cell, home.kind).expression : cell.expression);
        return;
      }
      context.variables.push(home.variable);
      if (parameter.direction !== "out") context.store(passed, leaf, cellOf(home), cell);
      operands.push(reference(home.variable));
    });
    const place = places[at] ?? null;
    if (place !== null) outs.push(() => writePlace(context, place, made.map(cellOf)));
  });
  const [only] = enclosed.result.length === 1 ? leavesOf(symbol.returnType) : [];
  if (only !== undefined && only.sizes.length === 0) {
    const result = context.name(
      {
        kind: "call",
        function: enclosed.symbol,
        arguments: operands,
        type: enclosed.symbol.returnType,
        range: node.range,
      },
      symbol.name,
    );
    for (const out of outs) out();
    return [only.scalar === "float" ? float(enclosed.result[0] ?? "exact", result) : plain(only.scalar, result)];
  }
  const result = context.kinds.temporary(node, symbol.returnType, "result");
  enclosed.result.forEach((kind, leaf) => {
    context.kinds.grow(result, leaf, kind);
  });
  const homes = context.adopt(result);
  for (const { variable } of homes) {
    context.variables.push(variable);
    operands.push(reference(variable));
  }
  context.emit({
    kind: "expression",
    expression: {
      kind: "call",
      function: enclosed.symbol,
      arguments: operands,
      type: enclosed.symbol.returnType,
      range: node.range,
    },
    range: node.range,
  });
  for (const out of outs) out();
  return homes.map(cellOf);
}

function kindOf(cell: Cell): "exact" | "constant" | "model" {
  if (cell.scalar === "float") return cell.kind;
  if (cell.scalar !== "array") return "exact";
  const first = cell.at(literalOf(0, "int"));
  return first.scalar === "float" ? first.kind : "exact";
}
