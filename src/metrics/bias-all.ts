import { meanOf } from "./bias.ts";
import { allErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "biasAll",
  title: "bias, all",
  unit: "1/255",
  description: "mean signed error over all pixels: above 0 the shape is drawn too large",
  rank: 24,
  perfect: 0,
  measure: (pair) => meanOf(allErrors(pair)),
};
