/** The state of one JavaScript function while it is written: its lines, where its variables are, how it returns. */
import type { Expression, FunctionSymbol, Statement, Variable } from "../../glsl/tree.ts";
import { isGlobal } from "./analysis.ts";
import type { Arithmetic } from "./arithmetic.ts";
import type { IntegerRange } from "./ranges.ts";
import { type Cell, type Code, isAtom, type Leaf, leavesOf, type Place, type Slice, type Value } from "./storage.ts";
import type { Unit } from "./unit.ts";
import { Writer } from "./writer.ts";

/** The mutually recursive parts of the emitter, put together in one place. */
export interface Lowering {
  /** Writes what an expression does and gives its value. */
  value(emitter: Emitter, expression: Expression): Value;
  /** Writes what an expression does; its value is not needed. */
  effect(emitter: Emitter, expression: Expression): void;
  /** Where an l-value is kept; indices are evaluated. */
  places(emitter: Emitter, expression: Expression): readonly Place[];
  call(emitter: Emitter, symbol: FunctionSymbol, operands: readonly Operand[]): Value;
  statements(emitter: Emitter, statements: readonly Statement[]): void;
}

/** An argument of a call: its value for `in` and `inout`, its places for `out` and `inout`. */
export interface Operand {
  readonly value: Value;
  readonly places: readonly Place[];
}

/** What `return` and `discard` do in the body that is being written. */
export interface Frame {
  readonly returns: (value: Value) => void;
  readonly discards: () => void;
}

export class Emitter {
  readonly unit: Unit;
  readonly lower: Lowering;
  readonly writer = new Writer();
  /** Lines that stand before all others of the function: uniforms that it reads. */
  readonly prologue: string[] = [];
  frame: Frame;
  /** Label that `continue` leaves in the innermost loop; null where a loop has none. */
  continueLabel: string | null = null;
  /** Counters of the loops around, with their bounds. */
  readonly counters = new Map<Variable, IntegerRange>();
  /** Variables that a switch has declared before its first label. */
  readonly hoisted = new Set<Variable>();
  /** Names and buffers that stand for globals, which any called function may write. */
  readonly #globalNames = new Set<string>(["globals"]);
  readonly #places = new Map<Variable, readonly Place[]>();
  /** Names that no line of this function assigns after their declaration. */
  readonly #fixed = new Set<string>();

  constructor(unit: Unit, lower: Lowering, frame: Frame) {
    this.unit = unit;
    this.lower = lower;
    this.frame = frame;
  }

  get arithmetic(): Arithmetic {
    return this.unit.arithmetic;
  }

  /** Takes one turn from the budget and ends the run where none is left. */
  countDown(): void {
    const counter = this.unit.analysis.sharedBudget ? "budget[0]" : "turns";
    this.writer.line(`if (--${counter} < 0) ${this.unit.helper("overrun")}();`);
  }

  /** The whole function under a header like `function f(a, b)`. */
  functionText(header: string): string {
    return [`${header} {`, ...[...this.prologue, ...this.writer.lines].map((line) => `  ${line}`), "}"].join("\n");
  }

  // ---- names and temporaries ------------------------------------------------------------------------------------

  /** A name or number for code, so that it may be written more than once. */
  atom(code: Code): Code {
    return isAtom(code) ? code : this.hold(code);
  }

  /** A new constant that holds the value that code has now. */
  hold(code: Code): Code {
    const name = this.unit.names.fresh("temporary");
    this.#fixed.add(name);
    this.writer.line(`const ${name} = ${code};`);
    return name;
  }

  /** The cells as they are now, safe from whatever is written later. */
  snapshot(value: Value): Value {
    return value.map((cell) =>
      typeof cell !== "string" ? this.copyOf(cell) : this.isFixed(cell) ? cell : this.hold(cell),
    );
  }

  /** Whether code is a number or a name that is never assigned again. */
  isFixed(code: Code): boolean {
    return this.#fixed.has(code) || (isAtom(code) && !/^[a-z]/.test(code)) || code === "true" || code === "false";
  }

