/**
 * Draws programs in two passes (`src/scene/sketch.ts`): a sketch of all pixels, which is read back, and those that are
 * not done with it.
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

export interface Sketches {
  readonly isPossible: boolean;
  /** The steps that draw a part of a target; reading back lies between them. */
  steps(job: SketchedJob, place: Rectangle): Generator<Step>;
}

export function createSketches(gl: WebGL2RenderingContext, squares: Squares, use: Use): Sketches {
  const kept: { bytes: Uint8Array; floats: Float32Array } = { bytes: new Uint8Array(), floats: new Float32Array() };

  /** The pixels of a part of the bound framebuffer, in memory that the next call uses again. */
  function read({ format }: Target, { x, y, width, height }: Rectangle): Uint8Array | Float32Array {
    const length = 4 * width * height;
    if (kept[format].length < length)
      kept[format === "bytes" ? "bytes" : "floats"] = (
        format === "bytes" ? new Uint8Array(length) : new Float32Array(length)
      ) as never;
    const type = format === "bytes" ? gl.UNSIGNED_BYTE : gl.FLOAT;
    gl.readPixels(x, y, width, height, gl.RGBA, type, kept[format]);
    return kept[format];
  }

  return {
    isPossible: squares.largestSide >= SIDE,
    *steps({ program, sketch, uniforms, target }, place) {
      const inPlace = (draw: () => void): void => {
        gl.enable(gl.SCISSOR_TEST);
        draw();
        gl.disable(gl.SCISSOR_TEST);
      };
      yield {
        program: sketch,
        name: "rows",
        amount: place.height,
        draw(first, count) {
          use(sketch, uniforms, target.framebuffer);
          gl.viewport(0, 0, target.width, target.height);
          inPlace(() => {
            gl.scissor(place.x, place.y + first, place.width, count);
            gl.drawArrays(gl.TRIANGLES, 0, 3);
          });
        },
      };
      gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
      const corners = unfinished(read(target, place), place);
      yield {
        program,
        name: "squares",
        amount: corners.length / 2,
        draw(first, count) {
          use(program, uniforms, target.framebuffer);
          inPlace(() => {
            gl.scissor(place.x, place.y, place.width, place.height);
            squares.draw(corners, first, count, SIDE, [target.width, target.height]);
          });
        },
      };
    },
  };
}

/** Squares with a pixel whose alpha is 0, from the pixels of `place`; they lie at even places of the target. */
function unfinished(texels: Uint8Array | Float32Array, { x, y, width, height }: Rectangle): Corners {
  const corners: Corners = [];
  const isDone = (column: number, row: number): boolean =>
    column < 0 || row < 0 || column >= width || row >= height || texels[4 * (row * width + column) + 3] !== 0;
  for (let row = -(y % SIDE); row < height; row += SIDE)
    for (let column = -(x % SIDE); column < width; column += SIDE)
      if (!isDone(column, row) || !isDone(column + 1, row) || !isDone(column, row + 1) || !isDone(column + 1, row + 1))
        corners.push(x + column, y + row);
  return corners;
}
