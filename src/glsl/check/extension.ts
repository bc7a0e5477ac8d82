/** `#extension` directives (GLSL ES 3.00 §3.5). */
import { MERGED_EXTENSIONS } from "../extensions.ts";
import type { SyntaxExtension } from "../syntax.ts";
import type { Declaration } from "../tree.ts";
import type { Context } from "./context.ts";

/** The directive if it means anything to a compiler of GLSL ES 3.00. */
export function checkExtension(context: Context, { name, behaviour, range }: SyntaxExtension): Declaration[] {
  if (MERGED_EXTENSIONS.has(name)) {
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
