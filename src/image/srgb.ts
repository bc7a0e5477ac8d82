/**
 * Between sRGB values and linear light, both 0 to 1. Source: IEC 61966-2-1:1999, 5.2 and 5.3, with the thresholds 0.04045
 * and 0.0031308 of the standard (its two pieces meet there to about 1e-8).
 */

/** @param value an sRGB value, 0 to 1 */
export function linearFromSrgb(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** @param value linear light, 0 to 1 */
export function srgbFromLinear(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}
