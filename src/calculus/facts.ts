/** What a function does beside giving its value, found once for all its specialisations. */
import { operandsOf, partsOf, someOperand, visitExpression, visitStatements } from "../glsl/children.ts";
import type { Expression, FunctionSymbol, Statement, Variable } from "../glsl/tree.ts";
import { holdsFloat } from "../glsl/types.ts";
import { rootOf } from "./names.ts";

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
  readonly #effects = new Map<Expression, boolean>();
  readonly #quiet = new Map<Expression, boolean>();
  readonly #hasEffect = (expression: Expression): boolean => this.hasEffect(expression);
  readonly #isLoud = (expression: Expression): boolean => !this.isQuiet(expression);

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
        for (const expression of partsOf(inner).expressions) addWritten(expression, found);
      });
      written = found;
      this.#statements.set(statement, written);
    }
    return written;
  }

  /** Whether evaluating an expression changes anything but its own value. */
  hasEffect(expression: Expression): boolean {
    if (expression.kind === "literal" || expression.kind === "reference") return false;
    let answer = this.#effects.get(expression);
    if (answer === undefined) {
      answer =
        expression.kind === "assignment" ||
        expression.kind === "increment" ||
        (expression.kind === "builtin" && expression.name === "modf") ||
        (expression.kind === "call" && this.of(expression.function).hasEffect) ||
        someOperand(expression, this.#hasEffect);
      this.#effects.set(expression, answer);
    }
    return answer;
  }

  /** Whether an expression may stay as it is where only its value counts: it writes no float that could carry partials. */
  isQuiet(expression: Expression): boolean {
    if (expression.kind === "literal" || expression.kind === "reference") return true;
    let answer = this.#quiet.get(expression);
    if (answer === undefined) {
      answer = this.#isQuietItself(expression) && !someOperand(expression, this.#isLoud);
      this.#quiet.set(expression, answer);
    }
    return answer;
  }

  #isQuietItself(expression: Expression): boolean {
    switch (expression.kind) {
      case "assignment":
        return !holdsFloat(expression.target.type);
      case "increment":
        return !holdsFloat(expression.operand.type);
      case "builtin":
        return expression.name !== "modf" && !QUAD_DIFFERENCES.has(expression.name);
      case "call": {
        const facts = this.of(expression.function);
        return !facts.writesFloats && !facts.hasQuadDifference;
      }
      default:
        return true;
    }
  }

  #find(symbol: FunctionSymbol): FunctionFacts {
    const globals = new Set<Variable>();
    const written = new Set<Variable>();
    const outs = symbol.parameters.filter(({ direction }) => direction !== "in");
    const found = { writesFloatGlobals: false, changesGlobals: false, hasQuadDifference: false };
    const visit = (expression: Expression): number => {
      let weight = 1;
      for (const operand of operandsOf(expression)) weight += visit(operand);
      if (expression.kind === "literal" || expression.kind === "reference") weight = 0;
      if (expression.kind === "reference" && isState(expression.variable)) globals.add(expression.variable);
      if (expression.kind === "builtin" && QUAD_DIFFERENCES.has(expression.name)) found.hasQuadDifference = true;
      if (expression.kind === "call") {
        const callee = this.of(expression.function);
        for (const variable of callee.globals) globals.add(variable);
        found.hasQuadDifference ||= callee.hasQuadDifference;
        found.changesGlobals ||= callee.changesGlobals;
        found.writesFloatGlobals ||= callee.writesFloatGlobals;
        weight += callee.weight;
      }
      return weight;
    };
    const weigh = (statement: Statement): number => {
      if (statement.kind === "discard") found.changesGlobals = true;
      const { statements, expressions } = partsOf(statement);
      let weight = 0;
      for (const expression of expressions) {
        weight += visit(expression);
        addWritten(expression, written);
      }
      for (const inner of statements) weight += weigh(inner);
      return statement.kind === "for" || statement.kind === "while" || statement.kind === "do"
        ? TURNS * weight
        : weight;
    };
    const weight = symbol.body === null ? 0 : weigh(symbol.body);
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

function addWritten(expression: Expression, written: Set<Variable>): void {
  const add = (target: Expression | undefined): void => {
    const root = target === undefined ? null : rootOf(target);
    if (root !== null) written.add(root);
  };
  visitExpression(expression, (inner) => {
    if (inner.kind === "assignment") add(inner.target);
    else if (inner.kind === "increment") add(inner.operand);
    else if (inner.kind === "builtin" && inner.name === "modf") add(inner.arguments[1]);
    else if (inner.kind === "call")
      inner.function.parameters.forEach((parameter, at) => {
        if (parameter.direction !== "in") add(inner.arguments[at]);
      });
  });
}
