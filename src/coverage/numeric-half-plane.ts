import type { CoverageMethod } from "./coverage.ts";
import { FADE, FILTER, STEP } from "./options/filter.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "numeric-half-plane",
    title: "Half-plane, central differences",
    formula: "half-plane with ∇f from f at a step (½ pixel) to each side",
    source: "central differences; what one writes by hand where the quad's differences are too coarse",
    limits: "five evaluations; wrong where a kink or a seam lies between the samples; cancellation in far places",
    evaluations: 5,
    order: 1,
    rank: 90,
    needs: ["field"],
    options: [FADE, FILTER, STEP],
    glsl: `#include "nabla/coverage/chosen-half-plane.glsl"
#include "nabla/coverage/central-difference.glsl"
float nabla_coverage(vec2 pixel) {
  return nabla_chosen_half_plane(nabla_field(pixel), nabla_central_difference(pixel));
}`,
  },
];
