/** The functions of `shaders/math/sites.glsl` by name. */
import type { Call } from "../../glsl/tree.ts";

/** `bool nabla_side(bool negative, float condition)`: what every kink and jump asks for its side. */
export const SIDE = "nabla_side";

const PREFIX = "nabla_site_";

/** The function that stands for a built-in one with its kinks and jumps written out. */
export function unfoldedName(builtin: string): string {
  return PREFIX + builtin;
}

/** The built-in function that a call of an unfolded one stands for; null for other calls. */
export function builtinOf({ function: { name } }: Call): string | null {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
}
