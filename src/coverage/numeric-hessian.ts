import type { CoverageMethod } from "./coverage.ts";
import { FADE, FILTER, STEP } from "./options/filter.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "numeric-hessian",
    title: "Hessian, finite differences",
    formula: "hessian with ∇f and H from a 3 × 3 stencil of a step (½ pixel)",
    source: "second-order central differences",
    limits: "nine evaluations; second differences lose half of a float's digits",
    evaluations: 9,
    order: 2,
    rank: 91,
    needs: ["field"],
    options: [FADE, FILTER, STEP],
    glsl: `#include "nabla/coverage/chosen-parabola.glsl"
float nabla_coverage(vec2 pixel) {
  const float h = NABLA_OPTION_STEP;
  float f = nabla_field(pixel);
  float right = nabla_field(pixel + vec2(h, 0.0));
  float left = nabla_field(pixel - vec2(h, 0.0));
  float above = nabla_field(pixel + vec2(0.0, h));
  float below = nabla_field(pixel - vec2(0.0, h));
  float diagonal = nabla_field(pixel + vec2(h, h)) + nabla_field(pixel - vec2(h, h));
  float counter = nabla_field(pixel + vec2(h, -h)) + nabla_field(pixel + vec2(-h, h));
  vec2 gradient = vec2(right - left, above - below) / (2.0 * h);
  vec3 hessian = vec3(right - 2.0 * f + left, 0.25 * (diagonal - counter), above - 2.0 * f + below) / (h * h);
  return nabla_chosen_parabola(f, gradient, hessian);
}`,
  },
];
