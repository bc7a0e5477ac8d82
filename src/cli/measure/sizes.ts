/** The series `sizes`: a scene at its size and at a half, a quarter and an eighth of it. */
import type { SceneTruth, TruthField, TruthOptions } from "../../reference/scene-truth.ts";
import { sceneTruth } from "../../reference/scene-truth.ts";
import type { Frame } from "../../scene/scene.ts";
import type { SeriesPicture } from "./series-picture.ts";

const DIVISORS = [8, 4, 2];

/** Fewer pixels along a side say more about the raster than about the method. */
const SMALLEST_SIDE = 32;

/**
 * @param truth that of the frame itself, which is there already
 * @param options for the truths of the smaller frames
 */
export function sizeSeries(
  field: TruthField,
  frame: Frame,
  truth: SceneTruth,
  options: TruthOptions = {},
): readonly SeriesPicture[] {
  const smaller = DIVISORS.map((divisor) => ({
    ...frame,
    width: Math.round(frame.width / divisor),
    height: Math.round(frame.height / divisor),
  })).filter(({ width, height }) => Math.min(width, height) >= SMALLEST_SIDE);
  return [
    ...smaller.map((one) => ({ at: one.height, frame: one, truth: sceneTruth(field, one, options).coverage })),
    { at: frame.height, frame, truth: truth.coverage },
  ];
}
