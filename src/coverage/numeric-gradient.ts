import type { CoverageMethod } from "./coverage.ts";
import { FADE, FILTER, STEP } from "./options/filter.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "numeric-gradient",
    title: "Gradient, central differences",
    formula: "clamp(½ − f / ‖∇f‖) with ∇f from f at a step (½ pixel) to each side",
    source:
      "central differences with the ramp of the exact gradient; the usual normalisation of an implicit field by hand",
    limits:
      "as the exact gradient, and wrong where a kink or a seam lies between the places; cancellation in far places",
    evaluations: 5,
    order: 0,
    rank: 89,
    needs: ["field"],
    options: [FADE, FILTER, STEP],
    glsl: `#include "nabla/coverage/filtered-ramp.glsl"
#include "nabla/coverage/central-difference.glsl"
float nabla_coverage(vec2 pixel) {
  return nabla_filtered_ramp(nabla_field(pixel), length(nabla_central_difference(pixel)));
}`,
  },
];
