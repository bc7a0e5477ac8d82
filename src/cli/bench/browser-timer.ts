/** A headless browser's page as what the benchmark draws and times with. */
import { openSession } from "../browser/session.ts";
import { renderPageScript } from "../gpu-device.ts";
import type { Timer } from "./methods.ts";

/** @throws Problem (2) without a browser */
export async function browserTimer(
  browser: string | undefined,
): Promise<{ readonly timer: Timer; readonly renderer: string; close(): Promise<void> }> {
  const session = await openSession({ path: browser, script: renderPageScript() });
  return {
    renderer: session.info.renderer,
    timer: {
      time: ({ glsl }, uniforms, side, repeats) => session.time({ glsl, uniforms, width: side, height: side }, repeats),
      draw: ({ glsl }, uniforms, side) => session.floats({ glsl, uniforms, width: side, height: side }),
    },
    close: () => session.close(),
  };
}
