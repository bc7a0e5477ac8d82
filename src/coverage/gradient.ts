import type { CoverageMethod } from "./coverage.ts";
import { FADE, FILTER } from "./options/filter.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "gradient",
    title: "Exact gradient",
    formula: "clamp(½ − f / ‖∇f‖)",
    source: "first-order distance f/‖∇f‖ (Taubin 1994), ramp over one pixel",
    limits: "the ramp is the area only for edges along the axes; no curvature, no corners",
    evaluations: 1,
    order: 0,
    rank: 40,
    needs: ["gradient"],
    options: [FADE, FILTER],
    glsl: `#include "nabla/coverage/filtered-ramp.glsl"
float nabla_coverage(vec2 pixel) {
  vec2 gradient;
  float f = nabla_field_jet1(pixel, gradient);
  return nabla_filtered_ramp(f, length(gradient));
}`,
  },
];
