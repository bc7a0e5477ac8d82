import type { CoverageMethod } from "./coverage.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "fwidth",
    title: "fwidth",
    formula: "clamp(½ − f / w), w = |dFdx f| + |dFdy f|",
    source: "linear ramp over the L1 norm of the quad's differences",
    limits: "the L1 norm is up to √2 too wide on diagonals; differences come from the 2 × 2 quad",
    evaluations: 1,
    rank: 20,
    needs: ["field", "quad"],
    glsl: `#include "nabla/coverage/ramp.glsl"
float nabla_coverage(vec2 pixel) {
  float f = nabla_field(pixel);
  vec2 slope = abs(nabla_quad_gradient(f, pixel));
  return nabla_ramp(f, slope.x + slope.y);
}`,
  },
];
