/** Syntax tree → typed tree: names, types, constants and all the rules that are no grammar. */

import { Context } from "./check/context.ts";
import { checkDeclaration, checkPrecision, checkUniformBlock } from "./check/declaration.ts";
import { checkExpression } from "./check/expression.ts";
import { checkCalls, checkFunction } from "./check/function.ts";
import type { Diagnostic } from "./diagnostics.ts";
import type { SyntaxTopLevel, SyntaxTree } from "./syntax.ts";
import type { Declaration, Program } from "./tree.ts";

/**
 * Checks a program. What is wrong is reported and the rest is checked on; after an error the program is only good for
 * looking at.
 *
 * @param prototypes whether functions that are called may stay without a body: a later pass writes them
 */
export function check(tree: SyntaxTree, report: (diagnostic: Diagnostic) => void, prototypes = false): Program {
  const context = new Context(report, checkExpression);
  const declarations = tree.declarations.flatMap((node) => checkTopLevel(context, node));
  checkCalls(context);
  if (!prototypes)
    for (const { symbol, range } of context.undefinedCalls)
      context.error(`'${symbol.name}' is declared but never defined`, range, [
        { message: "declared here", range: symbol.range },
      ]);
  const outputs: Declaration[] = [...context.oldOutputs.values()].map((variable) => ({
    kind: "declaration",
    variable,
    initializer: null,
    range: variable.range,
  }));
  return { declarations: [...outputs, ...declarations] };
}

function checkTopLevel(context: Context, node: SyntaxTopLevel): readonly Declaration[] {
  switch (node.kind) {
    case "function":
      return [checkFunction(context, node)];
    case "declaration":
      return checkDeclaration(context, node);
    case "precision":
      return [checkPrecision(context, node)];
    case "uniform-block":
      return [checkUniformBlock(context, node)];
    case "extension":
      if (node.behaviour === "require" && !KNOWN_EXTENSIONS.has(node.name))
        context.error(`extension '${node.name}' is not supported`, node.range);
      return [{ kind: "extension", name: node.name, behaviour: node.behaviour, range: node.range }];
    case "empty":
      return [];
  }
}

/** Extensions of GLSL ES 1.00 that are part of 3.00, and those that WebGL2 has. */
const KNOWN_EXTENSIONS = new Set([
  "all",
  "GL_OES_standard_derivatives",
  "GL_EXT_shader_texture_lod",
  "GL_EXT_frag_depth",
  "GL_EXT_draw_buffers",
]);
