import type { View } from "./view.ts";

export const view: View = {
  id: "bound",
  title: "Bound",
  description:
    "how far the coverage may be from the truth, as the method itself states it: black is 0, one step of grey 1/255, white a quarter",
  rank: 2,
  usesCoverage: true,
  needsBound: true,
  needs: [],
  // Logarithmic: from 1/4096 on, where the difference begins to count, to 1/4.
  glsl: `vec3 nabla_shade(float coverage) {
  return vec3(clamp(0.1 * log2(4096.0 * max(nabla_coverage_bound, 1e-9)), 0.0, 1.0));
}`,
};
