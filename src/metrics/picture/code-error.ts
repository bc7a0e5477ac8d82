/** Errors as 8-bit codes of a display. */
import { type CoveragePair, isEdge } from "../metric.ts";
import { greyOf, type Polarity } from "./ink-on-paper.ts";

/** Mean absolute difference of the unrounded sRGB codes (0 to 255) over edge pixels; NaN without one. */
export function meanCodeError({ width, height, measured, truth }: CoveragePair, polarity: Polarity): number {
  let sum = 0;
  let count = 0;
  for (let index = 0; index < width * height; index++) {
    const exact = truth[index] as number;
    if (!isEdge(exact)) continue;
    sum += Math.abs(greyOf(measured[index] as number, polarity) - greyOf(exact, polarity));
    count++;
  }
  return (255 * sum) / count;
}
