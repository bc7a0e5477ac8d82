/** The series `directions`: straight edges of a true distance in all directions, each at many places within its pixels. */
import { compileTruth, sceneTruth } from "../../reference/scene-truth.ts";
import { defaultFrame } from "../../scene/frame.ts";
import { loadScene } from "../../scene/load.ts";
import type { Scene } from "../../scene/scene.ts";
import type { SeriesPicture } from "./series-picture.ts";

/**
 * Directions of half a turn; each band has an edge for either half. None is along an axis or a diagonal: there an edge has
 * the same few places within all its pixels, and what is measured is these places and not the direction.
 */
const COUNT = 24;
const SIDE = 64;

/** Parallel bands, 8 pixels from edge to edge; where the field has its kinks, no edge is near. */
const TEXT = `//! Straight edges
uniform float direction; //! min=0 max=4 default=0
float sdf(vec2 p) {
  float along = dot(p, vec2(cos(direction), sin(direction))) * ${SIDE / 2}.0;
  return (abs(mod(along, 16.0) - 8.0) - 4.0) / ${SIDE / 2}.0;
}
`;

export interface DirectionSeries {
  readonly scene: Scene;
  readonly pictures: readonly SeriesPicture[];
  /** What has been measured on them, by the metric's id and the method's: it holds for all scenes. */
  readonly measured: Map<string, number>;
}

/** The scene and its truths; the same for all methods and all scenes that are compared. */
export function directionSeries(): DirectionSeries {
  const scene = loadScene(TEXT, "straight edges");
  const { field } = compileTruth(scene);
  if (field === null) throw new Error("the scene of straight edges does not compile");
  const pictures = Array.from({ length: COUNT }, (_, index): SeriesPicture => {
    const direction = ((index + 0.5) * Math.PI) / COUNT;
    const frame = { ...defaultFrame(SIDE, SIDE), parameters: { direction: [direction] } };
    return { at: direction, frame, truth: sceneTruth(field, frame).coverage };
  });
  return { scene, pictures, measured: new Map() };
}
