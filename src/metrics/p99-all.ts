import { allErrors, type Metric } from "./metric.ts";
import { sizeAtShare } from "./p99.ts";

export const metric: Metric = {
  id: "p99All",
  title: "p99, all",
  unit: "1/255",
  description: "absolute error that 99 % of all pixels do not exceed (nearest rank)",
  rank: 22,
  perfect: 0,
  measure: (pair) => sizeAtShare(allErrors(pair), 0.99),
};
