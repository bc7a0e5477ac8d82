/**
 * Programs of several passes in one text: which tiles an edge crosses, the flat colour of the others, and the pixels, those
 * that a cheaper text is enough for first.
 *
 * The text of such a program is a complete shader that draws every pixel as any other does. It begins with the line
 * `#define NABLA_PASS 0`; with another number there it is the shader of another pass. So whoever holds the text alone can
 * draw with it, and the renderer, which knows this line, need not draw what no edge crosses.
 */

import type { TileSizes } from "../coverage/coverage.ts";
import { HALVES } from "./gathered.ts";

const FIRST_LINES = "#version 300 es\n";
const MARK = "#define NABLA_PASS 0\n";
/** What the shader does not read, but the renderer: coarse side, fine side, share that is crowded, 1 if it has a sketch. */
const PLAN = /^#define NABLA_TILE_PLAN (\d+), (\d+), ([\d.]+), ([01])\n/;

export interface Passes {
  readonly plan: TileSizes;
  /**
   * Decides tiles: at `gl_FragCoord` (i, j) the one with the lower left corner `nabla_tile_origin` + side · (i, j), side
   * being `nabla_tile_side`. Red is 0 outside, 1 inside and 1/2 where an edge may cross it.
   */
  readonly decide: string;
  /** Every pixel's color, with alpha 1 where it is that of the picture and 0 where the pixel is to be drawn; null without. */
  readonly sketch: string | null;
  /** What draws the pixels that the sketch leaves open, as `SketchPasses.halves`; null without a sketch. */
  readonly halves: string | null;
  /** The colour of a pixel whose coverage is `nabla_flat_coverage`. */
  readonly fill: string;
  /** Every pixel, as the text itself. */
  readonly draw: string;
}

/** The passes of a program's text, null for a program of one. */
export function passesOf(glsl: string): Passes | null {
  if (!glsl.startsWith(FIRST_LINES + MARK)) return null;
  const rest = glsl.slice(FIRST_LINES.length + MARK.length);
  const plan = PLAN.exec(rest);
  if (plan === null) return null;
  const [coarse, fine, crowded, sketches] = plan.slice(1).map(Number) as [number, number, number, number];
  const pass = (number: number): string => `${FIRST_LINES}#define NABLA_PASS ${number}\n${rest}`;
  return {
    plan: { coarse, fine, crowded },
    decide: pass(1),
    fill: pass(2),
    sketch: sketches === 1 ? pass(3) : null,
    halves: sketches === 1 ? pass(4) : null,
    draw: glsl,
  };
}

/**
 * A program without `main` that defines `nabla_pixel`, `nabla_tile` and `nabla_flat`, and if it sketches `nabla_sketch` and the
 * `HALVES`, as the text of its passes.
 */
export function withPasses(glsl: string, { coarse, fine, crowded }: TileSizes, sketches: boolean): string {
  return `${FIRST_LINES}${MARK}#define NABLA_TILE_PLAN ${coarse}, ${fine}, ${crowded}, ${Number(sketches)}
${glsl.slice(FIRST_LINES.length)}
uniform vec2 nabla_tile_origin;
uniform float nabla_tile_side;
uniform float nabla_flat_coverage;
out vec4 nabla_color;
#if NABLA_PASS == 0
void main() { nabla_color = nabla_pixel(gl_FragCoord.xy + nabla_tile_origin); }
#elif NABLA_PASS == 1
void main() { nabla_color = vec4(nabla_tile(gl_FragCoord.xy * nabla_tile_side + nabla_tile_origin, nabla_tile_side)); }
#elif NABLA_PASS == 2
void main() { nabla_color = nabla_flat(nabla_flat_coverage); }
${sketches ? "#elif NABLA_PASS == 3\nvoid main() { nabla_color = nabla_sketch(gl_FragCoord.xy + nabla_tile_origin); }\n" : ""}#endif
`;
}

/** Functions that a program of several passes begins at. */
export const PASS_ENTRIES = ["nabla_pixel", "nabla_tile", "nabla_flat", "nabla_sketch", ...HALVES] as const;
