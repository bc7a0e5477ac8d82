import { edgeErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "rms",
  title: "RMS",
  unit: "1/255",
  description: "root of the mean squared error over edge pixels",
  rank: 1,
  perfect: 0,
  measure: (pair) => rootMeanSquare(edgeErrors(pair)),
};

/** NaN of none. */
export function rootMeanSquare(errors: Float64Array): number {
  return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
}
