import type { SeriesMetric } from "../series.ts";

export const metric: SeriesMetric = {
  id: "flicker",
  title: "flicker",
  unit: "pixels",
  description:
    "standard deviation of the shape's drawn area, less its true area, while it moves through a pixel in 64 steps",
  rank: 30,
  perfect: 0,
  series: "shifts",
  // The true area in the picture changes too where the shape reaches over the border, so the error is summed.
  reduce: ({ width, height, measured, truth }) => {
    let excess = 0;
    for (let index = 0; index < width * height; index++)
      excess += (measured[index] as number) - (truth[index] as number);
    return excess;
  },
  combine: (values) => {
    const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / values.length);
  },
};
