/**
 * The colour spaces of FLIP: linear RGB with the primaries of sRGB, the linear opponent space YCxCz, and CIELAB with Hunt's
 * effect. White is that of D65, so greys have no chroma in either.
 */

/** Three numbers: red, green, blue; Y, Cx, Cz; or L, a, b. */
export type Triple = readonly [number, number, number];

type Matrix = readonly [Triple, Triple, Triple];

/** CIE chromaticities x, y: red, green and blue of sRGB (IEC 61966-2-1), and D65 in five digits (ISO 11664-2). */
const PRIMARIES: readonly (readonly [number, number])[] = [
  [0.64, 0.33],
  [0.3, 0.6],
  [0.15, 0.06],
];
const D65: readonly [number, number] = [0.31271, 0.32902];

/** X, Y and Z of a chromaticity at Y = 1. */
function tristimulus([x, y]: readonly [number, number]): Triple {
  return [x / y, 1, (1 - x - y) / y];
}

const WHITE = tristimulus(D65);
const XYZ_FROM_RGB = matrixOfPrimaries();
const RGB_FROM_XYZ = inverse(XYZ_FROM_RGB);

/** The columns are the primaries, each as bright as it must be for red + green + blue to be white. */
function matrixOfPrimaries(): Matrix {
  const columns = PRIMARIES.map(tristimulus) as unknown as Matrix;
  const unscaled = transposed(columns);
  const scale = apply(inverse(unscaled), WHITE);
  return unscaled.map((row) => row.map((value, column) => value * (scale[column] as number))) as unknown as Matrix;
}

function transposed([a, b, c]: Matrix): Matrix {
  return [
    [a[0], b[0], c[0]],
    [a[1], b[1], c[1]],
    [a[2], b[2], c[2]],
  ];
}

function inverse([a, b, c]: Matrix): Matrix {
  const determinant = dot(a, cross(b, c));
  return transposed([cross(b, c), cross(c, a), cross(a, b)]).map((row) =>
    row.map((value) => value / determinant),
  ) as unknown as Matrix;
}

function cross(a: Triple, b: Triple): Triple {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function apply([a, b, c]: Matrix, value: Triple): Triple {
  return [dot(a, value), dot(b, value), dot(c, value)];
}

/** X/Xₙ, Y/Yₙ, Z/Zₙ. */
function relativeXyz(rgb: Triple): Triple {
  const [x, y, z] = apply(XYZ_FROM_RGB, rgb);
  return [x / WHITE[0], y / WHITE[1], z / WHITE[2]];
}

/** Luminance −16 to 100, red–green, blue–yellow; linear in light, so that a sum of colours is a sum here. */
export function opponentFromLinear(rgb: Triple): Triple {
  const [x, y, z] = relativeXyz(rgb);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function linearFromOpponent([luminance, redGreen, blueYellow]: Triple): Triple {
  const y = (luminance + 16) / 116;
  return apply(RGB_FROM_XYZ, [(y + redGreen / 500) * WHITE[0], y * WHITE[1], (y - blueYellow / 200) * WHITE[2]]);
}

/**
 * CIELAB (ISO/CIE 11664-4) whose a and b are multiplied by L/100: chroma is seen the more, the lighter a colour is (Hunt
 * 1952, as in section 4.1.2 of the FLIP paper).
 */
export function huntLabFromLinear(rgb: Triple): Triple {
  const [x, y, z] = relativeXyz(rgb).map(perceived) as unknown as Triple;
  const lightness = 116 * y - 16;
  return [lightness, (lightness / 100) * 500 * (x - y), (lightness / 100) * 200 * (y - z)];
}

function perceived(value: number): number {
  return value > (6 / 29) ** 3 ? Math.cbrt(value) : value / (3 * (6 / 29) ** 2) + 4 / 29;
}

/** The HyAB distance for large differences (Abasi, Amani Tehrani, Fairchild 2020): lightness and chroma apart. */
export function hybridDistance(a: Triple, b: Triple): number {
  return Math.abs(a[0] - b[0]) + Math.hypot(a[1] - b[1], a[2] - b[2]);
}
