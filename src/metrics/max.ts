import { edgeErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "max",
  title: "max",
  unit: "1/255",
  description: "largest absolute error over edge pixels",
  rank: 4,
  perfect: 0,
  measure: (pair) => largestSize(edgeErrors(pair)),
};

/** Largest absolute value; NaN of none. */
export function largestSize(errors: Float64Array): number {
  return errors.length === 0 ? Number.NaN : errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0);
}
