/**
 * Which values of a program may change smoothly with the point that a function is given: what can have a gradient.
 *
 * One answer for each variable and function, whatever the place and the call. What a variable holds only because of a
 * branch (`if (p.x > 0.0) side = 1.0;`) does not count: it is constant on each side.
 */
import { operandsOf, partsOf, visitExpression, visitStatements } from "../../glsl/children.ts";
import { rootOf } from "../../glsl/effects.ts";
import type { Expression, FunctionSymbol, Variable } from "../../glsl/tree.ts";
import { holdsFloat } from "../../glsl/types.ts";
import { rules } from "../rules.ts";
import { builtinOf } from "./names.ts";

export class Dependence {
  readonly #variables = new Set<Variable>();
  readonly #results = new Set<FunctionSymbol>();

  /** `functions` are those that the first of them reaches, itself included; its parameters are the point. */
  constructor(functions: readonly FunctionSymbol[]) {
    for (const parameter of functions[0]?.parameters ?? []) this.#variables.add(parameter);
    for (let before = -1; before !== this.#size; ) {
      before = this.#size;
      for (const symbol of functions) this.#spread(symbol);
    }
  }

  /** Whether the value of an expression may depend on the point smoothly. */
  has(expression: Expression): boolean {
    if (!holdsFloat(expression.type)) return false;
    switch (expression.kind) {
      case "literal":
      case "length":
        return false;
      case "reference":
        return this.#variables.has(expression.variable);
      case "call": {
        const name = builtinOf(expression);
        if (name === null) return this.#results.has(expression.function);
        return rules[name]?.kind !== "constant" && expression.arguments.some((argument) => this.has(argument));
      }
      case "builtin":
        return rules[expression.name]?.kind !== "constant" && expression.arguments.some((one) => this.has(one));
      case "conditional":
        return this.has(expression.whenTrue) || this.has(expression.whenFalse);
      case "sequence":
        return this.has(expression.right);
      case "index":
        return this.has(expression.base);
      case "construct":
      case "unary":
      case "increment":
      case "binary":
      case "assignment":
      case "swizzle":
      case "field":
        return operandsOf(expression).some((operand) => this.has(operand));
    }
  }

  get #size(): number {
    return this.#variables.size + this.#results.size;
  }

  #spread(symbol: FunctionSymbol): void {
    if (symbol.body === null) return;
    visitStatements(symbol.body, (statement) => {
      if (statement.kind === "declaration" && statement.initializer !== null && this.has(statement.initializer))
        this.#variables.add(statement.variable);
      if (statement.kind === "return" && statement.value !== null && this.has(statement.value))
        this.#results.add(symbol);
      for (const expression of partsOf(statement).expressions)
        visitExpression(expression, (inner) => this.#spreadFrom(inner));
    });
  }

  #spreadFrom(expression: Expression): void {
    if (expression.kind === "assignment" && this.has(expression.value)) this.#add(expression.target);
    if (expression.kind !== "call") return;
    expression.function.parameters.forEach((parameter, at) => {
      const argument = expression.arguments[at] as Expression;
      if (parameter.direction !== "out" && this.has(argument)) this.#variables.add(parameter);
      if (parameter.direction !== "in" && this.#variables.has(parameter)) this.#add(argument);
    });
  }

  #add(target: Expression): void {
    const root = rootOf(target);
    if (root !== null) this.#variables.add(root);
  }
}
