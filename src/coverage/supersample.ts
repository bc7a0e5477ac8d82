import type { Configured, CoverageMethod } from "./coverage.ts";
import { FADE, FILTER } from "./options/filter.ts";
import type { ChoiceOption, OptionValues } from "./options/option.ts";

/** Samples along one side of the pixel in the methods with a fixed number. */
const SIDES = [2, 4, 8, 16];

function patternOption(start: "regular" | "r2"): ChoiceOption {
  return {
    kind: "choice",
    name: "pattern",
    title: "Pattern",
    description: "where the samples are",
    default: start,
    choices: [
      { value: "regular", title: "Regular", description: "a grid along the axes" },
      {
        value: "rotated",
        title: "Rotated",
        description: "a grid turned so that no two samples share a row or a column",
      },
      { value: "r2", title: "R2", description: "the quasi-random sequence R2, for any number of samples" },
    ],
  };
}

const GLSL = `#include "nabla/coverage/samples.glsl"
vec2 nabla_sample(int index) { return nabla_filtered_sample(index); }`;

const SHARED = {
  kind: "samples",
  order: 0,
  limits:
    "steps of 1/N; on a grid an edge along the axes gets √N + 1 levels only; at a fixed N its error stays at any size",
} as const;

/** One sample a pixel takes it as it is, in the middle. */
const fixedCount: readonly CoverageMethod[] = SIDES.map((side, index) => ({
  ...SHARED,
  id: `supersample-${side * side}`,
  title: `Supersample ${side * side}`,
  formula: `share of ${side * side} samples with f < 0; of a mainImage their mean colour`,
  source:
    "midpoint rule in both directions over the pixel square; rotated: Chiu, Shirley and Wang 1994; R2: Roberts 2018",
  evaluations: side * side,
  rank: 100 + index,
  samples: side * side,
  options: [patternOption("regular"), FADE, FILTER],
  glsl: `#define NABLA_OPTION_SAMPLES ${side * side}\n${GLSL}`,
}));

const anyCount: CoverageMethod = {
  ...SHARED,
  id: "supersample",
  title: "Supersample",
  formula: "share of N samples with f < 0; of a mainImage their mean colour",
  source: "quasi-Monte Carlo with the sequence R2 (Roberts 2018), or a grid",
  evaluations: 32,
  rank: 110,
  samples: 32,
  options: [
    {
      kind: "number",
      name: "samples",
      title: "Samples",
      description: "N, samples a pixel; a square number for a grid",
      default: 32,
      minimum: 1,
      maximum: 1024,
      step: 1,
      unit: "samples",
      isWhole: true,
    },
    patternOption("r2"),
    FADE,
    FILTER,
  ],
  configure: countOf,
  glsl: GLSL,
};

function countOf({ samples, pattern }: OptionValues): Configured | string {
  const count = Number(samples);
  const side = Math.sqrt(count);
  if (pattern !== "r2" && !Number.isInteger(side)) {
    const [less, more] = [Math.floor(side) ** 2, Math.ceil(side) ** 2];
    return `pattern '${pattern}' of 'supersample' has a square number of samples, given ${count}; near are ${less} and ${more}, and pattern r2 takes any`;
  }
  return { samples: count, evaluations: count };
}

export const methods: readonly CoverageMethod[] = [...fixedCount, anyCount];
