import { metric as bias } from "../bias.ts";
import type { SeriesMetric } from "../series.ts";

export const metric: SeriesMetric = {
  id: "rotation",
  title: "rotation",
  unit: "1/255",
  description:
    "rotational bias: how much the bias of a straight edge differs between directions, largest less smallest",
  rank: 31,
  perfect: 0,
  series: "directions",
  reduce: bias.measure,
  combine: (values) => {
    if (values.length === 0) return Number.NaN;
    const biases = values.map(({ value }) => value);
    return Math.max(...biases) - Math.min(...biases);
  },
};
