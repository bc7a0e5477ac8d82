/** Putting names into the innermost scope, with the rules for names (GLSL ES 3.00 §3.8, §4.2). */
import type { Note } from "../diagnostics.ts";
import type { Name } from "../syntax.ts";
import type { Variable } from "../tree.ts";
import type { Context } from "./context.ts";
import { placeOf } from "./scope.ts";

/** What names the language keeps for itself (§3.8) and WebGL for its own. */
export function checkName(context: Context, name: Name): void {
  if (name.text.startsWith("gl_"))
    context.error(`names that begin with 'gl_' are reserved, found '${name.text}'`, name.range);
  else if (name.text.startsWith("webgl_") || name.text.startsWith("_webgl_"))
    context.error(`names that begin with 'webgl_' are reserved, found '${name.text}'`, name.range);
  else if (name.text.includes("__"))
    context.error(`names with two underscores in a row are reserved, found '${name.text}'`, name.range);
}

/** Whether the innermost scope has no such name yet; an error if it has. Blocks of uniforms share the space of names. */
export function checkFresh(context: Context, name: Name): boolean {
  const earlier = context.scopes.findHere(name.text);
  const place = earlier === undefined ? blockPlace(context, name.text) : placeOf(earlier);
  if (place === undefined) return true;
  const notes: Note[] = [{ message: "first declared here", range: place }];
  context.error(`'${name.text}' is declared twice`, name.range, notes);
  return false;
}

/** Declares a variable in the innermost scope; a second one of the name there is an error. */
export function declareVariable(context: Context, variable: Variable): void {
  checkFresh(context, { text: variable.name, range: variable.range });
  context.scopes.declare(variable.name, variable);
}

function blockPlace(context: Context, name: string): Variable["range"] | undefined {
  return context.scopes.isGlobal ? context.blocks.get(name) : undefined;
}
