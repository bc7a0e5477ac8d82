/**
 * Draws in pieces whose size follows how fast the GPU gets through them, so that a heavy shader neither blocks the GPU
 * for long nor outlives its budget by much: a piece that was sent cannot be called back.
 */
import { type Waited, waitForGpu } from "./fence.ts";
import { area, cutOff, patchesOf, type Rectangle } from "./pieces.ts";
import type { Step } from "./tiles.ts";

/** Milliseconds that a piece should take: two frames of a screen at 60 Hz at most. */
const PIECE_MS = 25;
/**
 * Sides of the patches that are looked at before anything larger is drawn. A cheap corner says nothing about a costly
 * middle. The first are small enough for a very costly program, the last large enough to measure a cheap one.
 */
const PATCH_SIDES = [8, 16, 32];
/**
 * Milliseconds that patches may take. Larger ones are drawn where they are expected to take no longer: a wait of a few
 * milliseconds for small ones says more about what else the machine does than about the program. For the same reason
 * the last ones are drawn once more where no larger ones are.
 */
const PATCHES_MS = 60;
/** Pixels of the first piece of a picture that is too small for patches, and how many times as large the next may be. */
const FIRST_AREA = 32 * 32;
/** Pixels of the first piece where each costs little: enough to measure. */
const FIRST_AREA_WITHOUT_PATCHES = 128 * 128;
const LARGEST_GROWTH = 16;
/**
 * Pieces after which the patches are drawn once more, and then whenever there are twice as many: something else may have
 * kept the GPU while they were looked at, and a picture in thousands of pieces is not done in time.
 */
const PIECES_BEFORE_A_LOOK = 8;
/** Milliseconds; clocks of browsers are coarse, and no wait is shorter than the way to the GPU and back. */
const SHORTEST_WAIT = 0.1;

/** What became of the drawing. */
export type Paced =
  /** `speed`: pixels a millisecond over the whole. */
  { readonly kind: "done"; readonly speed: number } | { readonly kind: "late" | "lost" };

/**
 * Draws all of `whole`, piece by piece, each of them waited for.
 *
 * @param draw sends the drawing of a piece to the GPU; patches are drawn twice or more often
 * @param wait until what was sent is drawn, or it is too late; `isBrief` where pixels that are drawn already say that this
 *   takes no more than some frames of a screen
 * @param speed pixels a millisecond that the same program was drawn with before; 0 if it is not known
 * @param usesPatches whether some pixels may be so costly that patches all over tell more than a first piece does
 */
export async function drawPaced(
  whole: Rectangle,
  draw: (piece: Rectangle) => void,
  wait: (isBrief: boolean) => Promise<Waited>,
  speed: number,
  usesPatches: boolean,
): Promise<Paced> {
  const sides = usesPatches ? PATCH_SIDES.filter((side) => Math.min(whole.width, whole.height) >= 8 * side) : [];
  let fastest = speed;
  if (speed === 0) {
    const looked = await lookAtPatches(whole, sides, draw, wait, fastest);
    if (typeof looked === "string") return { kind: looked };
    fastest = looked;
  }
  let allowed = fastest > 0 ? fastest * PIECE_MS : usesPatches ? FIRST_AREA : FIRST_AREA_WITHOUT_PATCHES;
  let total = 0;
  let pieces = 0;
  const waiting: Rectangle[] = [whole];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const cut = cutOff(next, allowed);
    if (cut !== null) {
      // A strip that is still too large is cut across at its next turn.
      waiting.push(cut[1], cut[0]);
      continue;
    }
    draw(next);
    const waited = await wait(fastest > 0 || total > 0);
    if (typeof waited === "string") return { kind: waited };
    total += waited;
    pieces++;
    if (fastest > 0 && pieces >= PIECES_BEFORE_A_LOOK && Number.isInteger(Math.log2(pieces))) {
      const looked = await lookAtPatches(whole, sides, draw, wait, fastest);
      if (typeof looked === "string") return { kind: looked };
      fastest = looked;
    }
    // Behind cheap pixels there may be costly ones: the patches' mean speed is not exceeded.
    const largest = fastest > 0 ? fastest * PIECE_MS : Number.POSITIVE_INFINITY;
    allowed = Math.min(largest, affordable(area(next), waited), LARGEST_GROWTH * area(next));
  }
  return { kind: "done", speed: area(whole) / Math.max(total, SHORTEST_WAIT) };
}

/**
 * How fast patches all over a picture are drawn.
 *
 * @param sides of the patches that fit, in increasing order
 * @param fastest pixels a millisecond that are known to be possible; 0 if none are
 * @returns pixels a millisecond, not less than `fastest`
 */
async function lookAtPatches(
  whole: Rectangle,
  sides: readonly number[],
  draw: (piece: Rectangle) => void,
  wait: (isBrief: boolean) => Promise<Waited>,
  fastest: number,
): Promise<number | "late" | "lost"> {
  let speed = fastest;
  let isRepeated = false;
  for (let side = sides[0]; side !== undefined; ) {
    const patches = patchesOf(whole, side);
    for (const patch of patches) draw(patch);
    const waited = await wait(speed > 0);
    if (typeof waited === "string") return waited;
    const drawn = side;
    speed = Math.max(speed, (patches.length * drawn ** 2) / Math.max(waited, SHORTEST_WAIT));
    const affords = (larger: number) => larger > drawn && patches.length * larger ** 2 <= speed * PATCHES_MS;
    side = sides.findLast(affords);
    if (side === undefined && drawn !== sides.at(-1) && waited < PATCHES_MS && !isRepeated) {
      side = drawn;
      isRepeated = true;
    }
  }
  return speed;
}

/** Share of a step that is drawn first when nothing is known about its speed. */
const FIRST_SHARE = 1 / 32;

/**
 * Draws all portions of a step of a tiled picture. A step that is known to be quick is sent and not waited for; how quick
 * it is, is kept with its program.
 */
export async function drawStepPaced(
  gl: WebGL2RenderingContext,
  { program, name, amount, draw }: Step,
  deadline: number,
): Promise<"done" | "late" | "lost"> {
  let speed = program.speeds.get(name);
  let allowed = speed === undefined ? 1 : speed * PIECE_MS;
  for (let first = 0; first < amount; ) {
    const count = Math.min(amount - first, Math.max(1, Math.floor(allowed)));
    draw(first, count);
    first += count;
    if (speed !== undefined && count === amount) return "done";
    const waited = await waitForGpu(gl, deadline);
    if (typeof waited === "string") return waited;
    // The first portion of all is mostly the driver's compiling.
    if (speed === undefined && first === count) allowed = Math.max(1, amount * FIRST_SHARE);
    else {
      speed = count / Math.max(waited, SHORTEST_WAIT);
      allowed = Math.min(speed * PIECE_MS, LARGEST_GROWTH * count);
      program.speeds.set(name, speed);
    }
  }
  return "done";
}

/** Pixels of the next piece after `drawn` pixels that took `waited` milliseconds. */
function affordable(drawn: number, waited: number): number {
  return (drawn / Math.max(waited, SHORTEST_WAIT)) * PIECE_MS;
}
