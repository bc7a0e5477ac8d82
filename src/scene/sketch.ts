/**
 * Programs in two passes: a sketch of every pixel, which says where it is the picture already, and the pixels of the rest.
 *
 * The text of such a program is a complete shader that draws every pixel as any other does. It begins with the line
 * `#define NABLA_SKETCHES 0`; with 1 there it is the shader of the sketch. So whoever holds the text alone can draw with it,
 * and the renderer, which knows this line, need not run the costly program where the sketch is enough. With 2 there it is
 * what draws the rest in two halves, if the text has that.
 */
import { prune } from "../glsl/prune.ts";
import type { Declaration, Program } from "../glsl/tree.ts";

const FIRST_LINES = "#version 300 es\n";
const MARK = "#define NABLA_SKETCHES 0\n";
const HALVES_MARK = "#elif NABLA_SKETCHES == 2\n";

/** The function that begins the sketch; `main` begins the other program. */
export const SKETCH_MAIN = "nabla_sketch_main";

export interface SketchPasses {
  /** Every pixel's color, with alpha 1 where it is that of the picture and 0 where the pixel is to be drawn. */
  readonly sketch: string;
  /** Every pixel, as the text itself; alpha is 1. */
  readonly draw: string;
  /** A program without `main` that defines the `HALVES` of what a pixel takes (`gathered.ts`); null if it is not in halves. */
  readonly halves: string | null;
}

/** The passes of a program's text, null for a program without a sketch. */
export function sketchPassesOf(glsl: string): SketchPasses | null {
  const start = FIRST_LINES + MARK;
  if (!glsl.startsWith(start)) return null;
  const pass = (number: number): string =>
    `${FIRST_LINES}#define NABLA_SKETCHES ${number}\n${glsl.slice(start.length)}`;
  return { sketch: pass(1), draw: glsl, halves: glsl.includes(HALVES_MARK) ? pass(2) : null };
}

/** The text of both passes from their complete shaders, and of the halves of the second from a program without `main`. */
export function withSketch(draw: string, sketch: string, halves: string | null = null): string {
  const bodyOf = (text: string): string => text.slice(FIRST_LINES.length);
  const halved = halves === null ? "" : `${HALVES_MARK}${bodyOf(halves)}uniform vec2 nabla_tile_origin;\n`;
  return `${FIRST_LINES}${MARK}#if NABLA_SKETCHES == 1\n${bodyOf(sketch)}${halved}#else\n${bodyOf(draw)}#endif\n`;
}

/** A program that begins at `SKETCH_MAIN`, from one that has that function beside its `main`. */
export function sketchProgram({ declarations }: Program): Program {
  const sketching = declarations.flatMap((declaration): Declaration[] => {
    if (declaration.kind !== "function") return [declaration];
    const { symbol } = declaration;
    if (symbol.name === "main") return [];
    return [symbol.name === SKETCH_MAIN ? { ...declaration, symbol: { ...symbol, name: "main" } } : declaration];
  });
  return prune({ declarations: sketching }, ["main"]);
}
