import type { CoverageMethod } from "./coverage.ts";
import { FADE, FILTER } from "./options/filter.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "derivative",
    title: "Quad derivative",
    formula: "clamp(½ − f / ‖(dFdx f, dFdy f)‖)",
    source: "linear ramp over the Euclidean norm of the quad's differences",
    limits: "differences come from the 2 × 2 quad: wrong where a quad straddles a kink or a seam",
    evaluations: 1,
    order: 0,
    rank: 30,
    needs: ["field", "quad"],
    options: [FADE, FILTER],
    glsl: `#include "nabla/coverage/filtered-ramp.glsl"
float nabla_coverage(vec2 pixel) {
  float f = nabla_field(pixel);
  return nabla_filtered_ramp(f, length(nabla_quad_gradient(f, pixel)));
}`,
  },
];
