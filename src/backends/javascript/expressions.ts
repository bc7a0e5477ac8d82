/** Expressions: one handler a kind. Each writes what has effects and gives the value as code without effects. */
import type { Assignment, Conditional, Expression, Increment } from "../../glsl/tree.ts";
import { type Scalar, scalarOf, type Type } from "../../glsl/types.ts";
import {
  boundedIndex,
  elementOfValue,
  elementPlaces,
  fieldLeaves,
  indexedLength,
  swizzledPlaces,
  swizzledValue,
} from "./access.ts";
import { builtins } from "./builtins.ts";
import { leafValues } from "./constants.ts";
import { construct } from "./construct.ts";
import type { Emitter, Operand } from "./emitter.ts";
import { arithmeticOperation, binaryOperation, unaryOperation } from "./operators.ts";
import { type Code, leavesOf, type Place, scalarsOf, type Value } from "./storage.ts";

type Handlers = { [K in Expression["kind"]]: (node: Extract<Expression, { kind: K }>, emitter: Emitter) => Value };

const handlers: Handlers = {
  literal: (node, emitter) => [emitter.arithmetic.literal(scalarOf(node.type) as Scalar, node.value)],
  reference: (node, emitter) => emitter.placesOf(node.variable).map((place) => emitter.read(place)),
  call: (node, emitter) => {
    const operands = operandsOf(node.function.parameters, node.arguments, emitter);
    return emitter.lower.call(emitter, node.function, operands);
  },
  builtin: (node, emitter) => {
    // The second argument of modf is the only out parameter among the built-ins.
    if (node.name === "modf") return modf(node.arguments[0] as Expression, node.arguments[1] as Expression, emitter);
    const builtin = builtins.get(node.name);
    if (builtin === undefined) {
      emitter.unit.refuse(`${node.name} cannot run on the CPU: ${reasonAgainst(node.name)}`, node.range);
      return zeros(node.type, emitter);
    }
    const values = inOrder(node.arguments, emitter);
    return builtin({ emitter, type: node.type, types: node.arguments.map((one) => one.type), values });
  },
  construct: (node, emitter) => construct(emitter, node, inOrder(node.arguments, emitter)),
  unary: (node, emitter) =>
    unaryOperation(emitter, node.operator, node.type, emitter.lower.value(emitter, node.operand)),
  increment: (node, emitter) => {
    const places = lowerPlaces(emitter, node.operand);
    const before = node.prefix ? null : emitter.snapshot(places.map((place) => emitter.read(place)));
    increment(node, places, emitter);
    return before ?? places.map((place) => emitter.read(place));
  },
  binary: (node, emitter) => {
    if (node.operator === "&&") return shortCircuit(node.left, node.right, true, emitter);
    if (node.operator === "||") return shortCircuit(node.left, node.right, false, emitter);
    const [left, right] = inOrder([node.left, node.right], emitter) as [Value, Value];
    return binaryOperation(
      emitter,
      node.operator,
      { type: node.left.type, value: left },
      { type: node.right.type, value: right },
    );
  },
  assignment: (node, emitter) => assign(node, emitter).map((place) => emitter.read(place)),
  conditional: (node, emitter) => conditional(node, emitter),
  sequence: (node, emitter) => {
    emitter.lower.effect(emitter, node.left);
    return emitter.lower.value(emitter, node.right);
  },
  swizzle: (node, emitter) => swizzledValue(emitter, node, emitter.lower.value(emitter, node.vector)),
  field: (node, emitter) => {
    const [first, end] = fieldLeaves(node.structure.type, node.index);
    return emitter.lower.value(emitter, node.structure).slice(first, end);
  },
  index: (node, emitter) => {
    const [base, index] = inOrder([node.base, node.index], emitter) as [Value, Value];
    const bounded = boundedIndex(emitter, node.index, scalarsOf(index)[0] as Code, indexedLength(node.base.type));
    return elementOfValue(emitter, node.base.type, base, bounded);
  },
  length: (node) => [String(indexedLength(node.array.type))],
};

export function lowerValue(emitter: Emitter, expression: Expression): Value {
  const scalar = expression.type.kind === "scalar" ? expression.type.scalar : null;
  // Floats are left as they are written: the tree's constants are those of float32.
  if (scalar !== null && scalar !== "float" && expression.constant !== undefined) {
    const [[value]] = leafValues(expression.type, expression.constant) as [[number | boolean]];
    return [emitter.arithmetic.literal(scalar, value)];
  }
  if (expression.type.kind === "array" && expression.constant !== undefined) {
    return emitter.unit.constantCells(expression.type, expression.constant);
  }
  return (handlers[expression.kind] as (node: Expression, emitter: Emitter) => Value)(expression, emitter);
}

export function lowerEffect(emitter: Emitter, expression: Expression): void {
  if (expression.kind === "increment") increment(expression, lowerPlaces(emitter, expression.operand), emitter);
  else if (expression.kind === "assignment") assign(expression, emitter);
  else if (expression.kind === "sequence") {
    lowerEffect(emitter, expression.left);
    lowerEffect(emitter, expression.right);
  } else lowerValue(emitter, expression);
}

