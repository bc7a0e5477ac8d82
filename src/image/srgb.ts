/** The transfer functions of sRGB (IEC 61966-2-1), on values 0 to 1. */

/** Linear light of an sRGB code. */
export function linearFromSrgb(code: number): number {
  return code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4;
}

/** sRGB code of linear light. */
export function srgbFromLinear(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}
