const LARGEST = (2 - 2 ** -23) * 2 ** 127;

/**
 * The float32 that a decimal in GLSL stands for. Browsers take one above the largest float32 as infinite, however near:
 * 3.4028235e38, which would round to it, is infinity.
 */
export function float32OfDecimal(decimal: number): number {
  return Math.abs(decimal) > LARGEST ? Math.sign(decimal) * Number.POSITIVE_INFINITY : Math.fround(decimal);
}

/**
 * The unit in the last place of float32 at x: the distance of its neighbours in x's binade, 2⁻¹⁴⁹ at and below the least
 * normal number; infinite for what float32 does not hold.
 */
export function ulp32(x: number): number {
  const size = Math.abs(x);
  if (!(size < 2 ** 128)) return Number.POSITIVE_INFINITY;
  if (size < 2 ** -126) return 2 ** -149;
  const exponent = Math.floor(Math.log2(size));
  // Below a power of two the logarithm may be rounded up to it.
  return 2 ** ((2 ** exponent > size ? exponent - 1 : exponent) - 23);
}
