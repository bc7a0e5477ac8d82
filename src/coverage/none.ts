import type { CoverageMethod } from "./coverage.ts";

export const methods: readonly CoverageMethod[] = [
  {
    kind: "samples",
    id: "none",
    title: "None",
    formula: "1 if f < 0 at the pixel's centre, else 0; of a mainImage the colour there",
    source: "one sample a pixel, no anti-aliasing",
    limits: "every edge pixel is wrong by up to one half and more",
    evaluations: 1,
    order: 0,
    rank: 0,
    samples: 1,
    glsl: "vec2 nabla_sample(int index) { return vec2(0.0); }",
  },
];
