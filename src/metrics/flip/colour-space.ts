/** The colour spaces of FLIP: the linear opponent space YCxCz, and CIELAB with Hunt's effect. Greys have no chroma. */
import { labFromLinear, linearFromRelativeXyz, relativeXyzFromLinear, type Triple } from "../../image/cielab.ts";

/** Luminance −16 to 100, red–green, blue–yellow; linear in light, so that a sum of colours is a sum here. */
export function opponentFromLinear(rgb: Triple): Triple {
  const [x, y, z] = relativeXyzFromLinear(rgb);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function linearFromOpponent([luminance, redGreen, blueYellow]: Triple): Triple {
  const y = (luminance + 16) / 116;
  return linearFromRelativeXyz([y + redGreen / 500, y, y - blueYellow / 200]);
}

/** CIELAB whose a and b are multiplied by L/100: chroma is seen the more, the lighter a colour is (Hunt 1952). */
export function huntLabFromLinear(rgb: Triple): Triple {
  const [lightness, a, b] = labFromLinear(rgb);
  return [lightness, (lightness / 100) * a, (lightness / 100) * b];
}

/** The HyAB distance for large differences (Abasi, Amani Tehrani, Fairchild 2020): lightness and chroma apart. */
export function hybridDistance(a: Triple, b: Triple): number {
  return Math.abs(a[0] - b[0]) + Math.hypot(a[1] - b[1], a[2] - b[2]);
}
