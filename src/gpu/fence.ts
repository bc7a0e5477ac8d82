/** Waiting for the GPU: without standing still, or by doing just that. */
import type { PixelFormat } from "./target.ts";

/**
 * After this many milliseconds of asking at every task, ask once a millisecond: a software renderer needs the
 * processor that the asking takes.
 */
const EAGER = 2;

/** How long the GPU took, in milliseconds from the call; or why that is not known. */
export type Waited = number | "late" | "lost";

/**
 * Waits until the GPU has done all that it was sent.
 *
 * A browser tells of a fence only between two tasks, and `gl.finish` does not block there, so this asks in task after
 * task.
 *
 * @param deadline as `performance.now()`; "late" if the GPU isn't done by then
 */
export async function waitForGpu(gl: WebGL2RenderingContext, deadline: number): Promise<Waited> {
  const start = performance.now();
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (fence === null) return "lost";
  gl.flush();
  try {
    for (;;) {
      const now = performance.now();
      await (now - start < EAGER ? nextTask() : pause());
      if (gl.isContextLost()) return "lost";
      if (gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED) return performance.now() - start;
      if (performance.now() > deadline) return "late";
    }
  } finally {
    gl.deleteSync(fence);
  }
}

/**
 * Stands still until the bound target is drawn: a pixel that is read comes when it is there. That takes nothing from the
 * processor, where asking in task after task takes as much as a software renderer's thread.
 *
 * Nothing can be given up meanwhile, so this is for what is known to be brief, in a page that has nothing else to do.
 *
 * @param format of the bound target
 * @param deadline as `performance.now()`
 */
export function standStill(gl: WebGL2RenderingContext, format: PixelFormat, deadline: number): Waited {
  const start = performance.now();
  if (format === "bytes") gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  else gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, new Float32Array(4));
  if (gl.isContextLost()) return "lost";
  const now = performance.now();
  return now > deadline ? "late" : now - start;
}

const channel = new MessageChannel();

/** The next task, without the four milliseconds that a nested `setTimeout` waits at least. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.addEventListener("message", () => resolve(), { once: true });
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}

/** A millisecond. From a task of its own, because a timer that a timer sets waits for four. */
async function pause(): Promise<void> {
  await nextTask();
  await new Promise((resolve) => setTimeout(resolve, 1));
}
