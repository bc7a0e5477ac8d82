import type { Metric } from "./metric.ts";
import { meanCodeError } from "./picture/code-error.ts";

export const metric: Metric = {
  id: "srgbLightOnDark",
  title: "sRGB, light on dark",
  unit: "codes",
  description: "mean absolute error over edge pixels in sRGB codes of 255, a white shape on black",
  rank: 11,
  perfect: 0,
  measure: (pair) => meanCodeError(pair, "light on dark"),
};
