import { edgeErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "p99",
  title: "p99",
  unit: "1/255",
  description: "absolute error that 99 % of the edge pixels do not exceed (nearest rank)",
  rank: 2,
  measure: (pair) => {
    const sizes = edgeErrors(pair).map(Math.abs).sort();
    return sizes[Math.ceil(0.99 * sizes.length) - 1] ?? Number.NaN;
  },
};
