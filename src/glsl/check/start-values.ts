/**
 * Values of globals that are no constant expressions: GLSL ES 3.00 has none (§4.3), but browsers let GLSL ES 1.00 read
 * uniforms and other globals there. `main` sets them before it does anything else.
 */
import { hasEffects } from "../effects.ts";
import type { Declaration, Expression, FunctionSymbol, Statement, Variable } from "../tree.ts";
import type { Context } from "./context.ts";

/** A global and the value that it has when `main` begins. */
export interface StartValue {
  readonly variable: Variable;
  readonly value: Expression;
}

/** Whether a value may be one of a global: what changes nothing and calls no function of the program. */
export function canStart(value: Expression): boolean {
  return !hasEffects(value);
}

/**
 * Puts the values into `main`; without one they are errors.
 *
 * @param mainName what `main` is called
 */
export function setStartValues(context: Context, declarations: readonly Declaration[], mainName: string): void {
  if (context.startValues.length === 0) return;
  const main = declarations.find((declaration) => defines(declaration, mainName))?.symbol;
  for (const { variable, value } of context.startValues)
    if (main === undefined)
      context.error(`the value of the global '${variable.name}' is no constant expression`, value.range);
    else {
      const message = `only GLSL ES 1.00 lets the value of the global '${variable.name}' be no constant expression; it is set where 'main' begins`;
      context.modernised(message, value.range);
    }
  if (main === undefined || main.body === null) return;
  const statements = context.startValues.map(({ variable, value }) => assignment(variable, value));
  main.body = { ...main.body, statements: [...statements, ...main.body.statements] };
}

export function defines(
  declaration: Declaration,
  name: string,
): declaration is Declaration & { readonly kind: "function"; readonly symbol: FunctionSymbol } {
  return declaration.kind === "function" && !declaration.isPrototype && declaration.symbol.name === name;
}

function assignment(variable: Variable, value: Expression): Statement {
  const { type } = variable;
  const { range } = value;
  const target: Expression = { kind: "reference", variable, type, range };
  return { kind: "expression", expression: { kind: "assignment", operator: null, target, value, type, range }, range };
}
