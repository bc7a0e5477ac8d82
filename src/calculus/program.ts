/** Finding things in a program. */
import type { FunctionSymbol, Program, Variable } from "../glsl/tree.ts";

/** The function of a name with a body, or the prototype of that name. Throws if there is none: the host asks for what it wrote. */
export function findFunction(program: Program, name: string, isPrototype: boolean): FunctionSymbol {
  const found = program.declarations.find(
    (node) => node.kind === "function" && node.symbol.name === name && (isPrototype || node.symbol.body !== null),
  );
  if (found?.kind !== "function")
    throw new Error(`the program ${isPrototype ? "declares" : "defines"} no function '${name}'`);
  return found.symbol;
}

/** All functions of a name, declared or defined. */
export function functionsNamed(program: Program, name: string): readonly FunctionSymbol[] {
  return program.declarations.flatMap((node) =>
    node.kind === "function" && node.symbol.name === name ? [node.symbol] : [],
  );
}

/** The global variable of a name. */
export function globalNamed(program: Program, name: string): Variable {
  const found = program.declarations.find((node) => node.kind === "declaration" && node.variable.name === name);
  if (found?.kind !== "declaration") throw new Error(`the program declares no variable '${name}'`);
  return found.variable;
}
