/** Textures that a scene reads: none is ever bound, which the person is told. */
import { visitExpression, visitExpressions } from "../glsl/children.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Expression, Program, Variable } from "../glsl/tree.ts";

/** Warns of each sampler at the first place that reads it: it reads as opaque black. */
export function reportUnbound(program: Program, report: (diagnostic: Diagnostic) => void): void {
  const told = new Set<Variable>();
  const look = (expression: Expression): void => {
    if (expression.kind !== "reference") return;
    const { variable } = expression;
    if (variable.storage !== "uniform" || variable.type.kind !== "sampler" || told.has(variable)) return;
    told.add(variable);
    report({
      severity: "warning",
      message: `'${variable.name}' has no texture, it reads as one black pixel`,
      range: expression.range,
    });
  };
  for (const declaration of program.declarations) {
    if (declaration.kind === "declaration" && declaration.initializer !== null)
      visitExpression(declaration.initializer, look);
    if (declaration.kind === "function" && !declaration.isPrototype && declaration.symbol.body !== null)
      visitExpressions(declaration.symbol.body, look);
  }
}
