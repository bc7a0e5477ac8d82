import type { CoverageMethod } from "./coverage.ts";

/** Samples along one side of the regular pattern. */
const SIDES = [2, 4, 8, 16];

export const methods: readonly CoverageMethod[] = SIDES.map((side, index) => ({
  kind: "samples",
  id: `supersample-${side * side}`,
  title: `Supersample ${side * side}`,
  formula: `share of ${side} × ${side} regular samples with f < 0`,
  source: "midpoint rule in both directions over the pixel square",
  limits: `steps of 1/${side * side}; an edge along the axes only gets ${side + 1} levels`,
  evaluations: side * side,
  rank: 100 + index,
  samples: side * side,
  glsl: `vec2 nabla_sample(int index) {
  return (vec2(float(index % ${side}), float(index / ${side})) + 0.5) / ${side}.0 - 0.5;
}`,
}));
