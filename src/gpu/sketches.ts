/**
 * Draws programs in two passes (`src/scene/sketch.ts`): a sketch of all pixels, and those that are not done with it.
 */
import type { Rectangle } from "./pieces.ts";
import type { Rest, SketchedJob } from "./rest.ts";
import type { Step, Use } from "./tiles.ts";

export interface Sketches {
  /** The steps that draw a part of a target; reading back lies between them. */
  steps(job: SketchedJob, place: Rectangle): Generator<Step>;
}

export function createSketches(gl: WebGL2RenderingContext, rest: Rest, use: Use): Sketches {
  return {
    *steps(job, place) {
      const { uniforms, target } = job;
      const { sketch } = job.sketches;
      yield {
        program: sketch,
        name: "rows",
        amount: place.height,
        draw(first, count) {
          use(sketch, uniforms, target.framebuffer);
          gl.viewport(0, 0, target.width, target.height);
          gl.enable(gl.SCISSOR_TEST);
          gl.scissor(place.x, place.y + first, place.width, count);
          gl.drawArrays(gl.TRIANGLES, 0, 3);
          gl.disable(gl.SCISSOR_TEST);
        },
      };
      yield* rest.steps(job, place, null);
    },
  };
}
