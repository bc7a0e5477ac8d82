/** Names that are visible at a place: variables, struct types and functions share one space (GLSL ES 3.00 §4.2). */
import type { Range } from "../source.ts";
import type { FunctionSymbol, Variable } from "../tree.ts";
import type { StructType } from "../types.ts";

/** All overloads of one function name of the program. */
export interface FunctionSet {
  readonly kind: "functions";
  readonly symbols: FunctionSymbol[];
}

export interface StructSymbol {
  readonly kind: "struct";
  readonly type: StructType;
}

export type NamedThing = Variable | StructSymbol | FunctionSet;

/** Where a name is declared. */
export function placeOf(thing: NamedThing): Range | undefined {
  if (thing.kind === "functions") return thing.symbols[0]?.range;
  return thing.kind === "struct" ? thing.type.range : thing.range;
}

export class Scopes {
  readonly #scopes: Map<string, NamedThing>[] = [new Map()];

  enter(): void {
    this.#scopes.push(new Map());
  }

  leave(): void {
    this.#scopes.pop();
  }

  get isGlobal(): boolean {
    return this.#scopes.length === 1;
  }

  find(name: string): NamedThing | undefined {
    for (let depth = this.#scopes.length - 1; depth >= 0; depth--) {
      const found = this.#scopes[depth]?.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What the innermost scope itself declares under a name. */
  findHere(name: string): NamedThing | undefined {
    return this.#scopes.at(-1)?.get(name);
  }

  declare(name: string, thing: NamedThing): void {
    this.#scopes.at(-1)?.set(name, thing);
  }

  /** All names that are visible, for "did you mean". */
  names(): Iterable<string> {
    return new Set(this.#scopes.flatMap((scope) => [...scope.keys()]));
  }
}
