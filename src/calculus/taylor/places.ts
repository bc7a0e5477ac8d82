/** L-values: the leaves of a variable that an assignment goes to, every index evaluated once. */
import type { Expression, Variable } from "../../glsl/tree.ts";
import { INT, type Type } from "../../glsl/types.ts";
import { binary, builtin, compare, construct, GENERATED } from "../expressions.ts";
import { fieldOffset } from "../layout.ts";
import { type Context, cellOf, position } from "./context.ts";
import { leavesOf } from "./leaves.ts";
import { select } from "./operations.ts";
import { type ArrayCell, type Cell, isScalar, plain, plainOf, type ScalarCell } from "./values.ts";

export interface PlaceLeaf {
  readonly leaf: number;
  readonly cell: Cell;
}

export interface Place {
  readonly variable: Variable;
  readonly leaves: readonly PlaceLeaf[];
  /** Alternatives that an index chooses among while the program runs: for each leaf its candidates. */
  readonly choice: { readonly selector: Expression; readonly options: readonly (readonly PlaceLeaf[])[] } | null;
}

export function resolve(context: Context, target: Expression): Place {
  switch (target.kind) {
    case "reference": {
      const homes = context.homes(target.variable);
      if (homes === undefined) throw new Error(`'${target.variable.name}' has no home`);
      return {
        variable: target.variable,
        leaves: homes.map((home, leaf) => ({ leaf, cell: cellOf(home) })),
        choice: null,
      };
    }
    case "swizzle": {
      const base = resolve(context, target.vector);
      return { ...base, leaves: target.components.map((component) => base.leaves[component] as PlaceLeaf) };
    }
    case "field": {
      const base = resolve(context, target.structure);
      const start = fieldOffset(target.structure.type, target.index);
      return { ...base, leaves: base.leaves.slice(start, start + leavesOf(target.type).length) };
    }
    case "index": {
      const base = resolve(context, target.base);
      const at = indexOf(context, target.index, target.base.type);
      if (target.base.type.kind === "array")
        return {
          ...base,
          leaves: base.leaves.map(({ leaf, cell }) => ({ leaf, cell: element(cell as ArrayCell, at) })),
        };
      const size = leavesOf(target.type).length;
      const count = base.leaves.length / size;
      const group = (which: number): readonly PlaceLeaf[] => base.leaves.slice(which * size, (which + 1) * size);
      if (typeof at.constant === "number") return { ...base, leaves: group(at.constant) };
      if (base.choice !== null) {
        context.refuse("a component of a column that is chosen while the program runs has no enclosure", target.range);
        return { ...base, leaves: group(0) };
      }
      return {
        variable: base.variable,
        leaves: group(0),
        choice: { selector: at, options: Array.from({ length: count }, (_, which) => group(which)) },
      };
    }
    default:
      throw new Error(`a ${target.kind} is no l-value`);
  }
}

/** An index as a named `int` within the bounds of what it points into. */
export function indexOf(context: Context, node: Expression, type: Type): Expression {
  const count =
    type.kind === "array" ? type.size : type.kind === "matrix" ? type.columns : type.kind === "vector" ? type.size : 1;
  const given = node.constant ?? null;
  if (typeof given === "number") return position(Math.min(Math.max(given, 0), count - 1));
  const value = plainOf(context.lower(node)[0]);
  const signed = value.type === INT ? value : construct(INT, [value]);
  return context.name(builtin("clamp", INT, signed, position(0), position(count - 1)), "place");
}

/** What an index chooses from the outermost array around a leaf. */
export function element(cell: ArrayCell, at: Expression): Cell {
  const [, ...rest] = cell.sizes;
  const stride = rest.reduce((product, size) => product * size, 1);
  const start = stride === 1 ? at : scaled(at, stride);
  if (rest.length === 0) return cell.at(start);
  return { scalar: "array", sizes: rest, at: (inner) => cell.at(sum(start, inner)) };
}

function scaled(at: Expression, stride: number): Expression {
  return typeof at.constant === "number" ? position(at.constant * stride) : binary("*", at, position(stride), INT);
}

function sum(a: Expression, b: Expression): Expression {
  if (typeof a.constant === "number" && typeof b.constant === "number") return position(a.constant + b.constant);
  return binary("+", a, b, INT);
}

/** One of several cells of the same type, by its number. */
export function chooseCell(context: Context, selector: Expression, options: readonly Cell[]): Cell {
  return options.slice(0, -1).reduceRight<Cell>(
    (otherwise, option, at) => {
      if (!isScalar(option) || !isScalar(otherwise)) throw new Error("components are no arrays");
      return choose(context, compare("==", selector, position(at)), option, otherwise);
    },
    options[options.length - 1] as Cell,
  );
}

export function choose(context: Context, condition: Expression, x: ScalarCell, y: ScalarCell): ScalarCell {
  if (x.scalar === "float" && y.scalar === "float") return select(context, condition, x, y);
  if (x.scalar === "float" || y.scalar === "float") throw new Error("both sides of a choice have one type");
  const [whenTrue, whenFalse] = [context.name(x.expression, "side"), context.name(y.expression, "side")];
  return plain(
    x.scalar,
    context.name(
      { kind: "conditional", condition, whenTrue, whenFalse, type: whenTrue.type, range: GENERATED },
      "chosen",
    ),
  );
}

export function readPlace(context: Context, place: Place): readonly Cell[] {
  const { choice } = place;
  if (choice === null) return place.leaves.map(({ cell }) => cell);
  return place.leaves.map((_, at) =>
    chooseCell(
      context,
      choice.selector,
      choice.options.map((option) => (option[at] as PlaceLeaf).cell),
    ),
  );
}

export function writePlace(context: Context, place: Place, value: readonly Cell[]): void {
  const { choice, variable } = place;
  if (choice === null) {
    place.leaves.forEach(({ leaf, cell }, at) => {
      context.store(variable, leaf, cell, value[at] as Cell);
    });
    return;
  }
  choice.options.forEach((option, which) => {
    const isIt = context.name(compare("==", choice.selector, position(which)), "is");
    option.forEach(({ leaf, cell }, at) => {
      const [given, before] = [value[at], cell];
      if (given === undefined || !isScalar(given) || !isScalar(before)) throw new Error("components are no arrays");
      context.store(variable, leaf, cell, choose(context, isIt, given, before));
    });
  });
}
