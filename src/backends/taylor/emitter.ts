/** The state of one emission: names, homes of variables, temporary models, diagnostics. */
import type { Diagnostic } from "../../glsl/diagnostics.ts";
import type { Range } from "../../glsl/source.ts";
import type { FunctionSymbol, Variable } from "../../glsl/tree.ts";
import type { Type } from "../../glsl/types.ts";
import { type Leaf, leavesOf } from "../javascript/storage.ts";
import { UniformLayout } from "../javascript/uniforms.ts";
import { Names, Writer } from "../javascript/writer.ts";
import type { Dialect } from "./dialect.ts";

/** One leaf of a value: for a float the number of its variable (the first of several for an array), else a JavaScript value. */
export type Cell = string;

/** Where a function keeps what it passes; recursion is not possible in GLSL, so every function has one frame. */
export interface Frame {
  readonly name: string;
  readonly result: readonly Cell[];
}

export class Emitter {
  readonly writer = new Writer();
  readonly names = new Names();
  readonly uniforms = new UniformLayout();
  readonly diagnostics: Diagnostic[] = [];
  readonly homes = new Map<Variable, readonly Cell[]>();
  readonly frames = new Map<FunctionSymbol, Frame>();
  readonly header: string[] = [];
  /** Statements that give constants, uniforms and globals their models. */
  readonly loading: string[] = [];
  /** The function that is being written. */
  frame: Frame | null = null;
  continueLabel: string | null = null;
  readonly dialect: Dialect;
  readonly #constants = new Map<number, string>();
  #next = 0;
  #most = 0;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  /** Number of models of the whole program. */
  get models(): number {
    return this.#most;
  }

  mark(): number {
    return this.#next;
  }

  /** Frees all models since `mark`. */
  release(mark: number): void {
    this.#next = mark;
  }

  /** Begins the models of another function, which may be alive together with all before. */
  beginFunction(): void {
    this.#next = this.#most;
  }

  model(count = 1): Cell {
    const place = this.#next;
    this.#next += count;
    this.#most = Math.max(this.#most, this.#next);
    return String(place);
  }

  /** A model that lives as long as the program. */
  fixed(count = 1): Cell {
    const name = this.names.fresh("array");
    this.header.push(`const ${name} = fixed(${count});`);
    return name;
  }

  constant(value: number): Cell {
    let name = this.#constants.get(value);
    if (name === undefined) {
      name = this.fixed();
      this.#constants.set(value, name);
      this.loading.push(`set(${name}, ${numeral(value)});`);
    }
    return name;
  }

  refuse(message: string, range: Range): void {
    this.diagnostics.push({ severity: "error", message, range });
  }

  /** Homes for the leaves of a variable or result. */
  declare(type: Type, isFixed: boolean, range: Range): readonly Cell[] {
    return leavesOf(type).map((leaf) => this.#home(leaf, isFixed, range));
  }

  #home({ scalar, length }: Leaf, isFixed: boolean, range: Range): Cell {
    if (scalar === "float") return isFixed ? this.fixed(length ?? 1) : this.model(length ?? 1);
    if (length !== null)
      this.refuse(`arrays of ${scalar} have no enclosure here, possible are arrays of floats and vectors`, range);
    const name = this.names.fresh("variable");
    this.header.push(`let ${name} = ${scalar === "bool" ? "false" : "0"};`);
    return name;
  }

  /** The code's value as it is now. */
  hold(code: string): Cell {
    if (/^-?\d+$|^true$|^false$|^\(-\d+\)$/.test(code)) return code;
    const name = this.names.fresh("temporary");
    this.writer.line(`const ${name} = ${code};`);
    return name;
  }

  /** A new model that one operation writes. */
  operate(operation: string, ...operands: readonly (Cell | number)[]): Cell {
    const target = this.model();
    this.writer.line(`${operation}(${[target, ...operands].join(", ")});`);
    return target;
  }

  /** Stores a value's leaves in homes, all of them read before the first is written. */
  store(type: Type, homes: readonly Cell[], value: readonly Cell[]): void {
    const leaves = leavesOf(type);
    const source = leaves.length > 1 ? this.snapshot(type, value) : value;
    leaves.forEach((leaf, index) => {
      this.storeLeaf(leaf, homes[index] as Cell, source[index] as Cell);
    });
  }

  storeLeaf(leaf: Leaf, home: Cell, value: Cell): void {
    if (home === value) return;
    if (leaf.scalar !== "float") this.writer.line(`${home} = ${value};`);
    else
      for (let index = 0; index < (leaf.length ?? 1); index++)
        this.writer.line(`copy(${offset(home, index)}, ${offset(value, index)});`);
  }

  /** The value as it is now, whatever is written later. */
  snapshot(type: Type, value: readonly Cell[]): readonly Cell[] {
    return leavesOf(type).map((leaf, index) => {
      const cell = value[index] as Cell;
      if (leaf.scalar !== "float") return this.hold(cell);
      const target = this.model(leaf.length ?? 1);
      this.storeLeaf(leaf, target, cell);
      return target;
    });
  }
}

/** The place of the model so many behind another. */
export function offset(place: Cell, index: number | string): Cell {
  if (index === 0 || index === "0") return place;
  if (/^\d+$/.test(place) && typeof index === "number") return String(Number(place) + index);
  return `(${place} + ${index})`;
}

/** A number as JavaScript that reads back as the same number. */
function numeral(value: number): string {
  if (Number.isNaN(value)) return "(0 / 0)";
  if (!Number.isFinite(value)) return value > 0 ? "(1 / 0)" : "(-1 / 0)";
  return Object.is(value, -0) || value < 0 ? `(-${-value})` : String(value);
}
