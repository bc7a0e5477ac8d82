/** Functions over a cell: one for each way in which much or little is known of their arguments. */
import type { FunctionSymbol, Statement } from "../../glsl/tree.ts";
import { scalarType, VOID } from "../../glsl/types.ts";
import { GENERATED } from "../expressions.ts";
import type { Names } from "../names.ts";
import { Context, cellOf, type Enclosed, type Handlers, Kinds, type Shared } from "./context.ts";
import { leavesOf } from "./leaves.ts";
import { lowerAll } from "./statements.ts";
import { type Cell, isScalar, type Kind, typeOf } from "./values.ts";

/** The functions that have been made, callees before their callers. */
export class Functions {
  readonly made: FunctionSymbol[] = [];
  readonly #known = new Map<FunctionSymbol, Map<string, Enclosed>>();
  readonly #names: Names;
  readonly #handlers: Handlers;

  constructor(names: Names, handlers: Handlers) {
    this.#names = names;
    this.#handlers = handlers;
  }

  /** `inputs`: kinds of the leaves of each parameter. */
  enclose(shared: Shared, symbol: FunctionSymbol, inputs: readonly (readonly Kind[])[]): Enclosed {
    let ofSymbol = this.#known.get(symbol);
    if (ofSymbol === undefined) {
      ofSymbol = new Map();
      this.#known.set(symbol, ofSymbol);
    }
    const key = JSON.stringify(inputs);
    let enclosed = ofSymbol.get(key);
    if (enclosed === undefined) {
      enclosed = this.#make(shared, symbol, inputs);
      ofSymbol.set(key, enclosed);
      this.made.push(enclosed.symbol);
    }
    return enclosed;
  }

  #make(shared: Shared, symbol: FunctionSymbol, inputs: readonly (readonly Kind[])[]): Enclosed {
    const kinds = new Kinds();
    symbol.parameters.forEach((parameter, at) => {
      inputs[at]?.forEach((kind, leaf) => {
        kinds.grow(parameter, leaf, kind);
      });
    });
    const name = this.#names.fresh(symbol.name, "taylor");
    // What is a number in a loop's first turn may be a model in its second: lower until nothing is new.
    for (;;) {
      kinds.hasGrown = false;
      const enclosed = lower(new Context(shared, this.#names.inner(), kinds, this.#handlers), symbol, name);
      if (!kinds.hasGrown) return enclosed;
    }
  }
}

function lower(context: Context, symbol: FunctionSymbol, name: string): Enclosed {
  const { body } = symbol;
  if (body === null) throw new Error(`function ${symbol.name} has no body to enclose`);
  const { kinds } = context;
  const parameters = symbol.parameters.flatMap((parameter) => context.adopt(parameter, parameter.direction));
  const leaves = leavesOf(symbol.returnType);
  const [first] = leaves;
  // One scalar is the function's value; all else goes out through parameters.
  const single = leaves.length === 1 && first?.sizes.length === 0 ? first : null;
  const outs = single === null ? context.results(symbol.returnType) : [];
  context.leave = (value) => {
    const [only] = value ?? [];
    if (single !== null && only !== undefined && isScalar(only)) {
      if (only.scalar === "float") kinds.grow("result", 0, only.kind);
      const fitted = only.scalar === "float" ? context.fit(only, kinds.of("result", 0)) : only;
      context.emit({ kind: "return", value: fitted.expression, range: GENERATED });
      return;
    }
    outs.forEach((home, leaf) => {
      context.store("result", leaf, cellOf(home), (value ?? [])[leaf] as Cell);
    });
    context.emit({ kind: "return", value: null, range: GENERATED });
  };
  const statements = context.capture(() => lowerAll(context, body.statements));
  const declarations = context.variables.map(
    (variable): Statement => ({ kind: "declaration", variable, initializer: null, range: GENERATED }),
  );
  const returnType =
    single === null ? VOID : single.scalar === "float" ? typeOf(kinds.of("result", 0)) : scalarType(single.scalar);
  return {
    symbol: {
      kind: "function",
      name,
      returnType,
      parameters: [...parameters, ...outs].map(({ variable }) => variable),
      body: { kind: "block", statements: [...declarations, ...statements], range: GENERATED },
      range: symbol.range,
    },
    parameters: symbol.parameters.map((parameter) =>
      leavesOf(parameter.type).map((_, leaf) => kinds.of(parameter, leaf)),
    ),
    result: leaves.map((_, leaf) => kinds.of("result", leaf)),
  };
}
