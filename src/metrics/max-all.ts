import { largestSize } from "./max.ts";
import { allErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "maxAll",
  title: "max, all",
  unit: "1/255",
  description: "largest absolute error over all pixels",
  rank: 23,
  perfect: 0,
  measure: (pair) => largestSize(allErrors(pair)),
};
