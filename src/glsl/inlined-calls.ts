/**
 * How many calls a program makes once every call is replaced by the body it calls, as compilers of shaders do. Twelve
 * functions that call the one before them twice are 4096 of them, and stalled a driver for more than 30 seconds.
 */
import { writtenName } from "./check/overload.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { DEEPEST_CALLS, MOST_INLINED_CALLS } from "./limits.ts";
import type { Range } from "./source.ts";
import type { FunctionSymbol } from "./tree.ts";

/** One call as written; `from` is null outside of functions. */
export interface WrittenCall {
  readonly from: FunctionSymbol | null;
  readonly to: FunctionSymbol;
  readonly range: Range;
}

interface Cost {
  /** Calls within one call of the function. */
  readonly calls: number;
  /** Functions that are open at once. */
  readonly depth: number;
}

const NONE: Cost = { calls: 0, depth: 1 };

/** Reports the first call at which a function passes a bound; what calls that function is not reported again. */
export function checkInlinedCalls(report: (diagnostic: Diagnostic) => void, calls: readonly WrittenCall[]): void {
  const made = new Map<FunctionSymbol, WrittenCall[]>();
  for (const call of calls) {
    if (call.from === null) continue;
    const list = made.get(call.from);
    if (list === undefined) made.set(call.from, [call]);
    else list.push(call);
  }
  const costs = new Map<FunctionSymbol, Cost>();
  const costOf = (symbol: FunctionSymbol, open: number): Cost => {
    const known = costs.get(symbol);
    if (known !== undefined) return known;
    // Recursion has been reported; here it must only come to an end.
    costs.set(symbol, NONE);
    let sum = 0;
    let depth = 1;
    for (const { to, range } of made.get(symbol) ?? []) {
      const inner = open >= DEEPEST_CALLS ? null : costOf(to, open + 1);
      sum += 1 + (inner?.calls ?? 0);
      depth = Math.max(depth, 1 + (inner?.depth ?? DEEPEST_CALLS));
      const problem =
        sum > MOST_INLINED_CALLS
          ? `'${writtenName(symbol)}' makes more than ${MOST_INLINED_CALLS} calls, those of the functions it calls counted each time`
          : depth > DEEPEST_CALLS
            ? `calls are nested more than ${DEEPEST_CALLS} deep below '${writtenName(symbol)}'`
            : null;
      if (problem === null) continue;
      report({ severity: "error", message: problem, range });
      return NONE;
    }
    const cost = { calls: sum, depth };
    costs.set(symbol, cost);
    return cost;
  };
  for (const symbol of made.keys()) costOf(symbol, 1);
}
