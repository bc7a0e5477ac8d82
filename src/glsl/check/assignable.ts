/** What may stand on the left of an assignment (GLSL ES 3.00 §5.8). */
import type { Expression, Variable } from "../tree.ts";
import { holdsSampler } from "./types.ts";

/** Why an expression cannot be assigned: "the constant 'a'"; null if it can be. */
export function assignmentProblem(target: Expression): string | null {
  switch (target.kind) {
    case "reference":
      return variableProblem(target.variable);
    case "swizzle":
      if (new Set(target.components).size < target.components.length) return "a swizzle that names a component twice";
      return assignmentProblem(target.vector);
    case "field":
      return assignmentProblem(target.structure);
    case "index":
      return assignmentProblem(target.base);
    default:
      return "this expression is no variable and";
  }
}

function variableProblem(variable: Variable): string | null {
  switch (variable.storage) {
    case "uniform":
      return `the uniform '${variable.name}'`;
    case "input":
      return `the input '${variable.name}'`;
    case "builtin":
      return variable.isConst ? `the built-in '${variable.name}'` : null;
    default:
      if (variable.isConst) return `the constant '${variable.name}'`;
      return holdsSampler(variable.type) ? `the sampler '${variable.name}'` : null;
  }
}
