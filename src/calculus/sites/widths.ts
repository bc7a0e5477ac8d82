/**
 * Ramps that a shader draws over about a pixel to anti-alias itself: `smoothstep(-w, w, f)` and `clamp(0.5 - f / w, 0.0, 1.0)`
 * with a w that comes from `dFdx`, `dFdy` or `fwidth`.
 *
 * A value is a *width* if it is made from such a difference, and a *ratio* if it is divided by a width. What is mixed or
 * filtered with a ratio is a colour, and no ratio any more.
 */
import { operandsOf, partsOf, visitExpression, visitStatements } from "../../glsl/children.ts";
import { rootOf } from "../../glsl/effects.ts";
import type { BuiltinCall, Expression, FunctionSymbol, Variable } from "../../glsl/tree.ts";
import { holdsFloat } from "../../glsl/types.ts";
import { QUAD_DIFFERENCES } from "../facts.ts";
import type { Dependence } from "./dependence.ts";
import { builtinOf } from "./names.ts";

/** In ascending order: of two that meet, the greater one counts. */
type Kind = 0 | 1 | 2;
const NEITHER = 0;
const WIDTH = 1;
const RATIO = 2;

/** Functions of a ratio that are still one. */
const KEEP_RATIOS: ReadonlySet<string> = new Set(["abs", "min", "max", "clamp"]);

export class Widths {
  readonly #dependence: Dependence;
  readonly #kinds = new Map<Variable | FunctionSymbol, Kind>();
  #hasGrown = false;

  constructor(functions: readonly FunctionSymbol[], dependence: Dependence) {
    this.#dependence = dependence;
    do {
      this.#hasGrown = false;
      for (const symbol of functions) this.#spread(symbol);
    } while (this.#hasGrown);
  }

  /** Whether a call is a ramp over a width that depends on the point: a `smoothstep` between widths, or a clamped ratio. */
  isRamp({ name, arguments: list }: BuiltinCall): boolean {
    const [first, second, third] = list;
    if (first === undefined || second === undefined || third === undefined) return false;
    if (name === "smoothstep")
      return this.#dependence.has(third) && (this.#of(first) === WIDTH || this.#of(second) === WIDTH);
    return name === "clamp" && this.#dependence.has(first) && this.#of(first) === RATIO;
  }

  #of(expression: Expression): Kind {
    if (!holdsFloat(expression.type)) return NEITHER;
    switch (expression.kind) {
      case "literal":
      case "length":
        return NEITHER;
      case "reference":
        return this.#kinds.get(expression.variable) ?? NEITHER;
      case "call": {
        const name = builtinOf(expression);
        if (name !== null) return this.#ofBuiltin(name, expression.arguments);
        return this.#kinds.get(expression.function) ?? NEITHER;
      }
      case "builtin":
        if (QUAD_DIFFERENCES.has(expression.name)) return WIDTH;
        if (this.isRamp(expression)) return NEITHER;
        return this.#ofBuiltin(expression.name, expression.arguments);
      case "binary":
        return this.#ofQuotient(expression.operator, expression.left, expression.right);
      case "conditional":
        return greater(this.#of(expression.whenTrue), this.#of(expression.whenFalse));
      case "sequence":
        return this.#of(expression.right);
      case "index":
        return this.#of(expression.base);
      case "assignment":
        return this.#ofQuotient(
          expression.operator,
          expression.operator === null ? null : expression.target,
          expression.value,
        );
      case "construct":
      case "unary":
      case "increment":
      case "swizzle":
      case "field":
        return operandsOf(expression)
          .map((operand) => this.#of(operand))
          .reduce<Kind>(greater, NEITHER);
    }
  }

  #ofQuotient(operator: string | null, left: Expression | null, right: Expression): Kind {
    const [above, below] = [left === null ? NEITHER : this.#of(left), this.#of(right)];
    return operator === "/" && below === WIDTH && above !== WIDTH ? RATIO : greater(above, below);
  }

  #ofBuiltin(name: string, list: readonly Expression[]): Kind {
    if (name.endsWith("_edge")) return NEITHER;
    const kind = list.map((argument) => this.#of(argument)).reduce<Kind>(greater, NEITHER);
    return kind === RATIO && !KEEP_RATIOS.has(name) ? NEITHER : kind;
  }

  #spread(symbol: FunctionSymbol): void {
    if (symbol.body === null) return;
    visitStatements(symbol.body, (statement) => {
      if (statement.kind === "declaration" && statement.initializer !== null)
        this.#add(statement.variable, this.#of(statement.initializer));
      if (statement.kind === "return" && statement.value !== null) this.#add(symbol, this.#of(statement.value));
      for (const expression of partsOf(statement).expressions)
        visitExpression(expression, (inner) => this.#spreadFrom(inner));
    });
  }

  #spreadFrom(expression: Expression): void {
    if (expression.kind === "assignment") this.#add(rootOf(expression.target), this.#of(expression));
    if (expression.kind !== "call") return;
    expression.function.parameters.forEach((parameter, at) => {
      const argument = expression.arguments[at] as Expression;
      if (parameter.direction !== "out") this.#add(parameter, this.#of(argument));
      if (parameter.direction !== "in") this.#add(rootOf(argument), this.#kinds.get(parameter) ?? NEITHER);
    });
  }

  #add(to: Variable | FunctionSymbol | null, kind: Kind): void {
    if (to === null || kind <= (this.#kinds.get(to) ?? NEITHER)) return;
    this.#kinds.set(to, kind);
    this.#hasGrown = true;
  }
}

function greater(a: Kind, b: Kind): Kind {
  return a > b ? a : b;
}
