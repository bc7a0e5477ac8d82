import type { View } from "./view.ts";

export const view: View = {
  id: "coverage",
  title: "Coverage",
  description: "linear coverage as grey: 0 outside, 1 inside",
  rank: 1,
  usesCoverage: true,
  needs: [],
  glsl: "vec3 nabla_shade(float coverage) { return vec3(coverage); }",
};
