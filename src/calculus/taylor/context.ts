/** The state of enclosing one function: where statements go, the homes of variables, and what is known of their kinds. */
import type { Diagnostic } from "../../glsl/diagnostics.ts";
import type { Range } from "../../glsl/source.ts";
import type { Expression, FunctionSymbol, Program, Statement, Variable } from "../../glsl/tree.ts";
import { arrayType, type Scalar, scalarType, type Type, typeName } from "../../glsl/types.ts";
import { GENERATED, index, reference } from "../expressions.ts";
import { join } from "../layout.ts";
import type { Names } from "../names.ts";
import { type Leaf, leavesOf } from "./leaves.ts";
import {
  asKind,
  type Cell,
  cellType,
  type FloatCell,
  type Kind,
  plain,
  type ScalarCell,
  typeOf,
  widest,
} from "./values.ts";

/** Where a leaf of a variable is kept. */
export interface Home {
  readonly variable: Variable;
  readonly scalar: Scalar;
  /** Of a float. */
  readonly kind: Kind;
  readonly sizes: readonly number[];
}

/** A function over a cell: its parameters are leaf by leaf those of the original, then those of its result. */
export interface Enclosed {
  readonly symbol: FunctionSymbol;
  /** Kinds of the leaves of each parameter as the function leaves them. */
  readonly parameters: readonly (readonly Kind[])[];
  readonly result: readonly Kind[];
}

/** What all functions of an enclosure share. */
export interface Shared {
  readonly operations: Library;
  readonly report: (severity: Diagnostic["severity"], message: string, range: Range) => void;
  /** Homes of the program's globals that are neither uniforms nor literal constants. */
  readonly globals: ReadonlyMap<Variable, readonly Home[]>;
  readonly enclose: (symbol: FunctionSymbol, inputs: readonly (readonly Kind[])[]) => Enclosed;
}

export interface Handlers {
  readonly expression: (context: Context, node: Expression) => readonly Cell[];
}

/** Kinds that a function's variables have been found to have; they only grow, until nothing is new. */
export class Kinds {
  readonly #kinds = new Map<Variable | "result", Kind[]>();
  readonly #temporaries = new Map<Expression, Map<string, Variable>>();
  hasGrown = false;

  /** The variable that lowering an expression needs: the same one each time, so that its kinds are remembered. */
  temporary(node: Expression, type: Type, name: string): Variable {
    let known = this.#temporaries.get(node);
    if (known === undefined) {
      known = new Map();
      this.#temporaries.set(node, known);
    }
    let variable = known.get(name);
    if (variable === undefined) {
      variable = local(name, type);
      known.set(name, variable);
    }
    return variable;
  }

  of(variable: Variable | "result", leaf: number): Kind {
    return this.#kinds.get(variable)?.[leaf] ?? "exact";
  }

  grow(variable: Variable | "result", leaf: number, kind: Kind): void {
    const before = this.of(variable, leaf);
    const after = widest(before, kind);
    if (after === before) return;
    let kinds = this.#kinds.get(variable);
    if (kinds === undefined) {
      kinds = [];
      this.#kinds.set(variable, kinds);
    }
    kinds[leaf] = after;
    this.hasGrown = true;
  }
}

export class Context {
  readonly shared: Shared;
  readonly names: Names;
  readonly kinds: Kinds;
  readonly handlers: Handlers;
  /** Declarations at the function's beginning. */
  readonly variables: Variable[] = [];
  readonly #homes = new Map<Variable, readonly Home[]>();
  #statements: Statement[] = [];
  /** Emits what leaves the function with a value. */
  leave: (value: readonly Cell[] | null) => void = () => {};

  constructor(shared: Shared, names: Names, kinds: Kinds, handlers: Handlers) {
    this.shared = shared;
    this.names = names;
    this.kinds = kinds;
    this.handlers = handlers;
  }

  lower(node: Expression): readonly Cell[] {
    return this.handlers.expression(this, node);
  }

  // ---- statements ----

  emit(statement: Statement): void {
    this.#statements.push(statement);
  }

  /** The statements that `run` emits. */
  capture(run: () => void): Statement[] {
    const outer = this.#statements;
    this.#statements = [];
    run();
    const inner = this.#statements;
    this.#statements = outer;
    return inner;
  }

  assign(target: Expression, value: Expression): void {
    const { type } = target;
    const expression: Expression = { kind: "assignment", operator: null, target, value, type, range: GENERATED };
    this.emit({ kind: "expression", expression, range: GENERATED });
  }

  /** A name for a value that is computed here. */
  name(value: Expression, hint: string): Expression {
    if (value.kind === "reference" || value.kind === "literal") return value;
    const variable = this.variable(value.type, hint);
    this.emit({ kind: "declaration", variable, initializer: value, range: GENERATED });
    return reference(variable);
  }

  nameCell<One extends ScalarCell>(cell: One, hint: string): One {
    return { ...cell, expression: this.name(cell.expression, hint) };
  }

  /** A copy of a scalar as it is now, whatever is assigned later. */
  copy(cell: ScalarCell): ScalarCell {
    if (cell.expression.kind === "literal") return cell;
    const variable = this.variable(cellType(cell), "before");
    this.emit({ kind: "declaration", variable, initializer: cell.expression, range: GENERATED });
    return { ...cell, expression: reference(variable) };
  }

