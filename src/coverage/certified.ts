import type { EdgeMethod } from "./coverage.ts";

export const methods: readonly [EdgeMethod] = [
  {
    kind: "edge",
    id: "certified",
    title: "Certified",
    formula:
      "bounds of the area from f ∈ v + g·(x − x₀) ± e over the pixel: one model where that is enough, both sides of each kink where it is not; the middle of the bounds, or where these stay wide what replay finds between them",
    source:
      "Taylor models of first order (affine arithmetic), rounded outward; convex clipping (Sutherland and Hodgman 1974); replay",
    limits:
      "the bounds stay wide where the field bends much within a pixel, more than 8 paths lead through it or it is unbounded there; what it states is then as wide, though its value is mostly much nearer",
    evaluations: 2,
    order: 1,
    rank: 90,
    needs: ["taylor-sides", "sites"],
    statesBound: true,
    glsl: `#include "nabla/coverage/certified.glsl"`,
    isSketched: true,
  },
];
