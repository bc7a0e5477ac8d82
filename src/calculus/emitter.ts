/**
 * Where lowered statements go: names values, names equal ones only once, and keeps what belongs to an inner block there.
 */

import { someOperand } from "../glsl/children.ts";
import type { Binary, Expression, Statement, Unary, Variable } from "../glsl/tree.ts";
import { FLOAT, type Type } from "../glsl/types.ts";
import { GENERATED, isSame, type Maybe, negate, numberOf, reference, select } from "./expressions.ts";
import type { Names } from "./names.ts";
import { mapSlots, type Partials } from "./partials.ts";

/** Whether an expression may be written several times: evaluating it again costs nothing and changes nothing. */
export function isAtom(expression: Expression): boolean {
  switch (expression.kind) {
    case "literal":
    case "reference":
      return true;
    case "swizzle":
      return expression.components.length === 1 && isAtom(expression.vector);
    case "field":
      return isAtom(expression.structure);
    case "index":
      return expression.index.kind === "literal" && isAtom(expression.base);
    case "unary":
      // A sign costs next to nothing and vanishes where two of them meet.
      return expression.operator === "-" && isAtom(expression.operand);
    default:
      return false;
  }
}

function isAtomOrZero(expression: Maybe): boolean {
  return expression === null || isAtom(expression);
}

export class Emitter {
  #statements: Statement[] = [];
  /** Values that have a name already, by their text; the innermost block last. */
  #named: Map<string, Expression>[] = [new Map()];
  /** Variables whose value never changes, with the text that stands for them in a key. */
  readonly #stable = new Map<Variable, string>();
  readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  emit(statement: Statement): void {
    this.#statements.push(statement);
  }

  emitAll(statements: readonly Statement[]): void {
    for (const statement of statements) this.emit(statement);
  }

  /** The statements that `run` emits, for a block of their own. */
  block(run: () => void): Statement[] {
    const outer = this.#statements;
    this.#statements = [];
    this.#named.push(new Map());
    run();
    this.#named.pop();
    const inner = this.#statements;
    this.#statements = outer;
    return inner;
  }

  /** Marks a variable whose value never changes once it is there. */
  markStable(variable: Variable): void {
    if (!this.#stable.has(variable)) this.#stable.set(variable, `#${this.#stable.size}`);
  }

  isStable(variable: Variable): boolean {
    return variable.storage === "uniform" || variable.isConst || this.#stable.has(variable);
  }

  /** A new local variable, without its declaration. */
  variable(type: Type, ...name: readonly string[]): Variable {
    return {
      kind: "variable",
      name: this.names.fresh(...name),
      type,
      storage: "local",
      isConst: false,
      direction: "in",
      range: GENERATED,
    };
  }

  declare(variable: Variable, initializer: Expression | null): void {
    this.emit({ kind: "declaration", variable, initializer, range: GENERATED });
  }

  assign(target: Expression, value: Expression): void {
    this.emit({
      kind: "expression",
      expression: { kind: "assignment", operator: null, target, value, type: target.type, range: GENERATED },
      range: GENERATED,
    });
  }

  /** A new local that is declared here and never changes. */
  temporary(value: Expression | null, type: Type, ...name: readonly string[]): Expression {
    const variable = this.variable(type, ...name);
    this.markStable(variable);
    this.declare(variable, value);
    return reference(variable);
  }

  /** The expression itself if it may be repeated, else the name that it gets here. */
  name(expression: Expression, ...hint: readonly string[]): Expression {
    return isAtom(expression) ? expression : this.#nameOnce(expression, hint);
  }

  /** The same for a partial or a factor that may be 0 everywhere, which needs no name. */
  nameUnlessZero(expression: Maybe, ...hint: readonly string[]): Maybe {
    return expression === null ? null : this.name(expression, ...hint);
  }

  /** The same, and its value stays what it is now whatever is assigned later. */
  hold(expression: Expression, ...hint: readonly string[]): Expression {
    return isAtom(expression) && this.#isSteady(expression) ? expression : this.#nameOnce(expression, hint);
  }

  /** Whether all variables of an atom keep their value. */
  #isSteady(atom: Expression): boolean {
    if (atom.kind === "reference") return this.isStable(atom.variable);
    return !someOperand(atom, (operand) => !this.#isSteady(operand));
  }

  /** What `remember` was told about an expression, if its value is still the same. */
  recall(what: string, of: Expression): Expression | null {
    const key = this.#key(of);
    return key === null ? null : this.#known(`${what} ${key}`);
  }

  /** What is named for a key in this block or one around it. */
  #known(key: string | null): Expression | null {
    if (key === null) return null;
    for (const scope of this.#named) {
      const known = scope.get(key);
      if (known !== undefined) return known;
    }
    return null;
  }