  /** Copies of all leaves; arrays are copied element by element. */
  hold(cells: readonly Cell[]): Cell[] {
    return cells.map((cell) => {
      if (cell.scalar !== "array") return this.copy(cell);
      const count = cell.sizes.reduce((product, size) => product * size, 1);
      const elements = Array.from({ length: count }, (_, at) => cell.at(position(at)));
      const scalar = (elements[0] as ScalarCell).scalar;
      const kind = widest(...elements.flatMap((one) => (one.scalar === "float" ? [one.kind] : [])));
      const home = this.#make({ name: "", scalar, sizes: cell.sizes }, kind, "elements");
      this.variables.push(home.variable);
      elements.forEach((element, at) => {
        this.write(elementOf(home, position(at)), element);
      });
      return cellOf(home);
    });
  }

  // ---- variables ----

  variable(type: Type, hint: string): Variable {
    return local(this.names.fresh(hint), type);
  }

  /** Homes for a local variable, declared at the function's beginning. */
  declare(original: Variable): readonly Home[] {
    let homes = this.#homes.get(original);
    if (homes === undefined) {
      homes = this.adopt(original);
      for (const { variable } of homes) this.variables.push(variable);
    }
    return homes;
  }

  /** Homes whose declaration is up to the caller; with a direction they are parameters. */
  adopt(original: Variable, direction?: Variable["direction"]): readonly Home[] {
    const homes = leavesOf(original.type).map((leaf, at) =>
      this.#make(leaf, this.kinds.of(original, at), original.name, direction),
    );
    this.#homes.set(original, homes);
    return homes;
  }

  /** Parameters for the leaves of what the function gives. */
  results(type: Type): readonly Home[] {
    return leavesOf(type).map((leaf, at) => this.#make(leaf, this.kinds.of("result", at), "result", "out"));
  }

  homes(original: Variable): readonly Home[] | undefined {
    return this.#homes.get(original) ?? this.shared.globals.get(original);
  }

  #make(leaf: Leaf, kind: Kind, hint: string, direction?: Variable["direction"]): Home {
    return makeHome(this.names, leaf, kind, hint, direction);
  }

  /** Writes leaves of a variable; a kind that its home does not hold yet makes the function to be lowered again. */
  store(original: Variable | "result", leaf: number, target: Cell, value: Cell): void {
    if (target.scalar === "array" || value.scalar === "array") {
      if (target.scalar !== "array" || value.scalar !== "array") throw new Error("an array was expected");
      const count = target.sizes.reduce((product, size) => product * size, 1);
      for (let at = 0; at < count; at++) this.store(original, leaf, target.at(position(at)), value.at(position(at)));
      return;
    }
    if (value.scalar === "float") this.kinds.grow(original, leaf, value.kind);
    this.write(target, value);
  }

  /** Writes one scalar to a place that holds its kind, or will when the function is lowered again. */
  write(target: ScalarCell, value: ScalarCell): void {
    if (target.scalar !== "float" || value.scalar !== "float") return this.assign(target.expression, value.expression);
    this.assign(target.expression, this.fit(value, target.kind).expression);
  }

  /** A float as a kind. Where that would lose its error, what is lowered now is thrown away. */
  fit(value: FloatCell, kind: Kind): FloatCell {
    const wide = widest(value.kind, kind);
    if (wide !== kind) return { scalar: "float", kind, expression: reference(this.variable(typeOf(kind), "unfit")) };
    return asKind(value.kind === "constant" && kind === "model" ? this.nameCell(value, "number") : value, kind);
  }

  refuse(message: string, range: Range): void {
    this.shared.report("error", message, range);
  }
}

/** A home for one leaf, a local variable or with a direction a parameter; its declaration is up to the caller. */
export function makeHome(names: Names, leaf: Leaf, kind: Kind, hint: string, direction?: Variable["direction"]): Home {
  const element = leaf.scalar === "float" ? typeOf(kind) : scalarType(leaf.scalar);
  const count = leaf.sizes.reduce((product, size) => product * size, 1);
  const type = leaf.sizes.length === 0 ? element : arrayType(element, count);
  const own = local(names.fresh(leaf.name === "" ? hint : join(hint, leaf.name)), type);
  const variable: Variable = direction === undefined ? own : { ...own, storage: "parameter", direction };
  return { variable, scalar: leaf.scalar, kind, sizes: leaf.sizes };
}

function local(name: string, type: Type): Variable {
  return { kind: "variable", name, type, storage: "local", isConst: false, direction: "in", range: GENERATED };
}

export function position(at: number): Expression {
  return { kind: "literal", value: at, type: scalarType("int"), range: GENERATED, constant: at };
}

/** What a home holds. */
export function cellOf(home: Home): Cell {
  if (home.sizes.length > 0) return { scalar: "array", sizes: home.sizes, at: (at) => elementOf(home, at) };
  return scalarCell(home, reference(home.variable));
}

function elementOf(home: Home, at: Expression): ScalarCell {
  const { type } = home.variable;
  if (type.kind !== "array") throw new Error("an array was expected");
  return scalarCell(home, index(reference(home.variable), at, type.element));
}

function scalarCell({ scalar, kind }: Home, expression: Expression): ScalarCell {
  return scalar === "float" ? { scalar, kind, expression } : plain(scalar, expression);
}

/** The functions of `shaders/math/taylor.glsl` and what it includes, by name and parameters. */
export class Library {
  readonly #symbols = new Map<string, FunctionSymbol>();

  constructor(program: Program) {
    for (const node of program.declarations)
      if (node.kind === "function" && node.symbol.name.startsWith("nabla_taylor_"))
        this.#symbols.set(
          signature(
            node.symbol.name,
            node.symbol.parameters.map(({ type }) => type),
          ),
          node.symbol,
        );
  }

  find(name: string, types: readonly Type[]): FunctionSymbol | null {
    return this.#symbols.get(signature(`nabla_taylor_${name}`, types)) ?? null;
  }
}

function signature(name: string, types: readonly Type[]): string {
  return `${name}(${types.map(typeName).join()})`;
}
