/** Vector relational functions (specification §8.6). */
import type { ComparisonOperator } from "../../../glsl/tree.ts";
import type { Code } from "../storage.ts";
import { atomsOf, type BuiltinTable, componentwise } from "./builtin.ts";

const comparing = (operator: ComparisonOperator) =>
  componentwise((site, x, y) => site.emitter.arithmetic.compare(operator, x as Code, y as Code));

export const relational: BuiltinTable = {
  lessThan: comparing("<"),
  lessThanEqual: comparing("<="),
  greaterThan: comparing(">"),
  greaterThanEqual: comparing(">="),
  equal: comparing("=="),
  notEqual: comparing("!="),
  any: (site) => [`(${atomsOf(site, 0).join(" || ")})`],
  all: (site) => [`(${atomsOf(site, 0).join(" && ")})`],
  not: componentwise((_, x) => `(!${x})`),
};
