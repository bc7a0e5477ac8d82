/** Coverage as a viewer sees it: black ink on white paper or the other way round, in sRGB values 0 to 1. */
import { srgbFromLinear } from "../../image/srgb.ts";

export type Polarity = "dark on light" | "light on dark";

/**
 * The grey of one pixel whose `coverage` (0 to 1, clamped as a display does) is mixed in linear light.
 *
 * The two polarities differ because sRGB codes lie denser in the dark: the same error of coverage is seen differently.
 */
export function greyOf(coverage: number, polarity: Polarity): number {
  const inside = Math.min(Math.max(coverage, 0), 1);
  return srgbFromLinear(polarity === "dark on light" ? 1 - inside : inside);
}

/** The greys of a whole picture. */
export function greysOf(coverage: ArrayLike<number>, polarity: Polarity): Float64Array {
  return Float64Array.from(coverage, (value) => greyOf(value, polarity));
}
