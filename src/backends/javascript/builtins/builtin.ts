/** What a built-in function is to the emitter: values in, value out. */
import type { Type } from "../../../glsl/types.ts";
import type { Emitter } from "../emitter.ts";
import { type Code, scalarsOf, type Value } from "../storage.ts";

export interface BuiltinCallSite {
  readonly emitter: Emitter;
  /** Type of the result. */
  readonly type: Type;
  /** Types and values of the arguments. */
  readonly types: readonly Type[];
  readonly values: readonly Value[];
}

export type Builtin = (site: BuiltinCallSite) => Value;

/** A built-in by its GLSL name. */
export type BuiltinTable = Readonly<Record<string, Builtin>>;

/** The components of an argument, each of them an atom that may be written several times. */
export function atomsOf(site: BuiltinCallSite, index: number): Code[] {
  return scalarsOf(site.values[index] ?? []).map((code) => site.emitter.atom(code));
}

/** A built-in that treats each component alike; scalars among the arguments serve every component. */
export function componentwise(rule: (site: BuiltinCallSite, ...operands: Code[]) => Code): Builtin {
  return (site) => {
    const operands = site.values.map((_, index) => atomsOf(site, index));
    const count = Math.max(...operands.map((codes) => codes.length));
    return Array.from({ length: count }, (_, component) =>
      rule(site, ...operands.map((codes) => codes[codes.length === 1 ? 0 : component] as Code)),
    );
  };
}
