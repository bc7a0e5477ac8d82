/** Leaves out what a program does not reach: functions, globals, structs of a prelude or library. */
import { visitExpressions, visitStatements } from "./children.ts";
import type { Block, Declaration, Expression, FunctionSymbol, Program, Variable } from "./tree.ts";
import type { StructType, Type } from "./types.ts";

/**
 * The program with only the declarations that the functions named `entries` reach. Their order stays; stage outputs and
 * precision statements stay too. A prototype stays only if its function is called before it is defined.
 */
export function prune(program: Program, entries: readonly string[]): Program {
  const reached = reach(program, entries);
  const defined = new Set<FunctionSymbol>();
  const called = new Set<FunctionSymbol>();
  const declarations: Declaration[] = [];
  for (const declaration of program.declarations) {
    if (!isReached(declaration, reached)) continue;
    if (declaration.kind === "function" && !declaration.isPrototype) {
      defined.add(declaration.symbol);
      for (const callee of reached.callees.get(declaration.symbol) ?? []) if (!defined.has(callee)) called.add(callee);
    }
    declarations.push(declaration);
  }
  return {
    declarations: declarations.filter(
      (declaration) => declaration.kind !== "function" || !declaration.isPrototype || called.has(declaration.symbol),
    ),
  };
}

interface Reached {
  readonly functions: ReadonlySet<FunctionSymbol>;
  readonly variables: ReadonlySet<Variable>;
  readonly structs: ReadonlySet<StructType>;
  readonly callees: ReadonlyMap<FunctionSymbol, ReadonlySet<FunctionSymbol>>;
}

function isReached(declaration: Declaration, reached: Reached): boolean {
  switch (declaration.kind) {
    case "function":
      return reached.functions.has(declaration.symbol);
    case "declaration":
      return declaration.variable.storage === "output" || reached.variables.has(declaration.variable);
    case "struct":
      return reached.structs.has(declaration.type);
    case "uniform-block": {
      const { instance } = declaration;
      return (
        (instance !== null && reached.variables.has(instance)) ||
        declaration.members.some((member) => reached.variables.has(member))
      );
    }
    case "invariant":
      return declaration.variables.some((variable) => reached.variables.has(variable));
    case "precision":
    case "extension":
      return true;
  }
}

function reach(program: Program, entries: readonly string[]): Reached {
  const functions = new Set<FunctionSymbol>();
  const variables = new Set<Variable>();
  const structs = new Set<StructType>();
  const callees = new Map<FunctionSymbol, Set<FunctionSymbol>>();
  const initializers = new Map<Variable, Expression>();
  const pending: FunctionSymbol[] = [];

  const reachType = (type: Type): void => {
    if (type.kind === "array") reachType(type.element);
    if (type.kind !== "struct" || structs.has(type)) return;
    structs.add(type);
    for (const field of type.fields) reachType(field.type);
  };
  const reachVariable = (variable: Variable): void => {
    if (variables.has(variable)) return;
    variables.add(variable);
    reachType(variable.type);
    const initializer = initializers.get(variable);
    if (initializer !== undefined)
      visitExpressions({ kind: "expression", expression: initializer, range: initializer.range }, reachExpression);
  };
  const reachFunction = (symbol: FunctionSymbol): void => {
    if (functions.has(symbol)) return;
    functions.add(symbol);
    pending.push(symbol);
  };
  const reachExpression = (expression: Expression): void => {
    reachType(expression.type);
    if (expression.kind === "reference") reachVariable(expression.variable);
    else if (expression.kind === "call") reachFunction(expression.function);
    // The operand of `length()` is not evaluated but still printed.
    else if (expression.kind === "length") reachExpression(expression.array);
  };

  for (const declaration of program.declarations)
    if (declaration.kind === "declaration" && declaration.initializer !== null)
      initializers.set(declaration.variable, declaration.initializer);
  for (const declaration of program.declarations) {
    if (declaration.kind === "function" && entries.includes(declaration.symbol.name)) reachFunction(declaration.symbol);
    if (declaration.kind === "declaration" && declaration.variable.storage === "output")
      reachVariable(declaration.variable);
  }
  for (let symbol = pending.pop(); symbol !== undefined; symbol = pending.pop()) {
    reachType(symbol.returnType);
    for (const parameter of symbol.parameters) reachType(parameter.type);
    const own = new Set<FunctionSymbol>();
    callees.set(symbol, own);
    if (symbol.body !== null) visitBody(symbol.body, reachExpression, reachType, own);
  }
  return { functions, variables, structs, callees };
}

function visitBody(
  body: Block,
  reachExpression: (expression: Expression) => void,
  reachType: (type: Type) => void,
  callees: Set<FunctionSymbol>,
): void {
  visitExpressions(body, (expression) => {
    reachExpression(expression);
    if (expression.kind === "call") callees.add(expression.function);
  });
  // A local without an initializer names its type nowhere else.
  visitStatements(body, (statement) => {
    if (statement.kind === "declaration") reachType(statement.variable.type);
  });
}
