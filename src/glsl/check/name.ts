/** Names of variables, the program's own and the built-in ones. */
import { builtinFunctionNames, builtinVariables } from "../builtins.ts";
import type { Range } from "../source.ts";
import type { Variable } from "../tree.ts";
import { vectorType } from "../types.ts";
import type { Context } from "./context.ts";
import { suggestion } from "./suggest.ts";

const NOWHERE: Range = { start: 0, end: 0 };

/** The variable of a name, or null after an error. */
export function findVariable(context: Context, name: string, range: Range): Variable | null {
  const found = context.scopes.find(name);
  if (found?.kind === "variable") return found;
  const builtin = context.builtins.get(name) ?? makeBuiltin(context, name);
  if (builtin !== null) return builtin;
  const old = context.oldOutputs.get(name) ?? makeOldOutput(context, name, range);
  if (old !== null) return old;
  if (found !== undefined)
    context.error(`'${name}' is a ${found.kind === "struct" ? "struct" : "function"}, not a variable`, range);
  else context.error(`undeclared name '${name}'${suggestion(name, variableNames(context))}`, range);
  return null;
}

function makeBuiltin(context: Context, name: string): Variable | null {
  const known = builtinVariables.find((one) => one.name === name);
  if (known === undefined) return null;
  const variable: Variable = {
    kind: "variable",
    name,
    type: known.type,
    storage: "builtin",
    isConst: known.access !== "write",
    direction: "in",
    ...(known.value === undefined ? {} : { constant: known.value }),
    range: NOWHERE,
  };
  context.builtins.set(name, variable);
  return variable;
}

/** `gl_FragColor` of GLSL ES 1.00 becomes an output of its own. */
function makeOldOutput(context: Context, name: string, range: Range): Variable | null {
  if (name !== "gl_FragColor") return null;
  context.modernised("'gl_FragColor' is GLSL ES 1.00; the modern form is a global 'out vec4 color;'", range);
  const variable: Variable = {
    kind: "variable",
    name: "nabla_FragColor",
    type: vectorType("float", 4),
    storage: "output",
    isConst: false,
    direction: "in",
    precision: "highp",
    range: NOWHERE,
  };
  context.oldOutputs.set(name, variable);
  return variable;
}

function* variableNames(context: Context): Iterable<string> {
  for (const name of context.scopes.names()) if (context.scopes.find(name)?.kind === "variable") yield name;
  for (const variable of builtinVariables) yield variable.name;
  yield "true";
  yield "false";
}

/** Names that can be called, for "did you mean". */
export function* callableNames(context: Context): Iterable<string> {
  for (const name of context.scopes.names()) if (context.scopes.find(name)?.kind !== "variable") yield name;
  yield* builtinFunctionNames;
  yield* ["vec2", "vec3", "vec4", "mat2", "mat3", "mat4", "float", "int"];
}
