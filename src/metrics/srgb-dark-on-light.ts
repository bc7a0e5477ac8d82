import type { Metric } from "./metric.ts";
import { meanCodeError } from "./picture/code-error.ts";

export const metric: Metric = {
  id: "srgbDarkOnLight",
  title: "sRGB, dark on light",
  unit: "codes",
  description: "mean absolute error over edge pixels in sRGB codes of 255, a black shape on white",
  rank: 10,
  perfect: 0,
  measure: (pair) => meanCodeError(pair, "dark on light"),
};
