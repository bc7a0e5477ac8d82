import { edgeErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "p99",
  title: "p99",
  unit: "1/255",
  description: "absolute error that 99 % of the edge pixels do not exceed (nearest rank)",
  rank: 2,
  perfect: 0,
  measure: (pair) => sizeAtShare(edgeErrors(pair), 0.99),
};

/** The absolute value that a share (0 to 1) of the errors do not exceed, by nearest rank; NaN of none. */
export function sizeAtShare(errors: Float64Array, share: number): number {
  const sizes = errors.map(Math.abs).sort();
  return sizes[Math.ceil(share * sizes.length) - 1] ?? Number.NaN;
}
