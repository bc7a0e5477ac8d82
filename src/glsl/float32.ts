const LARGEST = (2 - 2 ** -23) * 2 ** 127;

/**
 * The float32 that a decimal in GLSL stands for. Browsers take one above the largest float32 as infinite, however near:
 * 3.4028235e38, which would round to it, is infinity.
 */
export function float32OfDecimal(decimal: number): number {
  return Math.abs(decimal) > LARGEST ? Math.sign(decimal) * Number.POSITIVE_INFINITY : Math.fround(decimal);
}
