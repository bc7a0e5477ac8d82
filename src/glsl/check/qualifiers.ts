/** The words before the type of a declaration: their order and how they go together (GLSL ES 3.00 §4.3 – §4.7). */
import type { Range } from "../source.ts";
import type { SyntaxExpression, SyntaxQualifier } from "../syntax.ts";
import type { Storage, Variable } from "../tree.ts";
import type { Context } from "./context.ts";

export interface LayoutEntry {
  readonly name: string;
  readonly value: number | null;
}

export interface Qualifiers {
  readonly storage: "const" | "in" | "out" | "uniform" | null;
  readonly interpolation: Variable["interpolation"] | null;
  readonly invariant: boolean;
  readonly layout: readonly LayoutEntry[];
  readonly range: Range;
}

/** What stands first must come first (§4.7 with the place of `layout` as drivers have it). */
const ORDER = ["invariant", "interpolation", "layout", "centroid", "storage"] as const;

function rankOf(word: string): number {
  switch (word) {
    case "invariant":
      return 0;
    case "flat":
    case "smooth":
      return 1;
    case "layout":
      return 2;
    case "centroid":
      return 3;
    default:
      return 4;
  }
}

const NOWHERE: Range = { start: 0, end: 0 };

export function readQualifiers(context: Context, list: readonly SyntaxQualifier[]): Qualifiers {
  let storage: Qualifiers["storage"] = null;
  let centroid = false;
  let interpolation: "flat" | "smooth" | null = null;
  let invariant = false;
  let layout: readonly LayoutEntry[] | null = null;
  let rank = -1;
  for (const { word, layout: parts, range } of list) {
    const own = rankOf(word);
    if (own < rank)
      context.error(`'${word}' stands behind a ${ORDER[rank]} qualifier, the order is ${ORDER.join(", ")}`, range);
    rank = Math.max(rank, own);
    switch (word) {
      case "invariant":
        if (invariant) context.error("second 'invariant'", range);
        invariant = true;
        break;
      case "flat":
      case "smooth":
        if (interpolation !== null) context.error(`second interpolation qualifier '${word}'`, range);
        interpolation = word;
        break;
      case "centroid":
        if (centroid) context.error("second 'centroid'", range);
        centroid = true;
        break;
      case "layout":
        if (layout !== null) context.error("second 'layout'; several layouts stand in one pair of parentheses", range);
        layout = readLayout(context, parts ?? []);
        break;
      case "varying":
        context.modernised("'varying' is GLSL ES 1.00; in a fragment shader the modern form is 'in'", range);
        storage = "in";
        break;
      case "attribute":
        context.error("'attribute' is GLSL ES 1.00 and only of vertex shaders", range);
        break;
      case "inout":
        context.error("'inout' is only for parameters", range);
        break;
      default:
        if (storage !== null) context.error(`'${word}' beside '${storage}', one of them is possible`, range);
        storage = word as Qualifiers["storage"];
    }
  }
  if (invariant && layout !== null)
    context.error(
      "'invariant' and 'layout' do not go together",
      list.find(({ word }) => word === "layout")?.range ?? NOWHERE,
    );
  const first = list[0];
  const range =
    first === undefined ? NOWHERE : { start: first.range.start, end: list.at(-1)?.range.end ?? first.range.end };
  if (centroid && storage !== "in") context.error("'centroid' is only for 'in' variables of a fragment shader", range);
  const joined = [interpolation, centroid ? "centroid" : null].filter((part) => part !== null).join(" ");
  return {
    storage,
    interpolation: joined === "" ? null : (joined as Variable["interpolation"]),
    invariant,
    layout: layout ?? [],
    range,
  };
}

/** The entries of one `layout(…)`. Its values are literals: constant expressions came with GLSL ES 3.10. */
export function readLayout(
  context: Context,
  parts: readonly { readonly name: { readonly text: string }; readonly value: SyntaxExpression | null }[],
): readonly LayoutEntry[] {
  return parts.map(({ name, value }) => {
    if (value === null) return { name: name.text, value: null };
    if (value.kind === "literal" && (value.type === "int" || value.type === "uint"))
      return { name: name.text, value: Number(value.value) };
    context.error(`the value of '${name.text}' in a layout is a literal of 0 or more`, value.range);
    return { name: name.text, value: 0 };
  });
}

export function storageOf(context: Context, qualifiers: Qualifiers): Storage {
  const { isGlobal } = context.scopes;
  switch (qualifiers.storage) {
    case null:
    case "const":
      return isGlobal ? "global" : "local";
    case "uniform":
      if (!isGlobal) context.error("a uniform is declared outside of functions", qualifiers.range);
      return "uniform";
    case "in":
    case "out":
      if (!isGlobal) context.error(`'${qualifiers.storage}' is for globals and parameters`, qualifiers.range);
      return qualifiers.storage === "in" ? "input" : "output";
  }
}
