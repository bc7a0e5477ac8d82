/** What backends that emit operations on numbered models have of their own: the names of the operations, and conditions. */
import type { BuiltinCall } from "../../glsl/tree.ts";
import type { Cell, Emitter } from "./emitter.ts";

/** A built-in function: the cells of its arguments in, those of its result out. */
export type Handler = (emitter: Emitter, operands: readonly (readonly Cell[])[], call: BuiltinCall) => readonly Cell[];

export interface Dialect {
  /** Operations that emitted code calls. */
  readonly operations: readonly string[];
  /** Built-in functions that are not those of Taylor models. */
  readonly builtins: Readonly<Record<string, Handler>>;
  /** Sum of products, if not product by product. */
  readonly dot: ((emitter: Emitter, x: readonly Cell[], y: readonly Cell[]) => Cell) | null;
  /** Whether a condition may be neither true nor false, but null: then `?:` joins both sides by their hull. */
  readonly joins: boolean;
  /** Whether two models that a loop carries from turn to turn may name their errors, see `errors.ts`. */
  readonly carries: boolean;
  /** Why a built-in function is refused. */
  refusal(name: string): string;
}

/** The code of a condition that may be null as true or false, which may be a choice. */
export function decided(emitter: Emitter, condition: string): string {
  return emitter.dialect.joins ? `decide(${condition})` : condition;
}

export function negated(emitter: Emitter, condition: string): string {
  return emitter.dialect.joins ? `not(${condition})` : `!${condition}`;
}
