import type { CoverageMethod } from "./coverage.ts";
import { FADE, FILTER } from "./options/filter.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "jacobian",
    title: "Jacobian pull-back",
    formula: "clamp(½ − f / ‖Jᵀ∇s‖), s the field before the warp",
    source: "chain rule: the gradient of s∘w is Jᵀ∇s, so this equals the exact gradient up to rounding",
    limits: "as the exact gradient",
    evaluations: 1,
    order: 0,
    rank: 60,
    needs: ["warp", "sdf"],
    options: [FADE, FILTER],
    glsl: `#include "nabla/coverage/filtered-ramp.glsl"
float nabla_coverage(vec2 pixel) {
  mat2 jacobian;
  vec2 slope;
  float f = nabla_sdf_jet1(nabla_warp_jet1(pixel, jacobian), slope);
  return nabla_filtered_ramp(f, length(slope * jacobian));
}`,
  },
];
