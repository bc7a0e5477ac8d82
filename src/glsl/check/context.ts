/** What the checker carries through a program. */
import type { Diagnostic, Note } from "../diagnostics.ts";
import type { Range } from "../source.ts";
import type { SyntaxExpression } from "../syntax.ts";
import type { Expression, For, FunctionSymbol, Precision, Variable, While } from "../tree.ts";
import type { StructType, Type } from "../types.ts";
import type { SamplerUse } from "./sampler-use.ts";
import { Scopes } from "./scope.ts";
import type { StartValue } from "./start-values.ts";

/** Stands for the type of what could not be understood; whatever is done with it is not an error again. */
export const UNKNOWN: StructType = { kind: "struct", name: "unknown", fields: [], range: { start: 0, end: 0 } };

export class Context {
  readonly scopes = new Scopes();
  readonly #report: (diagnostic: Diagnostic) => void;
  /** Default precision by type name, by scope like everything that is declared. */
  precisions: Map<string, Precision>[] = [
    new Map<string, Precision>([
      ["int", "mediump"],
      ["sampler2D", "lowp"],
      ["samplerCube", "lowp"],
    ]),
  ];
  /** The function whose body is being checked. */
  currentFunction: FunctionSymbol | null = null;
  hasReturn = false;
  loopDepth = 0;
  switchDepth = 0;
  /** Calls in the order of the text, for recursion and for functions without a body. */
  readonly calls: { readonly from: FunctionSymbol | null; readonly to: FunctionSymbol; readonly range: Range }[] = [];
  /** Functions that are called but have no body, with their first call. */
  readonly undefinedCalls: { readonly symbol: FunctionSymbol; readonly range: Range }[] = [];
  /** Outputs that stand in for names of GLSL ES 1.00 (`gl_FragColor`). */
  readonly oldOutputs = new Map<string, Variable>();
  readonly builtins = new Map<string, Variable>();
  /** Values of globals that are no constant expressions, in the order of the text. */
  readonly startValues: StartValue[] = [];
  /** Outputs that the program declares, in the order of the text. */
  readonly outputs: Variable[] = [];
  /** Loops that may never end. */
  readonly loops: (For | While)[] = [];
  /** Names of uniform blocks, which no other global may have. */
  readonly blocks = new Map<string, Range>();
  /** Layouts that blocks have without a word for it. */
  blockLayout: readonly { readonly name: string; readonly value: number | null }[] = [];
  /** Structs that stand for uniform blocks: no value has such a type. */
  readonly blockTypes = new Set<Type>();

  /** Told of each call that is given a sampler of the program. */
  readonly onSamplerUse: (use: SamplerUse) => void;

  /** Checks an expression; types (array sizes) and calls need it, and it needs them. */
  readonly expression: (syntax: SyntaxExpression) => Expression;

  constructor(
    report: (diagnostic: Diagnostic) => void,
    checkExpression: (context: Context, syntax: SyntaxExpression) => Expression,
    onSamplerUse: (use: SamplerUse) => void = () => {},
  ) {
    this.#report = report;
    this.onSamplerUse = onSamplerUse;
    this.expression = (syntax) => checkExpression(this, syntax);
  }

  error(message: string, range: Range, notes: readonly Note[] = []): void {
    this.#report({ severity: "error", message, range, ...(notes.length === 0 ? {} : { notes }) });
  }

  warning(message: string, range: Range): void {
    this.#report({ severity: "warning", message, range });
  }

  /** A warning that something of GLSL ES 1.00 is read as its modern form. */
  modernised(message: string, range: Range): void {
    this.#report({ severity: "warning", message, range, isModernised: true });
  }

  /** An expression in the place of one that is wrong. */
  unknown(range: Range): Expression {
    return { kind: "literal", value: 0, type: UNKNOWN, range };
  }

  /** Whether a type is that of a uniform block or an array of it. */
  isBlock(type: Type): boolean {
    return this.blockTypes.has(type.kind === "array" ? type.element : type);
  }

  enterScope(): void {
    this.scopes.enter();
    this.precisions.push(new Map());
  }

  leaveScope(): void {
    this.scopes.leave();
    this.precisions.pop();
  }

  precisionOf(name: string): Precision | undefined {
    for (let depth = this.precisions.length - 1; depth >= 0; depth--) {
      const found = this.precisions[depth]?.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

export function isUnknown(type: Type): boolean {
  return type === UNKNOWN || (type.kind === "array" && isUnknown(type.element));
}
