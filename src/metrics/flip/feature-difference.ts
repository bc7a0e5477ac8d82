/** FLIP's pipeline for features: edges and points that one picture has and the other has not. */
import { filterPlane, gaussianKernel, type Plane } from "../picture/plane.ts";

/** Width of a feature's detector in degrees of the visual field, section 4.2 of the paper. */
const DETECTOR_WIDTH = 0.082;
const EXPONENT = 0.5;

/**
 * Difference of each pixel, 0 to 1.
 *
 * @param a luminance, −16 to 100
 */
export function featureDifference(a: Plane, b: Plane, pixelsPerDegree: number): Float64Array {
  const sigma = 0.5 * DETECTOR_WIDTH * pixelsPerDegree;
  const radius = Math.ceil(3 * sigma);
  const smooth = gaussianKernel(sigma, radius);
  const edges = balanced(smooth.map((weight, tap) => (radius - tap) * weight));
  const points = balanced(smooth.map((weight, tap) => (((tap - radius) / sigma) ** 2 - 1) * weight));
  const edgeDifference = strengthDifference(a, b, edges, smooth);
  const pointDifference = strengthDifference(a, b, points, smooth);
  return edgeDifference.map(
    (edge, index) => (Math.max(edge, pointDifference[index] as number) / Math.SQRT2) ** EXPONENT,
  );
}

/** The positive weights scaled to a sum of 1, the negative ones to −1. */
function balanced(kernel: Float64Array): Float64Array {
  const positive = kernel.reduce((sum, weight) => sum + Math.max(weight, 0), 0);
  const negative = kernel.reduce((sum, weight) => sum - Math.min(weight, 0), 0);
  return kernel.map((weight) => weight / (weight > 0 ? positive : negative));
}

function strengthDifference(a: Plane, b: Plane, detector: Float64Array, smooth: Float64Array): Float64Array {
  const strengthA = strength(a, detector, smooth);
  const strengthB = strength(b, detector, smooth);
  return strengthA.map((value, index) => Math.abs(value - (strengthB[index] as number)));
}

/** Length of the detector's answers across and down, on luminance scaled to 0…1. */
function strength({ width, height, data }: Plane, detector: Float64Array, smooth: Float64Array): Float64Array {
  const grey = { width, height, data: data.map((luminance) => (luminance + 16) / 116) };
  const across = filterPlane(grey, detector, smooth, "repeat").data;
  const down = filterPlane(grey, smooth, detector, "repeat").data;
  return across.map((value, index) => Math.hypot(value, down[index] as number));
}
