/**
 * FLIP: how different two pictures look to a person who alternates between them.
 *
 * Source: Andersson, Nilsson, Akenine-Möller, Oskarsson, Åström, Fairchild, "FLIP: A Difference Evaluator for Alternating
 * Images", Proceedings of the ACM on Computer Graphics and Interactive Techniques 3(2), 2020. A pipeline for colour, one
 * for edges and points, and their union. Past the border the nearest pixel goes on, as in the authors' own program.
 */
import type { Triple } from "../../image/cielab.ts";
import type { Plane } from "../picture/plane.ts";
import { colourDifference } from "./colour-difference.ts";
import { opponentFromLinear } from "./colour-space.ts";
import { featureDifference } from "./feature-difference.ts";

/** A picture in linear light, 0 to 1, one array a channel, `width × height` numbers each. */
export interface LinearPicture {
  readonly width: number;
  readonly height: number;
  readonly red: Float64Array;
  readonly green: Float64Array;
  readonly blue: Float64Array;
}

/** A picture as opponent colours: luminance, red–green, blue–yellow. */
export type OpponentPicture = readonly [Plane, Plane, Plane];

/** Pixels a degree of the visual field on a screen 0.7 m wide with 3840 pixels, 0.7 m away: the paper's default. */
const DEFAULT_PIXELS_PER_DEGREE = (0.7 * (3840 / 0.7) * Math.PI) / 180;

/** Difference of each pixel, 0 (none) to 1 (the largest possible). */
export function flip(
  reference: LinearPicture,
  test: LinearPicture,
  pixelsPerDegree = DEFAULT_PIXELS_PER_DEGREE,
): Float64Array {
  const a = opponentPicture(reference);
  const b = opponentPicture(test);
  const colours = colourDifference(a, b, pixelsPerDegree);
  const features = featureDifference(a[0], b[0], pixelsPerDegree);
  // Where an edge differs, the same difference of colour is seen the more.
  return colours.map((colour, index) => colour ** (1 - (features[index] as number)));
}

/** Mean of `flip` over all pixels. */
export function meanFlip(reference: LinearPicture, test: LinearPicture, pixelsPerDegree?: number): number {
  const differences = flip(reference, test, pixelsPerDegree);
  return differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
}

function opponentPicture({ width, height, red, green, blue }: LinearPicture): OpponentPicture {
  const planes = [0, 1, 2].map(() => new Float64Array(width * height)) as [Float64Array, Float64Array, Float64Array];
  for (let index = 0; index < width * height; index++) {
    const rgb: Triple = [red[index] as number, green[index] as number, blue[index] as number];
    opponentFromLinear(rgb).forEach((value, channel) => {
      (planes[channel] as Float64Array)[index] = value;
    });
  }
  return planes.map((data) => ({ width, height, data })) as unknown as OpponentPicture;
}
