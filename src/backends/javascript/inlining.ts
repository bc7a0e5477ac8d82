/** Which functions are written in place of their calls: as many as V8 can still optimise. */
import type { FunctionSymbol } from "../../glsl/tree.ts";

/** How large a function's own text is, in scalar operations, and how often it calls which function. */
interface Size {
  readonly cost: number;
  readonly calls: ReadonlyMap<FunctionSymbol, number>;
}

/** A body of fewer operations than this is written in place of every call. */
const SMALL = 500;
/** V8 never optimises a function of more than 60 KB bytecode; an operation takes about a dozen bytes. */
const LARGEST = 3000;

/** `functions` stand with callees first and the entry last. A large entry is not written into the kernels either. */
export function chooseInlined(
  functions: readonly FunctionSymbol[],
  facts: ReadonlyMap<FunctionSymbol, Size>,
): Set<FunctionSymbol> {
  const callSites = new Map<FunctionSymbol, number>();
  for (const own of facts.values()) {
    for (const [callee, count] of own.calls) callSites.set(callee, (callSites.get(callee) ?? 0) + count);
  }
  const entry = functions[functions.length - 1];
  for (let small = SMALL; ; small = small >> 1) {
    const inlined = new Set<FunctionSymbol>();
    const totals = new Map<FunctionSymbol, number>();
    for (const symbol of functions) {
      const own = facts.get(symbol) as Size;
      let total = own.cost;
      for (const [callee, count] of own.calls) if (inlined.has(callee)) total += count * (totals.get(callee) as number);
      totals.set(symbol, total);
      const limit = symbol === entry ? LARGEST : callSites.get(symbol) === 1 ? 2 * small : small;
      if (total <= limit) inlined.add(symbol);
    }
    if (small === 0 || functions.every((symbol) => (totals.get(symbol) as number) <= LARGEST)) return inlined;
  }
}
