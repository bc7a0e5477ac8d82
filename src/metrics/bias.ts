import { edgeErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "bias",
  title: "bias",
  unit: "1/255",
  description: "mean signed error over edge pixels: above 0 the shape is drawn too large",
  rank: 5,
  perfect: 0,
  measure: (pair) => meanOf(edgeErrors(pair)),
};

/** NaN of none. */
export function meanOf(errors: Float64Array): number {
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
