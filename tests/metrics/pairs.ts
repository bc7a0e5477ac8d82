/** Pairs of small pictures for the tests of metrics. */
import type { CoveragePair } from "../../src/metrics/metric.ts";
import { metrics } from "../../src/metrics/registry.ts";

/** Two pictures of `width` pixels a row. */
export function pairOf(width: number, measured: ArrayLike<number>, truth: ArrayLike<number>): CoveragePair {
  return { width, height: truth.length / width, measured, truth };
}

export function measure(id: string, pair: CoveragePair): number {
  const metric = metrics.find((one) => one.id === id);
  if (metric === undefined) throw new Error(`there is no metric '${id}'`);
  return metric.measure(pair);
}
