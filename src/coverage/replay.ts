import type { CoverageMethod } from "./coverage.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "edge",
    id: "replay",
    title: "Branch replay",
    formula:
      "the pixel square cut along every kink and jump that crosses it; in each piece the area on the field's side",
    source: "sites with exact gradients, convex clipping (Sutherland and Hodgman 1974), hessian where nothing is cut",
    limits: "curves are straightened to second order; after 64 evaluations what is left of a pixel is taken as it is",
    evaluations: 1,
    order: 2,
    rank: 85,
    needs: ["sites"],
    glsl: `#include "nabla/coverage/replay.glsl"
float nabla_coverage(vec2 pixel) { return nabla_replay(pixel); }`,
    imageGlsl: `#include "nabla/coverage/replay-image.glsl"
vec3 nabla_filtered(vec2 pixel) { return nabla_replay_image(pixel); }`,
    imageSketchGlsl: '#include "nabla/coverage/sketch-image.glsl"',
  },
];
