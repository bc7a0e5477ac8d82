/** Calls whose function's body is written in place: parameters become locals or mere names for their arguments. */
import { partsOf } from "../../glsl/children.ts";
import type { FunctionSymbol, Statement, Variable } from "../../glsl/tree.ts";
import { outParameters } from "./analysis.ts";
import type { Emitter, Frame, Operand } from "./emitter.ts";
import { type Cell, leavesOf, type Value } from "./storage.ts";

/** Writes the body of a function in place. */
export function inline(emitter: Emitter, symbol: FunctionSymbol, operands: readonly Operand[]): Value {
  for (const [index, parameter] of symbol.parameters.entries())
    bindParameter(emitter, parameter, operands[index] as Operand);
  const returned = inlineBody(emitter, symbol);
  const outs = outParameters(symbol);
  // Copying back could change what the returned code reads.
  const value = outs.length > 0 ? emitter.snapshot(returned) : returned;
  for (const { parameter, index } of outs) {
    const results = emitter.placesOf(parameter).map((place) => emitter.read(place));
    emitter.store((operands[index] as Operand).places, results);
  }
  return value;
}

function bindParameter(emitter: Emitter, parameter: Variable, operand: Operand): void {
  if (parameter.direction === "out") emitter.declare(parameter, null);
  else if (parameter.direction === "inout" || emitter.unit.analysis.written.has(parameter))
    emitter.declare(parameter, operand.value);
  else
    emitter.alias(
      parameter,
      operand.value.map((cell) => steady(emitter, cell)),
    );
}

/** The cell itself if nothing in the called function can change it, else a copy. */
function steady(emitter: Emitter, cell: Cell): Cell {
  if (typeof cell !== "string") return emitter.isShared(cell.array) ? emitter.copyOf(cell) : cell;
  return emitter.isShared(cell) ? emitter.hold(cell) : emitter.atom(cell);
}

function inlineBody(emitter: Emitter, symbol: FunctionSymbol): Value {
  const statements = symbol.body?.statements ?? [];
  const last = statements[statements.length - 1];
  const early =
    statements.slice(0, -1).some(returns) || (last !== undefined && last.kind !== "return" && returns(last));
  const outer: Frame = emitter.frame;
  let value: Value = [];
  if (early) {
    const label = emitter.unit.names.fresh("label");
    const results = leavesOf(symbol.returnType).map((leaf) => emitter.declareLeaf(leaf, null));
    emitter.frame = {
      returns: (returned) => {
        emitter.store(results, returned);
        emitter.writer.line(`break ${label};`);
      },
      discards: outer.discards,
    };
    emitter.writer.block(`${label}:`, () => emitter.lower.statements(emitter, statements));
    value = results.map((place) => emitter.read(place));
  } else {
    emitter.frame = {
      returns: (returned) => {
        value = returned;
      },
      discards: outer.discards,
    };
    emitter.lower.statements(emitter, statements);
  }
  emitter.frame = outer;
  return value;
}

function returns(statement: Statement): boolean {
  return statement.kind === "return" || partsOf(statement).statements.some(returns);
}
