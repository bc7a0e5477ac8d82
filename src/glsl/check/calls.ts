/** The graph of calls: no recursion, and what is called has a body (GLSL ES 3.00 §6.1). */

import type { FunctionSymbol } from "../tree.ts";
import type { Context } from "./context.ts";
import { writtenName } from "./overload.ts";

type CallGraph = ReadonlyMap<FunctionSymbol, ReadonlySet<FunctionSymbol>>;

/** More cycles than these are not searched for: each takes a walk through the whole graph. */
const MOST_CYCLES = 20;

export function checkCalls(context: Context): void {
  const callees = new Map<FunctionSymbol, Set<FunctionSymbol>>();
  const callers = new Map<FunctionSymbol, Set<FunctionSymbol>>();
  const missing = new Set<FunctionSymbol>();
  for (const { from, to, range } of context.calls) {
    if (from === null) continue;
    addTo(callees, from, to);
    addTo(callers, to, from);
    if (to.body === null && !missing.has(to)) {
      missing.add(to);
      context.undefinedCalls.push({ symbol: to, range });
    }
  }
  // Neither what leads nowhere nor what nothing leads to lies on a cycle; in a program without recursion all of it goes.
  const suspects = new Set([...callees.keys(), ...callers.keys()]);
  peel(suspects, callees, callers);
  peel(suspects, callers, callees);
  const recursive = new Set<FunctionSymbol>();
  for (const { from, to, range } of context.calls) {
    if (from === null || !suspects.has(from) || !suspects.has(to) || recursive.has(from)) continue;
    if (recursive.size >= MOST_CYCLES) return;
    if (!reaches(callees, to, from)) continue;
    recursive.add(from);
    context.error(
      `'${writtenName(from)}' calls itself${to === from ? "" : ` through '${writtenName(to)}'`}; GLSL has no recursion`,
      range,
    );
  }
}

function addTo(graph: Map<FunctionSymbol, Set<FunctionSymbol>>, from: FunctionSymbol, to: FunctionSymbol): void {
  const known = graph.get(from);
  if (known === undefined) graph.set(from, new Set([to]));
  else known.add(to);
}

/** Takes away, again and again, what has no way forward. */
function peel(suspects: Set<FunctionSymbol>, forward: CallGraph, backward: CallGraph): void {
  const ways = new Map<FunctionSymbol, number>();
  const ends: FunctionSymbol[] = [];
  for (const symbol of suspects) {
    const count = [...(forward.get(symbol) ?? [])].filter((next) => suspects.has(next)).length;
    ways.set(symbol, count);
    if (count === 0) ends.push(symbol);
  }
  for (let symbol = ends.pop(); symbol !== undefined; symbol = ends.pop()) {
    suspects.delete(symbol);
    for (const before of backward.get(symbol) ?? []) {
      const left = (ways.get(before) ?? 0) - 1;
      ways.set(before, left);
      if (left === 0 && suspects.has(before)) ends.push(before);
    }
  }
}

function reaches(callees: CallGraph, from: FunctionSymbol, wanted: FunctionSymbol): boolean {
  const seen = new Set<FunctionSymbol>();
  const pending = [from];
  for (let symbol = pending.pop(); symbol !== undefined; symbol = pending.pop()) {
    if (symbol === wanted) return true;
    if (seen.has(symbol)) continue;
    seen.add(symbol);
    pending.push(...(callees.get(symbol) ?? []));
  }
  return false;
}
