/** Functions with partials: one for each way in which a function's arguments depend on x and y. */

import type { Expression, FunctionSymbol, Variable } from "../glsl/tree.ts";
import { holdsFloat, type Type, VOID } from "../glsl/types.ts";
import { withoutDeadCode } from "./dead-code.ts";
import { jet, value } from "./evaluate.ts";
import { GENERATED, ONE, reference, ZERO, zeros } from "./expressions.ts";
import { layoutOf, partialType } from "./layout.ts";
import {
  type Handlers,
  type Input,
  Lowering,
  type Output,
  type Shared,
  type Specialisation,
  type Value,
} from "./lowering.ts";
import type { Names } from "./names.ts";
import { hasSlot, type Mask, maskOf, type Partials, partialsIn, SLOT_COUNT, SLOT_NAMES } from "./partials.ts";
import { Memory } from "./state.ts";
import { endsInJump, statement } from "./statements.ts";

const handlers: Handlers = { value, jet };

/** The specialisations of one order, each made when it is first asked for; callees stand before their callers. */
export class Specialiser {
  readonly functions: FunctionSymbol[] = [];
  readonly #known = new Map<FunctionSymbol, Map<string, Specialisation>>();
  readonly #names: Names;
  readonly #suffix: string;

  constructor(names: Names, suffix: string) {
    this.#names = names;
    this.#suffix = suffix;
  }

  /** `inputs`: one for each leaf of each parameter, in order. */
  specialise(shared: Shared, symbol: FunctionSymbol, inputs: readonly Input[]): Specialisation {
    let ofSymbol = this.#known.get(symbol);
    if (ofSymbol === undefined) {
      ofSymbol = new Map();
      this.#known.set(symbol, ofSymbol);
    }
    const key = inputs.join(" ");
    let specialisation = ofSymbol.get(key);
    if (specialisation === undefined) {
      specialisation = make(shared, symbol, inputs, this.#names, this.#suffix);
      ofSymbol.set(key, specialisation);
      this.functions.push(specialisation.symbol);
    }
    return specialisation;
  }
}

/** What a function gives out: masks by parameter, the value last, as known so far. */
class Results {
  readonly masks: Mask[][];
  hasGrown = false;

  constructor(types: readonly Type[]) {
    this.masks = types.map((type) => layoutOf(type).map(() => 0));
  }

