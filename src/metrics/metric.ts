/** What an error metric is. Each file in this folder beside this one and `registry.ts` exports `metric`. */

/** A measured picture of coverage beside the true one; both `width × height`, one number a pixel, the same row order. */
export interface CoveragePair {
  readonly width: number;
  readonly height: number;
  /** Coverage 0 to 1 as the method computed it. */
  readonly measured: ArrayLike<number>;
  /** True coverage 0 to 1. */
  readonly truth: ArrayLike<number>;
}

export interface Metric {
  /** As JSON names it: `mean`, `p99`. */
  readonly id: string;
  readonly title: string;
  /** Of what it is a number: `1/255` of linear coverage, or a unit of its own. */
  readonly unit: string;
  readonly description: string;
  readonly rank: number;
  /** NaN where there is nothing to measure (a picture without an edge pixel). */
  readonly measure: (pair: CoveragePair) => number;
}

/** Whether an edge crosses the pixel: its true coverage is neither 0 nor 1. */
export function isEdge(truth: number): boolean {
  return truth > 0 && truth < 1;
}

/** Signed errors (measured − truth) of the edge pixels in 1/255. */
export function edgeErrors(pair: CoveragePair): Float64Array {
  const errors = new Float64Array(pair.width * pair.height);
  let count = 0;
  for (let index = 0; index < errors.length; index++) {
    const truth = pair.truth[index] as number;
    if (isEdge(truth)) errors[count++] = 255 * ((pair.measured[index] as number) - truth);
  }
  return errors.slice(0, count);
}
