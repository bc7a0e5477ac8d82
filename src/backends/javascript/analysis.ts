/** What the emitter must know of a whole program before it writes the first line: who calls, writes and loops. */

import { operandsOf, partsOf, visitExpression, visitStatements } from "../../glsl/children.ts";
import { writtenBy } from "../../glsl/effects.ts";
import type { Expression, FunctionSymbol, Variable } from "../../glsl/tree.ts";
import { chooseInlined } from "./inlining.ts";
import { leavesOf } from "./storage.ts";

/** What a function's own text holds. */
interface FunctionFacts {
  readonly calls: ReadonlyMap<FunctionSymbol, number>;
  /** Globals of the shader that its own text names. */
  readonly globals: ReadonlySet<Variable>;
  readonly hasDiscard: boolean;
  /** Roughly how many scalar operations its own text is. */
  readonly cost: number;
}

export interface Analysis {
  /** Functions that the entry reaches, callees first, the entry last. */
  readonly functions: readonly FunctionSymbol[];
  /** Functions whose body is written in place of each call, if it is not too large even the entry's. */
  readonly inlined: ReadonlySet<FunctionSymbol>;
  /** Variables that are assigned, incremented or handed to an out parameter anywhere. */
  readonly written: ReadonlySet<Variable>;
  /** Globals that a function which is not inlined names, so that they cannot be locals of the pixel loop. */
  readonly sharedGlobals: ReadonlySet<Variable>;
  /** All globals that reachable functions name. */
  readonly globals: ReadonlySet<Variable>;
  /** Whether functions are called by name: they count down the budget too, so it cannot be a local of the pixel loop. */
  readonly sharedBudget: boolean;
  readonly discards: (symbol: FunctionSymbol) => boolean;
  /** Whether evaluating it changes anything but its own value. */
  readonly hasEffect: (expression: Expression) => boolean;
}

/** Analyses all functions that `entry` reaches; every one of them has a body. */
export function analyse(entry: FunctionSymbol): Analysis {
  const facts = new Map<FunctionSymbol, FunctionFacts>();
  const functions: FunctionSymbol[] = [];
  const written = new Set<Variable>();
  const pending = new Set<FunctionSymbol>();
  const visit = (symbol: FunctionSymbol): void => {
    if (facts.has(symbol)) return;
    if (pending.has(symbol)) throw new Error(`recursive function ${symbol.name} has passed the checker`);
    pending.add(symbol);
    const own = factsOf(symbol, written);
    for (const callee of own.calls.keys()) visit(callee);
    facts.set(symbol, own);
    functions.push(symbol);
  };
  visit(entry);

  const inlined = chooseInlined(functions, facts);
  const shared = functions.filter((symbol) => !inlined.has(symbol)).map((symbol) => reach(symbol, inlined, facts));
  const anywhere = [...facts.values()];
  const discarding = closure(functions, facts, (own) => own.hasDiscard);
  const changing = closure(functions, facts, (own, symbol) => changesOutside(symbol, own, written));
  return {
    functions,
    inlined,
    written,
    sharedGlobals: new Set(shared.flat().flatMap((own) => [...own.globals])),
    globals: new Set(anywhere.flatMap((own) => [...own.globals])),
    sharedBudget: shared.length > 0,
    discards: (symbol) => discarding.has(symbol),
    hasEffect: effectTest(changing),
  };
}

function factsOf(symbol: FunctionSymbol, written: Set<Variable>): FunctionFacts {
  const calls = new Map<FunctionSymbol, number>();
  const globals = new Set<Variable>();
  let hasDiscard = false;
  let cost = 0;
  const visitOne = (expression: Expression): void => {
    cost += Math.max(1, leavesOf(expression.type).length);
    for (const variable of writtenBy(expression)) written.add(variable);
    if (expression.kind === "call") calls.set(expression.function, (calls.get(expression.function) ?? 0) + 1);
    if (expression.kind === "reference" && isGlobal(expression.variable)) globals.add(expression.variable);
  };
  if (symbol.body === null) throw new Error(`function ${symbol.name} has no body`);
  visitStatements(symbol.body, (statement) => {
    hasDiscard ||= statement.kind === "discard";
    for (const expression of partsOf(statement).expressions) visitExpression(expression, visitOne);
  });
  return { calls, globals, hasDiscard, cost };
}

/** Whether a variable lives as long as one pixel: not a local, and not the same for all pixels. */
export function isGlobal(variable: Variable): boolean {
  switch (variable.storage) {
    case "global":
      return !(variable.isConst && variable.constant !== undefined);
    case "output":
    case "builtin":
    case "input":
      return true;
    case "local":
    case "parameter":
    case "uniform":
      return false;
  }
}

/** The facts of a function and of all that is inlined into it. */
function reach(
  symbol: FunctionSymbol,
  inlined: ReadonlySet<FunctionSymbol>,
  facts: ReadonlyMap<FunctionSymbol, FunctionFacts>,
): FunctionFacts[] {
  const own = facts.get(symbol) as FunctionFacts;
  return [
    own,
    ...[...own.calls.keys()].filter((callee) => inlined.has(callee)).flatMap((callee) => reach(callee, inlined, facts)),
  ];
}

/** The functions for which `test` holds or that call one for which it does. */
function closure(
  functions: readonly FunctionSymbol[],
  facts: ReadonlyMap<FunctionSymbol, FunctionFacts>,
  test: (own: FunctionFacts, symbol: FunctionSymbol) => boolean,
): Set<FunctionSymbol> {
  const found = new Set<FunctionSymbol>();
  for (const symbol of functions) {
    const own = facts.get(symbol) as FunctionFacts;
    if (test(own, symbol) || [...own.calls.keys()].some((callee) => found.has(callee))) found.add(symbol);
  }
  return found;
}

function changesOutside(symbol: FunctionSymbol, own: FunctionFacts, written: ReadonlySet<Variable>): boolean {
  return (
    own.hasDiscard ||
    symbol.parameters.some((parameter) => parameter.direction !== "in") ||
    [...own.globals].some((variable) => written.has(variable))
  );
}

function effectTest(changing: ReadonlySet<FunctionSymbol>): (expression: Expression) => boolean {
  const known = new WeakMap<Expression, boolean>();
  const test = (expression: Expression): boolean => {
    let answer = known.get(expression);
    if (answer === undefined) {
      answer =
        expression.kind === "assignment" ||
        expression.kind === "increment" ||
        (expression.kind === "builtin" && expression.name === "modf") ||
        (expression.kind === "call" && changing.has(expression.function)) ||
        operandsOf(expression).some(test);
      known.set(expression, answer);
    }
    return answer;
  };
  return test;
}

/** The parameters through which a function hands something back, with their positions. */
export function outParameters(symbol: FunctionSymbol): { parameter: Variable; index: number }[] {
  return symbol.parameters.flatMap((parameter, index) => (parameter.direction === "in" ? [] : [{ parameter, index }]));
}
