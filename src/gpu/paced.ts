/**
 * Draws in pieces whose size follows how fast the GPU gets through them, so that a heavy shader neither blocks the GPU
 * for long nor outlives its budget by much.
 */
import { waitForGpu } from "./fence.ts";
import { area, cutOff, type Rectangle } from "./pieces.ts";

/** Milliseconds that a piece should take: two frames of a screen at 60 Hz at most. */
const PIECE_MS = 25;
/** Pixels of the first piece. */
const FIRST_AREA = 32 * 32;
/** Milliseconds. */
const SHORTEST_WAIT = 0.1;
/** A piece has at most this many times the pixels of the one before: the next pixels may be more costly. */
const LARGEST_GROWTH = 16;

/** What became of the drawing. */
export type Paced =
  /** `speed`: pixels a millisecond of the last piece, the largest one as a rule. */
  { readonly kind: "done"; readonly speed: number } | { readonly kind: "late" | "lost" };

/**
 * Draws all of `whole`, piece by piece, each of them waited for.
 *
 * @param draw sends the drawing of a piece to the GPU
 * @param speed pixels a millisecond that the same program was drawn with before; 0 if it is not known
 * @param deadline as `performance.now()`
 */
export async function drawPaced(
  gl: WebGL2RenderingContext,
  whole: Rectangle,
  draw: (piece: Rectangle) => void,
  speed: number,
  deadline: number,
): Promise<Paced> {
  let allowed = Math.max(FIRST_AREA, speed * PIECE_MS);
  let reached = speed;
  const waiting: Rectangle[] = [whole];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const cut = cutOff(next, allowed);
    if (cut !== null) {
      // A strip that is still too large is cut across at its next turn.
      waiting.push(cut[1], cut[0]);
      continue;
    }
    draw(next);
    const waited = await waitForGpu(gl, deadline);
    if (typeof waited === "string") return { kind: waited };
    // Clocks of browsers are coarse; no wait is shorter than the way to the GPU and back.
    reached = area(next) / Math.max(waited, SHORTEST_WAIT);
    allowed = Math.min(reached * PIECE_MS, LARGEST_GROWTH * area(next));
  }
  return { kind: "done", speed: reached };
}
