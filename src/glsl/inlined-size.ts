/**
 * How long a function is once every call is replaced by the body it calls, as compilers of shaders do: what a driver takes
 * to compile it grows with this.
 */
import { definedFunctions, visitExpressions } from "./children.ts";
import type { Expression, FunctionSymbol, Program } from "./tree.ts";

/** Operations on one component: a sum of two vec4 is four. What is constant takes none. */
function operations({ kind, type, constant }: Expression): number {
  if (constant !== undefined) return 0;
  if (kind !== "binary" && kind !== "unary" && kind !== "builtin" && kind !== "conditional") return 0;
  return type.kind === "vector" ? type.size : 1;
}

/** Operations of a function that the program defines, those of loops counted once, with all that it calls; 0 if there is none. */
export function inlinedSize(program: Program, name: string): number {
  const known = new Map<FunctionSymbol, number>();
  const sizeOf = (symbol: FunctionSymbol): number => {
    const before = known.get(symbol);
    if (before !== undefined) return before;
    // Recursion has been reported; here it must only come to an end.
    known.set(symbol, 0);
    let sum = 0;
    if (symbol.body !== null)
      visitExpressions(symbol.body, (node) => {
        sum += node.kind === "call" ? sizeOf(node.function) : operations(node);
      });
    known.set(symbol, sum);
    return sum;
  };
  return definedFunctions(program)
    .filter((symbol) => symbol.name === name)
    .reduce((sum, symbol) => sum + sizeOf(symbol), 0);
}
