/** The body of the prototype that a request names: a call of the specialised function, and its partials packed. */

import type { Block, Expression, FunctionSymbol, Statement, Variable } from "../glsl/tree.ts";
import { FLOAT, matrixType, type Type, typeName } from "../glsl/types.ts";
import { construct, GENERATED, reference, vector, ZERO, zeros } from "./expressions.ts";
import { join, layoutOf } from "./layout.ts";
import type { Specialisation } from "./lowering.ts";
import type { Names } from "./names.ts";
import { type Order, SLOT_NAMES } from "./partials.ts";

interface Request {
  readonly of: FunctionSymbol;
  readonly into: FunctionSymbol;
  readonly requested: Order;
}

/** `globals` are the partials of global variables, which start at zero with each evaluation. */
export function entryBody(
  { of, into, requested }: Request,
  specialisation: Specialisation,
  globals: readonly Variable[],
  names: Names,
): Block {
  const [x, ...outs] = into.parameters;
  if (x === undefined || layoutOf(x.type).length !== 2)
    throw new Error(`function ${into.name} has no vec2 to differentiate by`);
  const statements: Statement[] = globals.map((variable) =>
    assign(reference(variable), variable.type.kind === "array" ? zeros(variable.type.size) : ZERO),
  );
  const partials = specialisation.outputs.map((output) => {
    const name = join(layoutOf(of.returnType)[output.leaf]?.name ?? "", SLOT_NAMES[output.slot] as string);
    const variable = local(names.fresh("partial", name), FLOAT);
    statements.push({ kind: "declaration", variable, initializer: null, range: GENERATED });
    return { output, variable };
  });
  const value = local(names.fresh("field_value"), of.returnType);
  const call: Expression = {
    kind: "call",
    function: specialisation.symbol,
    arguments: [reference(x), ...partials.map(({ variable }) => reference(variable))],
    type: of.returnType,
    range: GENERATED,
  };
  statements.push({ kind: "declaration", variable: value, initializer: call, range: GENERATED });
  const slot = (leaf: number, at: number): Expression => {
    const found = partials.find(({ output }) => output.leaf === leaf && output.slot === at);
    return found === undefined ? ZERO : reference(found.variable);
  };
  const packed =
    of.returnType === FLOAT
      ? [vector([slot(0, 0), slot(0, 1)]), ...(requested === 2 ? [vector([slot(0, 2), slot(0, 3), slot(0, 4)])] : [])]
      : [jacobian(layoutOf(of.returnType).length, slot)];
  packed.forEach((expression, at) => {
    const out = outs[at];
    if (out?.direction !== "out" || typeName(out.type) !== typeName(expression.type))
      throw new Error(`function ${into.name} has no out ${typeName(expression.type)} as parameter ${at + 2}`);
    statements.push(assign(reference(out), expression));
  });
  statements.push({ kind: "return", value: reference(value), range: GENERATED });
  return { kind: "block", statements, range: GENERATED };
}

/** ∂/∂x of every component, then ∂/∂y, as the columns of a matrix. */
function jacobian(rows: number, slot: (leaf: number, at: number) => Expression): Expression {
  if (rows !== 2 && rows !== 3) throw new Error(`a function of ${rows} components has no Jacobian here`);
  const entries = [0, 1].flatMap((column) => Array.from({ length: rows }, (_, row) => slot(row, column)));
  return construct(matrixType(2, rows), entries);
}

function local(name: string, type: Type): Variable {
  return { kind: "variable", name, type, storage: "local", isConst: false, direction: "in", range: GENERATED };
}

function assign(target: Expression, value: Expression): Statement {
  return {
    kind: "expression",
    expression: { kind: "assignment", operator: null, target, value, type: target.type, range: GENERATED },
    range: GENERATED,
  };
}
