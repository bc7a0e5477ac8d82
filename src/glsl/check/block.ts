/** Blocks of uniforms (GLSL ES 3.00 §4.3.7, with what WebGL leaves of the layouts). */
import type { Range } from "../source.ts";
import type { SyntaxQualifier, SyntaxUniformBlock } from "../syntax.ts";
import type { Declaration, Variable } from "../tree.ts";
import { arrayType, type StructType, type Type } from "../types.ts";
import type { Context } from "./context.ts";
import { checkFresh, checkName, declareVariable } from "./declare.ts";
import { type LayoutEntry, readLayout } from "./qualifiers.ts";
import { applySizes, holdsSampler, resolveFields } from "./types.ts";

const BLOCK_LAYOUTS = ["std140", "row_major", "column_major"];
const MEMBER_LAYOUTS = ["row_major", "column_major"];

/** The entries of the `layout(…)` of a block, of its member or of the default for blocks. */
function readBlockLayout(
  context: Context,
  qualifiers: readonly SyntaxQualifier[],
  possible: readonly string[] = BLOCK_LAYOUTS,
): LayoutEntry[] {
  const entries: LayoutEntry[] = [];
  const layouts = qualifiers.filter(({ word }) => word === "layout");
  if (layouts[1] !== undefined)
    context.error("second 'layout'; several layouts stand in one pair of parentheses", layouts[1].range);
  for (const { layout, range } of layouts)
    for (const { name, value } of readLayout(context, layout ?? [])) {
      if (name === "shared" || name === "packed")
        context.error(`WebGL has no layout '${name}', possible are ${possible.join(", ")}`, range);
      else if (!possible.includes(name))
        context.error(`layout '${name}' is not possible here, possible are ${possible.join(", ")}`, range);
      else if (value !== null) context.error(`layout '${name}' has no value`, range);
      entries.push({ name, value: null });
    }
  return entries;
}

/** `layout(row_major) uniform;` sets what later blocks have by default. */
export function setBlockLayout(context: Context, qualifiers: readonly SyntaxQualifier[]): void {
  for (const entry of readBlockLayout(context, qualifiers))
    context.blockLayout = [...context.blockLayout.filter(({ name }) => !replaces(entry.name, name)), entry];
}

/** Whether a layout stands in place of another one: rows and columns exclude each other. */
function replaces(layout: string, other: string): boolean {
  return layout === other || (layout.endsWith("_major") && other.endsWith("_major"));
}

export function checkUniformBlock(context: Context, node: SyntaxUniformBlock): Declaration {
  const storage = node.qualifiers.filter(({ word }) => word !== "layout");
  if (storage.length !== 1 || storage[0]?.word !== "uniform")
    context.error(
      `a block has the qualifiers 'layout' and 'uniform', found '${storage.map(({ word }) => word).join(" ")}'`,
      node.name.range,
    );
  const own = readBlockLayout(context, node.qualifiers);
  const layout = [...context.blockLayout.filter(({ name }) => !own.some((one) => replaces(one.name, name))), ...own];
  const fields = resolveFields(context, node.fields, `block '${node.name.text}'`);
  if (fields.length === 0) context.error("a block has at least one member", node.name.range);
  const layouts = new Map<string, readonly LayoutEntry[]>();
  for (const { qualifiers, declarators } of node.fields) {
    for (const [index, { word, range }] of qualifiers.entries())
      if (word !== "layout" && word !== "uniform")
        context.error(`a member of a block has no qualifier '${word}', possible are layout and uniform`, range);
      else if (word === "uniform" && qualifiers.findIndex((one) => one.word === word) < index)
        context.error("second 'uniform' of one member", range);
    const entries = readBlockLayout(context, qualifiers, MEMBER_LAYOUTS);
    for (const { name } of declarators) {
      checkName(context, name);
      if (entries.length > 0) layouts.set(name.text, entries);
    }
  }
  for (const field of fields)
    if (holdsSampler(field.type)) context.error(`a block cannot hold the sampler '${field.name}'`, node.name.range);
  checkName(context, node.name);
  if (checkFresh(context, node.name)) context.blocks.set(node.name.text, node.name.range);
  const ranges = new Map(
    node.fields.flatMap(({ declarators }) => declarators.map(({ name }) => [name.text, name.range] as const)),
  );
  const members = fields.map(({ name, type, precision }): Variable => {
    const entries = layouts.get(name);
    return {
      ...uniform(name, type, ranges.get(name) ?? node.range),
      ...(precision === undefined ? {} : { precision }),
      ...(entries === undefined ? {} : { layout: entries }),
    };
  });
  let instance: Variable | null = null;
  if (node.instance === null) for (const member of members) declareVariable(context, member);
  else {
    const structure: StructType = { kind: "struct", name: node.name.text, fields, range: node.name.range };
    context.blockTypes.add(structure);
    const { type, isUnsized } = applySizes(context, structure, node.instance.arraySizes, node.instance.range);
    if (isUnsized) context.error("the array of a block needs a size", node.instance.range);
    checkName(context, node.instance.name);
    instance = uniform(node.instance.name.text, isUnsized ? arrayType(structure, 1) : type, node.instance.name.range);
    declareVariable(context, instance);
  }
  return { kind: "uniform-block", name: node.name.text, layout, members, instance, range: node.range };
}

function uniform(name: string, type: Type, range: Range): Variable {
  return { kind: "variable", name, type, storage: "uniform", isConst: false, direction: "in", range };
}
