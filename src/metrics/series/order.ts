import { metric as mean } from "../mean.ts";
import type { SeriesMetric } from "../series.ts";

export const metric: SeriesMetric = {
  id: "order",
  title: "order",
  unit: "",
  description:
    "fitted order of convergence: the mean error over edge pixels goes with the size of a pixel to this power",
  rank: 32,
  perfect: 0,
  series: "sizes",
  reduce: mean.measure,
  // The slope of the straight line that fits the logarithms with least squares. An error of 0 has no logarithm.
  combine: (values) => {
    if (values.length < 2 || values.some(({ value }) => !(value > 0))) return Number.NaN;
    const points = values.map(({ at, value }) => [-Math.log(at), Math.log(value)] as const);
    const [middleX, middleY] = [0, 1].map(
      (axis) => points.reduce((sum, point) => sum + (point[axis] as number), 0) / points.length,
    ) as [number, number];
    const covariance = points.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0);
    const variance = points.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
    return variance > 0 ? covariance / variance : Number.NaN;
  },
};
