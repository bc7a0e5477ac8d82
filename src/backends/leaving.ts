/**
 * Statements that leave others early, written as one-armed branches over what is left out:
 *
 *     if (a) return x;            if (a) { result = x; isLeft = true; }
 *     y *= 2.0;             →     if (!isLeft) y *= 2.0;
 *     if (b) return y;            if (!isLeft && b) { result = y; isLeft = true; }
 *     return z;                   if (!isLeft) result = z;
 *
 * Why: docs/decisions/branches-in-loops.md.
 */
import { partsOf } from "../glsl/children.ts";
import type { Block, Expression, If, Statement } from "../glsl/tree.ts";
import { blockOf, both, GENERATED, not, when } from "./new-variables.ts";

/** What is left, and how it is told. */
export interface Way {
  /** Whether a statement is one that leaves. */
  readonly isExit: (statement: Statement) => boolean;
  /** Whether it leaves loops as well, by a `break`; else loops are their own affair. */
  readonly leavesLoops: boolean;
  /** What stands in its place but for the flag: the assignment of a result. */
  readonly leave: (exit: Statement) => readonly Statement[];
  /** Whether it has been left. */
  readonly isLeft: Expression;
  readonly setLeft: Statement;
  /** Branches within branches; what lies deeper keeps its ways out, whose meaning must be the same there. */
  readonly deepest: number;
}

/** Whether a way out is somewhere in a statement. */
export function hasExit(statement: Statement, way: Pick<Way, "isExit" | "leavesLoops">): boolean {
  if (way.isExit(statement)) return true;
  if (isLoop(statement) && !way.leavesLoops) return false;
  return partsOf(statement).statements.some((inner) => hasExit(inner, way));
}

/** Whether nothing behind a statement is reached from it, because it leaves on every path. */
function alwaysExits(statement: Statement, way: Way): boolean {
  if (way.isExit(statement)) return true;
  if (statement.kind === "block") return statement.statements.some((inner) => alwaysExits(inner, way));
  if (statement.kind !== "if" || statement.otherwise === null) return false;
  return alwaysExits(statement.then, way) && alwaysExits(statement.otherwise, way);
}

function isLoop({ kind }: Statement): boolean {
  return kind === "for" || kind === "while" || kind === "do";
}

/** Rewrites lists of statements for one way out, and knows whether its flag has been used. */
export class Leaving {
  usesFlag = false;
  readonly #way: Way;

  constructor(way: Way) {
    this.#way = way;
  }

  /**
   * The statements without a way out, but below the deepest branch.
   *
   * @param isFollowed whether something behind them must not be reached by whoever has left
   */
  list(statements: readonly Statement[], isFollowed: boolean, depth = 0): Statement[] {
    const at = statements.findIndex((statement) => hasExit(statement, this.#way));
    if (at < 0) return [...statements];
    const exit = statements[at] as Statement;
    const rest = alwaysExits(exit, this.#way) ? [] : statements.slice(at + 1);
    const isGuarded = rest.length > 0;
    return [
      ...statements.slice(0, at),
      ...this.#without(exit, isFollowed || isGuarded, depth),
      ...this.#guarded(rest, isFollowed, depth),
    ];
  }

  /** What is reached only by whoever has not left. */
  #guarded(rest: readonly Statement[], isFollowed: boolean, depth: number): Statement[] {
    const [first, ...others] = rest;
    if (first === undefined) return [];
    this.usesFlag = true;
    const stays = not(this.#way.isLeft);
    // One `if` behind the other needs no deeper branch. Where it is left is not asked again if the first one has been.
    if (first.kind === "if" && first.otherwise === null && hasExit(first, this.#way)) {
      const then = this.list(listOf(first.then), isFollowed || others.length > 0, depth + 1);
      return [when(both(stays, first.condition), then), ...this.#guarded(others, isFollowed, depth)];
    }
    return [when(stays, depth >= this.#way.deepest ? rest : this.list(rest, isFollowed, depth + 1))];
  }

  #without(statement: Statement, isFollowed: boolean, depth: number): Statement[] {
    const { leave, setLeft, isExit } = this.#way;
    if (isExit(statement)) {
      if (isFollowed) this.usesFlag = true;
      return [...leave(statement), ...(isFollowed ? [setLeft] : [])];
    }
    const again = (inner: Statement): Block => blockOf(this.list(listOf(inner), isFollowed, depth));
    switch (statement.kind) {
      case "block":
      case "if":
        return [rewritten(statement, again)];
      case "for":
      case "while":
      case "do":
        this.usesFlag = true;
        return [{ ...statement, body: blockOf(this.#ofLoop(listOf(statement.body))) }];
      default:
        throw new Error(`a ${statement.kind} is not left`);
    }
  }

  /** A loop's body, which a `break` leaves; so does whoever has left a loop in it. */
  #ofLoop(statements: readonly Statement[]): Statement[] {
    const { leave, setLeft, isExit, isLeft } = this.#way;
    const out: Statement = { kind: "break", range: GENERATED };
    return statements.flatMap((statement): Statement[] => {
      if (isExit(statement)) return [...leave(statement), setLeft, out];
      if (!hasExit(statement, this.#way)) return [statement];
      const again = (inner: Statement): Block => blockOf(this.#ofLoop(listOf(inner)));
      switch (statement.kind) {
        case "block":
        case "if":
          return [rewritten(statement, again)];
        case "for":
        case "while":
        case "do":
          return [{ ...statement, body: again(statement.body) }, when(isLeft, [out])];
        default:
          throw new Error(`a ${statement.kind} is not left`);
      }
    });
  }
}

/** A block or an `if` whose own statements are written anew. */
function rewritten(statement: Block | If, again: (inner: Statement) => Block): Statement {
  if (statement.kind === "block") return again(statement);
  const otherwise = statement.otherwise === null ? null : again(statement.otherwise);
  return { ...statement, then: again(statement.then), otherwise };
}

function listOf(statement: Statement): readonly Statement[] {
  return statement.kind === "block" ? statement.statements : [statement];
}
