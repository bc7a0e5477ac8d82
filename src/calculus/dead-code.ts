/** Leaves out computations of partials that nothing reads. */
import { partsOf, someOperand } from "../glsl/children.ts";
import { hasEffects } from "../glsl/effects.ts";
import type { Expression, Statement, Variable } from "../glsl/tree.ts";
import { GENERATED } from "./expressions.ts";

/** Local variables that the calculus has made stand nowhere in the user's text. */
function isGenerated(variable: Variable): boolean {
  return variable.range === GENERATED && variable.storage === "local";
}

interface Definition {
  readonly variable: Variable;
  readonly value: Expression | null;
}

/** The generated variable that a statement does nothing but write, if there is one. */
function definition(statement: Statement): Definition | null {
  if (statement.kind === "declaration" && isGenerated(statement.variable)) {
    const { variable, initializer: value } = statement;
    return value !== null && hasEffects(value) ? null : { variable, value };
  }
  if (statement.kind !== "expression" || statement.expression.kind !== "assignment") return null;
  const { target, value } = statement.expression;
  const root = target.kind === "index" ? target.base : target;
  if (root.kind !== "reference" || !isGenerated(root.variable) || hasEffects(value)) return null;
  return { variable: root.variable, value };
}

/** The statements without definitions of generated variables that are not read in the end. */
export function withoutDeadCode(statements: readonly Statement[]): readonly Statement[] {
  const defining = new Map<Statement, Variable>();
  const definitions = new Map<Variable, Expression[]>();
  const pending: Variable[] = [];
  const alive = new Set<Variable>();
  const read = (expression: Expression): false => {
    if (expression.kind === "reference") {
      const { variable } = expression;
      if (isGenerated(variable) && !alive.has(variable)) {
        alive.add(variable);
        pending.push(variable);
      }
    } else someOperand(expression, read);
    return false;
  };
  const collect = (statement: Statement): void => {
    const defined = definition(statement);
    if (defined !== null) {
      defining.set(statement, defined.variable);
      const values = definitions.get(defined.variable) ?? [];
      if (defined.value !== null) values.push(defined.value);
      // The place in an array that is written is read together with it.
      if (statement.kind === "expression" && statement.expression.kind === "assignment") {
        const { target } = statement.expression;
        if (target.kind === "index") values.push(target.index);
      }
      definitions.set(defined.variable, values);
      return;
    }
    const { statements: inner, expressions } = partsOf(statement);
    for (const expression of expressions) read(expression);
    for (const one of inner) collect(one);
  };
  for (const statement of statements) collect(statement);
  for (let variable = pending.pop(); variable !== undefined; variable = pending.pop())
    for (const value of definitions.get(variable) ?? []) read(value);
  return keepAlive(statements, (statement) => {
    const variable = defining.get(statement);
    return variable === undefined || alive.has(variable);
  });
}

type IsKept = (statement: Statement) => boolean;

function keepAlive(statements: readonly Statement[], isKept: IsKept): readonly Statement[] {
  return statements.filter(isKept).map((statement) => cleaned(statement, isKept));
}

/** The statement with all that is dead below it left out. */
function cleaned(statement: Statement, isKept: IsKept): Statement {
  const again = (inner: Statement): Statement =>
    isKept(inner) ? cleaned(inner, isKept) : { kind: "block", statements: [], range: inner.range };
  switch (statement.kind) {
    case "block":
      return { ...statement, statements: keepAlive(statement.statements, isKept) };
    case "if": {
      const otherwise = statement.otherwise === null ? null : again(statement.otherwise);
      return { ...statement, then: again(statement.then), otherwise };
    }
    case "for":
    case "while":
    case "do":
      return { ...statement, body: again(statement.body) };
    case "switch":
      return {
        ...statement,
        cases: statement.cases.map((one) => ({ ...one, statements: keepAlive(one.statements, isKept) })),
      };
    case "declaration":
    case "struct":
    case "precision":
    case "expression":
    case "return":
    case "break":
    case "continue":
    case "discard":
    case "empty":
      return statement;
  }
}
