/** The state of lowering one function: where statements go, which variables there are, and what their partials are now. */

import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Range } from "../glsl/source.ts";
import type { Expression, FunctionSymbol, Statement, Variable } from "../glsl/tree.ts";
import { FLOAT, type Type } from "../glsl/types.ts";
import { Emitter } from "./emitter.ts";
import { boolean, GENERATED, index, reference, ZERO } from "./expressions.ts";
import type { Facts } from "./facts.ts";
import type { Algebra } from "./jet.ts";
import { type Leaf, layoutOf, partialType } from "./layout.ts";
import { isBuiltinName, type Names } from "./names.ts";
import {
  hasSlot,
  isActive,
  type Mask,
  maskOf,
  NONE,
  type Order,
  type Partials,
  SLOT_COUNT,
  SLOT_NAMES,
} from "./partials.ts";
import { readsAny } from "./reads.ts";
import { type Memory, VariableState, type Write } from "./state.ts";

/** A lowered expression: its value, and the partials of each leaf of its type. */
export interface Value {
  readonly expression: Expression;
  readonly leaves: readonly Partials[];
}

/** What the functions of lowering call each other through. */
export interface Handlers {
  /** The value alone; what it changes has been emitted or happens when the expression is evaluated. */
  readonly value: (lowering: Lowering, expression: Expression) => Expression;
  readonly jet: (lowering: Lowering, expression: Expression) => Value;
}

export interface SiteFunctions {
  readonly side: FunctionSymbol;
  readonly decide: FunctionSymbol;
  /** Answers in its place for conditions without second partials, if there is such a function. */
  readonly decideStraight: FunctionSymbol | null;
}

/** What all functions of a differentiation share. */
export interface Shared {
  readonly order: Order;
  /** Whether second partials are made only because `dFdx` and the like need them for the gradient. */
  readonly hasSpareOrder: boolean;
  /** What asks for the side of a kink or jump, and the functions of the program that answer. */
  readonly sites: SiteFunctions | null;
  readonly facts: Facts;
  readonly singularFlag: Variable | null;
  readonly globals: (variable: Variable) => VariableState | null;
  readonly report: (severity: Diagnostic["severity"], message: string, range: Range) => void;
  readonly specialise: (symbol: FunctionSymbol, inputs: readonly Input[]) => Specialisation;
}

/** How the partials of one leaf of a parameter come in: some slots as parameters, or ∂/∂x = 1 or ∂/∂y = 1 and no other. */
export type Input = Mask | "x" | "y";

export interface Output {
  /** Position of the parameter; −1 for the value of the function. */
  readonly parameter: number;
  readonly leaf: number;
  readonly slot: number;
}

/** A function with partials: its parameters are those of the original, then partials in, then partials out. */
export interface Specialisation {
  readonly symbol: FunctionSymbol;
  readonly inputs: readonly { readonly parameter: number; readonly leaf: number; readonly slot: number }[];
  readonly outputs: readonly Output[];
  /** Masks by parameter (the value last) and leaf. */
  readonly masks: readonly (readonly Mask[])[];
  /** The functions with partials that it calls itself. */
  readonly callees: ReadonlySet<Specialisation>;
}

export class Lowering {
  readonly shared: Shared;
  readonly handlers: Handlers;
  readonly emitter: Emitter;
  readonly algebra: Algebra;
  readonly memory: Memory;
  /** The functions with partials that have been called so far. */
  readonly callees = new Set<Specialisation>();
  depth = 1;
  /** Depth of the innermost switch body, whose declarations may be jumped over. */
  switchDepth = -1;
  /** Emits what has to be done before a `return`. */
  readonly leave: (lowering: Lowering, value: Value | null) => void;
  readonly #states = new Map<Variable, VariableState>();
  readonly #clones = new Map<Variable, Variable>();
  readonly #written: ReadonlySet<Variable>;

