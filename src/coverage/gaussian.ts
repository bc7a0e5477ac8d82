import type { CoverageMethod } from "./coverage.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "gaussian",
    title: "Gaussian",
    formula: "Φ(−(f + ½σ² tr H) / (σ‖∇f‖)), Φ the normal distribution, σ in pixels",
    source:
      "f at a normally distributed place around the centre has the mean f + ½σ² tr H and, to first order, the deviation σ‖∇f‖; it is taken for normal itself",
    limits:
      "its filter is a bell, not the pixel's square: against the area wrong by up to 6 %, at any size; no corners",
    evaluations: 1,
    order: 0,
    rank: 75,
    needs: ["hessian"],
    options: [
      {
        kind: "number",
        name: "radius",
        title: "Radius",
        description: "standard deviation σ of the bell; the default has the variance of the pixel's square, 1/12",
        default: 0.2886751345948129,
        minimum: 0.05,
        maximum: 32,
        step: 0,
        unit: "pixels",
        isWhole: false,
      },
    ],
    glsl: `#include "nabla/coverage/filter.glsl"
float nabla_coverage(vec2 pixel) {
  vec2 gradient;
  vec3 hessian;
  float f = nabla_field_jet2(pixel, gradient, hessian);
  const float deviation = NABLA_OPTION_RADIUS;
  float shift = 0.5 * deviation * deviation * (hessian.x + hessian.z);
  float mean = abs(shift) < 1e37 ? f + shift : f;
  // nabla_normal_step counts in widths of the box with the same variance: sqrt(12) deviations.
  float width = 3.4641016151377544 * deviation * length(gradient);
  float weight = nabla_normal_step(-mean / width);
  float side = mean < 0.0 ? 1.0 : 0.0;
  return nabla_is_near(mean, width) ? weight : side;
}`,
  },
];
