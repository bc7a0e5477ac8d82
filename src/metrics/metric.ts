/**
 * What an error metric is. Each file in this folder exports `metric`, but for this one, `series.ts` (metrics of many
 * pictures) and `registry.ts`.
 */

/** A measured picture of coverage beside the true one; both `width × height`, one number a pixel, the same row order. */
export interface CoveragePair {
  readonly width: number;
  readonly height: number;
  /** Coverage 0 to 1 as the method computed it. */
  readonly measured: ArrayLike<number>;
  /** True coverage 0 to 1. */
  readonly truth: ArrayLike<number>;
}

/** What all metrics say about themselves, for tables and help. */
export interface MetricFacts {
  /** As JSON names it: `mean`, `p99`. */
  readonly id: string;
  readonly title: string;
  /** Of what it is a number: `1/255` of linear coverage, or a unit of its own; "" for a plain number. */
  readonly unit: string;
  readonly description: string;
  /** Position in tables, ascending. */
  readonly rank: number;
  /** Its value for a method without error. */
  readonly perfect: 0 | 1;
}

/** A metric of one measured picture and its truth. */
export interface Metric extends MetricFacts {
  /** NaN where there is nothing to measure (no edge pixel, or a picture too small). */
  readonly measure: (pair: CoveragePair) => number;
}

/** Whether an edge crosses the pixel: its true coverage is neither 0 nor 1. */
export function isEdge(truth: number): boolean {
  return truth > 0 && truth < 1;
}

/** Signed errors (measured − truth) of the edge pixels in 1/255. */
export function edgeErrors(pair: CoveragePair): Float64Array {
  const errors = allErrors(pair);
  let count = 0;
  for (let index = 0; index < errors.length; index++)
    if (isEdge(pair.truth[index] as number)) errors[count++] = errors[index] as number;
  return errors.slice(0, count);
}

/** Signed errors (measured − truth) of all pixels in 1/255. */
export function allErrors({ width, height, measured, truth }: CoveragePair): Float64Array {
  return Float64Array.from(
    { length: width * height },
    (_, index) => 255 * ((measured[index] as number) - (truth[index] as number)),
  );
}
