import type { CoverageMethod } from "./coverage.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "numeric-half-plane",
    title: "Half-plane, central differences",
    formula: "half-plane with ∇f from f at ½ pixel to each side",
    source: "central differences; what one writes by hand where the quad's differences are too coarse",
    limits: "five evaluations; wrong where a kink or a seam lies between the samples; cancellation in far places",
    evaluations: 5,
    rank: 90,
    needs: ["field"],
    glsl: `#include "nabla/coverage/half-plane.glsl"
float nabla_coverage(vec2 pixel) {
  float right = nabla_field(pixel + vec2(0.5, 0.0));
  float left = nabla_field(pixel - vec2(0.5, 0.0));
  float above = nabla_field(pixel + vec2(0.0, 0.5));
  float below = nabla_field(pixel - vec2(0.0, 0.5));
  return nabla_half_plane(nabla_field(pixel), vec2(right - left, above - below));
}`,
  },
];
