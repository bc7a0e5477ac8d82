/**
 * Programs that draw pixels gathered from all over the picture: each pixel of what they draw into stands for a pixel of the
 * picture, whose place a texture holds.
 */

/** The texture of places: at the pixel that is drawn the column and row that it stands for. */
export const GATHERED_PLACES = "nabla_gathered_places";

const PLACE = /\bgl_FragCoord\b/g;
/** What looks at the pixels beside, which are others here. */
const NEIGHBOURS = /\b(?:dFdx|dFdy|fwidth)\b/;
/** What no declaration may stand before, of both shaders in one text the second's too. */
const HEAD = /^#(?:version|extension)\b.*\n/gm;

/**
 * The text of the program that draws gathered pixels, from that of a complete shader; null if that takes differences to
 * the pixels beside its own.
 */
export function gatheredText(glsl: string): string | null {
  if (NEIGHBOURS.test(glsl)) return null;
  const head = [...glsl.matchAll(HEAD)].at(-1);
  const start = head === undefined ? 0 : head.index + head[0].length;
  return `${glsl.slice(0, start)}uniform highp usampler2D ${GATHERED_PLACES};
highp vec4 nabla_gathered_place() {
  return vec4(vec2(texelFetch(${GATHERED_PLACES}, ivec2(gl_FragCoord.xy), 0).xy) + 0.5, gl_FragCoord.zw);
}
${glsl.slice(start).replace(PLACE, "nabla_gathered_place()")}`;
}
