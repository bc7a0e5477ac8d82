/** Enclosures as a tree → tree transform: from a function to one that bounds it over a cell. */
import type { Diagnostic } from "../../glsl/diagnostics.ts";
import type { Declaration, Expression, FunctionSymbol, Program, Statement, Variable } from "../../glsl/tree.ts";
import { FLOAT, holdsFloat, typeName } from "../../glsl/types.ts";
import { construct, GENERATED, reference, ZERO } from "../expressions.ts";
import { identifiersOf, Names } from "../names.ts";
import { findFunction } from "../program.ts";
import { Context, cellOf, type Home, Kinds, Library, makeHome, type Shared } from "./context.ts";
import { lower } from "./expressions.ts";
import { Functions } from "./functions.ts";
import { leavesOf } from "./leaves.ts";
import { asKind, float, typeOf } from "./values.ts";

/** Fill in the body of the prototype `into` with a model of `of`. */
export interface EnclosureRequest {
  /** Name of a defined function `float of(vec2 place)`. */
  readonly of: string;
  /**
   * Name of a prototype `vec4 into(vec2 middle, vec2 reach)`: over the cell middle ± reach, with u and w from −1 to 1
   * along x and y, `of` is in v + a u + b w ± e, given as (v, a, b, e), on the path that `nabla_taylor_path` chooses.
   * `shaders/math/taylor.glsl`, which the program must include, tells how all paths are run through.
   */
  readonly into: string;
}

export interface EncloseResult {
  readonly program: Program;
  /** Errors for what has no enclosure. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes the body of every prototype that a request names, and the functions it needs, behind the program. Some that a
 * first attempt needed are among them; `prune` leaves them out.
 */
export function enclose(program: Program, requests: readonly EnclosureRequest[]): EncloseResult {
  if (requests.length === 0) return { program, diagnostics: [] };
  const names = new Names(identifiersOf(program));
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const functions = new Functions(names, { expression: lower });
  const globals = new Map<Variable, readonly Home[]>();
  const initial: { readonly variable: Variable; readonly initializer: Expression | null }[] = [];
  for (const node of program.declarations) {
    if (node.kind !== "declaration" || !isState(node.variable, node.initializer)) continue;
    globals.set(node.variable, homesOf(node.variable, names));
    initial.push(node);
  }
  const shared: Shared = {
    operations: new Library(program),
    globals,
    report: (severity, message, range) => {
      const key = `${range.start} ${message}`;
      if (!seen.has(key)) diagnostics.push({ severity, message, range });
      seen.add(key);
    },
    enclose: (symbol, inputs) => functions.enclose(shared, symbol, inputs),
  };
  const entries: FunctionSymbol[] = [];
  for (const request of requests) {
    const into = findFunction(program, request.into, true);
    into.body = entryBody(shared, findFunction(program, request.of, false), into, initial, names.inner());
    entries.push(into);
  }
  const declarations: Declaration[] = [...globals.values()]
    .flat()
    .map(({ variable }) => ({ kind: "declaration", variable, initializer: null, range: GENERATED }));
  const define = (symbol: FunctionSymbol): Declaration => ({
    kind: "function",
    symbol,
    isPrototype: false,
    range: GENERATED,
  });
  return {
    program: {
      declarations: [...program.declarations, ...declarations, ...[...functions.made, ...entries].map(define)],
    },
    diagnostics,
  };
}

/** Whether a global needs models: it is none of the library's, and neither given from outside nor a literal. */
function isState(variable: Variable, initializer: Expression | null): boolean {
  if (variable.name.startsWith("nabla_") || variable.name.startsWith("NABLA_")) return false;
  if (variable.storage !== "global" || !holdsFloat(variable.type)) return false;
  if (!variable.isConst) return true;
  return initializer === null || !isWritten(initializer);
}

/** Whether an expression is numbers as they are written, or a list of them. */
function isWritten(node: Expression): boolean {
  if (node.kind === "literal") return true;
  if (node.kind === "unary" && node.operator === "-") return isWritten(node.operand);
  return node.kind === "construct" && node.type.kind !== "struct" && node.arguments.every(isWritten);
}

function homesOf(variable: Variable, names: Names): readonly Home[] {
  return leavesOf(variable.type).map((leaf) => {
    const home = makeHome(names, leaf, "model", variable.name);
    return { ...home, variable: { ...home.variable, storage: "global" } };
  });
}

/** Gives globals their values at the beginning of a path, the place its model, and calls the function of models. */
function entryBody(
  shared: Shared,
  of: FunctionSymbol,
  into: FunctionSymbol,
  globals: readonly { readonly variable: Variable; readonly initializer: Expression | null }[],
  names: Names,
): FunctionSymbol["body"] {
  const [middle, reach] = into.parameters;
  if (middle === undefined || reach === undefined || typeName(into.returnType) !== "vec4")
    throw new Error(`function ${into.name} is not a vec4 of two vec2`);
  if (of.returnType !== FLOAT) throw new Error(`function ${of.name} gives no float`);
  const context = new Context(shared, names, new Kinds(), { expression: lower });
  const component = (vector: Variable, at: number): Expression => ({
    kind: "swizzle",
    vector: reference(vector),
    components: [at],
    type: FLOAT,
    range: GENERATED,
  });
  const statements = context.capture(() => {
    for (const { variable, initializer } of globals) {
      const value = initializer === null ? null : context.lower(initializer);
      context.homes(variable)?.forEach((home, leaf) => {
        const cell = value?.[leaf];
        if (cell !== undefined) context.store(variable, leaf, cellOf(home), cell);
      });
    }
    const place = [0, 1].map((axis) => {
      const slopes = [0, 1].map((other) => (other === axis ? component(reach, axis) : ZERO));
      return float("model", construct(typeOf("model"), [component(middle, axis), ...slopes, ZERO]));
    });
    const enclosed = shared.enclose(of, [["model", "model"]]);
    const call: Expression = {
      kind: "call",
      function: enclosed.symbol,
      arguments: place.map((cell) => context.nameCell(cell, "place").expression),
      type: enclosed.symbol.returnType,
      range: GENERATED,
    };
    const result = context.nameCell(float(enclosed.result[0] ?? "exact", call), "field");
    context.emit({ kind: "return", value: asKind(result, "model").expression, range: GENERATED });
  });
  const declarations = context.variables.map(
    (variable): Statement => ({ kind: "declaration", variable, initializer: null, range: GENERATED }),
  );
  return { kind: "block", statements: [...declarations, ...statements], range: GENERATED };
}
