/**
 * Calls of functions by their name in JavaScript, and the text of such functions.
 *
 * They take scalars one by one and arrays as typed arrays. A single scalar comes back as the return value; more results
 * come back through `results`, which is safe because they are read right after the call. Arrays that come back are
 * buffers of the caller's.
 */
import type { FunctionSymbol, Variable } from "../../glsl/tree.ts";
import { outParameters } from "./analysis.ts";
import { Emitter, type Frame, type Lowering, type Operand } from "./emitter.ts";
import { type Cell, type Code, type Leaf, leavesOf, type Place, type Slice, type Value } from "./storage.ts";
import type { Unit } from "./unit.ts";

/** The leaves that a call hands back besides arrays, which it writes where the caller says: the value, then out parameters. */
function resultLeaves(symbol: FunctionSymbol): Leaf[] {
  const types = [symbol.returnType, ...outParameters(symbol).map(({ parameter }) => parameter.type)];
  return types.flatMap((type) => leavesOf(type)).filter((leaf) => leaf.length === null);
}

/** Writes a call by name and the copies back to its out parameters; gives the returned value. */
export function callByName(emitter: Emitter, symbol: FunctionSymbol, operands: readonly Operand[]): Value {
  const { unit } = emitter;
  const returned = leavesOf(symbol.returnType);
  const returnedArrays = returned.filter((leaf) => leaf.length !== null).map((leaf) => newSlice(emitter, leaf));
  const outArrays = new Map<number, Slice[]>();
  const args = symbol.parameters.flatMap((parameter, index): Code[] => {
    const operand = operands[index] as Operand;
    const slices: Slice[] = [];
    const codes = leavesOf(parameter.type).flatMap((leaf, position): Code[] => {
      const cell = operand.value[position];
      if (leaf.length === null) return parameter.direction === "out" ? [] : [cell as Code];
      const slice =
        parameter.direction === "out" ? newSlice(emitter, leaf) : passable(emitter, parameter, cell as Slice);
      slices.push(slice);
      return [slice.array];
    });
    if (parameter.direction !== "in") outArrays.set(index, slices);
    return codes;
  });
  const call = `${unit.functionName(symbol)}(${[...args, ...returnedArrays.map((slice) => slice.array)].join(", ")})`;
  const scalars = takeResults(emitter, symbol, call);
  if (unit.analysis.discards(symbol)) emitter.writer.block("if (discarded[0] !== 0)", () => emitter.frame.discards());

  const take = (leaves: readonly Leaf[], arrays: Slice[]): Value =>
    leaves.map((leaf) => (leaf.length === null ? scalars.shift() : arrays.shift()) as Cell);
  const value = take(returned, returnedArrays);
  for (const { parameter, index } of outParameters(symbol)) {
    emitter.store((operands[index] as Operand).places, take(leavesOf(parameter.type), outArrays.get(index) ?? []));
  }
  return value;
}

function takeResults(emitter: Emitter, symbol: FunctionSymbol, call: Code): Code[] {
  const leaves = resultLeaves(symbol);
  if (leaves.length === 1 && leavesOf(symbol.returnType).length === 1) return [emitter.hold(call)];
  emitter.writer.line(`${call};`);
  return leaves.map((leaf, index) => {
    emitter.unit.result(index);
    return emitter.hold(emitter.element("results", String(index), leaf.scalar));
  });
}

function newSlice(emitter: Emitter, leaf: Leaf): Slice {
  const length = leaf.length as number;
  return { kind: "slice", array: emitter.unit.buffer(leaf.scalar, length), offset: "0", length, scalar: leaf.scalar };
}

/** An array that the callee may read and, if it writes its parameter, write. */
function passable(emitter: Emitter, parameter: Variable, slice: Slice): Slice {
  const isReadOnly = parameter.direction === "in" && !emitter.unit.analysis.written.has(parameter);
  return isReadOnly && slice.offset === "0" && !emitter.isShared(slice.array) ? slice : emitter.copyOf(slice);
}

/** The text of a function that is called by name. */
export function emitFunction(unit: Unit, lower: Lowering, symbol: FunctionSymbol, name: string): string {
  const parameters: string[] = [];
  const returnedArrays: Place[] = [];
  const frame: Frame = {
    returns: (value) => writeResults(emitter, symbol, returnedArrays, value),
    discards: () => {
      emitter.writer.line("discarded[0] = 1;");
      emitter.writer.line(leavesOf(symbol.returnType).length === 1 ? "return 0;" : "return;");
    },
  };
  const emitter = new Emitter(unit, lower, frame);
  for (const parameter of symbol.parameters) {
    emitter.bind(
      parameter,
      leavesOf(parameter.type).map((leaf) => declareParameter(emitter, parameter, leaf, parameters)),
    );
  }
  for (const leaf of leavesOf(symbol.returnType)) {
    if (leaf.length === null) continue;
    const array = unit.names.fresh("array");
    parameters.push(array);
    returnedArrays.push({ kind: "slice", array, offset: "0", length: leaf.length, scalar: leaf.scalar });
  }
  // A chain of functions that each call the next one twice needs no loop to run for ever.
  emitter.countDown();
  const statements = symbol.body?.statements ?? [];
  lower.statements(emitter, statements);
  if (symbol.returnType.kind === "void" && statements[statements.length - 1]?.kind !== "return")
    writeResults(emitter, symbol, [], []);
  return emitter.functionText(`function ${name}(${parameters.join(", ")})`);
}

function declareParameter(emitter: Emitter, parameter: Variable, leaf: Leaf, parameters: string[]): Place {
  if (leaf.length !== null) {
    const array = emitter.unit.names.fresh("array");
    parameters.push(array);
    const slice: Slice = { kind: "slice", array, offset: "0", length: leaf.length, scalar: leaf.scalar };
    if (parameter.direction === "out") emitter.clear(slice);
    return slice;
  }
  if (parameter.direction === "out") return emitter.declareLeaf(leaf, null);
  const name = emitter.unit.names.fresh("variable");
  parameters.push(name);
  return { kind: "name", name };
}

function writeResults(emitter: Emitter, symbol: FunctionSymbol, returnedArrays: readonly Place[], value: Value): void {
  const outs = outParameters(symbol).flatMap(({ parameter }) =>
    emitter.placesOf(parameter).map((place) => emitter.read(place)),
  );
  const codes = [...value, ...outs].filter((cell): cell is Code => typeof cell === "string");
  const slices = value.filter((cell): cell is Slice => typeof cell !== "string");
  for (const [index, slice] of slices.entries()) emitter.copy(returnedArrays[index] as Slice, slice);
  const [only] = codes;
  if (codes.length === 1 && leavesOf(symbol.returnType).length === 1 && only !== undefined) {
    emitter.writer.line(`return ${only};`);
    return;
  }
  for (const [index, code] of codes.entries()) emitter.writer.line(`${emitter.unit.result(index)} = ${code};`);
  emitter.writer.line("return;");
}