  grow(at: number, leaf: number, mask: Mask): void {
    const masks = this.masks[at] as Mask[];
    const before = masks[leaf] as Mask;
    if ((before | mask) === before) return;
    masks[leaf] = before | mask;
    this.hasGrown = true;
  }
}

function make(
  shared: Shared,
  symbol: FunctionSymbol,
  inputs: readonly Input[],
  names: Names,
  suffix: string,
): Specialisation {
  if (symbol.body === null) throw new Error(`function ${symbol.name} has no body to differentiate`);
  const memory = new Memory();
  const results = new Results([...symbol.parameters.map(({ type }) => type), symbol.returnType]);
  const name = names.fresh(symbol.name, suffix);
  // What is active in a loop's first turn may be active in what the loop reads before: lower until nothing is new.
  for (;;) {
    memory.hasGrown = false;
    results.hasGrown = false;
    const made = lower(shared, symbol, inputs, memory, results, names.inner(), name);
    if (!memory.hasGrown && !results.hasGrown) return made;
  }
}

/** One variable for a partial that a function takes or gives. */
interface Port {
  readonly parameter: number;
  readonly leaf: number;
  readonly slot: number;
  readonly variable: Variable;
}

function lower(
  shared: Shared,
  symbol: FunctionSymbol,
  inputs: readonly Input[],
  memory: Memory,
  results: Results,
  names: Names,
  name: string,
): Specialisation {
  const value = symbol.parameters.length;
  const outputs: Port[] = [];
  const leave = (lowering: Lowering, returned: Value | null): void => {
    symbol.parameters.forEach((parameter, at) => {
      if (parameter.direction === "in") return;
      const state = lowering.state(parameter);
      if (state !== null)
        give(
          lowering,
          at,
          state.leaves.map((_, leaf) => state.partials(leaf)),
        );
    });
    if (returned !== null) give(lowering, value, returned.leaves);
  };
  const give = (lowering: Lowering, at: number, leaves: readonly Partials[]): void => {
    leaves.forEach((partials, leaf) => {
      results.grow(at, leaf, maskOf(partials));
    });
    for (const { parameter, leaf, slot, variable } of outputs)
      if (parameter === at) lowering.emitter.assign(reference(variable), leaves[leaf]?.slots[slot] ?? zeroOf(variable));
  };
  const lowering = new Lowering(shared, handlers, names, memory, symbol, leave);
  const { emitter } = lowering;
  const clones = symbol.parameters.map((parameter) => lowering.take(parameter));

  const ports: Port[] = [];
  const masks = results.masks;
  const entries: Partials[][] = [];
  let position = 0;
  symbol.parameters.forEach((parameter, at) => {
    entries.push(
      layoutOf(parameter.type).map((shape, leaf) => {
        const input = inputs[position++] ?? 0;
        if (input === "x" || input === "y") return unit(input);
        return partialsIn(input, (slot) => {
          const variable = port(emitter.names, partialType(shape), "in", parameter.name, shape.name, slot);
          emitter.markStable(variable);
          ports.push({ parameter: at, leaf, slot, variable });
          return reference(variable);
        });
      }),
    );
  });
  [...symbol.parameters.map(({ type, name: own }) => ({ type, own })), { type: symbol.returnType, own: "" }].forEach(
    ({ type, own }, at) => {
      const direction = symbol.parameters[at]?.direction ?? "out";
      if (direction === "in") return;
      layoutOf(type).forEach((shape, leaf) => {
        for (let slot = 0; slot < SLOT_COUNT; slot++) {
          if (!hasSlot((masks[at] as Mask[])[leaf] as Mask, slot)) continue;
          const owner = at === value ? symbol.name : `${own}_out`;
          outputs.push({
            parameter: at,
            leaf,
            slot,
            variable: port(emitter.names, partialType(shape), "out", owner, shape.name, slot),
          });
        }
      });
    },
  );

  const body = emitter.block(() => {
    symbol.parameters.forEach((parameter, at) => {
      if (!holdsFloat(parameter.type)) return;
      const state = lowering.track(parameter, clones[at] as Variable);
      lowering.initialise(state, entries[at] as Partials[]);
    });
    for (const one of symbol.body?.statements ?? []) statement(lowering, one);
    if (!endsInJump(symbol.body?.statements ?? []) && symbol.returnType === VOID) leave(lowering, null);
  });
  const statements = withoutDeadCode(body);
  const made: FunctionSymbol = {
    ...symbol,
    name,
    parameters: [...clones, ...ports.map(({ variable }) => variable), ...outputs.map(({ variable }) => variable)],
    body: { kind: "block", statements, range: symbol.body?.range ?? GENERATED },
  };
  return {
    symbol: made,
    inputs: ports.map(({ parameter, leaf, slot }) => ({ parameter, leaf, slot })),
    outputs: outputs.map(
      ({ parameter, leaf, slot }): Output => ({ parameter: parameter === value ? -1 : parameter, leaf, slot }),
    ),
    masks: masks.map((leaves) => [...leaves]),
  };
}

function unit(direction: "x" | "y"): Partials {
  return {
    slots: [direction === "x" ? ONE : null, direction === "y" ? ONE : null, null, null, null],
    isIncomplete: false,
  };
}

function zeroOf(variable: Variable): Expression {
  return variable.type.kind === "array" ? zeros(variable.type.size) : ZERO;
}

function port(names: Names, type: Type, direction: "in" | "out", owner: string, leaf: string, slot: number): Variable {
  return {
    kind: "variable",
    name: names.fresh(owner, leaf, SLOT_NAMES[slot] as string),
    type,
    storage: "parameter",
    isConst: false,
    direction,
    range: GENERATED,
  };
}
