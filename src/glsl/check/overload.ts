/** Functions of the program that are called as a built-in one is, with other parameters. */
import { builtinOverloads, resolveBuiltin } from "../builtins.ts";
import type { FunctionSymbol } from "../tree.ts";

/** Built-in functions that browsers let a program overload and hide, though the specification does not (§6.1). */
const OPEN_BUILTINS = new Set(["mix", "texture", "textureLod", "textureGrad", "textureSize", "texelFetch"]);

/** Functions that GLSL ES 3.00 has and 1.00 has not (chapter 8 of both), under names that shaders of 1.00 like to use. */
const NEW_BUILTINS = new Set([
  ...["sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "trunc", "round", "roundEven", "modf", "isnan", "isinf"],
  ...["outerProduct", "transpose", "determinant", "inverse"],
]);

/** Stands before a name that GLSL ES 3.00 keeps for the built-in function alone. */
const PREFIX = "nabla_";

export type Overloading =
  /** As the program has it: the name is no built-in function's, or one that browsers leave open. */
  | "free"
  /** GLSL ES 1.00 allows other parameters than the built-in function has (§6.1 there), GLSL ES 3.00 does not. */
  | "old"
  /** No built-in function of GLSL ES 1.00, but one of GLSL ES 3.00. */
  | "new"
  /** The very parameters of the built-in function, which no version allows. */
  | "taken";

export function overloadingOf({ name, parameters }: FunctionSymbol): Overloading {
  if (builtinOverloads(name).length === 0 || OPEN_BUILTINS.has(name)) return "free";
  if (NEW_BUILTINS.has(name)) return "new";
  const types = parameters.map(({ type }) => type);
  return resolveBuiltin(name, types) === null ? "old" : "taken";
}

/** The function under a name that it can have in GLSL ES 3.00. */
export function renamed(symbol: FunctionSymbol): FunctionSymbol {
  return { ...symbol, name: PREFIX + symbol.name };
}

/** What the program calls a function. */
export function writtenName({ name }: FunctionSymbol): string {
  const rest = name.slice(PREFIX.length);
  return name.startsWith(PREFIX) && builtinOverloads(rest).length > 0 ? rest : name;
}
