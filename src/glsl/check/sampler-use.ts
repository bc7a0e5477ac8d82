/** As what kind of sampler each call takes a sampler of the program, for hosts that declare one before they know its kind. */
import { type BuiltinOverload, builtinOverloads } from "../builtins.ts";
import type { Expression, FunctionSymbol, Variable } from "../tree.ts";
import type { Type } from "../types.ts";

/** One call that is given a sampler, whether or not it is one with the sampler's declared kind. */
export interface SamplerUse {
  readonly sampler: Variable;
  /** The kinds with which there is such a function; none if the call is wrong with each. */
  readonly kinds: ReadonlySet<Type>;
}

type Candidate = BuiltinOverload | Pick<FunctionSymbol, "parameters">;

/**
 * The uses of the uniform samplers among the arguments of a call of `name`.
 *
 * @param own the program's functions of that name
 */
export function samplerUses(
  name: string,
  own: readonly FunctionSymbol[],
  list: readonly Expression[],
): readonly SamplerUse[] {
  if (list.every(({ type }) => type.kind !== "sampler")) return [];
  const fitting = [...own, ...builtinOverloads(name)].filter((candidate: Candidate) => fits(candidate, list));
  return list.flatMap((argument, at): SamplerUse[] => {
    if (argument.kind !== "reference" || argument.type.kind !== "sampler" || argument.variable.storage !== "uniform")
      return [];
    const kinds = fitting.flatMap(({ parameters }) => {
      const type = parameters[at]?.type;
      return type === undefined ? [] : [type];
    });
    return [{ sampler: argument.variable, kinds: new Set(kinds) }];
  });
}

/** Whether a function takes the arguments but for the kinds of their samplers. */
function fits({ parameters }: Candidate, list: readonly Expression[]): boolean {
  return (
    parameters.length === list.length &&
    list.every(({ type }, at) => {
      const taken = parameters[at]?.type;
      return type.kind === "sampler" ? taken?.kind === "sampler" : taken === type;
    })
  );
}
