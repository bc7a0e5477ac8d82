/**
 * The Taylor backend: typed tree → text of a program that encloses one function over a cell, in float64 rounded outward.
 *
 * Every float becomes a Taylor model, see `taylor/memory.ts`; the operations on them are a fixed table. The program
 * records the operations of its paths (`taylor/recorder.ts`), and these tapes run on smaller cells without it
 * (`taylor/follow.ts`), shorter where they decide more (`taylor/shorten.ts`). Names are made up here and numbers written
 * anew, as in the backend for points.
 */
import { visitExpressions } from "../glsl/children.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { FunctionSymbol, Program } from "../glsl/tree.ts";
import { typeName } from "../glsl/types.ts";
import { leavesOf } from "./javascript/storage.ts";
import type { UniformSlot } from "./javascript/uniforms.ts";
import type { Dialect } from "./taylor/dialect.ts";
import { type Cell, Emitter } from "./taylor/emitter.ts";
import { lower } from "./taylor/expressions.ts";
import { lowerStatements } from "./taylor/statements.ts";
import { KINKS, SMOOTH, STEP_KINDS } from "./taylor/tape.ts";

export { packUniforms } from "./javascript/uniforms.ts";
export { type Flat, flatOf } from "./taylor/flat.ts";
export { FORM, Follower } from "./taylor/follow.ts";
export { E, FIRST_ERROR, FIRST_MODEL, HI, LO, Memory, P, Q, R, SECOND_ERROR, UNIT } from "./taylor/memory.ts";
export { type Operations, operationsOf } from "./taylor/operations.ts";
export { Recorder, type RecordingOperations } from "./taylor/recorder.ts";
export { Shortener } from "./taylor/shorten.ts";
export { type Tape, TapeStore } from "./taylor/tape.ts";

