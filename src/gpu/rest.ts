/**
 * The pixels that a sketch leaves open: read back, gathered and drawn with the program that may draw them all.
 *
 * They are drawn as squares of 2 × 2 pixels, because drivers compute these together; a pixel beside one that is to be
 * drawn is drawn too, and stays what it was.
 */
import type { Uniforms } from "../scene/scene.ts";
import type { Rectangle } from "./pieces.ts";
import type { FragmentProgram } from "./program.ts";
import type { Corners, Squares } from "./squares.ts";
import type { Target } from "./target.ts";
import type { Step, Use } from "./tiles.ts";

/** Pixels along a side of what is drawn together. */
const SIDE = 2;

export interface SketchedJob {
  readonly program: FragmentProgram;
  readonly sketch: FragmentProgram;
  readonly uniforms: Uniforms;
  readonly target: Target;
}

/** Squares of the target that were sketched. */
export interface Sketched {
  readonly corners: Corners;
  /** Pixels; even. */
  readonly side: number;
}

export interface Rest {
  readonly isPossible: boolean;
  /**
   * The step that draws what the sketch in a part of the target left open. Reads the target.
   *
   * @param sketched all of `place` if null
   */
  step(job: SketchedJob, place: Rectangle, sketched: Sketched | null): Step;
}

export function createRest(gl: WebGL2RenderingContext, squares: Squares, use: Use): Rest {
  const kept: { bytes: Uint8Array; floats: Float32Array } = { bytes: new Uint8Array(), floats: new Float32Array() };

  /** The pixels of a part of the target, in memory that the next call uses again. */
  function read({ format, framebuffer }: Target, { x, y, width, height }: Rectangle): Uint8Array | Float32Array {
    const length = 4 * width * height;
    if (kept[format].length < length)
      kept[format === "bytes" ? "bytes" : "floats"] = (
        format === "bytes" ? new Uint8Array(length) : new Float32Array(length)
      ) as never;
    const type = format === "bytes" ? gl.UNSIGNED_BYTE : gl.FLOAT;
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.readPixels(x, y, width, height, gl.RGBA, type, kept[format]);
    return kept[format];
  }

  return {
    isPossible: squares.largestSide >= SIDE,
    step({ program, uniforms, target }, place, sketched) {
      const open: Corners = [];
      if (place.width > 0 && place.height > 0) {
        const texels = read(target, place);
        if (sketched === null)
          gather(texels, place, place.x - (place.x % SIDE), place.y - (place.y % SIDE), Number.POSITIVE_INFINITY, open);
        else
          for (let index = 0; index < sketched.corners.length; index += 2) {
            const [left, bottom] = [sketched.corners[index] as number, sketched.corners[index + 1] as number];
            gather(texels, place, left, bottom, sketched.side, open);
          }
      }
      return {
        program,
        name: "squares",
        amount: open.length / 2,
        draw(first, count) {
          use(program, uniforms, target.framebuffer);
          gl.enable(gl.SCISSOR_TEST);
          gl.scissor(place.x, place.y, place.width, place.height);
          squares.draw(open, first, count, SIDE, [target.width, target.height]);
          gl.disable(gl.SCISSOR_TEST);
        },
      };
    },
  };
}

/** Adds the squares from (left, bottom) on, `side` pixels far, that have a pixel whose alpha is 0. */
function gather(
  texels: Uint8Array | Float32Array,
  { x, y, width, height }: Rectangle,
  left: number,
  bottom: number,
  side: number,
  open: Corners,
): void {
  const right = Math.min(left + side, x + width) - x;
  const top = Math.min(bottom + side, y + height) - y;
  for (let row = bottom - y; row < top; row += SIDE)
    for (let column = left - x; column < right; column += SIDE) {
      let isOpen = false;
      for (let above = Math.max(row, 0); above < Math.min(row + SIDE, height); above++)
        for (let beside = Math.max(column, 0); beside < Math.min(column + SIDE, width); beside++)
          isOpen ||= texels[4 * (above * width + beside) + 3] === 0;
      if (isOpen) open.push(x + column, y + row);
    }
}
