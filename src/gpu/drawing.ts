/** The drawing itself: a program, its uniforms, a target, and which of its pixels. */
import type { Uniforms } from "../scene/scene.ts";
import { createBlackTextures } from "./black-textures.ts";
import { standStill, waitForGpu } from "./fence.ts";
import { createGathering } from "./gathering.ts";
import { drawPaced, drawStepPaced } from "./paced.ts";
import { area, type Rectangle } from "./pieces.ts";
import { type GpuProblem, LOST, timeProblem } from "./problem.ts";
import type { FragmentProgram } from "./program.ts";
import { createRest, type SketchPrograms } from "./rest.ts";
import { createSketches } from "./sketches.ts";
import { createSquares } from "./squares.ts";
import type { Target } from "./target.ts";
import { createTiles, type Step, type TilePrograms, type Use } from "./tiles.ts";
import { setUniforms } from "./uniforms.ts";

/** Pixels of a drawing from which on its time says how fast the program is. */
const TELLING_AREA = 128 * 128;

export interface DrawJob {
  readonly program: FragmentProgram;
  readonly uniforms: Uniforms;
  readonly target: Target;
  /** Of a program of several passes: tiles that no edge crosses are filled, and only the others drawn. */
  readonly tiles?: TilePrograms;
  /** Of a program in two passes: what draws instead of the program itself. */
  readonly sketches?: SketchPrograms;
}

export interface Clock {
  /** Milliseconds that were given. */
  readonly budget: number;
  /** When they are over, as `performance.now()`. */
  readonly deadline: number;
}

export interface Drawing {
  /** Draws a part of the target, and waits until it is drawn; the target is bound then. null if it is. */
  draw(job: DrawJob, place: Rectangle, clock: Clock): Promise<GpuProblem | null>;
  /** Sends the drawing of a part of the target to the GPU and does not wait. */
  drawPiece(job: DrawJob, piece: Rectangle): void;
  /** Forgets what belongs to the context. */
  reset(): void;
  /** Makes the whole target black. */
  clear(target: Target): void;
  /** Shows the lower left `width` × `height` pixels of a target on the canvas, which has that size. */
  copyToCanvas(target: Target, width: number, height: number): void;
}

/** @param standsStill whether the page has nothing else to do than to wait for what it draws */
export function createDrawing(gl: WebGL2RenderingContext, standsStill: boolean): Drawing {
  const textures = createBlackTextures(gl);
  const use = ({ program, uniforms, target }: DrawJob) => {
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
    gl.viewport(0, 0, target.width, target.height);
    gl.useProgram(program.info.program);
    setUniforms(program, uniforms);
    textures.bind(program.samplers);
  };
  const drawTriangle = ({ x, y, width, height }: Rectangle) => {
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(x, y, width, height);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.disable(gl.SCISSOR_TEST);
  };
  const useOn: Use = (program, uniforms, framebuffer) => {
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.useProgram(program.info.program);
    setUniforms(program, uniforms);
    textures.bind(program.samplers);
  };
  const squares = createSquares(gl);
  const gathering = createGathering(gl, useOn);
  const rest = createRest(gl, gathering);
  const tiled = createTiles(gl, squares, rest, useOn);
  const sketched = createSketches(gl, rest, useOn);
  const stepsOf = ({ tiles, sketches, ...job }: DrawJob, place: Rectangle): Generator<Step> | null => {
    if (tiles !== undefined && tiled.isPossible(tiles.plan))
      return tiled.steps({ ...job, ...(sketches === undefined ? {} : { sketches }), tiles }, place);
    return sketches === undefined ? null : sketched.steps({ ...job, sketches }, place);
  };
  return {
    async draw(job, place, clock) {
      const { program, target } = job;
      const steps = stepsOf(job, place);
      if (steps !== null) {
        for (const step of steps) {
          const drawn = await drawStepPaced(gl, step, clock.deadline);
          if (drawn !== "done") return drawn === "lost" ? LOST : timeProblem(clock.budget);
        }
        // What follows reads or shows the target.
        gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
        const waited = await waitForGpu(gl, clock.deadline);
        if (typeof waited === "string") return waited === "lost" ? LOST : timeProblem(clock.budget);
        return null;
      }
      use(job);
      // Without loops no pixel takes long, and pixels cost alike but for branches.
      const isEasy = standsStill && !program.hasLoops;
      const wait = async (isBrief: boolean) =>
        standsStill && (isBrief || isEasy)
          ? standStill(gl, target.format, clock.deadline)
          : waitForGpu(gl, clock.deadline);
      const speed = program.speeds.get(target.format);
      if (speed === undefined) {
        // Drivers compile at the first drawing, which says nothing about how fast the next ones are.
        drawTriangle({ x: place.x, y: place.y, width: 1, height: 1 });
        const waited = await wait(false);
        if (typeof waited === "string") return waited === "lost" ? LOST : timeProblem(clock.budget);
      }
      const paced = await drawPaced(place, drawTriangle, wait, speed ?? 0, !isEasy);
      if (paced.kind === "done") {
        // The way to the GPU and back is most of what a tiny picture takes: its speed would cut a large one to shreds.
        if (area(place) >= TELLING_AREA) program.speeds.set(target.format, paced.speed);
        return null;
      }
      return paced.kind === "lost" ? LOST : timeProblem(clock.budget);
    },
    drawPiece(job, piece) {
      const steps = stepsOf(job, piece);
      if (steps !== null) for (const step of steps) if (step.amount > 0) step.draw(0, step.amount);
      if (steps !== null) return;
      use(job);
      drawTriangle(piece);
    },
    reset() {
      textures.clear();
      squares.reset();
      tiled.reset();
      gathering.reset();
    },
    clear(target) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
      gl.clearColor(0, 0, 0, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
    copyToCanvas(target, width, height) {
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, target.framebuffer);
      gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null);
      gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
    },
  };
}
