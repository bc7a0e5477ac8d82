import type { CoverageMethod } from "./coverage.ts";
import { FADE, FILTER } from "./options/filter.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "half-plane",
    title: "Half-plane",
    formula: "area of the pixel square where f + ∇f·(x, y) < 0, in closed form",
    source: "area of a square cut by a line; with the exact gradient the first-order Taylor model of the edge",
    limits: "error grows with curvature (second order in the pixel's size); a corner inside the pixel is not seen",
    evaluations: 1,
    order: 1,
    rank: 70,
    needs: ["gradient"],
    options: [FADE, FILTER],
    glsl: `#include "nabla/coverage/chosen-half-plane.glsl"
float nabla_coverage(vec2 pixel) {
  vec2 gradient;
  float f = nabla_field_jet1(pixel, gradient);
  return nabla_chosen_half_plane(f, gradient);
}`,
  },
];
