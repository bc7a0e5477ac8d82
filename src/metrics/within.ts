import { edgeErrors, type Metric } from "./metric.ts";

export const metric: Metric = {
  id: "within",
  title: "within 1/255",
  unit: "",
  description: "share of the edge pixels whose error is at most 1/255, 0 to 1",
  rank: 6,
  perfect: 1,
  measure: (pair) => {
    const errors = edgeErrors(pair);
    return errors.filter((error) => Math.abs(error) <= 1).length / errors.length;
  },
};
