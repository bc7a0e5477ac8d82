// Placeholder while the real pass is being written; never committed.
import type { Program } from "../glsl/tree.ts";
export function replaceTrigonometry(program: Program): Program {
  return program;
}
