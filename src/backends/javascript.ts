/**
 * The JavaScript backend: typed tree → text of a module that evaluates one function at pixels or points, in float64
 * or, rounding as a GPU does, in float32.
 *
 *     const { program } = read([{ name: "scene.glsl", text: "float sdf(vec2 p) { return length(p) - 1.0; }" }]);
 *     const { source } = emitJavaScript(program, "sdf");
 *
 * Everything is taken apart to scalars, so that V8 keeps vectors in registers. Safety: names are made up here, numbers
 * are written anew, and the only functions of the host in reach are those of the maths table.
 */

import { partsOf, visitExpression, visitStatements } from "../glsl/children.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Range } from "../glsl/source.ts";
import type { FunctionSymbol, Program } from "../glsl/tree.ts";
import { typeName } from "../glsl/types.ts";
import { analyse } from "./javascript/analysis.ts";
import { callByName, emitFunction } from "./javascript/calls.ts";
import type { Lowering } from "./javascript/emitter.ts";
import { lowerEffect, lowerPlaces, lowerValue } from "./javascript/expressions.ts";
import { inline } from "./javascript/inline.ts";
import { entryLeaves, evaluateKernel, isEntry, renderKernel } from "./javascript/kernels.ts";
import { lowerStatements } from "./javascript/statements.ts";
import type { UniformSlot } from "./javascript/uniforms.ts";
import { Unit } from "./javascript/unit.ts";

export { packUniforms, type UniformSlot } from "./javascript/uniforms.ts";

export interface JavaScriptOptions {
  /** Round the result of every operation to float32, so that + − × ÷ √ are those of a GPU bit for bit. Default false. */
  readonly float32?: boolean;
}

export interface JavaScriptProgram {
  /**
   * Body of a function without parameters that returns `{ render, evaluate }`:
   *
   *     render(x0, y0, x1, y1, values, out, limit)   pixels x0 ≤ x < x1, y0 ≤ y < y1, centres at halves, y up, row y0 first
   *     evaluate(points, values, out, limit)         points x, y, x, y …
   *
   * `values` is what `packUniforms` gives, `out` takes `components` numbers a point, `limit` is how many turns all loops
   * may take at one point together (calls of large functions count as one); beyond it an error named `BudgetExceeded`
   * is thrown. null if there is an error.
   */
  readonly source: string | null;
  /** Where the uniforms that the program reads lie in `values`. */
  readonly uniforms: readonly UniformSlot[];
  /** Numbers that one point yields: the components of the entry's value, then of its out parameters. Booleans are 0 or 1. */
  readonly components: number;
  readonly diagnostics: readonly Diagnostic[];
}

const lowering: Lowering = {
  value: lowerValue,
  effect: lowerEffect,
  places: lowerPlaces,
  call: (emitter, symbol, operands) =>
    emitter.unit.analysis.inlined.has(symbol)
      ? inline(emitter, symbol, operands)
      : callByName(emitter, symbol, operands),
  statements: lowerStatements,
};

/** Range of a message about the program as a whole. */
const NOWHERE: Range = { start: 0, end: 0 };

/**
 * Emits the function `entry`: one `in vec2` parameter (the point), a value or out parameters or both.
 * Textures, derivatives by neighbour pixels and stage inputs are refused by an error in `diagnostics`.
 */
export function emitJavaScript(program: Program, entry: string, options: JavaScriptOptions = {}): JavaScriptProgram {
  const refused = (diagnostics: readonly Diagnostic[]): JavaScriptProgram => ({
    source: null,
    uniforms: [],
    components: 0,
    diagnostics,
  });
  const symbol = findEntry(program, entry);
  if (symbol === null) {
    return refused([
      {
        severity: "error",
        message: `there is no function '${entry}' with one in vec2 and a result without arrays`,
        range: NOWHERE,
      },
    ]);
  }
  const missing = undefinedCalls(symbol);
  if (missing.length > 0) return refused(missing);

  const unit = new Unit(analyse(symbol), options.float32 ?? false);
  const kernels = [renderKernel(unit, lowering, program, symbol), evaluateKernel(unit, lowering, program, symbol)];
  const functions: string[] = [];
  // A function that is emitted may be the first to call another one, which the map then gives at its end.
  for (const [called, name] of unit.called) functions.push(emitFunction(unit, lowering, called, name));
  const diagnostics = unique(unit.diagnostics);
  if (diagnostics.length > 0) return refused(diagnostics);
  const source = [unit.header(), ...functions, ...kernels, "return { render, evaluate };", ""].join("\n");
  return { source, uniforms: unit.uniforms.entries, components: entryLeaves(symbol).length, diagnostics };
}

function findEntry(program: Program, name: string): FunctionSymbol | null {
  for (const node of program.declarations) {
    if (node.kind === "function" && node.symbol.name === name && node.symbol.body !== null && isEntry(node.symbol))
      return node.symbol;
  }
  return null;
}

/** Errors for functions that are called but only declared. */
function undefinedCalls(entry: FunctionSymbol): Diagnostic[] {
  const seen = new Set<FunctionSymbol>([entry]);
  const diagnostics: Diagnostic[] = [];
  for (const symbol of seen) {
    if (symbol.body === null) continue;
    visitStatements(symbol.body, (statement) => {
      for (const expression of partsOf(statement).expressions) {
        visitExpression(expression, (node) => {
          if (node.kind !== "call" || seen.has(node.function)) return;
          seen.add(node.function);
          if (node.function.body !== null) return;
          const signature = `${node.function.name}(${node.function.parameters.map((parameter) => typeName(parameter.type)).join(", ")})`;
          diagnostics.push({
            severity: "error",
            message: `${signature} is declared but has no body`,
            range: node.range,
          });
        });
      }
    });
  }
  return diagnostics;
}

/** Each message once, though the entry is emitted for both kernels and functions may be inlined often. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byPlace = new Map(diagnostics.map((one) => [`${one.range.start} ${one.message}`, one]));
  return [...byPlace.values()].sort((a, b) => a.range.start - b.range.start);
}
