/** The series `shifts`: a scene moved through a pixel in 8 × 8 steps, with the true coverage of each step. */

import { sceneTruth, type TruthField } from "../../reference/scene-truth.ts";
import type { Frame } from "../../scene/scene.ts";
import type { SeriesPicture } from "./series-picture.ts";

/** Steps along each axis. */
const STEPS = 8;

/** An eighth of a pixel needs no more: what is left open is the same for all steps but at the border. */
const PRECISION = { enclosure: 1 / 64, cells: 16, samples: 4 };

/** Pixels along the larger side of the pictures; 64 of them a method. */
const LARGEST_SIDE = 64;

/** The frames of a frame's series, smaller than it where it is large. */
export function shiftFrames(frame: Frame): readonly Frame[] {
  const small = shrunk(frame);
  const pixel = small.camera.height / small.height;
  return Array.from({ length: STEPS * STEPS }, (_, step) => {
    const [x, y] = offsetOf(step);
    const [centerX, centerY] = small.camera.center;
    const center = [centerX + (x / STEPS) * pixel, centerY + (y / STEPS) * pixel] as const;
    return { ...small, camera: { ...small.camera, center } };
  });
}

/**
 * The truths of `shiftFrames`. One picture of eight times the size has all of them: a pixel of a step is the mean of the 64
 * small ones under it.
 */
export function shiftTruths(
  field: TruthField,
  frame: Frame,
  progress: (share: number) => void,
): readonly SeriesPicture[] {
  const small = shrunk(frame);
  const { width, height, camera } = small;
  const pixel = camera.height / height;
  const large: Frame = {
    ...small,
    width: STEPS * (width + 1),
    height: STEPS * (height + 1),
    // One pixel more to the right and to the top, which the last steps reach into.
    camera: {
      center: [camera.center[0] + pixel / 2, camera.center[1] + pixel / 2],
      height: camera.height + pixel,
    },
  };
  const { coverage } = sceneTruth(field, large, { ...PRECISION, progress });
  return shiftFrames(frame).map((shifted, step) => {
    const [x, y] = offsetOf(step);
    const truth = new Float64Array(width * height);
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        truth[row * width + column] = blockMean(coverage, large.width, STEPS * column + x, STEPS * (row + 1) - y);
    return { at: step, frame: shifted, truth };
  });
}

/** Steps to the right and up. */
function offsetOf(step: number): readonly [number, number] {
  return [step % STEPS, Math.floor(step / STEPS)];
}

function shrunk(frame: Frame): Frame {
  const scale = Math.min(1, LARGEST_SIDE / Math.max(frame.width, frame.height));
  const side = (length: number): number => Math.max(1, Math.round(scale * length));
  return { ...frame, width: side(frame.width), height: side(frame.height) };
}

function blockMean(data: Float64Array, width: number, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + STEPS; y++)
    for (let x = left; x < left + STEPS; x++) sum += data[y * width + x] as number;
  return sum / (STEPS * STEPS);
}
