/** Textures that a scene reads: none is ever bound, which the person is told. */
import { visitExpression, visitExpressions } from "../glsl/children.ts";
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Expression, Program, Variable } from "../glsl/tree.ts";
import { typeName } from "../glsl/types.ts";

/**
 * Warns of each sampler at the first place that reads it: it reads as opaque black.
 *
 * @param doubts kinds that a channel, taken for one by its uses, could have as well
 */
export function reportUnbound(
  program: Program,
  doubts: (name: string) => readonly string[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const told = new Set<Variable>();
  const look = (expression: Expression): void => {
    if (expression.kind !== "reference") return;
    const { variable } = expression;
    if (variable.storage !== "uniform" || variable.type.kind !== "sampler" || told.has(variable)) return;
    told.add(variable);
    const { name, type } = variable;
    const others = doubts(name);
    const doubt =
      others.length === 0
        ? ""
        : `; it is taken for a ${typeName(type)}, possible is to declare it: ${others.map((kind) => `uniform ${kind} ${name};`).join(", ")}`;
    report({
      severity: "warning",
      message: `'${name}' has no texture, it reads as one black pixel${doubt}`,
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