  constructor(
    shared: Shared,
    handlers: Handlers,
    names: Names,
    memory: Memory,
    symbol: FunctionSymbol,
    leave: (lowering: Lowering, value: Value | null) => void,
  ) {
    this.shared = shared;
    this.handlers = handlers;
    this.memory = memory;
    this.leave = leave;
    this.emitter = new Emitter(names);
    this.#written = shared.facts.of(symbol).written;
    this.algebra = { order: shared.order, emitter: this.emitter, singular: (condition) => this.#flag(condition) };
  }

  value(expression: Expression): Expression {
    return this.handlers.value(this, expression);
  }

  jet(expression: Expression): Value {
    return this.handlers.jet(this, expression);
  }

  /** Operands in their order: one that is followed by an effect, or has one, keeps the value that it has here. */
  operands(expressions: readonly Expression[]): Value[] {
    const { facts } = this.shared;
    let lastEffect = expressions.length - 1;
    while (lastEffect >= 0 && !facts.hasEffect(expressions[lastEffect] as Expression)) lastEffect--;
    return expressions.map((expression, at) => {
      const operand = this.jet(expression);
      return at <= lastEffect && expressions.length > 1 ? this.hold(operand) : operand;
    });
  }

  /** The value with all that it reads kept as it is now. */
  hold({ expression, leaves }: Value): Value {
    const kept =
      expression.constant !== undefined || expression.type.kind === "sampler" || expression.type.kind === "void"
        ? expression
        : this.emitter.hold(expression);
    return { expression: kept, leaves: leaves.map((partials) => this.holdPartials(partials)) };
  }

  holdPartials(partials: Partials, ...name: readonly string[]): Partials {
    if (partials === NONE) return NONE;
    return {
      slots: partials.slots.map((slot, at) =>
        slot === null ? null : this.emitter.hold(slot, ...(name.length > 0 ? [...name, SLOT_NAMES[at] as string] : [])),
      ),
      isIncomplete: partials.isIncomplete,
    };
  }

  /** The variable of the new function for one of the old one. */
  variable(original: Variable): Variable {
    return this.#clones.get(original) ?? original;
  }

  state(original: Variable): VariableState | null {
    return this.#states.get(original) ?? this.shared.globals(original);
  }

  /** Takes a local variable or parameter over; its declaration is up to the caller. */
  take(original: Variable): Variable {
    // A local that hides a built-in function would hide it from the derivatives too.
    const { names } = this.emitter;
    const hides = isBuiltinName(original.name);
    const clone: Variable = { ...original, name: hides ? names.fresh(original.name, "value") : original.name };
    this.#clones.set(original, clone);
    if (!this.#written.has(original)) this.emitter.markStable(clone);
    return clone;
  }

  /** The state of a variable that `take` has given and that may carry partials. */
  track(original: Variable, clone: Variable): VariableState {
    const isWritten = this.#written.has(original);
    const leaves = layoutOf(original.type);
    const staysHome = isWritten && (this.depth === this.switchDepth || leaves.some(({ sizes }) => sizes.length > 0));
    const homes = new Map<number, Variable>();
    const state = new VariableState({ original, clone }, this.depth, staysHome, this.memory, (leaf, slot) => {
      const key = leaf * SLOT_COUNT + slot;
      let home = homes.get(key);
      if (home === undefined) {
        const shape = leaves[leaf] as Leaf;
        home = this.emitter.variable(partialType(shape), clone.name, shape.name, SLOT_NAMES[slot] as string);
        homes.set(key, home);
      }
      return home;
    });
    this.#states.set(original, state);
    for (let leaf = 0; leaf < leaves.length; leaf++)
      for (let slot = 0; slot < SLOT_COUNT; slot++)
        if (hasSlot(state.mask(leaf), slot))
          this.emitter.declare(state.home(leaf, slot), staysHome ? state.zero(leaf) : null);
    return state;
  }

  /** Gives a variable the partials of its first value. */
  initialise(state: VariableState, leaves: readonly Partials[]): void {
    if (state.staysHome) {
      this.write(
        state,
        leaves.map((partials, leaf) => ({ leaf, element: null, partials })),
      );
      return;
    }
    leaves.forEach((partials, leaf) => {
      state.bind(leaf, this.holdPartials(partials, state.clone.name, (state.leaves[leaf] as Leaf).name));
    });
  }

  /** Writes partials of leaves, all at once: what is written reads the values before. */
  write(state: VariableState, writes: readonly Write[]): void {
    if (!state.staysHome && state.depth === this.depth && writes.every(({ element }) => element === null)) {
      const held = writes.map(({ leaf, partials }) => ({
        leaf,
        partials: this.holdPartials(partials, state.clone.name, (state.leaves[leaf] as Leaf).name),
      }));
      for (const { leaf, partials } of held) state.bind(leaf, partials);
      return;
    }
    const assignments: { readonly home: Variable; readonly target: Expression; readonly value: Expression }[] = [];
    for (const { leaf, element, partials } of writes) {
      state.memory.grow(state.original, leaf, maskOf(partials));
      const mask = state.mask(leaf);
      // Second partials first: they read first ones more often than the other way round.
      for (let slot = SLOT_COUNT - 1; slot >= 0; slot--) {
        if (!hasSlot(mask, slot)) continue;
        const home = state.home(leaf, slot);
        const whole = reference(home);
        const target = element === null ? whole : index(whole, element, FLOAT);
        const value = partials.slots[slot] ?? (element === null ? state.zero(leaf) : ZERO);
        assignments.push({ home, target, value });
      }
    }
    const changed = new Set<Variable>();
    const safe = assignments.map(({ home, target, value }) => {
      const isStale = readsAny(value, changed);
      changed.add(home);
      return { target, value: isStale ? this.emitter.hold(value, home.name) : value };
    });
    for (const { target, value } of safe) this.emitter.assign(target, value);
  }

  /** Runs what happens under a condition or repeatedly; `written` are the variables that it may assign. */
  region(written: Iterable<Variable>, run: () => void): void {
    for (const original of written) {
      const state = this.#states.get(original);
      if (state !== undefined && !state.staysHome) state.moveHome(this.emitter);
    }
    this.depth++;
    run();
    this.depth--;
  }

  /** Whether a variable may hold an active value anywhere. */
  isActive(value: Value): boolean {
    return value.leaves.some(isActive);
  }

  #flag(condition: Expression): void {
    const { singularFlag } = this.shared;
    if (singularFlag === null) return;
    const then: Statement = {
      kind: "expression",
      expression: {
        kind: "assignment",
        operator: null,
        target: reference(singularFlag),
        value: boolean(true),
        type: singularFlag.type,
        range: GENERATED,
      },
      range: GENERATED,
    };
    this.emitter.emit({ kind: "if", condition, then, otherwise: null, range: GENERATED });
  }
}

const inactive = new WeakMap<Type, readonly Partials[]>();

/** The leaves of a value that does not depend on x and y. */
export function constantLeaves(type: Type): readonly Partials[] {
  let leaves = inactive.get(type);
  if (leaves === undefined) {
    leaves = layoutOf(type).map(() => NONE);
    inactive.set(type, leaves);
  }
  return leaves;
}

export function constantValue(expression: Expression): Value {
  return { expression, leaves: constantLeaves(expression.type) };
}
