/**
 * The structural similarity index.
 *
 * Source: Wang, Bovik, Sheikh, Simoncelli, "Image Quality Assessment: From Error Visibility to Structural Similarity", IEEE
 * Transactions on Image Processing 13 (2004), equations 13 to 17: a circular Gaussian window of 11 × 11 pixels with a
 * standard deviation of 1.5, K₁ = 0.01, K₂ = 0.03. Windows that reach over the border are left out, as in the authors' own
 * program.
 */
import { filterPlane, gaussianKernel, type Plane } from "./plane.ts";

const WINDOW = gaussianKernel(1.5, 5);
const K1 = 0.01;
const K2 = 0.03;

/**
 * Mean of the index over all windows, at most 1; NaN where the pictures are smaller than a window.
 *
 * @param range the largest value less the smallest possible: 255 for codes of 8 bits, 1 for numbers from 0 to 1
 */
export function meanStructuralSimilarity(a: Plane, b: Plane, range: number): number {
  const c1 = (K1 * range) ** 2;
  const c2 = (K2 * range) ** 2;
  const meansA = windowMeans(a.data, a);
  const meansB = windowMeans(b.data, b);
  const squaresA = windowMeans(product(a, a), a);
  const squaresB = windowMeans(product(b, b), b);
  const products = windowMeans(product(a, b), a);
  let sum = 0;
  for (let index = 0; index < meansA.length; index++) {
    const [meanA, meanB] = [meansA[index] as number, meansB[index] as number];
    const varianceA = (squaresA[index] as number) - meanA * meanA;
    const varianceB = (squaresB[index] as number) - meanB * meanB;
    const covariance = (products[index] as number) - meanA * meanB;
    sum +=
      ((2 * meanA * meanB + c1) * (2 * covariance + c2)) /
      ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
  }
  return sum / meansA.length;
}

function windowMeans(data: Float64Array, { width, height }: Plane): Float64Array {
  return filterPlane({ width, height, data }, WINDOW, WINDOW, "inside").data;
}

function product(a: Plane, b: Plane): Float64Array {
  return a.data.map((value, index) => value * (b.data[index] as number));
}
