/** The options that most methods share: how wide an edge fades and by which filter. */
import type { ChoiceOption, NumberOption } from "./option.ts";

/** How wide the edge is, along the axes and in pixels, whatever warp lies between; 1 is the pixel itself. */
export const FADE: NumberOption = {
  kind: "number",
  name: "fade",
  title: "Fade",
  description: "how many pixels wide an edge is, through any warp",
  default: 1,
  minimum: 0.125,
  maximum: 64,
  step: 0.125,
  unit: "pixels",
  isWhole: false,
};

/** By which weight the surroundings count; all three are as wide as `fade` says. */
export const FILTER: ChoiceOption = {
  kind: "choice",
  name: "filter",
  title: "Filter",
  description: "what the surroundings of a pixel's centre weigh",
  default: "box",
  choices: [
    { value: "box", title: "Box", description: "a square with sides of `fade` pixels: with 1 the area in the pixel" },
    {
      value: "tent",
      title: "Tent",
      description: "falls linearly to 0 at half of `fade` from the centre: with 2 the usual tent",
    },
    {
      value: "gaussian",
      title: "Gaussian",
      description:
        "a bell with the variance of the box, a standard deviation of `fade`/√12 pixels: with 1.73 half a pixel",
    },
  ],
};

/** Pixels between the places of a difference quotient. */
export const STEP: NumberOption = {
  kind: "number",
  name: "step",
  title: "Step",
  description: "pixels from the centre to the places of the differences",
  default: 0.5,
  minimum: 0.001,
  maximum: 2,
  step: 0,
  unit: "pixels",
  isWhole: false,
};
