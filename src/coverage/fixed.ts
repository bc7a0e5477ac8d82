import type { CoverageMethod } from "./coverage.ts";
import { FILTER } from "./options/filter.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "fixed",
    title: "Fixed width",
    formula: "clamp(½ − f / w), w a constant in scene units",
    source: "what shaders do that take their smoothing from a constant",
    limits:
      "right at one magnification of a true distance only: elsewhere blurred or jagged, and it does not know of the warp",
    evaluations: 1,
    order: 0,
    rank: 5,
    needs: ["field"],
    options: [
      {
        kind: "number",
        name: "width",
        title: "Width",
        description: "how wide an edge is, as the field measures it",
        default: 0.01,
        minimum: 0.0001,
        maximum: 1,
        step: 0,
        unit: "scene units",
        isWhole: false,
      },
      FILTER,
    ],
    glsl: `#define NABLA_OPTION_FADE 1.0
#include "nabla/coverage/filtered-ramp.glsl"
float nabla_coverage(vec2 pixel) {
  return nabla_filtered_ramp(nabla_field(pixel), NABLA_OPTION_WIDTH);
}`,
  },
];
