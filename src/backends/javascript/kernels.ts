/**
 * The loops around the entry function: over the pixels of a rectangle, and over a list of points.
 *
 * Unless it is very large the entry stands inside the loop, so that V8 keeps everything in registers.
 */

import { visitExpression } from "../../glsl/children.ts";
import type { FunctionSymbol, Program, Variable } from "../../glsl/tree.ts";
import { type Scalar, typeName } from "../../glsl/types.ts";
import { Emitter, type Lowering, type Operand } from "./emitter.ts";
import { type Cell, type Code, leavesOf, type Place, type Value } from "./storage.ts";
import type { Unit } from "./unit.ts";

/** An entry is a function of one `in vec2`; its value and its out parameters are what a point yields. */
export function isEntry(symbol: FunctionSymbol): boolean {
  const inputs = symbol.parameters.filter((parameter) => parameter.direction !== "out");
  return (
    inputs.length === 1 &&
    inputs[0]?.direction === "in" &&
    typeName(inputs[0].type) === "vec2" &&
    entryLeaves(symbol).length > 0 &&
    entryLeaves(symbol).every((leaf) => leaf.length === null)
  );
}

/** The numbers that one point yields: the components of the value, then of the out parameters. */
export function entryLeaves(symbol: FunctionSymbol) {
  const outs = symbol.parameters.filter((parameter) => parameter.direction === "out");
  return [symbol.returnType, ...outs.map((parameter) => parameter.type)].flatMap((type) => leavesOf(type));
}

/** `render(x0, y0, x1, y1, values, out, limit)`: pixel centres at halves, row y0 first, y up. */
export function renderKernel(unit: Unit, lower: Lowering, program: Program, entry: FunctionSymbol): string {
  const emitter = kernelEmitter(unit, lower);
  start(emitter);
  emitter.writer.line("let cursor = 0;");
  emitter.writer.block("for (let row = y0; row < y1; row++)", () => {
    emitter.writer.block("for (let column = x0; column < x1; column++)", () => {
      point(emitter, program, entry, [emitter.hold("column + 0.5"), emitter.hold("row + 0.5")]);
    });
  });
  return emitter.functionText("function render(x0, y0, x1, y1, values, out, limit)");
}

/** `evaluate(points, values, out, limit)`: x and y of each point in turn. */
export function evaluateKernel(unit: Unit, lower: Lowering, program: Program, entry: FunctionSymbol): string {
  const emitter = kernelEmitter(unit, lower);
  start(emitter);
  emitter.writer.line("let cursor = 0;");
  emitter.writer.line("const end = points.length - 1;");
  emitter.writer.block("for (let index = 0; index < end; index += 2)", () => {
    const coordinates = ["points[index]", "points[index + 1]"];
    const rounded = unit.float32 ? coordinates.map((code) => unit.arithmetic.float(code)) : coordinates;
    point(
      emitter,
      program,
      entry,
      rounded.map((code) => emitter.hold(code)),
    );
  });
  return emitter.functionText("function evaluate(points, values, out, limit)");
}

function kernelEmitter(unit: Unit, lower: Lowering): Emitter {
  const unreachable = (): void => {
    throw new Error("a kernel neither returns nor discards by itself");
  };
  return new Emitter(unit, lower, { returns: unreachable, discards: unreachable });
}

function start(emitter: Emitter): void {
  emitter.prologue.unshift("uniforms.set(values);");
}

function point(emitter: Emitter, program: Program, entry: FunctionSymbol, place: readonly Code[]): void {
  emitter.writer.line(emitter.unit.analysis.sharedBudget ? "budget[0] = limit;" : "let turns = limit;");
  declareGlobals(emitter, program, place);
  const leaves = entryLeaves(entry);
  const { unit, writer } = emitter;
  if (!unit.analysis.discards(entry)) {
    writeOut(
      emitter,
      leaves.map((leaf) => leaf.scalar),
      runEntry(emitter, entry, place),
    );
    return;
  }
  // A discarded point keeps what a cleared target holds: zeros.
  const results = leaves.map((leaf) => emitter.declareLeaf(leaf, null));
  const label = unit.names.fresh("label");
  writer.line("discarded[0] = 0;");
  emitter.frame = { ...emitter.frame, discards: () => writer.line(`break ${label};`) };
  writer.block(`${label}:`, () => emitter.store(results, runEntry(emitter, entry, place)));
  writeOut(
    emitter,
    leaves.map((leaf) => leaf.scalar),
    results.map((result) => emitter.read(result)),
  );
}

function runEntry(emitter: Emitter, entry: FunctionSymbol, place: readonly Code[]): Value {
  const outs: Place[] = [];
  const operands = entry.parameters.map((parameter): Operand => {
    if (parameter.direction === "in") return { value: place, places: [] };
    const places = leavesOf(parameter.type).map((leaf) => emitter.declareLeaf(leaf, null));
    outs.push(...places);
    return { value: [], places };
  });
  const value = emitter.lower.call(emitter, entry, operands);
  return [...value, ...outs.map((out) => emitter.read(out))];
}

function writeOut(emitter: Emitter, scalars: readonly Scalar[], value: readonly Cell[]): void {
  value.forEach((cell, index) => {
    emitter.writer.line(
      `out[cursor${index > 0 ? ` + ${index}` : ""}] = ${scalars[index] === "bool" ? `${cell as Code} ? 1 : 0` : (cell as Code)};`,
    );
  });
  emitter.writer.line(`cursor += ${value.length};`);
}

/** Globals start anew for each point. */
function declareGlobals(emitter: Emitter, program: Program, place: readonly Code[]): void {
  const { analysis } = emitter.unit;
  const initializers = new Map(
    program.declarations.flatMap((node) =>
      node.kind === "declaration" ? [[node.variable, node.initializer] as const] : [],
    ),
  );
  for (const variable of analysis.globals) {
    const initializer = initializers.get(variable) ?? null;
    let initial: Value | null = builtinValue(variable, place);
    if (initializer !== null) {
      visitExpression(initializer, (node) => {
        if (node.kind === "call")
          emitter.unit.refuse(
            `the initializer of a global calls ${node.function.name}, only constants are possible here`,
            node.range,
          );
      });
      initial = emitter.lower.value(emitter, initializer);
    }
    if (variable.storage === "input")
      emitter.unit.refuse(`there is no vertex shader that gives '${variable.name}' a value`, variable.range);
    if (analysis.sharedGlobals.has(variable)) emitter.reset(variable, initial);
    else emitter.markGlobal(variable, emitter.declare(variable, initial));
  }
}

/** Built-in variables of a fragment that is drawn by a rectangle in the middle of the depth range. */
function builtinValue(variable: Variable, place: readonly Code[]): Value | null {
  if (variable.storage !== "builtin") return null;
  if (variable.name === "gl_FragCoord") return [...place, "0.5", "1"];
  return variable.name === "gl_FrontFacing" ? ["true"] : null;
}
