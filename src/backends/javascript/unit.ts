/** What one emitted module shares among its functions: buffers, constants, uniforms, helpers, diagnostics. */
import type { Diagnostic } from "../../glsl/diagnostics.ts";
import type { Range } from "../../glsl/source.ts";
import type { ConstantValue, FunctionSymbol, Variable } from "../../glsl/tree.ts";
import type { Scalar, Type } from "../../glsl/types.ts";
import type { Analysis } from "./analysis.ts";
import { Arithmetic } from "./arithmetic.ts";
import { leafValues } from "./constants.ts";
import { HELPER_MATHS, type HelperName, helperText } from "./helpers.ts";
import { type MathsName, mathsName } from "./maths.ts";
import { type Cell, type Leaf, leavesOf, type Place } from "./storage.ts";
import { UniformLayout } from "./uniforms.ts";
import { Names } from "./writer.ts";

export class Unit {
  readonly names = new Names();
  readonly uniforms = new UniformLayout();
  readonly diagnostics: Diagnostic[] = [];
  readonly arithmetic: Arithmetic;
  readonly float32: boolean;
  readonly analysis: Analysis;
  /** Functions that are called by name, in the order of their first call; grows while they are emitted. */
  readonly called = new Map<FunctionSymbol, string>();
  readonly #maths = new Set<MathsName>();
  readonly #helpers = new Set<HelperName>();
  readonly #buffers: string[] = [];
  readonly #globals = new Map<Variable, readonly Place[]>();
  readonly #constants = new Map<Variable, readonly Place[]>();
  #globalCount = 0;
  #resultCount = 0;

  constructor(analysis: Analysis, float32: boolean) {
    this.analysis = analysis;
    this.float32 = float32;
    this.arithmetic = new Arithmetic(float32, (name) => this.maths(name));
  }

  maths(name: MathsName): string {
    this.#maths.add(name);
    return mathsName(name);
  }

  helper(name: HelperName): string {
    this.#helpers.add(name);
    for (const maths of HELPER_MATHS) this.#maths.add(maths);
    return name;
  }

  refuse(message: string, range: Range): void {
    this.diagnostics.push({ severity: "error", message, range });
  }

  /** The name under which a function that is not inlined can be called. */
  functionName(symbol: FunctionSymbol): string {
    let name = this.called.get(symbol);
    if (name === undefined) {
      name = this.names.fresh("function");
      this.called.set(symbol, name);
    }
    return name;
  }

  /** A typed array that lives as long as the module: GLSL has no recursion, so each declaration needs only one. */
  buffer(scalar: Scalar, length: number): string {
    const name = this.names.fresh("array");
    this.#buffers.push(`const ${name} = new ${this.#arrayClass(scalar)}(${length});`);
    return name;
  }

  /** Storage for a leaf that must outlive a JavaScript function: a buffer, or a slot of the globals. */
  sharedPlace(leaf: Leaf): Place {
    if (leaf.length === null)
      return { kind: "element", array: "globals", index: String(this.#globalCount++), scalar: leaf.scalar };
    return {
      kind: "slice",
      array: this.buffer(leaf.scalar, leaf.length),
      offset: "0",
      length: leaf.length,
      scalar: leaf.scalar,
    };
  }

  /** Places of a global that functions share which are not inlined. */
  globalPlaces(variable: Variable): readonly Place[] {
    let places = this.#globals.get(variable);
    if (places === undefined) {
      places = leavesOf(variable.type).map((leaf) => this.sharedPlace(leaf));
      this.#globals.set(variable, places);
    }
    return places;
  }

  /** Places of a constant: literals, and for arrays a filled buffer that nobody writes. */
  constantPlaces(variable: Variable, value: ConstantValue): readonly Place[] {
    let places = this.#constants.get(variable);
    if (places === undefined) {
      places = this.constantCells(variable.type, value).map((cell) =>
        typeof cell === "string" ? { kind: "code", code: cell } : cell,
      );
      this.#constants.set(variable, places);
    }
    return places;
  }

  /** The cells of a constant value. */
  constantCells(type: Type, value: ConstantValue): readonly Cell[] {
    const columns = leafValues(type, value);
    return leavesOf(type).map((leaf, index) =>
      this.#constantCell(leaf, columns[index] as readonly (number | boolean)[]),
    );
  }

  #constantCell(leaf: Leaf, values: readonly (number | boolean)[]): Cell {
    if (leaf.length === null) return this.arithmetic.literal(leaf.scalar, values[0] as number | boolean);
    const array = this.names.fresh("array");
    const literals = values.map((value) =>
      typeof value === "boolean" ? Number(value) : this.arithmetic.literal(leaf.scalar, value),
    );
    this.#buffers.push(`const ${array} = ${this.#arrayClass(leaf.scalar)}.of(${literals.join(", ")});`);
    return { kind: "slice", array, offset: "0", length: leaf.length, scalar: leaf.scalar };
  }

  /** Slot through which functions hand back more than one result. */
  result(index: number): string {
    this.#resultCount = Math.max(this.#resultCount, index + 1);
    return `results[${index}]`;
  }

  /** The declarations that stand before all functions. */
  header(): string {
    const maths = [...this.#maths].sort().map((name) => `const ${mathsName(name)} = Math.${name};`);
    return [
      '"use strict";',
      ...maths,
      `const uniforms = new Float64Array(${this.uniforms.size});`,
      `const results = new Float64Array(${this.#resultCount});`,
      `const globals = new Float64Array(${this.#globalCount});`,
      "const budget = new Float64Array(1);",
      "const discarded = new Uint8Array(1);",
      ...this.#buffers,
      helperText(this.#helpers),
    ].join("\n");
  }

  #arrayClass(scalar: Scalar): string {
    switch (scalar) {
      case "float":
        return this.float32 ? "Float32Array" : "Float64Array";
      case "int":
        return "Int32Array";
      case "uint":
        return "Uint32Array";
      case "bool":
        return "Uint8Array";
    }
  }
}
