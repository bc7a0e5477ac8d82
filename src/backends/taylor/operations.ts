/** The table of all operations on the models of a memory; tests exchange one to see that a wrong rule is found out. */
import { arithmeticOf } from "./arithmetic.ts";
import { errorsOf } from "./errors.ts";
import { functionsOf } from "./functions.ts";
import { kinksOf } from "./kinks.ts";
import type { Memory } from "./memory.ts";

export function operationsOf(memory: Memory) {
  const errors = errorsOf(memory);
  const arithmetic = arithmeticOf(memory, errors);
  const functions = functionsOf(memory, arithmetic, errors);
  return { ...errors.operations, ...arithmetic.operations, ...functions, ...kinksOf(memory, arithmetic, functions) };
}

export type Operations = ReturnType<typeof operationsOf>;
