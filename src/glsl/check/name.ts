/** Names of variables, the program's own and the built-in ones. */
import { builtinFunctionNames, builtinVariables } from "../builtins.ts";
import type { Range } from "../source.ts";
import type { Variable } from "../tree.ts";
import { arrayType, type Type, vectorType } from "../types.ts";
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

/** Outputs of GLSL ES 1.00; WebGL 1 has one place in `gl_FragData`. */
const OLD_OUTPUTS: Readonly<Record<string, Type>> = {
  gl_FragColor: vectorType("float", 4),
  gl_FragData: arrayType(vectorType("float", 4), 1),
};

/** `gl_FragColor` of GLSL ES 1.00 becomes an output of its own. */
function makeOldOutput(context: Context, name: string, range: Range): Variable | null {
  const type = Object.hasOwn(OLD_OUTPUTS, name) ? OLD_OUTPUTS[name] : undefined;
  if (type === undefined) return null;
  context.modernised(`'${name}' is GLSL ES 1.00; the modern form is a global 'out vec4 color;'`, range);
  const variable: Variable = {
    kind: "variable",
    name: `nabla_${name.slice(3)}`,
    type,
    storage: "output",
    isConst: false,
    direction: "in",
    precision: "highp",
    range,
  };
  context.oldOutputs.set(name, variable);
  return variable;
}

/** An output of GLSL ES 1.00 is the only one of its program. */
export function checkOldOutputs(context: Context): void {
  const [first, second] = context.oldOutputs.entries();
  const [declared] = context.outputs;
  const other = second?.[0] ?? declared?.name;
  if (first === undefined || other === undefined) return;
  const place = second?.[1].range ?? first[1].range;
  context.error(`'${first[0]}' and '${other}' are both outputs, GLSL ES 1.00 has only one of them`, place);
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
