import type { Metric } from "./metric.ts";
import { greysOf } from "./picture/ink-on-paper.ts";
import { meanStructuralSimilarity } from "./picture/structural-similarity.ts";

export const metric: Metric = {
  id: "ssim",
  title: "SSIM",
  unit: "",
  description: "mean structural similarity to the truth (Wang et al. 2004), a black shape on white in sRGB codes",
  rank: 12,
  perfect: 1,
  measure: ({ width, height, measured, truth }) =>
    meanStructuralSimilarity(
      { width, height, data: greysOf(measured, "dark on light") },
      { width, height, data: greysOf(truth, "dark on light") },
      1,
    ),
};
