import type { CoverageMethod } from "./coverage.ts";
import { FADE, FILTER } from "./options/filter.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "hessian",
    title: "Hessian",
    formula:
      "area under the parabola y₀ + y₁x + y₂x² that f, ∇f and H give, clamped to the pixel square, in closed form",
    source: "second-order Taylor model of the implicit edge, solved for the steeper axis",
    limits: "a corner or a second edge inside the pixel is not seen; falls back to the half-plane where ‖H‖ > ‖∇f‖",
    evaluations: 1,
    order: 2,
    rank: 80,
    needs: ["hessian"],
    options: [FADE, FILTER],
    glsl: `#include "nabla/coverage/chosen-parabola.glsl"
float nabla_coverage(vec2 pixel) {
  vec2 gradient;
  vec3 hessian;
  float f = nabla_field_jet2(pixel, gradient, hessian);
  return nabla_chosen_parabola(f, gradient, hessian);
}`,
  },
];
