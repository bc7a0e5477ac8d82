import type { CoverageMethod } from "./coverage.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "determinant",
    title: "Jacobian determinant",
    formula: "clamp(½ − f / √|det J|), J of camera and warp per pixel",
    source: "the warp's area scale taken for its length scale: what people try first",
    limits: "right only where the warp is conformal and the field before it is a true distance",
    evaluations: 1,
    rank: 50,
    needs: ["field", "warp"],
    glsl: `#include "nabla/coverage/ramp.glsl"
float nabla_coverage(vec2 pixel) {
  mat2 jacobian;
  nabla_warp_jet1(pixel, jacobian);
  float area = jacobian[0].x * jacobian[1].y - jacobian[1].x * jacobian[0].y;
  return nabla_ramp(nabla_field(pixel), sqrt(abs(area)));
}`,
  },
];
