/** Waiting for the GPU without standing still. */

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
