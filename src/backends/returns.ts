/** Functions without early returns: one result, which is returned at the end. */
import type { Block, FunctionSymbol, Statement } from "../glsl/tree.ts";
import { BOOL, VOID } from "../glsl/types.ts";
import { hasExit, Leaving, type Way } from "./leaving.ts";
import { assign, declare, local, referTo, truth } from "./new-variables.ts";
import { hasSwitch } from "./switches.ts";

/** Branches that a body gets within each other; a translator of GLSL may refuse hundreds. */
const DEEPEST = 12;

const isReturn = ({ kind }: Statement): boolean => kind === "return";

/** The body without early returns; as it is if there is none but in loops, which are translated fast as they are. */
export function withoutEarlyReturns(symbol: FunctionSymbol, body: Block, freeName: (name: string) => string): Block {
  const last = body.statements.at(-1);
  const before = last !== undefined && isReturn(last) ? body.statements.slice(0, -1) : body.statements;
  const outsideLoops = { isExit: isReturn, leavesLoops: false };
  if (!before.some((statement) => hasExit(statement, outsideLoops))) return body;
  // A `break` in it would leave the switch instead of the loop around it.
  if (hasSwitch(body)) return body;
  const result = local(freeName("nabla_result"), symbol.returnType);
  const flag = local(freeName("nabla_is_left"), BOOL);
  const way: Way = {
    isExit: isReturn,
    leavesLoops: true,
    leave: (exit) => (exit.kind === "return" && exit.value !== null ? [assign(referTo(result), exit.value)] : []),
    isLeft: referTo(flag),
    setLeft: assign(referTo(flag), truth(true)),
    deepest: DEEPEST,
  };
  const leaving = new Leaving(way);
  const statements = leaving.list(body.statements, false);
  const isVoid = symbol.returnType === VOID;
  return {
    ...body,
    statements: [
      ...(isVoid ? [] : [declare(result, null)]),
      ...(leaving.usesFlag ? [declare(flag, truth(false))] : []),
      ...statements,
      ...(isVoid ? [] : [{ kind: "return", value: referTo(result), range: body.range } as const]),
    ],
  };
}
