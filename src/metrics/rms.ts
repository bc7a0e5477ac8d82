import { edgeErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "rms",
  title: "RMS",
  unit: "1/255",
  description: "root of the mean squared error over edge pixels",
  rank: 1,
  measure: (pair) => {
    const errors = edgeErrors(pair);
    return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
  },
};
