/** How long the GPU takes: by its own clock where the browser lets us read it, else by waiting for a pixel. */

import type { Clock } from "./drawing.ts";
import { waitForGpu } from "./fence.ts";
import { LOST, type Outcome, timeProblem } from "./problem.ts";

export interface Timing {
  /** One a repeat, in their order. */
  readonly milliseconds: readonly number[];
  /**
   * "timer-query": the GPU's own clock, from the first to the last pixel. "readback": from the call until a pixel has been
   * read back, which adds the way to the GPU and back.
   */
  readonly method: "timer-query" | "readback";
}

/** The part of `EXT_disjoint_timer_query_webgl2` that is used; TypeScript's library does not have it. */
interface TimerQuery {
  readonly TIME_ELAPSED_EXT: number;
  readonly GPU_DISJOINT_EXT: number;
}

/** Times that the clock of the GPU may jump before the other way is taken. */
const DISJOINT_RETRIES = 3;

/**
 * Sends the same drawing to the GPU `repeats` times, each after the one before is done.
 *
 * @param draw sends the drawing to the GPU; the target that it draws into is bound after it
 */
export async function timeDrawing(
  gl: WebGL2RenderingContext,
  draw: () => void,
  repeats: number,
  { budget, deadline }: Clock,
): Promise<Outcome<Timing>> {
  const timer = gl.getExtension("EXT_disjoint_timer_query_webgl2") as TimerQuery | null;
  if (timer !== null)
    for (let attempt = 0; attempt < DISJOINT_RETRIES; attempt++) {
      const milliseconds: number[] = [];
      // Reading it clears it.
      gl.getParameter(timer.GPU_DISJOINT_EXT);
      for (let repeat = 0; repeat < repeats; repeat++) {
        const elapsed = await query(gl, timer, draw, deadline);
        if (elapsed === "lost") return { ok: false, problem: LOST };
        if (elapsed === "late") return { ok: false, problem: timeProblem(budget) };
        milliseconds.push(elapsed);
      }
      if (gl.getParameter(timer.GPU_DISJOINT_EXT) !== true) return { ok: true, milliseconds, method: "timer-query" };
    }
  return readbacks(gl, draw, repeats, { budget, deadline });
}

async function query(
  gl: WebGL2RenderingContext,
  timer: TimerQuery,
  draw: () => void,
  deadline: number,
): Promise<number | "late" | "lost"> {
  const made = gl.createQuery();
  if (made === null) return "lost";
  try {
    gl.beginQuery(timer.TIME_ELAPSED_EXT, made);
    draw();
    gl.endQuery(timer.TIME_ELAPSED_EXT);
    do {
      const waited = await waitForGpu(gl, deadline);
      if (typeof waited === "string") return waited;
    } while (gl.getQueryParameter(made, gl.QUERY_RESULT_AVAILABLE) !== true);
    return (gl.getQueryParameter(made, gl.QUERY_RESULT) as number) / 1e6;
  } finally {
    gl.deleteQuery(made);
  }
}

function readbacks(
  gl: WebGL2RenderingContext,
  draw: () => void,
  repeats: number,
  { budget, deadline }: Clock,
): Outcome<Timing> {
  const pixel = new Uint8Array(4);
  const milliseconds: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const start = performance.now();
    draw();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    milliseconds.push(performance.now() - start);
    if (gl.isContextLost()) return { ok: false, problem: LOST };
    if (performance.now() > deadline) return { ok: false, problem: timeProblem(budget) };
  }
  return { ok: true, milliseconds, method: "readback" };
}
