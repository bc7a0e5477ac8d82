/** The pixels that a sketch leaves open: read back, gathered and drawn with the program that may draw them all. */
import type { Uniforms } from "../scene/scene.ts";
import type { GatheredPrograms, Gathering } from "./gathering.ts";
import type { Rectangle } from "./pieces.ts";
import type { FragmentProgram } from "./program.ts";
import type { Corners } from "./squares.ts";
import type { Target } from "./target.ts";
import type { Step } from "./tiles.ts";

/** What draws a picture in two passes. */
export interface SketchPrograms {
  readonly sketch: FragmentProgram;
  readonly gathered: GatheredPrograms;
}

export interface SketchedJob {
  readonly sketches: SketchPrograms;
  readonly uniforms: Uniforms;
  readonly target: Target;
}

/** Squares of the target that were sketched. */
export interface Sketched {
  readonly corners: Corners;
  /** Pixels. */
  readonly side: number;
}

export interface Rest {
  /**
   * The steps that draw what the sketch in a part of the target left open. Reads the target.
   *
   * @param sketched all of `place` if null
   */
  steps(job: SketchedJob, place: Rectangle, sketched: Sketched | null): Generator<Step>;
}

export function createRest(gl: WebGL2RenderingContext, gathering: Gathering): Rest {
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
    *steps({ sketches, uniforms, target }, place, sketched) {
      const open: number[] = [];
      if (place.width > 0 && place.height > 0) {
        const texels = read(target, place);
        if (sketched === null) gather(texels, place, place, open);
        else
          for (let index = 0; index < sketched.corners.length; index += 2) {
            const [x, y] = [sketched.corners[index] as number, sketched.corners[index + 1] as number];
            gather(texels, place, { x, y, width: sketched.side, height: sketched.side }, open);
          }
      }
      const { first, draw } = sketches.gathered;
      let left = open;
      if (first !== undefined) {
        left = [];
        yield {
          program: first,
          name: "first halves",
          amount: open.length / 4,
          draw: (start, count) =>
            gathering.drawFirst(first, uniforms, target, { pixels: open, first: start, count }, left),
        };
      }
      yield {
        program: draw,
        name: "pixels",
        amount: left.length / 4,
        draw: (start, count) => gathering.draw(draw, uniforms, target, { pixels: left, first: start, count }),
      };
    },
  };
}

/** Adds the pixels of a part of the place that is read whose alpha is 0, by squares of 2 × 2: neighbours cost alike. */
function gather(texels: Uint8Array | Float32Array, place: Rectangle, part: Rectangle, open: number[]): void {
  const [left, bottom] = [Math.max(part.x - place.x, 0), Math.max(part.y - place.y, 0)];
  const right = Math.min(part.x + part.width - place.x, place.width);
  const top = Math.min(part.y + part.height - place.y, place.height);
  for (let y = bottom; y < top; y += 2)
    for (let x = left; x < right; x += 2)
      for (let row = y; row < Math.min(y + 2, top); row++)
        for (let column = x; column < Math.min(x + 2, right); column++)
          if (texels[4 * (row * place.width + column) + 3] === 0) open.push(place.x + column, place.y + row, 0, 0);
}
