/** Names for what the calculus adds: readable, never a name of the program, of the language or of the platform. */
import { builtinFunctionNames } from "../glsl/builtins.ts";
import { partsOf, visitExpression, visitStatements } from "../glsl/children.ts";
import { KEYWORDS, RESERVED } from "../glsl/parser/words.ts";
import type { Block, Expression, Program, Variable } from "../glsl/tree.ts";
import type { Type } from "../glsl/types.ts";
import { join } from "./layout.ts";

/** Words of the language. A built-in function is among them: a variable of its name would hide it. */
const WORDS: readonly string[] = [...KEYWORDS, ...RESERVED, ...builtinFunctionNames];

/** Longer identifiers are refused by WebGL (1024 characters); suffixes need some room. */
const LONGEST = 200;

const BUILTINS: ReadonlySet<string> = new Set(builtinFunctionNames);

/** `base`, `base1`, `base2` …: each text is made once, because most functions have the same names. */
class Series {
  readonly #base: string;
  readonly #joint: string;
  readonly #texts: string[];

  constructor(base: string) {
    this.#base = base;
    this.#joint = /\d$/.test(base) ? "_" : "";
    this.#texts = [base];
  }

  text(count: number): string {
    let text = this.#texts[count];
    if (text === undefined) {
      text = `${this.#base}${this.#joint}${count}`;
      this.#texts[count] = text;
    }
    return text;
  }
}

export class Names {
  readonly #outer: Names | null;
  readonly #own: Set<string>;
  /** Of each base how many of its series are known to be taken. */
  readonly #counts = new Map<string, number>();
  readonly #series: Map<string, Series>;

  /** Names beside those that are taken, and beside all that `outer` gives before or after. */
  constructor(taken: ReadonlySet<string>, outer: Names | null = null) {
    this.#own = new Set(taken);
    this.#outer = outer;
    this.#series = outer === null ? new Map() : outer.#series;
  }

  /** `base` if it is free, else `base` with the next number. */
  fresh(...parts: readonly string[]): string {
    const base = join(...parts).slice(0, LONGEST);
    let series = this.#series.get(base);
    if (series === undefined) {
      series = new Series(base);
      this.#series.set(base, series);
    }
    let count = this.#counts.get(base) ?? 0;
    while (this.#has(series.text(count))) count++;
    this.#counts.set(base, count + 1);
    const name = series.text(count);
    this.#own.add(name);
    return name;
  }

  /** Names for a function of its own, which may repeat those of other functions but none of these. */
  inner(): Names {
    return new Names(new Set(), this);
  }

  /** Takes over what an inner scope has named. */
  adopt(inner: Names): void {
    for (const name of inner.#own) this.#own.add(name);
  }

  #has(name: string): boolean {
    if (this.#own.has(name)) return true;
    return this.#outer === null ? false : this.#outer.#has(name);
  }
}

/** Whether it is the name of a built-in function. */
export function isBuiltinName(name: string): boolean {
  return BUILTINS.has(name);
}

/** Every identifier that stands in a program, and the words that no name may be. */
export function identifiersOf(program: Program): Set<string> {
  const names = new Set(WORDS);
  const seen = new Set<Type>();
  const addType = (type: Type): void => {
    if (type.kind === "array") addType(type.element);
    if (type.kind !== "struct" || seen.has(type)) return;
    seen.add(type);
    names.add(type.name);
    for (const field of type.fields) {
      names.add(field.name);
      addType(field.type);
    }
  };
  const addVariable = (variable: Variable): void => {
    names.add(variable.name);
    addType(variable.type);
  };
  const addExpression = (expression: Expression): void =>
    visitExpression(expression, (inner) => {
      if (inner.kind === "reference") addVariable(inner.variable);
    });
  const addBody = (body: Block): void =>
    visitStatements(body, (statement) => {
      if (statement.kind === "declaration") addVariable(statement.variable);
      if (statement.kind === "struct") addType(statement.type);
      for (const expression of partsOf(statement).expressions) addExpression(expression);
    });
  for (const declaration of program.declarations) {
    switch (declaration.kind) {
      case "function":
        names.add(declaration.symbol.name);
        for (const parameter of declaration.symbol.parameters) addVariable(parameter);
        if (!declaration.isPrototype && declaration.symbol.body !== null) addBody(declaration.symbol.body);
        break;
      case "declaration":
        addVariable(declaration.variable);
        break;
      case "struct":
        addType(declaration.type);
        break;
      case "uniform-block":
        names.add(declaration.name);
        for (const member of declaration.members) addVariable(member);
        if (declaration.instance !== null) addVariable(declaration.instance);
        break;
      case "invariant":
      case "precision":
      case "extension":
        break;
    }
  }
  return names;
}
