/** The table of all operations on the models of a memory; tests exchange one to see that a wrong rule is found out. */
import { arithmeticOf } from "./arithmetic.ts";
import { functionsOf } from "./functions.ts";
import { kinksOf } from "./kinks.ts";
import type { Memory } from "./memory.ts";

export function operationsOf(memory: Memory) {
  const arithmetic = arithmeticOf(memory);
  const functions = functionsOf(memory, arithmetic);
  return { ...arithmetic.operations, ...functions, ...kinksOf(memory, arithmetic, functions) };
}

export type Operations = ReturnType<typeof operationsOf>;
