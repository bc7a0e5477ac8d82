import type { CoverageMethod } from "./coverage.ts";
import { FADE, FILTER } from "./options/filter.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "fwidth",
    title: "fwidth",
    formula: "clamp(½ − f / w), w = |dFdx f| + |dFdy f|",
    source: "linear ramp over the L1 norm of the quad's differences",
    limits: "the L1 norm is up to √2 too wide on diagonals; differences come from the 2 × 2 quad",
    evaluations: 1,
    order: 0,
    rank: 20,
    needs: ["field", "quad"],
    options: [FADE, FILTER],
    glsl: `#include "nabla/coverage/filtered-ramp.glsl"
float nabla_coverage(vec2 pixel) {
  float f = nabla_field(pixel);
  vec2 slope = abs(nabla_quad_gradient(f, pixel));
  return nabla_filtered_ramp(f, slope.x + slope.y);
}`,
  },
];
