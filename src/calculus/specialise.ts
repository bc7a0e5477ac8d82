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
  readonly #made: Specialisation[] = [];
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
      this.#made.push(specialisation);
    }
    return specialisation;
  }

  /** The functions that one calls, directly or not, and itself: callees before their callers. */
  reachedFrom(entry: Specialisation): FunctionSymbol[] {
    const reached = new Set([entry]);
    for (const one of reached) for (const callee of one.callees) reached.add(callee);
    return this.#made.filter((one) => reached.has(one)).map(({ symbol }) => symbol);
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
  let outputs: readonly Port[] | null = null;
  const leave = (lowering: Lowering, returned: Value | null): void => {
    const given = new Map<number, readonly Partials[]>();
    symbol.parameters.forEach((parameter, at) => {
      if (parameter.direction === "in") return;
      const state = lowering.state(parameter);
      if (state === null) return;
      given.set(
        at,
        state.leaves.map((_, leaf) => state.partials(leaf)),
      );
    });
    if (returned !== null) given.set(value, returned.leaves);
    for (const [at, leaves] of given)
      leaves.forEach((partials, leaf) => {
        results.grow(at, leaf, maskOf(partials));
      });
    if (outputs === null) {
      // Nothing has left yet, so nothing has left anything out: no need to lower again for what this one gives.
      outputs = outputPorts(symbol, results.masks, lowering.emitter.names);
      results.hasGrown = false;
    }
    for (const { parameter, leaf, slot, variable } of outputs) {
      const leaves = given.get(parameter);
      if (leaves !== undefined)
        lowering.emitter.assign(reference(variable), leaves[leaf]?.slots[slot] ?? zeroOf(variable));
    }
  };
  const lowering = new Lowering(shared, handlers, names, memory, symbol, leave);
  const { emitter } = lowering;
  const clones = symbol.parameters.map((parameter) => lowering.take(parameter));

  const ports: Port[] = [];
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
  // A function whose every path discards never leaves.
  const given: readonly Port[] = outputs ?? outputPorts(symbol, results.masks, emitter.names);
  const made: FunctionSymbol = {
    ...symbol,
    name,
    parameters: [...clones, ...ports.map(({ variable }) => variable), ...given.map(({ variable }) => variable)],
    body: { kind: "block", statements, range: symbol.body?.range ?? GENERATED },
  };
  return {
    symbol: made,
    inputs: ports.map(({ parameter, leaf, slot }) => ({ parameter, leaf, slot })),
    outputs: given.map(
      ({ parameter, leaf, slot }): Output => ({ parameter: parameter === value ? -1 : parameter, leaf, slot }),
    ),
    masks: results.masks.map((leaves) => [...leaves]),
    callees: lowering.callees,
  };
}

/** A parameter for each partial that a function gives out: of its out parameters, then of its value. */
function outputPorts(symbol: FunctionSymbol, masks: readonly (readonly Mask[])[], names: Names): readonly Port[] {
  const ports: Port[] = [];
  const add = (at: number, type: Type, owner: string): void => {
    layoutOf(type).forEach((shape, leaf) => {
      for (let slot = 0; slot < SLOT_COUNT; slot++) {
        if (!hasSlot(masks[at]?.[leaf] as Mask, slot)) continue;
        const variable = port(names, partialType(shape), "out", owner, shape.name, slot);
        ports.push({ parameter: at, leaf, slot, variable });
      }
    });
  };
  symbol.parameters.forEach(({ type, name, direction }, at) => {
    if (direction !== "in") add(at, type, `${name}_out`);
  });
  add(symbol.parameters.length, symbol.returnType, symbol.name);
  return ports;
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
