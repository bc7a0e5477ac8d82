/**
 * `switch` as one `if` for each of its groups of statements:
 *
 *     switch (i) {                     int selected = i;
 *       case 0: case 1: a(); break;    if (selected == 0 || selected == 1) a();
 *       case 2: b();             →     if (selected == 2) b();
 *       default: c();                  if (selected == 2 || !(selected == 0 || selected == 1 || selected == 2)) c();
 *     }
 *
 * Why: docs/decisions/branches-in-loops.md.
 */
import { visitExpressions, visitStatements } from "../glsl/children.ts";
import type { Expression, Statement, Switch, Variable } from "../glsl/tree.ts";
import { BOOL } from "../glsl/types.ts";
import { hasExit, Leaving, type Way } from "./leaving.ts";
import { assign, blockOf, both, declare, either, local, not, referTo, truth, when } from "./new-variables.ts";

/** Labels of a switch that is written so: each condition may name all of them. */
const MOST_LABELS = 64;

const outOfSwitch = { isExit: ({ kind }: Statement): boolean => kind === "break", leavesLoops: false };

/** Statements that are run one after the other, from any of the labels on. */
interface Group {
  readonly labels: readonly (Expression | null)[];
  readonly statements: readonly Statement[];
  /** Whether what leads to the group before leads here, too. */
  readonly followsOn: boolean;
}

/**
 * The statement without its switch. One whose cases share a variable, or with very many labels, stays what it is, and one
 * around that, too. Those within it have been replaced before.
 */
export function withoutSwitch(node: Switch, freeName: (name: string) => string): Statement {
  const groups = groupsOf(node);
  const labels = node.cases.flatMap(({ label }) => (label === null ? [] : [label]));
  const isNested = node.cases.some(({ statements }) => statements.some(hasSwitch));
  if (labels.length > MOST_LABELS || isNested || sharesVariables(node)) return node;
  const selected = local(freeName("nabla_selected"), node.selector.type);
  const flag = local(freeName("nabla_is_broken"), BOOL);
  const way: Way = {
    ...outOfSwitch,
    leave: () => [],
    isLeft: referTo(flag),
    setLeft: assign(referTo(flag), truth(true)),
    // A `break` that stayed would leave what is around the switch.
    deepest: Number.POSITIVE_INFINITY,
  };
  const leaving = new Leaving(way);
  const isOneOf = (list: readonly Expression[]): Expression =>
    list
      .map(
        (label): Expression => ({
          kind: "binary",
          operator: "==",
          left: referTo(selected),
          right: label,
          type: BOOL,
          range: label.range,
        }),
      )
      .reduce(either);
  let coming: (Expression | null)[] = [];
  let mayBeLeft = false;
  const branches = groups.map((group, at): Statement => {
    coming = group.followsOn ? [...coming, ...group.labels] : [...group.labels];
    mayBeLeft &&= group.followsOn;
    const named = coming.filter((label) => label !== null);
    const isOther = labels.length === 0 ? truth(true) : not(isOneOf(labels));
    const reached = coming.includes(null)
      ? named.length === 0
        ? isOther
        : either(isOneOf(named), isOther)
      : isOneOf(named);
    const condition = mayBeLeft ? both(not(way.isLeft), reached) : reached;
    const leadsOn = groups[at + 1]?.followsOn === true;
    const { statements } = group;
    mayBeLeft ||= statements.some((statement) => hasExit(statement, way));
    return when(condition, leaving.list(statements, leadsOn));
  });
  return blockOf([
    declare(selected, node.selector),
    ...(leaving.usesFlag ? [declare(flag, truth(false))] : []),
    ...branches,
  ]);
}

/** Whether there is a switch in a statement. */
export function hasSwitch(statement: Statement): boolean {
  let found = false;
  visitStatements(statement, ({ kind }) => {
    found ||= kind === "switch";
  });
  return found;
}

function groupsOf(node: Switch): readonly Group[] {
  const groups: Group[] = [];
  let labels: (Expression | null)[] = [];
  let followsOn = false;
  for (const { label, statements } of node.cases) {
    labels.push(label);
    if (statements.length === 0) continue;
    const end = statements.findIndex((statement) => outOfSwitch.isExit(statement));
    const own = end < 0 ? statements : statements.slice(0, end);
    groups.push({ labels, statements: own, followsOn });
    followsOn = end < 0 && !leaves(own);
    labels = [];
  }
  return groups.filter(({ statements }) => statements.length > 0);
}

function leaves(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  return last?.kind === "return" || last?.kind === "continue" || last?.kind === "discard";
}

/** Whether a variable of one case is named in another one: all cases are one scope. */
function sharesVariables(node: Switch): boolean {
  const owner = new Map<Variable, number>();
  let shares = false;
  node.cases.forEach(({ statements }, at) => {
    for (const statement of statements) {
      if (statement.kind === "struct") shares = true;
      if (statement.kind === "declaration") owner.set(statement.variable, at);
      visitExpressions(statement, (expression) => {
        if (expression.kind === "reference") shares ||= (owner.get(expression.variable) ?? at) !== at;
      });
    }
  });
  return shares;
}