export function lowerPlaces(emitter: Emitter, expression: Expression): readonly Place[] {
  if (expression.kind === "reference") return emitter.placesOf(expression.variable);
  if (expression.kind === "swizzle") return swizzledPlaces(expression, lowerPlaces(emitter, expression.vector));
  if (expression.kind === "field") {
    const [first, end] = fieldLeaves(expression.structure.type, expression.index);
    return lowerPlaces(emitter, expression.structure).slice(first, end);
  }
  if (expression.kind !== "index") throw new Error(`an expression of kind ${expression.kind} is no l-value`);
  const { type } = expression.base;
  const base = lowerPlaces(emitter, expression.base);
  const index = scalarsOf(lowerValue(emitter, expression.index))[0] as Code;
  return elementPlaces(emitter, type, base, boundedIndex(emitter, expression.index, index, indexedLength(type)));
}

/** Values of several expressions from left to right; what a later one could change is saved before. */
function inOrder(expressions: readonly Expression[], emitter: Emitter): Value[] {
  const lastEffect = expressions.findLastIndex((expression) => emitter.unit.analysis.hasEffect(expression));
  return expressions.map((expression, index) => {
    const value = lowerValue(emitter, expression);
    return index < lastEffect ? emitter.snapshot(value) : value;
  });
}

function operandsOf(
  parameters: readonly { readonly direction: "in" | "out" | "inout" }[],
  args: readonly Expression[],
  emitter: Emitter,
): Operand[] {
  const lastEffect = args.findLastIndex((argument) => emitter.unit.analysis.hasEffect(argument));
  return args.map((argument, index): Operand => {
    const direction = parameters[index]?.direction;
    const places = direction === "in" ? [] : lowerPlaces(emitter, argument);
    const value =
      direction === "in"
        ? lowerValue(emitter, argument)
        : direction === "out"
          ? []
          : places.map((place) => emitter.read(place));
    return { value: index < lastEffect ? emitter.snapshot(value) : value, places };
  });
}

function assign(node: Assignment, emitter: Emitter): readonly Place[] {
  const places = lowerPlaces(emitter, node.target);
  if (node.operator === null) {
    emitter.store(places, lowerValue(emitter, node.value));
    return places;
  }
  const current = places.map((place) => emitter.read(place));
  const left = emitter.unit.analysis.hasEffect(node.value) ? emitter.snapshot(current) : current;
  const right = lowerValue(emitter, node.value);
  const result = arithmeticOperation(
    emitter,
    node.operator,
    { type: node.target.type, value: left },
    { type: node.value.type, value: right },
  );
  emitter.store(places, result);
  return places;
}

function increment(node: Increment, places: readonly Place[], emitter: Emitter): void {
  const scalar = scalarOf(node.type) as Scalar;
  const operator = node.operator === "++" ? "+" : "-";
  for (const place of places) {
    emitter.store([place], [emitter.arithmetic.binary(scalar, operator, emitter.read(place) as Code, "1")]);
  }
}

/** `left && right` (`until` true) or `left || right`: the right side runs only if the left has not decided. */
function shortCircuit(left: Expression, right: Expression, until: boolean, emitter: Emitter): Value {
  const first = scalarsOf(lowerValue(emitter, left))[0] as Code;
  let second: Code = "";
  const lines = emitter.writer.capture(() => {
    second = scalarsOf(lowerValue(emitter, right))[0] as Code;
  });
  if (lines.length === 0) return [`(${first} ${until ? "&&" : "||"} ${second})`];
  const result = emitter.declareLeaf({ scalar: "bool", length: null }, first);
  const name = emitter.read(result) as Code;
  emitter.writer.block(`if (${until ? name : `!${name}`})`, () => {
    emitter.writer.append(lines);
    emitter.store([result], [second]);
  });
  return [name];
}

function conditional(node: Conditional, emitter: Emitter): Value {
  const condition = scalarsOf(lowerValue(emitter, node.condition))[0] as Code;
  const branch = (side: Expression): [string[], Value] => {
    let value: Value = [];
    const lines = emitter.writer.capture(() => {
      value = lowerValue(emitter, side);
    });
    return [lines, value];
  };
  const [linesTrue, whenTrue] = branch(node.whenTrue);
  const [linesFalse, whenFalse] = branch(node.whenFalse);
  const only = whenTrue.length === 1 ? whenTrue[0] : undefined;
  if (typeof only === "string" && linesTrue.length === 0 && linesFalse.length === 0) {
    return [`(${condition} ? ${only} : ${whenFalse[0] as Code})`];
  }
  // The branches may read variables that an effect later in the expression changes: the results have their own storage.
  const result = leavesOf(node.type).map((leaf) => emitter.declareLeaf(leaf, null));
  emitter.writer.block(`if (${condition})`, () => {
    emitter.writer.append(linesTrue);
    emitter.store(result, whenTrue);
  });
  emitter.writer.block("else", () => {
    emitter.writer.append(linesFalse);
    emitter.store(result, whenFalse);
  });
  return result.map((place) => emitter.read(place));
}

function modf(operand: Expression, target: Expression, emitter: Emitter): Value {
  const value = emitter.snapshot(lowerValue(emitter, operand));
  const whole = emitter.snapshot(scalarsOf(value).map((code) => emitter.arithmetic.call("trunc", code)));
  emitter.store(lowerPlaces(emitter, target), whole);
  return scalarsOf(value).map((code, index) => emitter.arithmetic.subtract(code, whole[index] as Code));
}

function zeros(type: Type, emitter: Emitter): Value {
  return leavesOf(type).map((leaf) => emitter.arithmetic.zero(leaf.scalar));
}

function reasonAgainst(name: string): string {
  if (name.startsWith("dFd") || name === "fwidth") {
    return "a difference to the neighbour pixel has no meaning for a single point; differentiate the program first";
  }
  return name.startsWith("tex") ? "there are no textures" : "it is not a built-in function of this backend";
}
