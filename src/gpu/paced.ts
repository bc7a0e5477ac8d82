/**
 * Draws in pieces whose size follows how fast the GPU gets through them, so that a heavy shader neither blocks the GPU
 * for long nor outlives its budget by much.
 */
import { waitForGpu } from "./fence.ts";
import { area, halve, type Rectangle } from "./pieces.ts";

/** Milliseconds that a piece should take: two frames of a screen at 60 Hz at most. */
const PIECE_MS = 25;
/** Pixels of the first piece. */
const FIRST_AREA = 32 * 32;
/** A piece has at most this many times the pixels of the one before: the next pixels may be more costly. */
const LARGEST_GROWTH = 16;

/** What became of the drawing; "done" with the milliseconds it took. */
export type Paced = { readonly kind: "done"; readonly milliseconds: number } | { readonly kind: "late" | "lost" };

/**
 * Draws all of `whole`, piece by piece, each of them waited for.
 *
 * @param draw sends the drawing of a piece to the GPU
 * @param deadline as `performance.now()`
 */
export async function drawPaced(
  gl: WebGL2RenderingContext,
  whole: Rectangle,
  draw: (piece: Rectangle) => void,
  deadline: number,
): Promise<Paced> {
  const start = performance.now();
  let allowed = FIRST_AREA;
  const waiting: Rectangle[] = [whole];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const halves = area(next) > allowed ? halve(next) : null;
    if (halves !== null) {
      waiting.push(halves[1], halves[0]);
      continue;
    }
    draw(next);
    const waited = await waitForGpu(gl, deadline);
    if (typeof waited === "string") return { kind: waited };
    const affordable = (area(next) * PIECE_MS) / Math.max(waited, 1e-3);
    allowed = Math.max(4, Math.min(affordable, LARGEST_GROWTH * area(next)));
  }
  return { kind: "done", milliseconds: performance.now() - start };
}
