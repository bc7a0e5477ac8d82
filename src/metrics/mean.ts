import { edgeErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "mean",
  title: "mean",
  unit: "1/255",
  description: "mean absolute error over edge pixels",
  rank: 0,
  measure: (pair) => {
    const errors = edgeErrors(pair);
    return errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;
  },
};
