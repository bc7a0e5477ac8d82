/** What a function does beside giving its value, found once for all its specialisations. */
import { partsOf, someOperand, visitExpression, visitStatements } from "../glsl/children.ts";
import { writtenBy } from "../glsl/effects.ts";
import type { Call, Expression, FunctionSymbol, Statement, Variable } from "../glsl/tree.ts";
import { holdsFloat } from "../glsl/types.ts";

export interface FunctionFacts {
  /** Globals of the shader that it or what it calls names; constants are none. */
  readonly globals: ReadonlySet<Variable>;
  /** Whether a float outside of it may change: an out parameter or a global, here or in what it calls. */
  readonly writesFloats: boolean;
  /** Whether anything outside of it may change, a discarded fragment included. */
  readonly hasEffect: boolean;
  readonly writesFloatGlobals: boolean;
  /** Whether a global may change, or the fragment be discarded. */
  readonly changesGlobals: boolean;
  /** Whether it or what it calls takes the difference to the neighbour pixel: `dFdx` and the like. */
  readonly hasQuadDifference: boolean;
  /** Roughly how many operations it takes, loops counted eightfold. */
  readonly weight: number;
  /** Variables that are written anywhere in it, beside by their declaration. */
  readonly written: ReadonlySet<Variable>;
}

export const QUAD_DIFFERENCES: ReadonlySet<string> = new Set(["dFdx", "dFdy", "fwidth"]);

/** What a loop multiplies the weight of its body with. */
const TURNS = 8;

export class Facts {
  readonly #functions = new Map<FunctionSymbol, FunctionFacts>();
  readonly #statements = new Map<Statement, ReadonlySet<Variable>>();
  /** Expressions of the functions known so far that change something, with all that they are part of: few, so sets hold them. */
  readonly #withEffect = new Set<Expression>();
  readonly #loud = new Set<Expression>();

  /** `side` is what asks for the side of a kink or jump: a call of it is never left out, moved or shared. */
  constructor(side: FunctionSymbol | null = null) {
    if (side === null) return;
    const changes = { writesFloats: true, hasEffect: true, writesFloatGlobals: true, changesGlobals: true };
    this.#functions.set(side, { ...this.#find(side), ...changes });
  }

  of(symbol: FunctionSymbol): FunctionFacts {
    let facts = this.#functions.get(symbol);
    if (facts === undefined) {
      facts = this.#find(symbol);
      this.#functions.set(symbol, facts);
    }
    return facts;
  }

  /** Variables that a statement writes, beside by their declaration; out arguments are written. */
  writtenIn(statement: Statement): ReadonlySet<Variable> {
    let written = this.#statements.get(statement);
    if (written === undefined) {
      const found = new Set<Variable>();
      visitStatements(statement, (inner) => {
        for (const expression of partsOf(inner).expressions)
          visitExpression(expression, (one) => {
            for (const variable of writtenBy(one)) found.add(variable);
          });
      });
      written = found;
      this.#statements.set(statement, written);
    }
    return written;
  }

  /** Whether evaluating an expression, of a function whose facts are known, changes anything but its own value. */
  hasEffect(expression: Expression): boolean {
    return this.#withEffect.has(expression);
  }

  /**
   * Whether an expression, of a function whose facts are known, may stay as it is where only its value counts: it writes
   * no float that could carry partials.
   */
  isQuiet(expression: Expression): boolean {
    return !this.#loud.has(expression);
  }

  #find(symbol: FunctionSymbol): FunctionFacts {
    const globals = new Set<Variable>();
    const written = new Set<Variable>();
    const outs = symbol.parameters.filter(({ direction }) => direction !== "in");
    const found = { writesFloatGlobals: false, changesGlobals: false, hasQuadDifference: false };
    // The weight of what has been looked at so far; a loop multiplies what its body adds.
    let weight = 0;
    // The expressions around the one that is looked at, and itself.
    const path: Expression[] = [];
    const mark = (isEffect: boolean, isLoud: boolean): void => {
      if (isEffect) for (const one of path) this.#withEffect.add(one);
      if (isLoud) for (const one of path) this.#loud.add(one);
    };
    const lookAtCall = ({ function: symbol }: Call): void => {
      const callee = this.of(symbol);
      mark(callee.hasEffect, callee.writesFloats || callee.hasQuadDifference);
      for (const variable of callee.globals) globals.add(variable);
      found.hasQuadDifference ||= callee.hasQuadDifference;
      found.changesGlobals ||= callee.changesGlobals;
      found.writesFloatGlobals ||= callee.writesFloatGlobals;
      weight += callee.weight;
    };
    const look = (expression: Expression): false => {
      const { kind } = expression;
      if (kind === "literal") return false;
      if (kind === "reference") {
        if (isState(expression.variable)) globals.add(expression.variable);
        return false;
      }
      weight++;
      path.push(expression);
      for (const variable of writtenBy(expression)) written.add(variable);
      if (kind === "call") lookAtCall(expression);
      else if (kind === "assignment") mark(true, holdsFloat(expression.target.type));
      else if (kind === "increment") mark(true, holdsFloat(expression.operand.type));
      else if (kind === "builtin") {
        const isDifference = QUAD_DIFFERENCES.has(expression.name);
        found.hasQuadDifference ||= isDifference;
        mark(expression.name === "modf", isDifference || expression.name === "modf");
      }
      someOperand(expression, look);
      path.pop();
      return false;
    };
    const lookInto = (statement: Statement): void => {
      if (statement.kind === "discard") found.changesGlobals = true;
      const before = weight;
      const { statements, expressions } = partsOf(statement);
      for (const expression of expressions) look(expression);
      for (const inner of statements) lookInto(inner);
      if (statement.kind === "for" || statement.kind === "while" || statement.kind === "do")
        weight = before + TURNS * (weight - before);
    };
    if (symbol.body !== null) lookInto(symbol.body);
    const writtenGlobals = [...written].filter(isState);
    const writesFloatGlobals = found.writesFloatGlobals || writtenGlobals.some(({ type }) => holdsFloat(type));
    const changesGlobals = found.changesGlobals || writtenGlobals.length > 0;
    return {
      globals,
      written,
      weight,
      writesFloatGlobals,
      changesGlobals,
      writesFloats: writesFloatGlobals || outs.some(({ type }) => holdsFloat(type)),
      hasEffect: changesGlobals || outs.length > 0,
      hasQuadDifference: found.hasQuadDifference,
    };
  }
}

/** Whether a variable outlives the calls of the functions that name it, and may be written. */
export function isState(variable: Variable): boolean {
  switch (variable.storage) {
    case "global":
      return !variable.isConst;
    case "output":
      return true;
    case "local":
    case "parameter":
    case "uniform":
    case "input":
    case "builtin":
      return false;
  }
}
