/**
 * Programs that draw pixels gathered from all over the picture: each pixel of what they draw into stands for a pixel of the
 * picture, whose place a texture holds.
 */

/**
 * The texture of places, of floats: at the pixel that is drawn the column and row that it stands for, and the bounds that the
 * first of two halves gave for it.
 */
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
  return `${glsl.slice(0, start)}uniform highp sampler2D ${GATHERED_PLACES};
highp vec4 nabla_gathered_place() {
  return vec4(texelFetch(${GATHERED_PLACES}, ivec2(gl_FragCoord.xy), 0).xy + 0.5, gl_FragCoord.zw);
}
${glsl.slice(start).replace(PLACE, "nabla_gathered_place()")}`;
}

/**
 * Functions of a program that draws a pixel in two halves: `vec4 nabla_first_half(vec2 pixel)` gives its color with alpha 1, or
 * two numbers with alpha 0, and with these `vec4 nabla_second_half(vec2 pixel, vec2 known)` its color.
 */
export const HALVES = ["nabla_first_half", "nabla_second_half"] as const;

/** Complete shaders, of which each draws gathered pixels. */
export interface GatheredHalves {
  /** For a sheet of floats. */
  readonly first: string;
  readonly second: string;
}

/**
 * The texts of the two programs that draw gathered pixels one after the other, from a program without `main` that defines the
 * `HALVES` and declares `nabla_color` and `nabla_tile_origin`; null as `gatheredText`.
 */
export function gatheredHalves(glsl: string): GatheredHalves | null {
  const gathered = gatheredText(glsl);
  if (gathered === null) return null;
  const [first, second] = HALVES;
  const place = "nabla_gathered_place().xy + nabla_tile_origin";
  const known = `texelFetch(${GATHERED_PLACES}, ivec2(gl_FragCoord.xy), 0).zw`;
  return {
    first: `${gathered}void main() { nabla_color = ${first}(${place}); }\n`,
    second: `${gathered}void main() { nabla_color = ${second}(${place}, ${known}); }\n`,
  };
}
