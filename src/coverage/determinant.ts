import type { CoverageMethod } from "./coverage.ts";
import { FADE, FILTER } from "./options/filter.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "determinant",
    title: "Jacobian determinant",
    formula: "clamp(½ − f / √|det J|), J of camera and warp per pixel",
    source: "the warp's area scale taken for its length scale: what people try first",
    limits: "right only where the warp is conformal and the field before it is a true distance",
    evaluations: 1,
    order: 0,
    rank: 50,
    needs: ["field", "warp"],
    options: [FADE, FILTER],
    glsl: `#include "nabla/coverage/filtered-ramp.glsl"
float nabla_coverage(vec2 pixel) {
  mat2 jacobian;
  nabla_warp_jet1(pixel, jacobian);
  float area = jacobian[0].x * jacobian[1].y - jacobian[1].x * jacobian[0].y;
  return nabla_filtered_ramp(nabla_field(pixel), sqrt(abs(area)));
}`,
  },
];
