/**
 * The partials of a variable as they are at the current place of the text.
 *
 * They are known expressions (temporaries, literals) as long as the variable is assigned in the block of its declaration
 * only. A variable that is assigned within an inner block, branch or loop gets a home for each partial around it:
 * variables `q_x_dx` that are written together with it. Which homes exist is found by lowering the function until
 * nothing new is written (see `Memory`).
 */

import type { Expression, Variable } from "../glsl/tree.ts";
import type { Emitter } from "./emitter.ts";
import { reference, ZERO, zeros } from "./expressions.ts";
import { type Leaf, layoutOf, leafCount } from "./layout.ts";
import { hasSlot, type Mask, maskOf, NONE, type Partials, partialsIn, SLOT_COUNT } from "./partials.ts";

/** Which partials have ever been written to the homes of each variable. It only grows. */
export class Memory {
  readonly #masks = new Map<Variable, Mask[]>();
  hasGrown = false;

  mask(variable: Variable, leaf: number): Mask {
    return this.#masks.get(variable)?.[leaf] ?? 0;
  }

  grow(variable: Variable, leaf: number, mask: Mask): void {
    let masks = this.#masks.get(variable);
    if (masks === undefined) {
      masks = layoutOf(variable.type).map(() => 0);
      this.#masks.set(variable, masks);
    }
    const before = masks[leaf] as Mask;
    if ((before | mask) === before) return;
    masks[leaf] = before | mask;
    this.hasGrown = true;
  }

  isActive(variable: Variable): boolean {
    return this.#masks.get(variable)?.some((mask) => mask !== 0) === true;
  }
}

/** One write to a leaf of a variable: all of it, or one element of the arrays it lies in. */
export interface Write {
  readonly leaf: number;
  readonly element: Expression | null;
  readonly partials: Partials;
}

export class VariableState {
  readonly original: Variable;
  readonly clone: Variable;
  readonly leaves: readonly Leaf[];
  /** How deep in inner blocks it is declared. */
  readonly depth: number;
  /** Always at home: arrays that are written by elements, globals, variables of a switch. */
  readonly staysHome: boolean;
  readonly memory: Memory;
  readonly #current: Partials[];
  readonly #isHome: boolean[];
  readonly #homes: (leaf: number, slot: number) => Variable;

  constructor(
    variables: { readonly original: Variable; readonly clone: Variable },
    depth: number,
    staysHome: boolean,
    memory: Memory,
    homes: (leaf: number, slot: number) => Variable,
  ) {
    this.original = variables.original;
    this.clone = variables.clone;
    this.leaves = layoutOf(variables.original.type);
    this.depth = depth;
    this.staysHome = staysHome;
    this.memory = memory;
    this.#homes = homes;
    this.#current = this.leaves.map(() => NONE);
    this.#isHome = this.leaves.map(() => staysHome);
  }

  home(leaf: number, slot: number): Variable {
    return this.#homes(leaf, slot);
  }

  mask(leaf: number): Mask {
    return this.memory.mask(this.original, leaf);
  }

  /** The partials of a leaf as they are now; for a leaf in arrays each of them is an array. */
  partials(leaf: number): Partials {
    if (!this.#isHome[leaf]) return this.#current[leaf] as Partials;
    return partialsIn(this.mask(leaf), (slot) => reference(this.home(leaf, slot)));
  }

  bind(leaf: number, partials: Partials): void {
    this.#current[leaf] = partials;
    this.#isHome[leaf] = false;
  }

  /** Brings all partials to their homes, because what follows assigns them under a condition. */
  moveHome(emitter: Emitter): void {
    this.leaves.forEach((_, leaf) => {
      if (this.#isHome[leaf]) return;
      const partials = this.#current[leaf] as Partials;
      this.memory.grow(this.original, leaf, maskOf(partials));
      const mask = this.mask(leaf);
      for (let slot = 0; slot < SLOT_COUNT; slot++)
        if (hasSlot(mask, slot))
          emitter.assign(reference(this.home(leaf, slot)), partials.slots[slot] ?? this.zero(leaf));
      this.#isHome[leaf] = true;
    });
  }

  zero(leaf: number): Expression {
    const { sizes } = this.leaves[leaf] as Leaf;
    return sizes.length === 0 ? ZERO : zeros(leafCount(this.leaves[leaf] as Leaf));
  }
}
