/**
 * A lost graphics context: said where the picture was, and drawn again when the browser gives it back. If the same
 * thing happens again soon, the shader itself may be the reason, and the person is asked first.
 */
import type { Renderer } from "../../gpu/renderer.ts";
import type { Obstacle } from "./obstacle.ts";

/** Two losses within this time are taken for one reason. */
const SOON_MS = 30_000;

export interface ContextEvents {
  /** There is nothing to draw with until `again`. */
  readonly onLost: () => void;
  /** Draws everything anew. */
  readonly again: () => void;
}

export function watchContext(renderer: Renderer, obstacle: Obstacle, { onLost, again }: ContextEvents): void {
  let lastLoss = Number.NEGATIVE_INFINITY;
  let isRepeated = false;
  const run = () => {
    obstacle.hide();
    again();
  };
  renderer.onContext((state) => {
    if (state === "lost") {
      const now = performance.now();
      isRepeated = now - lastLoss < SOON_MS;
      lastLoss = now;
      onLost();
      obstacle.show("The graphics context was lost", "The browser took it away. It draws again as soon as it is back.");
    } else if (!isRepeated) run();
    else
      obstacle.show(
        "The graphics context was lost again",
        "The scene may be too heavy for this machine. The text is kept: make it lighter, or draw it again.",
        { label: "Draw again", run },
      );
  });
}
