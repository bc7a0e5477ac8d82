import { edgeErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "max",
  title: "max",
  unit: "1/255",
  description: "largest absolute error over edge pixels",
  rank: 3,
  measure: (pair) => {
    const errors = edgeErrors(pair);
    return errors.length === 0 ? Number.NaN : errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0);
  },
};
