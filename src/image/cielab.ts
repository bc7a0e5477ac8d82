/**
 * CIELAB and the linear spaces below it, for colours with the primaries of sRGB and the white of D65.
 *
 * Sources: IEC 61966-2-1 (primaries), ISO 11664-2 (D65 in five digits), ISO/CIE 11664-4 (CIELAB).
 */

/** Three numbers: red, green, blue in linear light 0 to 1; X/Xₙ, Y/Yₙ, Z/Zₙ; or L, a, b. */
export type Triple = readonly [number, number, number];

type Matrix = readonly [Triple, Triple, Triple];

/** CIE chromaticities x, y of red, green and blue. */
const PRIMARIES: readonly (readonly [number, number])[] = [
  [0.64, 0.33],
  [0.3, 0.6],
  [0.15, 0.06],
];
const D65: readonly [number, number] = [0.31271, 0.32902];

const WHITE = tristimulus(D65);
const XYZ_FROM_RGB = matrixOfPrimaries();
const RGB_FROM_XYZ = inverse(XYZ_FROM_RGB);

/** X/Xₙ, Y/Yₙ, Z/Zₙ; all three are 1 for white. */
export function relativeXyzFromLinear(rgb: Triple): Triple {
  const [x, y, z] = apply(XYZ_FROM_RGB, rgb);
  return [x / WHITE[0], y / WHITE[1], z / WHITE[2]];
}

/** A colour outside what a display shows has a part below 0 or above 1. */
export function linearFromRelativeXyz([x, y, z]: Triple): Triple {
  return apply(RGB_FROM_XYZ, [x * WHITE[0], y * WHITE[1], z * WHITE[2]]);
}

export function labFromLinear(rgb: Triple): Triple {
  const [x, y, z] = relativeXyzFromLinear(rgb).map(perceived) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function linearFromLab([lightness, a, b]: Triple): Triple {
  const y = (lightness + 16) / 116;
  return linearFromRelativeXyz([y + a / 500, y, y - b / 200].map(physical) as unknown as Triple);
}

/** Where the cube root of CIELAB goes over into a straight line. */
const KNEE = 6 / 29;

function perceived(value: number): number {
  return value > KNEE ** 3 ? Math.cbrt(value) : value / (3 * KNEE ** 2) + 4 / 29;
}

function physical(value: number): number {
  return value > KNEE ? value ** 3 : 3 * KNEE ** 2 * (value - 4 / 29);
}

/** X, Y and Z of a chromaticity at Y = 1. */
function tristimulus([x, y]: readonly [number, number]): Triple {
  return [x / y, 1, (1 - x - y) / y];
}

/** The columns are the primaries, each as bright as it must be for red + green + blue to be white. */
function matrixOfPrimaries(): Matrix {
  const unscaled = transposed(PRIMARIES.map(tristimulus) as unknown as Matrix);
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
