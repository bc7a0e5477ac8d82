/** Leaves out computations of partials that nothing reads. */
import { partsOf, someOperand } from "../glsl/children.ts";
import { hasEffects } from "../glsl/effects.ts";
import type { Call, Expression, Statement, Variable } from "../glsl/tree.ts";
import { GENERATED } from "./expressions.ts";

/** Local variables that the calculus has made stand nowhere in the user's text. */
function isGenerated(variable: Variable): boolean {
  return variable.range === GENERATED && variable.storage === "local";
}

interface Definition {
  readonly variable: Variable;
  readonly value: Expression | null;
}

/** Whether nothing but what reads a variable keeps it. */
type IsOwn = (variable: Variable) => boolean;

/** The own variable that a statement does nothing but write, if there is one. */
function definition(statement: Statement, isOwn: IsOwn): Definition | null {
  if (statement.kind === "declaration" && isOwn(statement.variable)) {
    const { variable, initializer: value } = statement;
    return value !== null && hasEffects(value) ? null : { variable, value };
  }
  if (statement.kind !== "expression" || statement.expression.kind !== "assignment") return null;
  const { target, value } = statement.expression;
  const root = target.kind === "index" ? target.base : target;
  if (root.kind !== "reference" || !isOwn(root.variable) || hasEffects(value)) return null;
  return { variable: root.variable, value };
}

/** Whether a call only writes an argument, to a variable of its own. */
type IsOutput = (call: Call, at: number) => boolean;

const NO_VARIABLES: ReadonlySet<Variable> = new Set();

/**
 * The statements without definitions of generated variables that are not read in the end.
 *
 * @param unread parameters that nobody reads, which count as such variables
 */
export function withoutDeadCode(
  statements: readonly Statement[],
  unread: ReadonlySet<Variable> = NO_VARIABLES,
): readonly Statement[] {
  const { defining } = analyse(statements, unread, () => false);
  return keepAlive(statements, (statement) => defining.get(statement)?.isAlive !== false);
}

/** The generated variables that are read in the end, if calls read none of the arguments that they only write. */
export function liveVariables(
  statements: readonly Statement[],
  unread: ReadonlySet<Variable>,
  isOutput: IsOutput,
): ReadonlySet<Variable> {
  const alive = new Set<Variable>();
  for (const [variable, { isAlive }] of analyse(statements, unread, isOutput).uses) if (isAlive) alive.add(variable);
  return alive;
}

/** What is known of an own variable. */
interface Use {
  isAlive: boolean;
  /** What it is given anywhere, to be read when it is. */
  readonly values: Expression[];
}

interface Liveness {
  /** Of each statement that does nothing but write an own variable, that variable's use. */
  readonly defining: ReadonlyMap<Statement, Use>;
  readonly uses: ReadonlyMap<Variable, Use>;
}

function analyse(statements: readonly Statement[], unread: ReadonlySet<Variable>, isOutput: IsOutput): Liveness {
  const isOwn: IsOwn = (variable) => isGenerated(variable) || unread.has(variable);
  const defining = new Map<Statement, Use>();
  const uses = new Map<Variable, Use>();
  const pending: Use[] = [];
  const useOf = (variable: Variable): Use => {
    let use = uses.get(variable);
    if (use === undefined) {
      use = { isAlive: false, values: [] };
      uses.set(variable, use);
    }
    return use;
  };
  const read = (expression: Expression): false => {
    if (expression.kind === "reference") {
      if (!isOwn(expression.variable)) return false;
      const use = useOf(expression.variable);
      if (!use.isAlive) pending.push(use);
      use.isAlive = true;
    } else if (expression.kind === "call") {
      const { arguments: list } = expression;
      for (let at = 0; at < list.length; at++) if (!isOutput(expression, at)) read(list[at] as Expression);
    } else someOperand(expression, read);
    return false;
  };
  const collect = (statement: Statement): void => {
    const defined = definition(statement, isOwn);
    if (defined !== null) {
      const use = useOf(defined.variable);
      defining.set(statement, use);
      if (defined.value !== null) use.values.push(defined.value);
      // The place in an array that is written is read together with it.
      if (statement.kind === "expression" && statement.expression.kind === "assignment") {
        const { target } = statement.expression;
        if (target.kind === "index") use.values.push(target.index);
      }
      return;
    }
    const { statements: inner, expressions } = partsOf(statement);
    for (const expression of expressions) read(expression);
    for (const one of inner) collect(one);
  };
  for (const statement of statements) collect(statement);
  for (let use = pending.pop(); use !== undefined; use = pending.pop()) for (const value of use.values) read(value);
  return { defining, uses };
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
