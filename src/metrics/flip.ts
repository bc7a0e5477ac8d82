import { meanFlip } from "./flip/difference.ts";
import type { Metric } from "./metric.ts";

export const metric: Metric = {
  id: "flip",
  title: "FLIP",
  unit: "",
  description:
    "mean difference that is seen when measured picture and truth alternate (FLIP 2020), a black shape on white",
  rank: 13,
  perfect: 0,
  measure: ({ width, height, measured, truth }) => {
    const ink = (coverage: ArrayLike<number>) => {
      const light = Float64Array.from(coverage, (value) => 1 - Math.min(Math.max(value, 0), 1));
      return { width, height, red: light, green: light, blue: light };
    };
    return meanFlip(ink(truth), ink(measured));
  },
};
