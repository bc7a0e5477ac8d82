import type { CoverageMethod } from "./coverage.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "fwidth-smoothstep",
    title: "smoothstep over fwidth",
    formula: "1 − smoothstep(−w, w, f), w = |dFdx f| + |dFdy f|",
    source: "what most shaders on the web do; smoothstep(w, −w, f) itself is undefined by GLSL ES 3.00 §8.3",
    limits: "two to three pixels wide instead of one, its S shape is no area; differences come from the 2 × 2 quad",
    evaluations: 1,
    order: 0,
    rank: 10,
    needs: ["field", "quad"],
    glsl: `float nabla_coverage(vec2 pixel) {
  float f = nabla_field(pixel);
  vec2 slope = abs(nabla_quad_gradient(f, pixel));
  float width = slope.x + slope.y;
  float weight = 1.0 - smoothstep(-width, width, f);
  float side = f < 0.0 ? 1.0 : 0.0;
  // smoothstep is undefined for equal edges, and for what is no number.
  return abs(f) < width && width < 1e37 ? weight : side;
}`,
  },
];
