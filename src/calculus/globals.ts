/** Partials of the shader's own global variables: each of them a global beside it. */

import type { Variable } from "../glsl/tree.ts";
import { holdsFloat } from "../glsl/types.ts";
import { GENERATED } from "./expressions.ts";
import { isState } from "./facts.ts";
import { type Leaf, layoutOf, partialType } from "./layout.ts";
import type { Names } from "./names.ts";
import { hasSlot, SLOT_COUNT, SLOT_NAMES } from "./partials.ts";
import { Memory, VariableState } from "./state.ts";

export class GlobalPartials {
  readonly memory = new Memory();
  readonly #states = new Map<Variable, VariableState>();
  readonly #names: Names;

  constructor(names: Names) {
    this.#names = names;
  }

  /** null for what is no global, or cannot carry partials. */
  state(variable: Variable): VariableState | null {
    if (!isState(variable) || !holdsFloat(variable.type)) return null;
    let state = this.#states.get(variable);
    if (state === undefined) {
      const homes = new Map<string, Variable>();
      state = new VariableState({ original: variable, clone: variable }, 0, true, this.memory, (leaf, slot) => {
        const key = `${leaf} ${slot}`;
        let home = homes.get(key);
        if (home === undefined) {
          home = this.#home(variable, leaf, slot);
          homes.set(key, home);
        }
        return home;
      });
      this.#states.set(variable, state);
    }
    return state;
  }

  /** All that are needed, to be declared before the functions. */
  homes(): Variable[] {
    return [...this.#states.values()].flatMap((state) =>
      state.leaves.flatMap((_, leaf) =>
        Array.from({ length: SLOT_COUNT }, (_, slot) => slot)
          .filter((slot) => hasSlot(state.mask(leaf), slot))
          .map((slot) => state.home(leaf, slot)),
      ),
    );
  }

  #home(variable: Variable, leaf: number, slot: number): Variable {
    const shape = layoutOf(variable.type)[leaf] as Leaf;
    return {
      kind: "variable",
      name: this.#names.fresh(variable.name, shape.name, SLOT_NAMES[slot] as string),
      type: partialType(shape),
      storage: "global",
      isConst: false,
      direction: "in",
      range: GENERATED,
    };
  }
}
