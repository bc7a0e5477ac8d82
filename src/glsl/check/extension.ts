/** `#extension` directives (GLSL ES 3.00 §3.5). */
import type { SyntaxExtension } from "../syntax.ts";
import type { Declaration } from "../tree.ts";
import type { Context } from "./context.ts";

/** Extensions of GLSL ES 1.00 whose functions are part of 3.00; a browser refuses to require them there. */
const MERGED = new Set([
  "GL_OES_standard_derivatives",
  "GL_EXT_shader_texture_lod",
  "GL_EXT_frag_depth",
  "GL_EXT_draw_buffers",
]);

/** The directive if it means anything to a compiler of GLSL ES 3.00. */
export function checkExtension(context: Context, { name, behaviour, range }: SyntaxExtension): Declaration[] {
  if (MERGED.has(name)) {
    context.modernised(`'${name}' is part of GLSL ES 3.00, the directive is left out`, range);
    return [];
  }
  const demands = behaviour === "require" || behaviour === "enable";
  if (name === "all" && demands)
    context.error(`all extensions cannot be '${behaviour}', possible are warn, disable`, range);
  else if (behaviour === "require") context.error(`extension '${name}' is not supported`, range);
  else if (demands) context.warning(`extension '${name}' is not supported and left out`, range);
  return name === "all" ? [{ kind: "extension", name, behaviour, range }] : [];
}