  /** Whether code reads a global, so that a called function might change its value. */
  isShared(code: Code): boolean {
    return (code.match(/[A-Za-z_]\w*/g) ?? []).some((name) => this.#globalNames.has(name));
  }

  /** A slice in a buffer of its own. */
  copyOf(slice: Slice): Slice {
    const copy: Slice = { ...slice, array: this.unit.buffer(slice.scalar, slice.length), offset: "0" };
    this.copy(copy, slice);
    return copy;
  }

  /** Sets all elements of a buffer to zero. */
  clear(slice: Slice): void {
    this.writer.line(`${this.unit.helper("clear")}(${slice.array}, ${slice.length});`);
  }

  copy(target: Slice, source: Slice): void {
    const copy = this.unit.helper("copy");
    this.writer.line(
      `${copy}(${target.array}, ${target.offset}, ${source.array}, ${source.offset}, ${source.length});`,
    );
  }

  // ---- variables ------------------------------------------------------------------------------------------------

  /** Declares storage for a leaf: a local that starts as `initial` (or zero), or a buffer. */
  declareLeaf(leaf: Leaf, initial: Cell | null): Place {
    if (leaf.length === null) {
      const name = this.unit.names.fresh("variable");
      const code = initial ?? this.arithmetic.zero(leaf.scalar);
      this.writer.line(`let ${name} = ${code as Code};`);
      return { kind: "name", name };
    }
    const slice: Slice = {
      kind: "slice",
      array: this.unit.buffer(leaf.scalar, leaf.length),
      offset: "0",
      length: leaf.length,
      scalar: leaf.scalar,
    };
    if (initial === null) this.clear(slice);
    else this.copy(slice, initial as Slice);
    return slice;
  }

  /** Declares a variable with an initial value (or zeros). */
  declare(variable: Variable, initial: Value | null): readonly Place[] {
    const places = leavesOf(variable.type).map((leaf, index) => this.declareLeaf(leaf, initial?.[index] ?? null));
    this.bind(variable, places);
    return places;
  }

  /** Gives a variable that is declared already the value of its declaration. */
  reset(variable: Variable, initial: Value | null): void {
    for (const [index, place] of this.placesOf(variable).entries()) {
      const cell = initial?.[index];
      const scalar = leavesOf(variable.type)[index]?.scalar ?? "float";
      if (cell === undefined && place.kind === "slice") this.clear(place);
      else this.store([place], [cell ?? this.arithmetic.zero(scalar)]);
    }
  }

  /** Notes that places belong to a global, so that a called function may write them if any function does. */
  markGlobal(variable: Variable, places: readonly Place[]): void {
    if (this.unit.analysis.written.has(variable)) {
      for (const name of places.flatMap(namesIn)) this.#globalNames.add(name);
    }
  }

  bind(variable: Variable, places: readonly Place[]): void {
    this.#places.set(variable, places);
  }

  /** Binds a variable that is never written to a value. */
  alias(variable: Variable, value: Value): void {
    this.bind(
      variable,
      value.map((cell) => (typeof cell === "string" ? { kind: "code", code: cell } : cell)),
    );
  }

  /** The places of a variable that is in scope. */
  placesOf(variable: Variable): readonly Place[] {
    const bound = this.#places.get(variable);
    if (bound !== undefined) return bound;
    const places = this.#outerPlaces(variable);
    this.bind(variable, places);
    return places;
  }

  #outerPlaces(variable: Variable): readonly Place[] {
    if (variable.constant !== undefined) return this.unit.constantPlaces(variable, variable.constant);
    if (variable.storage === "uniform") return this.#uniformPlaces(variable);
    if (isGlobal(variable)) {
      const places = this.unit.globalPlaces(variable);
      this.markGlobal(variable, places);
      return places;
    }
    throw new Error(`variable ${variable.name} is used before its declaration`);
  }

  #uniformPlaces(variable: Variable): readonly Place[] {
    const bases = this.unit.uniforms.bases(variable);
    return leavesOf(variable.type).map((leaf, index): Place => {
      const base = String(bases[index]);
      if (leaf.length !== null)
        return { kind: "slice", array: "uniforms", offset: base, length: leaf.length, scalar: leaf.scalar };
      const name = this.unit.names.fresh("uniform");
      this.#fixed.add(name);
      this.prologue.push(`const ${name} = ${this.element("uniforms", base, leaf.scalar)};`);
      return { kind: "code", code: name };
    });
  }

  // ---- reading and writing --------------------------------------------------------------------------------------

  /** An element of a typed array as a scalar. */
  element(array: string, index: Code, scalar: Leaf["scalar"]): Code {
    const raw = `${array}[${index}]`;
    switch (scalar) {
      case "float":
        return this.unit.float32 ? this.arithmetic.float(raw) : raw;
      case "int":
        return `(${raw} | 0)`;
      case "uint":
        return `(${raw} >>> 0)`;
      case "bool":
        return `(${raw} !== 0)`;
    }
  }

  read(place: Place): Cell {
    switch (place.kind) {
      case "name":
        return place.name;
      case "code":
        return place.code;
      case "slice":
        return place;
      case "element":
        return this.element(place.array, place.index, place.scalar);
      case "choice":
        return this.choose(
          place.options.map((option) => this.read(option) as Code),
          place.selector,
        );
    }
  }

  /** One of several codes by an index that is an atom within the bounds. */
  choose(options: readonly Code[], selector: Code): Code {
    const last = options[options.length - 1] as Code;
    return options
      .slice(0, -1)
      .reduceRight((rest, option, index) => `(${selector} === ${index} ? ${option} : ${rest})`, last);
  }

  /** Assigns all leaves of a variable at once. */
  store(places: readonly Place[], value: Value): void {
    const safe = places.length > 1 && readsWhatIsWritten(places, value) ? this.snapshot(value) : value;
    for (const [index, place] of places.entries()) this.#storeOne(place, safe[index] as Cell);
  }

  #storeOne(place: Place, cell: Cell): void {
    switch (place.kind) {
      case "name":
        if (cell !== place.name) this.writer.line(`${place.name} = ${cell as Code};`);
        return;
      case "slice":
        this.copy(place, cell as Slice);
        return;
      case "element":
        this.writer.line(
          `${place.array}[${place.index}] = ${place.scalar === "bool" ? `${cell as Code} ? 1 : 0` : (cell as Code)};`,
        );
        return;
      case "choice": {
        const code = this.atom(cell as Code);
        place.options.forEach((option, index) => {
          this.writer.block(`${index > 0 ? "else " : ""}if (${place.selector} === ${index})`, () =>
            this.#storeOne(option, code),
          );
        });
        return;
      }
      case "code":
        throw new Error("a constant is assigned");
    }
  }
}

/** Whether a later cell reads what an earlier assignment of the same group has overwritten. */
function readsWhatIsWritten(places: readonly Place[], value: Value): boolean {
  const targets = places.map(namesIn);
  return value.some((cell, index) => {
    const earlier = targets.slice(0, index).flat();
    if (typeof cell !== "string") return earlier.includes(cell.array);
    const names = new Set(cell.match(/[A-Za-z_]\w*/g) ?? []);
    return earlier.some((name) => names.has(name));
  });
}

function namesIn(place: Place): string[] {
  switch (place.kind) {
    case "name":
      return [place.name];
    case "element":
    case "slice":
      return [place.array];
    case "choice":
      return place.options.flatMap(namesIn);
    case "code":
      return [];
  }
}
