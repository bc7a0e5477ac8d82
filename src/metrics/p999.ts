import { edgeErrors, type Metric } from "./metric.ts";
import { sizeAtShare } from "./p99.ts";

export const metric: Metric = {
  id: "p999",
  title: "p99.9",
  unit: "1/255",
  description: "absolute error that 99.9 % of the edge pixels do not exceed (nearest rank)",
  rank: 3,
  perfect: 0,
  measure: (pair) => sizeAtShare(edgeErrors(pair), 0.999),
};
