import { meanSize } from "./mean.ts";
import { allErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "meanAll",
  title: "mean, all",
  unit: "1/255",
  description: "mean absolute error over all pixels",
  rank: 20,
  perfect: 0,
  measure: (pair) => meanSize(allErrors(pair)),
};