export interface TaylorProgram {
  /**
   * Body of a function of (operations, multiplyIntegers) that returns `{ models, load, enter, point, results }`: the
   * number of its variables, `load(values)` for uniforms, `enter(turns)` to run the entry on the variables `point`, and
   * those of the results. null if there is an error.
   */
  readonly source: string | null;
  readonly uniforms: readonly UniformSlot[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What emitted code calls, see `taylor/recorder.ts`. */
const OPERATION_NAMES = [
  ...SMOOTH,
  ...KINKS,
  ...STEP_KINDS,
  "atan2",
  "set",
  "copy",
  "fract",
  "less",
  "lessOrEqual",
  "equal",
  "integer",
];

const TAYLOR: Dialect = {
  operations: OPERATION_NAMES,
  builtins: {},
  dot: null,
  joins: false,
  carries: true,
  refusal: (name) => `'${name}' has no enclosure, so the certified truth cannot be computed`,
};

/**
 * Emits the function `entry`, which takes one `in vec2` and gives floats by its value and its out parameters.
 *
 * @param dialect whose operations the text calls; Taylor models by default
 */
export function emitTaylor(program: Program, entry: string, dialect = TAYLOR): TaylorProgram {
  const symbol = findEntry(program, entry);
  if (symbol === null) {
    const message = `there is no function '${entry}' with one in vec2 and floats for a result`;
    return { source: null, uniforms: [], diagnostics: [{ severity: "error", message, range: { start: 0, end: 0 } }] };
  }
  const emitter = new Emitter(dialect);
  declareGlobals(emitter, program);
  const functions: string[] = [];
  writeFunction(emitter, symbol, functions);
  const [input] = symbol.parameters.filter((parameter) => parameter.direction === "in");
  const outs = symbol.parameters.filter((parameter) => parameter.direction === "out");
  const results = [emitter.frames.get(symbol)?.result ?? [], ...outs.map((out) => homeOf(emitter, out))].flat();
  const { diagnostics } = emitter;
  if (diagnostics.length > 0) return { source: null, uniforms: [], diagnostics: unique(diagnostics) };
  const source = `"use strict";
const { ${dialect.operations.join(", ")} } = operations;
let models = ${emitter.models};
const fixed = (count) => { const first = models; models += count; return first; };
const exhausted = () => { const error = new Error("the loops took more turns than they were given"); error.name = "BudgetExceeded"; throw error; };
let turns = 0;
${emitter.header.join("\n")}
${functions.join("\n")}
const load = (values) => {
${emitter.loading.join("\n")}
};
const enter = (limit) => {
  turns = limit;
  ${emitter.writer.lines.join("\n  ")}
  ${emitter.frames.get(symbol)?.name}();
};
return { models, load, enter, point: [${input === undefined ? "" : homeOf(emitter, input).join(", ")}], results: [${results.join(", ")}] };
`;
  return { source, uniforms: emitter.uniforms.entries, diagnostics: [] };
}

function homeOf(emitter: Emitter, variable: FunctionSymbol["parameters"][number]): readonly Cell[] {
  return emitter.homes.get(variable) ?? [];
}

function findEntry(program: Program, name: string): FunctionSymbol | null {
  for (const node of program.declarations) {
    if (node.kind !== "function" || node.isPrototype || node.symbol.name !== name) continue;
    const { parameters, returnType } = node.symbol;
    const inputs = parameters.filter((parameter) => parameter.direction !== "out");
    const leaves = [returnType, ...parameters.map((parameter) => parameter.type)].flatMap(leavesOf);
    if (inputs.length !== 1 || inputs[0]?.direction !== "in" || typeName(inputs[0].type) !== "vec2") continue;
    if (leaves.every((leaf) => leaf.scalar === "float" && leaf.length === null)) return node.symbol;
  }
  return null;
}

/** Uniforms get their models from `load`, globals their initial values at each entry. */
function declareGlobals(emitter: Emitter, program: Program): void {
  for (const node of program.declarations) {
    if (node.kind === "uniform-block") {
      emitter.refuse("a uniform block has no value in an enclosure, possible are plain uniforms", node.range);
      continue;
    }
    if (node.kind !== "declaration" || node.variable.type.kind === "sampler") continue;
    const { variable, initializer } = node;
    const home = emitter.declare(variable.type, true, variable.range);
    emitter.homes.set(variable, home);
    if (variable.storage === "uniform") {
      const bases = emitter.uniforms.bases(variable);
      leavesOf(variable.type).forEach((leaf, index) => {
        const [target, base] = [home[index] as Cell, bases[index] as number];
        for (let step = 0; step < (leaf.length ?? 1); step++)
          emitter.loading.push(
            leaf.scalar === "float"
              ? `set(${target} + ${step}, values[${base + step}]);`
              : `${target} = values[${base}]${leaf.scalar === "bool" ? " !== 0" : ""};`,
          );
      });
    } else if (initializer !== null) emitter.store(variable.type, home, lower(emitter, initializer));
  }
}

/** Writes a function behind all that it calls. */
function writeFunction(emitter: Emitter, symbol: FunctionSymbol, functions: string[]): void {
  if (emitter.frames.has(symbol)) return;
  const { body } = symbol;
  if (body === null) {
    emitter.refuse(`${symbol.name} is declared but has no body`, symbol.range);
    emitter.frames.set(symbol, { name: "undefined", result: emitter.declare(symbol.returnType, true, symbol.range) });
    for (const one of symbol.parameters) emitter.homes.set(one, emitter.declare(one.type, true, one.range));
    return;
  }
  visitExpressions(body, (node) => {
    if (node.kind === "call") writeFunction(emitter, node.function, functions);
  });
  emitter.beginFunction();
  const frame = {
    name: emitter.names.fresh("function"),
    result: emitter.declare(symbol.returnType, false, symbol.range),
  };
  emitter.frames.set(symbol, frame);
  for (const parameter of symbol.parameters)
    emitter.homes.set(parameter, emitter.declare(parameter.type, false, parameter.range));
  const outer = emitter.frame;
  emitter.frame = frame;
  const lines = emitter.writer.capture(() => lowerStatements(emitter, body.statements));
  emitter.frame = outer;
  functions.push(`function ${frame.name}() {\n  ${lines.join("\n  ")}\n}`);
  emitter.beginFunction();
}

function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [`${one.range.start} ${one.message}`, one])).values()];
}
