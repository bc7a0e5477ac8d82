/**
 * Shaders with their own `main`, as glslViewer, The Book of Shaders and plain WebGL have them, drawn like a `mainImage`.
 *
 * The driver calls their `main` (as `nabla_main`) for each sample: what it reads as `gl_FragCoord` is then the sample's
 * place, and what it writes to its output is the sample's colour. So camera, tiles, all methods that take samples and
 * the CPU work as with any other scene.
 */

import type { Diagnostic } from "../glsl/diagnostics.ts";
import { rewriteBlock, rewriteExpression } from "../glsl/rewrite.ts";
import type { Declaration, Expression, FunctionSymbol, Program, Variable } from "../glsl/tree.ts";
import { typeName } from "../glsl/types.ts";
import { inputFunction, PLACE, PLACE_INPUTS } from "./prelude.ts";
import type { OwnMain } from "./scene.ts";

/** Whether a text seems to have a `main`; one that is left out by a condition counts. */
export function hasMain(text: string): boolean {
  return /\bvoid\s+main\s*\(/.test(withoutComments(text));
}

/** Whether a text seems to have an entry point of a scene. */
export function hasEntryPoint(text: string): boolean {
  return /\bmainImage\s*\(|\bfloat\s+sdf\s*\(/.test(withoutComments(text));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/g, " ");
}

/** Colours that an output may hold, and the driver's expressions of its black and of its red, green and blue. */
const COLOURS: Readonly<Record<string, (output: string) => OwnMain>> = {
  vec4: (output) => ({ clear: `${output} = vec4(0.0)`, colour: `${output}.rgb` }),
  vec3: (output) => ({ clear: `${output} = vec3(0.0)`, colour: output }),
  "vec4[1]": (output) => ({ clear: `${output}[0] = vec4(0.0)`, colour: `${output}[0].rgb` }),
};

/**
 * How a shader gives its colour, or null with what keeps it from being drawn alone: inputs from a vertex shader, no
 * output, or one that is no colour.
 *
 * @param start where the shader's text begins
 */
export function findOwnMain(program: Program, start: number, report: (diagnostic: Diagnostic) => void): OwnMain | null {
  const variables = globalsOf(program);
  const inputs = variables.filter(({ storage }) => storage === "input");
  const strangers = inputs.filter((input) => !isPlaceInput(input));
  for (const { name, type, range } of strangers) {
    const possible = PLACE_INPUTS.map((input) => `vec2 ${input}`).join(", ");
    const message = `'${typeName(type)} ${name}' comes from a vertex shader, which there is none of here; possible are gl_FragCoord, ${possible}`;
    report({ severity: "error", message, range });
  }
  const location = ({ layout }: Variable): number => layout?.find(({ name }) => name === "location")?.value ?? 0;
  const output = variables.find((variable) => variable.storage === "output" && location(variable) === 0);
  if (output === undefined) {
    const message = "nothing to draw: 'main' has no output, possible is a global 'out vec4 color;'";
    report({ severity: "error", message, range: { start, end: start } });
    return null;
  }
  const type = typeName(output.type);
  const colour = COLOURS[type];
  if (colour === undefined) {
    const possible = Object.keys(COLOURS).join(", ");
    const message = `a picture cannot be made of '${output.name}', which is ${type}, possible are ${possible}`;
    report({ severity: "error", message, range: output.range });
    return null;
  }
  // The stand-ins for `gl_FragColor` and `gl_FragData` have names that only the tree knows.
  return strangers.length > 0 ? null : colour(output.name.replace(/^nabla_Frag/, "gl_Frag"));
}

function isPlaceInput({ name, type }: Variable): boolean {
  return typeName(type) === "vec2" && PLACE_INPUTS.includes(name);
}

/**
 * The program of scene and driver with the shader's outputs as plain globals, its `gl_FragCoord` as the host's place,
 * and its inputs as functions of that.
 * The driver's own output, `hostOutput`, is a plain global up to here, because several outputs would need locations.
 */
export function hostOwnMain(program: Program, hostOutput: string): Program {
  const place = globalsOf(program).find(({ name }) => name === PLACE);
  if (place === undefined) throw new Error(`the prelude of a shader with its own main declares '${PLACE}'`);
  const variables = new Map<Variable, Variable>();
  for (const variable of globalsOf(program))
    if (variable.storage === "output") variables.set(variable, asGlobal(variable));
    else if (variable.name === hostOutput) variables.set(variable, { ...variable, storage: "output" });
  const functions = new Map<FunctionSymbol, FunctionSymbol>();
  const inputs = new Map<Variable, FunctionSymbol>();
  for (const declaration of program.declarations)
    if (declaration.kind === "function" && !functions.has(declaration.symbol))
      functions.set(declaration.symbol, { ...declaration.symbol, body: null });
  const replacing =
    (isHost: boolean) =>
    (expression: Expression): Expression => {
      if (expression.kind === "call")
        return { ...expression, function: functions.get(expression.function) ?? expression.function };
      if (expression.kind !== "reference") return expression;
      const { variable } = expression;
      if (!isHost && variable.storage === "builtin" && variable.name === "gl_FragCoord")
        return { ...expression, variable: place };
      const input = inputs.get(variable);
      if (input !== undefined)
        return { kind: "call", function: input, arguments: [], type: input.returnType, range: expression.range };
      const renewed = variables.get(variable);
      return renewed === undefined ? expression : { ...expression, variable: renewed };
    };
  for (const variable of globalsOf(program).filter(({ storage }) => storage === "input")) {
    const input = [...functions.values()].find(({ name }) => name === inputFunction(variable.name));
    if (input !== undefined) inputs.set(variable, input);
  }
  // Only `main` is the host's own: the shader's is called `nabla_main`.
  for (const [before, after] of functions)
    if (before.body !== null) after.body = rewriteBlock(before.body, replacing(before.name === "main"));
  return {
    declarations: program.declarations.flatMap((declaration): Declaration[] => {
      if (declaration.kind === "function")
        return [{ ...declaration, symbol: functions.get(declaration.symbol) ?? declaration.symbol }];
      if (declaration.kind === "invariant") return [];
      if (declaration.kind !== "declaration") return [declaration];
      const { variable, initializer } = declaration;
      if (inputs.has(variable)) return [];
      return [
        {
          ...declaration,
          variable: variables.get(variable) ?? variable,
          initializer: initializer === null ? null : rewriteExpression(initializer, replacing(false)),
        },
      ];
    }),
  };
}

function asGlobal({ layout: _, invariant: __, ...variable }: Variable): Variable {
  return { ...variable, storage: "global" };
}

function globalsOf(program: Program): Variable[] {
  return program.declarations.flatMap((declaration) =>
    declaration.kind === "declaration" ? [declaration.variable] : [],
  );
}
