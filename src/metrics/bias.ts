import { edgeErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "bias",
  title: "bias",
  unit: "1/255",
  description: "mean signed error over edge pixels: above 0 the shape is drawn too large",
  rank: 4,
  measure: (pair) => {
    const errors = edgeErrors(pair);
    return errors.reduce((sum, error) => sum + error, 0) / errors.length;
  },
};
