/**
 * The own trigonometry in place of the driver's: `sin`, `cos`, `tan`, `asin`, `acos` and `atan` become calls of the
 * functions of `shaders/math/trigonometry.glsl`, which the program must hold.
 */

import { rewriteBlock, rewriteExpression } from "../glsl/rewrite.ts";
import type { Declaration, Expression, FunctionSymbol, Program } from "../glsl/tree.ts";

const OWN: ReadonlySet<string> = new Set(["sin", "cos", "tan", "asin", "acos", "atan"]);

/**
 * The program with own functions called instead of built-in ones. A built-in for which it defines no `nabla_…` of the
 * same parameters stays as it is. Functions get new symbols; those of the program given are left alone.
 */
export function replaceTrigonometry(program: Program): Program {
  const renewed = new Map<FunctionSymbol, FunctionSymbol>();
  const own = new Map<string, FunctionSymbol>();
  for (const declaration of program.declarations) {
    if (declaration.kind !== "function" || renewed.has(declaration.symbol)) continue;
    const symbol: FunctionSymbol = { ...declaration.symbol, body: null };
    renewed.set(declaration.symbol, symbol);
    if (symbol.name.startsWith("nabla_")) own.set(signature(symbol.name, symbol.parameters), symbol);
  }
  const replace = (expression: Expression): Expression => {
    if (expression.kind === "call") {
      const symbol = renewed.get(expression.function);
      return symbol === undefined ? expression : { ...expression, function: symbol };
    }
    // A constant expression is folded by the compiler, and must stay one where the language asks for it.
    if (expression.kind !== "builtin" || !OWN.has(expression.name) || expression.constant !== undefined)
      return expression;
    const symbol = own.get(signature(`nabla_${expression.name}`, expression.arguments));
    if (symbol === undefined) return expression;
    const { type, range } = expression;
    return { kind: "call", function: symbol, arguments: expression.arguments, type, range };
  };
  for (const [before, after] of renewed) if (before.body !== null) after.body = rewriteBlock(before.body, replace);
  return { declarations: program.declarations.map((declaration) => renew(declaration, renewed, replace)) };
}

function renew(
  declaration: Declaration,
  renewed: ReadonlyMap<FunctionSymbol, FunctionSymbol>,
  replace: (expression: Expression) => Expression,
): Declaration {
  if (declaration.kind === "function")
    return { ...declaration, symbol: renewed.get(declaration.symbol) ?? declaration.symbol };
  if (declaration.kind === "declaration" && declaration.initializer !== null)
    return { ...declaration, initializer: rewriteExpression(declaration.initializer, replace) };
  return declaration;
}

/** Types are interned, so their names tell them apart as far as floats and vectors go. */
function signature(name: string, parameters: readonly { readonly type: { readonly kind: string } }[]): string {
  return `${name}(${parameters.map(({ type }) => ("size" in type ? `${type.kind}${String(type.size)}` : type.kind)).join()})`;
}
