import { allErrors, type Metric } from "./metric.ts";
import { rootMeanSquare } from "./rms.ts";

export const metric: Metric = {
  id: "rmsAll",
  title: "RMS, all",
  unit: "1/255",
  description: "root of the mean squared error over all pixels",
  rank: 21,
  perfect: 0,
  measure: (pair) => rootMeanSquare(allErrors(pair)),
};