  remember(what: string, of: Expression, value: Expression): void {
    const key = this.#key(of);
    if (key !== null) (this.#named[this.#named.length - 1] as Map<string, Expression>).set(`${what} ${key}`, value);
  }

  nameSlots(partials: Partials, ...hint: readonly string[]): Partials {
    if (partials.slots.every(isAtomOrZero)) return partials;
    return mapSlots(partials, (slot) => (slot === null ? null : this.name(slot, ...hint)));
  }

  /**
   * `condition ? a : b`, null if both are zero. Both sides are named first: a choice between names is one operation,
   * while one between computations is translated to a branch that costs several times as much (ANGLE on SwiftShader).
   */
  select(condition: Expression, a: Maybe, b: Maybe): Maybe {
    if (a === null && b !== null && isNegative(b)) return negate(this.select(condition, null, b.operand));
    if (b === null && a !== null && isNegative(a)) return negate(this.select(condition, a.operand, null));
    if (a !== null && b !== null && isNegative(a) && isNegative(b))
      return negate(this.select(condition, a.operand, b.operand));
    if (a !== null && b !== null && isSame(a, b)) return a;
    const side = (one: Maybe): Maybe => (one === null ? null : this.nameForChoice(one));
    return select(condition, side(a), side(b));
  }

  /** A name or a number: what a choice may be between without becoming a branch. */
  nameForChoice(expression: Expression): Expression {
    if (expression.kind === "reference" || numberOf(expression) !== null) return expression;
    return this.#declareNamed(expression, ["side"]);
  }

  #nameOnce(expression: Expression, hint: readonly string[]): Expression {
    // The sign stays outside, so that a value and its opposite share one name.
    if (isNegative(expression) && !isAtom(expression))
      return negate(this.#nameOnce(expression.operand, hint)) as Expression;
    if (expression.kind === "binary" && expression.operator === "-" && expression.type === FLOAT) {
      const opposite = this.#known(this.#keyOf("-", expression.right, expression.left));
      if (opposite !== null) return negate(opposite) as Expression;
    }
    return this.#declareNamed(expression, hint);
  }

  #declareNamed(expression: Expression, hint: readonly string[]): Expression {
    const key = this.#key(expression);
    const known = this.#known(key);
    if (known !== null) return known;
    const named = this.temporary(expression, expression.type, ...(hint.length > 0 ? hint : [hintFor(expression)]));
    if (key !== null) (this.#named[this.#named.length - 1] as Map<string, Expression>).set(key, named);
    return named;
  }

  /**
   * A text that is the same for equal expressions, null if their value may change between two places: operands first,
   * `#3#7*` for a product. `#` begins a variable, `$` a number and a space a name, so that nothing runs together.
   */
  #key(expression: Expression): string | null {
    switch (expression.kind) {
      case "literal":
        return `$${String(expression.value)}${expression.type === FLOAT ? "f" : "i"}`;
      case "reference":
        return this.#keyOfVariable(expression.variable);
      case "builtin":
        return this.#keyOfList(expression.name, expression.arguments);
      case "construct":
        return expression.type.kind === "vector"
          ? this.#keyOfList(`v${expression.type.scalar}${expression.type.size}`, expression.arguments)
          : null;
      case "unary":
        return this.#keyOf(`u${expression.operator}`, expression.operand, null);
      case "binary":
        return this.#keyOf(expression.operator, expression.left, expression.right);
      case "conditional":
        return this.#keyOfList("?", [expression.condition, expression.whenTrue, expression.whenFalse]);
      case "swizzle":
        return this.#keyOf(` .${expression.components.join("")}`, expression.vector, null);
      case "field":
        return this.#keyOf(` .${expression.name}`, expression.structure, null);
      case "index":
        return this.#keyOf("[]", expression.base, expression.index);
      case "call":
      case "increment":
      case "assignment":
      case "sequence":
      case "length":
        return null;
    }
  }

  #keyOf(operator: string, left: Expression, right: Expression | null): string | null {
    const first = this.#key(left);
    const second = right === null || first === null ? "" : this.#key(right);
    return first === null || second === null ? null : first + second + operator;
  }

  #keyOfList(name: string, operands: readonly Expression[]): string | null {
    let key = "";
    for (const operand of operands) {
      const inner = this.#key(operand);
      if (inner === null) return null;
      key += inner;
    }
    return `${key} ${name}/${operands.length}`;
  }

  #keyOfVariable(variable: Variable): string | null {
    const key = this.#stable.get(variable);
    if (key !== undefined) return key;
    if (!this.isStable(variable)) return null;
    this.markStable(variable);
    return this.#stable.get(variable) ?? null;
  }
}

function isNegative(expression: Expression): expression is Unary {
  return expression.kind === "unary" && expression.operator === "-" && expression.type === FLOAT;
}

const OPERATOR_NAMES: Partial<Record<Binary["operator"], string>> = {
  "+": "sum",
  "-": "difference",
  "*": "product",
  "/": "quotient",
};

function hintFor(expression: Expression): string {
  switch (expression.kind) {
    case "builtin":
      return `${expression.name}_value`;
    case "call":
      return `${expression.function.name}_value`;
    case "binary":
      return OPERATOR_NAMES[expression.operator] ?? "condition";
    default:
      return "value";
  }
}
