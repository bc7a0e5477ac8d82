/**
 * Kinks and jumps written out as choices: `abs(x)` becomes a call of `nabla_site_abs(x)`, which asks `nabla_side` on which
 * side of its kink it is, and so do comparisons, `floor`, `min`, the branch cut of `atan` … What they are made of stands
 * in `shaders/math/sites.glsl`. Only what may depend on the point is replaced.
 */
import { visitExpressions } from "../../glsl/children.ts";
import { RELATIONAL_FUNCTIONS } from "../../glsl/relational.ts";
import { rewriteBlock } from "../../glsl/rewrite.ts";
import type {
  BuiltinCall,
  ComparisonOperator,
  Construct,
  Expression,
  FunctionSymbol,
  Program,
} from "../../glsl/tree.ts";
import { componentCount, FLOAT, typeName, vectorType } from "../../glsl/types.ts";
import type { Names } from "../names.ts";
import { Dependence } from "./dependence.ts";
import { unfoldedName } from "./names.ts";
import { Widths } from "./widths.ts";

/** Built-in functions with a kink or a jump, all of whose arguments may be vectors of one size. */
const UNFOLDED: ReadonlySet<string> = new Set([
  "abs",
  "sign",
  "floor",
  "ceil",
  "trunc",
  "round",
  "roundEven",
  "fract",
  "mod",
  "modf",
  "min",
  "max",
  "clamp",
  "step",
  "atan",
  "faceforward",
  "lessThan",
  "lessThanEqual",
  "greaterThan",
  "greaterThanEqual",
]);

/** Their sides are told apart by a line; where numbers are equal there is none. */
const ORDERINGS: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);

export interface Unfolded {
  /** The function with its kinks written out, or the one given if it has none. */
  readonly symbol: FunctionSymbol;
  /** New functions, callees first. */
  readonly added: readonly FunctionSymbol[];
}

/**
 * Twins of `of` and what it calls, with their kinks written out. The program must hold `shaders/math/sites.glsl`.
 *
 * With `ramps` the ends of `smoothstep` are sites too, and a ramp over about a pixel that is made with `dFdx`, `dFdy` or
 * `fwidth` becomes the step in its middle: such a ramp stands in for the filter that knows the sites.
 */
export function unfoldSites(program: Program, of: FunctionSymbol, names: Names, ramps: boolean): Unfolded {
  const functions = reached(of);
  const dependence = new Dependence(functions);
  const widths = ramps ? new Widths(functions, dependence) : null;
  const library = new Map<string, FunctionSymbol>();
  for (const declaration of program.declarations)
    if (declaration.kind === "function") library.set(signature(declaration.symbol), declaration.symbol);
  const twins = new Map<FunctionSymbol, FunctionSymbol>();
  const added: FunctionSymbol[] = [];

  const call = (name: string, node: Expression, list: readonly Expression[]): Expression => {
    const symbol = library.get(`${unfoldedName(name)}(${list.map(({ type }) => typeName(type)).join()})`);
    if (symbol === undefined) throw new Error(`the library of sites has no ${name} for ${typeName(node.type)}`);
    return { kind: "call", function: symbol, arguments: list, type: node.type, range: node.range };
  };
  const builtin = (node: BuiltinCall): Expression => {
    if (!node.arguments.some((argument) => dependence.has(argument))) return node;
    const size = Math.max(...node.arguments.map(({ type }) => componentCount(type)));
    // `step(edge, vector)`: the scalar serves every component.
    const list = node.arguments.map((one) => spread(one, size));
    if (widths?.isRamp(node)) return call(`${node.name}_edge`, node, list);
    if (node.name === "smoothstep") return ramps ? call(node.name, node, list) : node;
    return UNFOLDED.has(node.name) && !(node.name === "atan" && list.length === 1) ? call(node.name, node, list) : node;
  };
  const replace = (node: Expression): Expression => {
    switch (node.kind) {
      case "call": {
        const twin = twinOf(node.function);
        return twin === node.function ? node : { ...node, function: twin };
      }
      case "builtin":
        return builtin(node);
      case "binary": {
        if (!ORDERINGS.has(node.operator) || (!dependence.has(node.left) && !dependence.has(node.right))) return node;
        return call(RELATIONAL_FUNCTIONS[node.operator as ComparisonOperator], node, [node.left, node.right]);
      }
      case "construct":
        return truncates(node) ? { ...node, arguments: node.arguments.map(truncated) } : node;
      default:
        return node;
    }
  };
  const truncated = (node: Expression): Expression => {
    const isVector = node.type.kind === "scalar" || node.type.kind === "vector";
    return isVector && dependence.has(node) ? call("trunc", node, [node]) : node;
  };
  const twinOf = (symbol: FunctionSymbol): FunctionSymbol => {
    const known = twins.get(symbol);
    if (known !== undefined) return known;
    twins.set(symbol, symbol);
    if (symbol.body === null) return symbol;
    let changed = false;
    const body = rewriteBlock(symbol.body, (node) => {
      const after = replace(node);
      changed ||= after !== node;
      return after;
    });
    if (!changed) return symbol;
    const twin: FunctionSymbol = { ...symbol, name: names.fresh(symbol.name, "sites"), body };
    twins.set(symbol, twin);
    added.push(twin);
    return twin;
  };
  return { symbol: twinOf(of), added };
}

/** Whether a constructor cuts floats to whole numbers. */
function truncates({ type }: Construct): boolean {
  const scalar = type.kind === "scalar" || type.kind === "vector" ? type.scalar : null;
  return scalar === "int" || scalar === "uint";
}

/** A float as a vector of `size` floats. */
function spread(node: Expression, size: number): Expression {
  if (size === 1 || node.type !== FLOAT) return node;
  return { kind: "construct", arguments: [node], type: vectorType("float", size), range: node.range };
}

/** A function and all that it calls, itself first. */
function reached(of: FunctionSymbol): FunctionSymbol[] {
  const found = new Set([of]);
  for (const symbol of found)
    if (symbol.body !== null)
      visitExpressions(symbol.body, (node) => {
        if (node.kind === "call") found.add(node.function);
      });
  return [...found];
}

function signature({ name, parameters }: FunctionSymbol): string {
  return `${name}(${parameters.map(({ type }) => typeName(type)).join()})`;
}
