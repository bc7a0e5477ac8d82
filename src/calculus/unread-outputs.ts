/**
 * Leaves out partials that functions give to callers that never read them, and those they are given only for these.
 *
 * A function is specialised before it is known who reads what it gives. Where a request wants fewer partials than the order
 * makes, as the Jacobian of a function whose sites need second partials, most second partials of colours are for nobody.
 */
import { visitExpressions } from "../glsl/children.ts";
import { rewriteBlock } from "../glsl/rewrite.ts";
import type { Block, Call, Expression, FunctionSymbol, Variable } from "../glsl/tree.ts";
import { liveVariables, withoutDeadCode } from "./dead-code.ts";
import { GENERATED } from "./expressions.ts";

/** Rounds of outputs from the callers on and inputs from the callees on; almost everything goes in the first one. */
const MOST_ROUNDS = 3;

/** A partial that a function takes or gives. */
function isPort({ storage, range }: Variable): boolean {
  return storage === "parameter" && range === GENERATED;
}

/**
 * The functions without unread ports, in the same order.
 *
 * @param functions specialisations, callees before their callers
 * @param entry what calls them, whose own parameters stay; its body is replaced
 */
export function withoutUnreadOutputs(
  functions: readonly FunctionSymbol[],
  entry: FunctionSymbol,
): readonly FunctionSymbol[] {
  let left = functions;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const read = outputsRead(left, entry);
    const renewed = new Map<FunctionSymbol, FunctionSymbol>();
    for (const symbol of left) renewed.set(symbol, withoutPorts(symbol, read, renewed));
    entry.body = withFewerArguments(bodyOf(entry), new Set(), renewed);
    const ports = (symbols: Iterable<FunctionSymbol>): number =>
      [...symbols].reduce((sum, { parameters }) => sum + parameters.length, 0);
    const hasChanged = ports(left) > ports(renewed.values());
    left = [...renewed.values()];
    if (!hasChanged) break;
  }
  return left;
}

/** The outputs that some caller reads, found from the callers on: what a function need not give it need not ask for. */
function outputsRead(functions: readonly FunctionSymbol[], entry: FunctionSymbol): ReadonlySet<Variable> {
  const own = new Set(functions);
  const isOutput = (call: Call, at: number): boolean => {
    const parameter = call.function.parameters[at];
    return own.has(call.function) && parameter !== undefined && parameter.direction === "out" && isPort(parameter);
  };
  const read = new Set<Variable>();
  for (const caller of [...functions, entry].reverse()) {
    const unread = caller === entry ? new Set<Variable>() : unreadOutputs(caller, read);
    const alive = liveVariables(bodyOf(caller).statements, unread, isOutput);
    visitExpressions(bodyOf(caller), (expression) => {
      if (expression.kind !== "call" || !own.has(expression.function)) return;
      expression.arguments.forEach((argument, at) => {
        if (isOutput(expression, at) && argument.kind === "reference" && alive.has(argument.variable))
          read.add(expression.function.parameters[at] as Variable);
      });
    });
  }
  return read;
}

function unreadOutputs({ parameters }: FunctionSymbol, read: ReadonlySet<Variable>): ReadonlySet<Variable> {
  return new Set(
    parameters.filter((parameter) => parameter.direction === "out" && isPort(parameter) && !read.has(parameter)),
  );
}

/** The function without outputs that nobody reads and without inputs that it does not read any more. */
function withoutPorts(
  symbol: FunctionSymbol,
  read: ReadonlySet<Variable>,
  renewed: ReadonlyMap<FunctionSymbol, FunctionSymbol>,
): FunctionSymbol {
  const unread = unreadOutputs(symbol, read);
  const body = withFewerArguments(bodyOf(symbol), unread, renewed);
  const named = new Set<Variable>();
  visitExpressions(body, (expression) => {
    if (expression.kind === "reference") named.add(expression.variable);
  });
  const parameters = symbol.parameters.filter(
    (parameter) =>
      !isPort(parameter) || named.has(parameter) || (parameter.direction === "out" && !unread.has(parameter)),
  );
  return { ...symbol, parameters, body };
}

/** The body with calls of the renewed functions, and without what is then computed for nothing. */
function withFewerArguments(
  body: Block,
  unread: ReadonlySet<Variable>,
  renewed: ReadonlyMap<FunctionSymbol, FunctionSymbol>,
): Block {
  const calls = rewriteBlock(body, (expression): Expression => {
    if (expression.kind !== "call") return expression;
    const callee = renewed.get(expression.function);
    if (callee === undefined) return expression;
    const kept = new Set(callee.parameters);
    const list = expression.arguments.filter((_, at) => kept.has(expression.function.parameters[at] as Variable));
    return { ...expression, function: callee, arguments: list };
  });
  return { ...calls, statements: withoutDeadCode(calls.statements, unread) };
}

function bodyOf({ name, body }: FunctionSymbol): Block {
  if (body === null) throw new Error(`function ${name} has no body`);
  return body;
}
