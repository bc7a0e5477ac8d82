/** Leaves out computations of partials that nothing reads. */
import { partsOf, someOperand } from "../glsl/children.ts";
import { hasEffects } from "../glsl/effects.ts";
import type { Call, Expression, Statement, Variable } from "../glsl/tree.ts";
import { GENERATED } from "./expressions.ts";

/** Local variables that the calculus has made stand nowhere in the user's text. */
function isGenerated(variable: Variable): boolean {
  return variable.range === GENERATED && variable.storage === "local";
}

/** Whether nothing but what reads a variable keeps it. */
type IsOwn = (variable: Variable) => boolean;

/** An own variable, or an element of one, that a statement declares or assigns. */
interface Definition {
  readonly variable: Variable;
  readonly value: Expression | null;
  /** The place in an array, which is read together with what is written there. */
  readonly index: Expression | null;
}

function definition(statement: Statement, isOwn: IsOwn): Definition | null {
  if (statement.kind === "declaration") {
    const { variable, initializer: value } = statement;
    return isOwn(variable) ? { variable, value, index: null } : null;
  }
  if (statement.kind !== "expression" || statement.expression.kind !== "assignment") return null;
  const { target, value } = statement.expression;
  const [root, index] = target.kind === "index" ? [target.base, target.index] : [target, null];
  return root.kind === "reference" && isOwn(root.variable) ? { variable: root.variable, value, index } : null;
}

/** Whether a definition does nothing but write its variable. */
function isPure({ value }: Definition): boolean {
  return value === null || !hasEffects(value);
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
  const isOwn = ownAmong(unread);
  const alive = readInTheEnd(statements, isOwn, () => false);
  return keepAlive(statements, (statement) => {
    const defined = definition(statement, isOwn);
    return defined === null || alive.has(defined.variable) || !isPure(defined);
  });
}

/** The generated variables that are read in the end, if calls read none of the arguments that they only write. */
export function liveVariables(
  statements: readonly Statement[],
  unread: ReadonlySet<Variable>,
  isOutput: IsOutput,
): ReadonlySet<Variable> {
  return readInTheEnd(statements, ownAmong(unread), isOutput);
}

function ownAmong(unread: ReadonlySet<Variable>): IsOwn {
  return (variable) => isGenerated(variable) || unread.has(variable);
}

/** Goes backwards: what reads a variable stands behind what writes it, except in a loop. */
function readInTheEnd(statements: readonly Statement[], isOwn: IsOwn, isOutput: IsOutput): ReadonlySet<Variable> {
  const alive = new Set<Variable>();
  /** Definitions of variables that nothing has read so far. */
  const waiting = new Map<Variable, Definition[]>();
  const pending: Definition[] = [];
  const read = (expression: Expression): false => {
    if (expression.kind === "reference") {
      const { variable } = expression;
      if (!isOwn(variable) || alive.has(variable)) return false;
      alive.add(variable);
      for (const defined of waiting.get(variable) ?? []) pending.push(defined);
    } else if (expression.kind === "call") {
      const { arguments: list } = expression;
      for (let at = 0; at < list.length; at++) if (!isOutput(expression, at)) read(list[at] as Expression);
    } else someOperand(expression, read);
    return false;
  };
  const readDefinition = ({ value, index }: Definition): void => {
    if (value !== null) read(value);
    if (index !== null) read(index);
  };
  const look = (statement: Statement): void => {
    const defined = definition(statement, isOwn);
    if (defined !== null && alive.has(defined.variable)) {
      readDefinition(defined);
      return;
    }
    if (defined !== null && isPure(defined)) {
      const others = waiting.get(defined.variable);
      if (others === undefined) waiting.set(defined.variable, [defined]);
      else others.push(defined);
      return;
    }
    const { statements: inner, expressions } = partsOf(statement);
    for (let at = inner.length - 1; at >= 0; at--) look(inner[at] as Statement);
    for (const expression of expressions) read(expression);
  };
  for (let at = statements.length - 1; at >= 0; at--) look(statements[at] as Statement);
  for (let defined = pending.pop(); defined !== undefined; defined = pending.pop()) readDefinition(defined);
  return alive;
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
