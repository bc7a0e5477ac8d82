/** Syntax tree → typed tree: names, types, constants and all the rules that are no grammar. */

import { checkUniformBlock } from "./check/block.ts";
import { checkCalls } from "./check/calls.ts";
import { Context } from "./check/context.ts";
import { checkDeclaration, checkPrecision } from "./check/declaration.ts";
import { checkExpression } from "./check/expression.ts";
import { checkExtension } from "./check/extension.ts";
import { checkFunction } from "./check/function.ts";
import { checkLoops } from "./check/infinite-loop.ts";
import { checkOldOutputs } from "./check/name.ts";
import { writtenName } from "./check/overload.ts";
import type { SamplerUse } from "./check/sampler-use.ts";
import { defines, setStartValues } from "./check/start-values.ts";
import { checkOutputLocations } from "./check/storage.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { checkInlinedCalls } from "./inlined-calls.ts";
import type { SyntaxTopLevel, SyntaxTree } from "./syntax.ts";
import type { Declaration, Program } from "./tree.ts";

export interface CheckOptions {
  /** Whether functions that are called may stay without a body: a later pass writes them. */
  readonly prototypes?: boolean;
  /** Whether the program must have a `main`. */
  readonly main?: boolean;
  /** What the function is called that sets globals to values that are no constant expressions; `main` unless given. */
  readonly mainName?: string;
  /** Told of each call that is given a uniform sampler, in the order of the text. */
  readonly onSamplerUse?: (use: SamplerUse) => void;
}

/**
 * Checks a program. What is wrong is reported and the rest is checked on; after an error the program is only good for
 * looking at.
 */
export function check(tree: SyntaxTree, report: (diagnostic: Diagnostic) => void, options: CheckOptions = {}): Program {
  const context = new Context(report, checkExpression, options.onSamplerUse);
  const declarations = tree.declarations.flatMap((node) => checkTopLevel(context, node));
  checkOutputLocations(context, context.outputs);
  checkOldOutputs(context);
  setStartValues(context, declarations, options.mainName ?? "main");
  checkCalls(context);
  checkLoops(context, declarations);
  checkInlinedCalls(report, context.calls);
  if (options.main === true && !declarations.some((declaration) => defines(declaration, "main")))
    context.error("a shader needs 'void main() { … }'", { start: 0, end: 0 });
  if (options.prototypes !== true)
    for (const { symbol, range } of context.undefinedCalls)
      context.error(`'${writtenName(symbol)}' is declared but never defined`, range, [
        { message: "declared here", range: symbol.range },
      ]);
  const outputs: Declaration[] = [...context.oldOutputs.values()].map((variable) => ({
    kind: "declaration",
    variable,
    initializer: null,
    range: variable.range,
  }));
  // Extensions stand before all else.
  const first = declarations.findIndex(({ kind }) => kind !== "extension");
  return { declarations: declarations.toSpliced(first < 0 ? declarations.length : first, 0, ...outputs) };
}

function checkTopLevel(context: Context, node: SyntaxTopLevel): readonly Declaration[] {
  switch (node.kind) {
    case "function":
      return checkFunction(context, node);
    case "declaration":
      return checkDeclaration(context, node);
    case "precision":
      return [checkPrecision(context, node)];
    case "uniform-block":
      return [checkUniformBlock(context, node)];
    case "extension":
      return checkExtension(context, node);
    case "empty":
      return [];
  }
}
