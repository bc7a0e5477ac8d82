import type { EdgeMethod } from "./coverage.ts";

export const methods: readonly [EdgeMethod] = [
  {
    kind: "edge",
    id: "certified",
    title: "Certified",
    formula:
      "bounds of the area from f ∈ v + g·(x − x₀) ± e over the pixel: one model where that is enough, both sides of each kink where it is not, 4 × 4 cells where it bends too much; the middle of the bounds",
    source:
      "Taylor models of first order (affine arithmetic), rounded outward; polygons cut by Sutherland and Hodgman's rule",
    limits:
      "the bounds stay wide where more than 8 paths lead through a cell or the field is unbounded in it; what it states is then as wide",
    evaluations: 2,
    order: 1,
    rank: 90,
    needs: ["taylor-sides"],
    statesBound: true,
    glsl: `#include "nabla/coverage/certified.glsl"`,
  },
];
