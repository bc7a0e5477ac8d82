/**
 * What a metric of many pictures of one method is. Each file in `series/` exports `metric`.
 *
 * Who measures draws the pictures of a series, has each of them reduced to one number as soon as it is there, and hands all
 * numbers over. There are three series:
 *
 * - `shifts`: the scene moved by i/8, j/8 pixels for i, j = 0 … 7, `at` is 8j + i;
 * - `directions`: straight edges of a true distance, whose normals point to the angles `at` and `at` + π, in radians;
 * - `sizes`: the scene at several sizes, `at` is the height in pixels.
 */
import type { CoveragePair, MetricFacts } from "./metric.ts";

export type Series = "shifts" | "directions" | "sizes";

/** One picture of a series, reduced. */
export interface SeriesValue {
  readonly at: number;
  readonly value: number;
}

export interface SeriesMetric extends MetricFacts {
  readonly series: Series;
  /** What counts of one picture. */
  readonly reduce: (pair: CoveragePair) => number;
  /** NaN where the pictures do not tell. */
  readonly combine: (values: readonly SeriesValue[]) => number;
}
