/**
 * What a value of the program becomes: one cell for each leaf of its type.
 *
 * A float is a model over the cell of the plane if it depends on the place (`vec4`), a number with an error if it does
 * not (`vec2`), or a number that is known exactly (`float`); see `shaders/math/taylor.glsl`. Integers and booleans stay
 * what they are: on a path they are known.
 */
import type { Expression } from "../../glsl/tree.ts";
import { FLOAT, type Scalar, scalarType, type Type, vectorType } from "../../glsl/types.ts";
import { construct, literal, ZERO } from "../expressions.ts";

/** How much is known of a float, from most to least. */
export type Kind = "exact" | "constant" | "model";

export interface FloatCell {
  readonly scalar: "float";
  readonly kind: Kind;
  readonly expression: Expression;
}

export interface PlainCell {
  readonly scalar: Exclude<Scalar, "float">;
  readonly expression: Expression;
}

export type ScalarCell = FloatCell | PlainCell;

/** A leaf within arrays. */
export interface ArrayCell {
  readonly scalar: "array";
  /** Sizes of the arrays that no index has chosen from yet, outermost first. */
  readonly sizes: readonly number[];
  /** The element at a position in the flat array of the leaf. */
  readonly at: (position: Expression) => ScalarCell;
}

export type Cell = ScalarCell | ArrayCell;

const RANKS: { readonly [K in Kind]: number } = { exact: 0, constant: 1, model: 2 };

export function widest(...kinds: readonly Kind[]): Kind {
  return kinds.reduce((most, kind) => (RANKS[kind] > RANKS[most] ? kind : most), "exact");
}

/** The GLSL type that holds a float of a kind. */
export function typeOf(kind: Kind): Type {
  return { exact: FLOAT, constant: vectorType("float", 2), model: vectorType("float", 4) }[kind];
}

export function cellType(cell: ScalarCell): Type {
  return cell.scalar === "float" ? typeOf(cell.kind) : scalarType(cell.scalar);
}

export function exact(value: number): FloatCell {
  return { scalar: "float", kind: "exact", expression: literal(value) };
}

export function float(kind: Kind, expression: Expression): FloatCell {
  return { scalar: "float", kind, expression };
}

export function plain(scalar: PlainCell["scalar"], expression: Expression): PlainCell {
  return { scalar, expression };
}

/** The same float as a kind that tells less; the expression must be a name if it is a constant that becomes a model. */
export function asKind(cell: FloatCell, kind: Kind): FloatCell {
  if (RANKS[cell.kind] >= RANKS[kind]) return cell;
  const component = (index: number): Expression => ({
    kind: "swizzle",
    vector: cell.expression,
    components: [index],
    type: FLOAT,
    range: cell.expression.range,
  });
  if (kind === "constant") return float(kind, construct(typeOf(kind), [cell.expression, ZERO]));
  const [value, error] = cell.kind === "exact" ? [cell.expression, ZERO] : [component(0), component(1)];
  return float(kind, construct(typeOf(kind), [value, ZERO, ZERO, error]));
}

export function isScalar(cell: Cell): cell is ScalarCell {
  return cell.scalar !== "array";
}

/** The cell as a float; the checker has made sure that it is one. */
export function floatOf(cell: Cell | undefined): FloatCell {
  if (cell?.scalar !== "float") throw new Error("a float was expected");
  return cell;
}

/** The expression of a cell that is a boolean or an integer. */
export function plainOf(cell: Cell | undefined): Expression {
  if (cell === undefined || cell.scalar === "float" || cell.scalar === "array")
    throw new Error("a boolean or an integer was expected");
  return cell.expression;
}
