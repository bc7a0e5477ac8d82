import { methods as certified } from "./certified.ts";
import type { Configured, CoverageMethod, EdgeMethod, TilePlan } from "./coverage.ts";
import type { ChoiceOption, OptionValues } from "./options/option.ts";

const SIMPLE = {
  "half-plane": {
    needs: ["gradient"],
    glsl: `#include "nabla/coverage/half-plane.glsl"
float nabla_coverage(vec2 pixel) {
  vec2 gradient;
  float f = nabla_field_jet1(pixel, gradient);
  return nabla_half_plane(f, gradient);
}`,
  },
  hessian: {
    needs: ["hessian"],
    glsl: `#include "nabla/coverage/parabola.glsl"
float nabla_coverage(vec2 pixel) {
  vec2 gradient;
  vec3 hessian;
  float f = nabla_field_jet2(pixel, gradient, hessian);
  return nabla_parabola(f, gradient, hessian);
}`,
  },
} as const satisfies Readonly<Record<string, Pick<EdgeMethod, "needs" | "glsl">>>;

const METHOD: ChoiceOption = {
  kind: "choice",
  name: "method",
  title: "Method",
  description: "what draws the pixels of tiles that an edge crosses",
  default: "certified",
  choices: [
    { value: "certified", title: "Certified", description: "as the method of that name, with its bound" },
    { value: "half-plane", title: "Half-plane", description: "exact gradient, without a bound" },
    { value: "hessian", title: "Hessian", description: "exact gradient and Hessian, without a bound" },
  ],
};

/**
 * Where a pixel costs many models, small tiles are worth theirs. Where it costs one evaluation, the model of a tile costs
 * as much as 40 pixels (measured), and only large tiles are.
 */
const SMALL: TilePlan = { coarse: 16, fine: 4, crowded: 1, longest: Number.POSITIVE_INFINITY };
/**
 * SwiftShader compiles 5,000 to 10,000 operations a second (26 scenes of 500 to 33,000), other drivers more. Two seconds
 * are worth waiting for frames of half the cost, seven are not. Where the pixels' own text is as long there is no choice.
 */
const LARGE: TilePlan = { coarse: 32, fine: 16, crowded: 0.7, longest: 16_000 };

function inner({ method }: OptionValues): Configured {
  return method === "half-plane" || method === "hessian"
    ? { ...SIMPLE[method], evaluations: 1, statesBound: false, isSketched: false, tiles: LARGE }
    : {};
}

const [precise] = certified;

export const methods: readonly CoverageMethod[] = [
  {
    ...precise,
    id: "tiled",
    title: "Tiled",
    formula: "0 or 1 where a Taylor model over a tile proves it; pixels of the other tiles by a method",
    source: `${precise.source}; the tiles as those of a quadtree renderer (Duff 1992)`,
    limits: `${precise.limits}; where edges are everywhere, deciding tiles is in vain`,
    rank: 95,
    tiles: SMALL,
    options: [METHOD],
    configure: inner,
  },
];
