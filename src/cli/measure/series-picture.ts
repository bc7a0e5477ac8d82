/** One picture of a series that metrics of many pictures take: its frame and its true coverage. */
import type { Frame } from "../../scene/scene.ts";

export interface SeriesPicture {
  /** As `SeriesValue.at` of `src/metrics/series.ts`. */
  readonly at: number;
  readonly frame: Frame;
  /** Row by row from the top. */
  readonly truth: Float64Array;
}
