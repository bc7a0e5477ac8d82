import { edgeErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "mean",
  title: "mean",
  unit: "1/255",
  description: "mean absolute error over edge pixels",
  rank: 0,
  perfect: 0,
  measure: (pair) => meanSize(edgeErrors(pair)),
};

/** Mean absolute value; NaN of none. */
export function meanSize(errors: Float64Array): number {
  return errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;
}
