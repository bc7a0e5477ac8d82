/** Names and local variables that a printing pass adds to a program. */
import { definedFunctions, visitStatements } from "../glsl/children.ts";
import type { Expression, Program, Statement, Variable } from "../glsl/tree.ts";
import { BOOL, type Type } from "../glsl/types.ts";

export const GENERATED = { start: 0, end: 0 } as const;

/** Gives the name asked for, or one that begins so, if a variable or function of the program has that. */
export function freeNames(program: Program): (name: string) => string {
  const taken = new Set<string>();
  for (const declaration of program.declarations) {
    if (declaration.kind === "declaration") taken.add(declaration.variable.name);
    if (declaration.kind === "function") taken.add(declaration.symbol.name);
    if (declaration.kind === "uniform-block")
      for (const { name } of [...declaration.members, ...(declaration.instance ? [declaration.instance] : [])])
        taken.add(name);
  }
  for (const { parameters, body } of definedFunctions(program)) {
    for (const parameter of parameters) taken.add(parameter.name);
    if (body !== null)
      visitStatements(body, (statement) => {
        if (statement.kind === "declaration") taken.add(statement.variable.name);
      });
  }
  return (wanted) => {
    let name = wanted;
    for (let count = 1; taken.has(name); count++) name = `${wanted}${count}`;
    return name;
  };
}

export function local(name: string, type: Type): Variable {
  return { kind: "variable", name, type, storage: "local", isConst: false, direction: "in", range: GENERATED };
}

export function referTo(variable: Variable): Expression {
  return { kind: "reference", variable, type: variable.type, range: GENERATED };
}

export function declare(variable: Variable, initializer: Expression | null): Statement {
  return { kind: "declaration", variable, initializer, range: GENERATED };
}

export function assign(target: Expression, value: Expression): Statement {
  const expression: Expression = {
    kind: "assignment",
    operator: null,
    target,
    value,
    type: target.type,
    range: GENERATED,
  };
  return { kind: "expression", expression, range: GENERATED };
}

export function truth(value: boolean): Expression {
  return { kind: "literal", value, type: BOOL, constant: value, range: GENERATED };
}

export function not(operand: Expression): Expression {
  return { kind: "unary", operator: "!", operand, type: BOOL, range: operand.range };
}

export function both(left: Expression, right: Expression): Expression {
  return { kind: "binary", operator: "&&", left, right, type: BOOL, range: left.range };
}

export function either(left: Expression, right: Expression): Expression {
  return { kind: "binary", operator: "||", left, right, type: BOOL, range: left.range };
}

export function blockOf(statements: readonly Statement[]): Extract<Statement, { kind: "block" }> {
  return { kind: "block", statements, range: GENERATED };
}

export function when(condition: Expression, statements: readonly Statement[]): Statement {
  return { kind: "if", condition, then: blockOf(statements), otherwise: null, range: GENERATED };
}
