/**
 * All tolerances of the tests, each with its reason. No other file of the tests holds an epsilon.
 *
 * A rounding to nearest has a relative error of at most one unit: 2⁻⁵³ in float64, 2⁻²⁴ in float32. n roundings in a
 * chain of products, quotients and sums without cancellation are at most γₙ = n·u/(1 − n·u) (Higham, "Accuracy and
 * Stability of Numerical Algorithms", lemma 3.1).
 */

import { ulp32 } from "../src/glsl/float32.ts";

export const FLOAT64_UNIT = 2 ** -53;
export const FLOAT32_UNIT = 2 ** -24;

/** γₙ: relative error bound of `count` roundings, each of them at most `unit`. */
export function roundings(count: number, unit: number): number {
  if (!(count * unit < 1)) throw new Error(`${count} roundings of ${unit} have no bound`);
  return (count * unit) / (1 - count * unit);
}

/**
 * Whether |actual − expected| ≤ tolerance. NaN is near nothing, not even NaN; an infinity is near itself only; a
 * tolerance that is negative or NaN is a mistake in the test.
 */
export function isWithin(actual: number, expected: number, tolerance: number): boolean {
  if (!(tolerance >= 0)) throw new Error(`a tolerance is a number of at least 0, this one is ${tolerance}`);
  if (actual === expected) return true;
  // Infinity − (−Infinity) ≤ Infinity would let anything pass.
  if (!Number.isFinite(actual) || !Number.isFinite(expected)) return false;
  return Math.abs(actual - expected) <= tolerance;
}

/**
 * A value that is known to 16 decimal places or more (a table, another formula) against one evaluation of a maths
 * function in float64. V8's functions come from fdlibm, whose error is below 1 ulp = 2 units; the decimal number is read
 * with 1 unit; the function's operand, where it is a quotient or sum, adds 1 unit times the condition number, and
 * every row of the table has one of at most 4.
 */
export function knownValue(expected: number): number {
  return roundings(2 + 1 + 4, FLOAT64_UNIT) * Math.max(Math.abs(expected), 1);
}

/**
 * A derivative by `numericalDerivatives` against the exact one: its own estimate of its error, eightfold, and the
 * rounding of the exact derivative.
 *
 * The estimate is the larger difference to the two entries an extrapolation is made of, which for a smooth function is
 * many times the truncation error that is left: the next column would remove a factor of 4ᵏ ≥ 4. Near the step at
 * which rounding takes over, both entries carry independent rounding errors that the difference can hide by chance;
 * eight of them cover the 7 rows of the table and the value itself. The exact derivative is a formula of at most 64
 * roundings.
 */
export function finiteDifference(estimate: { readonly error: number }, exact: number): number {
  return 8 * estimate.error + roundings(64, FLOAT64_UNIT) * Math.abs(exact);
}

/**
 * A field in float32 on a GPU against the same program in float64, in units of the field, at points where no branch
 * differs. `scale` is the largest magnitude among the coordinates and intermediate values.
 *
 * 16 roundings of the scale: camera (3), subtraction of a centre (1), a warp of two trigonometric functions of 1.3e-7 =
 * 2.2 units each and two products (6), norm (3), two combinations (2), the result (1).
 */
export function gpuField(scale: number): number {
  return 2 ** -20 * scale;
}

/**
 * A gradient in float32 on a GPU against float64, both per pixel, away from kinks: 2⁻¹⁸ of its norm and 1e-5 per pixel.
 *
 * The chain rule passes each rounding of the field (16, see above) into at most four products and adds that many sums:
 * 64 units = 2⁻¹⁸. The absolute part is where partials cancel (the flank of a smooth minimum, a saddle): the parts are
 * of size 1 per pixel at most in the scenes of the tests, and the cancelled digits are 1e-5 = 168 units of them.
 */
export function gpuGradient(norm: number): number {
  return 2 ** -18 * norm + 1e-5;
}

/**
 * Coverage by n × n samples against the exact area under an edge that is a straight line: each row of samples is cut
 * at one place, which the samples know to half their distance 1/n; the errors of the n rows are at worst equal.
 */
export function sampledCoverage(samples: number): number {
  return 1 / (2 * samples);
}

/**
 * How small the error estimate of a finite difference is where a function of size 4 at most is smooth on a scale of 1:
 * with six extrapolations the truncation error is below the rounding error from a step of h = 2⁻⁸ on, and that one is
 * 2·4·2⁻⁵⁰/h = 2⁻³⁹ for a first and 4·2·4·2⁻⁵⁰/h² = 2⁻²⁹ for a second difference; twice that where the best step is the
 * next smaller one for a first derivative, or half of that for a second.
 */
export const USEFUL_FIRST_DIFFERENCE = 2 ** -38;
export const USEFUL_SECOND_DIFFERENCE = 2 ** -28;

/**
 * Two formulas for the same distance in float64, both of at most 64 roundings of numbers of size 4 (points of the tests
 * are within 1.5 of the origin, radii and sums of two of them below 4).
 */
export function twoFormulas(value: number): number {
  return roundings(64, FLOAT64_UNIT) * Math.max(Math.abs(value), 4);
}

/**
 * A derivative that the transform wrote against one written by hand, both in float64. Each is at most 256 roundings
 * (seven steps of the ellipse are the longest chain); a quotient on the way may have a condition number of 2¹² near the
 * singular points of a warp, which the random points of the tests come as near as 2⁻⁶, so near that its square counts.
 */
export function derivedDerivative(scale: number): number {
  return 2 ** 12 * roundings(256, FLOAT64_UNIT) * Math.max(Math.abs(scale), 1);
}

/**
 * Length 1 of a distance's gradient, and 0 on the outline. Numbers like sqrt(3) that the front-end folds are rounded to
 * float32 with the literals, eight of them at most in a row; so a normal written with them is that much longer than 1.
 */
export function distanceProperty(scale: number): number {
  return roundings(8, FLOAT32_UNIT) * scale;
}

/** An example in the head of a library file: at most 8 literals rounded to float32, each with a condition number of 4. */
export function exampleValue(expected: number): number {
  return roundings(8 * 4, FLOAT32_UNIT) * Math.max(Math.abs(expected), 1);
}

/**
 * The largest share of random derivatives that finite differences may leave open because of a kink near by: a line of
 * length 3 across the square of side 3 that the points come from has a neighbourhood of 2⁻¹² on both sides, 1/6144 of
 * the square. Twelve sectors with four kinks each are 48 such lines; with two derivatives that rarely fail alone, 2 %.
 */
export const LARGEST_KINK_SHARE = 0.02;

/**
 * A field on both sides of a seam, 2⁻³⁰ away from it, in float64: `radians(360.0)` is folded to float32 with the
 * literals and so misses the whole turn by 2⁻²⁴ of it; a scene counts up to 2⁶ cells to the turn, and its field changes
 * by up to 2³ a cell.
 */
export function seam(value: number): number {
  return 2 ** -15 * Math.max(Math.abs(value), 1);
}

/**
 * Coverage by branch replay against the exact area of polygons whose sides are `cuts` lines: what a line cuts off by less
 * than 0.001 of |cₓ| + |c_y|, at most √2 · 0.001 pixels, is not cut off, along at most the diagonal of the pixel. The areas
 * that are left are sums of products of numbers below 1, far below that in float64.
 */
export function sliver(cuts: number): number {
  return cuts * 0.001 * Math.SQRT2 * Math.SQRT2;
}

/**
 * A library function's derivative by `numericalDerivatives` against the one written by hand: `finiteDifference`, and the
 * rounding of intermediate values that are larger than the result. The differences' own estimate knows only the size of
 * the result, 0.01 of a field that repeats, say; on the way there are up to `scale` turns, cells or squares, each known to
 * 8 units, which the smallest step of 2⁻¹² amplifies.
 */
export function libraryDifference(estimate: { readonly error: number }, exact: number, scale: number): number {
  return finiteDifference(estimate, exact) + roundings(8, FLOAT64_UNIT) * 2 ** 12 * scale;
}

/** Intermediate values of library functions at points within 1.5 of the origin: 15 turns of a spiral are the most. */
export const INTERMEDIATE_SCALE = 16;

/**
 * The midpoint rule with `steps` steps over an interval of length 1, for an integrand whose slope is at most `slope`
 * and that has kinks: where it has one, the step around it is wrong by at most slope/(4·steps²), of which there are at
 * most four; elsewhere the second derivative, at most twice the slope, gives slope/(12·steps²). Plus the rounding of
 * the sum.
 */
export function midpointRule(steps: number, slope: number): number {
  return ((4 / 4 + 1 / 12) * slope) / (steps * steps) + roundings(steps + 64, FLOAT64_UNIT) * (4 + slope);
}

/**
 * How far apart two places may be that float32 cannot tell apart on their way through the camera, in scene units: a
 * coordinate of size 1 to 4 gets three roundings of at most 4 · 2⁻²⁴.
 */
export const COORDINATE_ROUNDING = 3 * 4 * FLOAT32_UNIT;

/**
 * Four numbers of a GPU in float32 against float64, from what float32 with correct rounding does to the same program at
 * the same place.
 *
 * `exact` and `rounded` are the numbers at nine places around the pixel's centre that float32 hardly tells apart (the
 * first one is the centre). What correct rounding gives at one place, against the nearest of the nine exact ones, is the
 * error of the program in correctly rounded float32, conditioning and cancellation included; where it only stands on the
 * other side of a seam, an exact one is beside it. A single place could be right by luck, nine hardly. A driver's
 * operation may be wrong by 2½ units (a quotient, GLSL ES 3.00 §4.5.1) or 2 ulp (the own trigonometry) where correct rounding
 * is wrong by ½: eight times as much, twice that in a square (cos² + sin² of a rotation) whose two factors are wrong by
 * the same error. `exp` and with it `pow` may be wrong by 3 + 2|x| units (§4.5.1), which for |x| ≤ 6 is 15: thirty times as
 * much. 2⁻¹⁹ of the largest number (two such powers, which may cancel) is added for numbers that come out of
 * correct rounding exactly.
 */
export function gpuNumbers(exact: readonly (readonly number[])[], rounded: readonly (readonly number[])[]): number {
  const apart = (a: readonly number[], b: readonly number[]): number =>
    Math.max(...a.map((value, channel) => Math.abs(value - (b[channel] as number))));
  const error = Math.max(...rounded.map((numbers) => Math.min(...exact.map((candidate) => apart(candidate, numbers)))));
  return 32 * error + 2 ** -19 * sizeOf(exact);
}

function sizeOf(exact: readonly (readonly number[])[]): number {
  return Math.max(1, ...(exact[0] ?? []).map(Math.abs));
}

/**
 * Whether correct rounding alone loses so much at a pixel that its tolerance says little: more than 2⁻⁸ of the number. A
 * picture may have such pixels where a line of cancellation crosses it, no more than may lie on a seam.
 */
export function isIllConditioned(tolerance: number, exact: readonly (readonly number[])[]): boolean {
  return tolerance > 32 * 2 ** -8 * sizeOf(exact);
}

/** Whether four numbers agree each within one tolerance. */
export function withinNumbers(actual: readonly number[], expected: readonly number[], tolerance: number): boolean {
  return actual.every((value, channel) => isWithin(value, expected[channel] as number, tolerance));
}

/**
 * The largest share of a picture's pixels that may need another place than their centre to agree: lines of kinks and
 * seams of total length 64 across a picture of 2.7 × 2 scene units, each with a strip of twice the coordinates' rounding
 * beside it, are far below one pixel of 4096; pixel centres that lie on a seam exactly (an axis of symmetry) are two
 * rows and two columns of 64 at most.
 */
export const LARGEST_SEAM_SHARE = 4 / 64;

/**
 * Whether the error that finite differences estimate for themselves is small enough for a comparison to mean anything: a
 * wrong derivative of the tests' expressions is off by a term of size 10⁻² or more, a kink between the points of the
 * stencil by more than 10⁻³ of the scale.
 */
export function isMeaningful(estimate: { readonly value: number; readonly error: number }): boolean {
  return estimate.error <= 1e-5 * Math.max(1, Math.abs(estimate.value));
}

/**
 * An sRGB value through linear light and back, in float64: two divisions, two sums, two products and two powers of 2
 * units each, the first of them damped by the second's exponent 1/2.4; where the curve is steepest (12.92) it is a straight
 * line, whose two roundings are covered too.
 */
export function srgbRoundTrip(value: number): number {
  return roundings(10, FLOAT64_UNIT) * Math.max(value, 0.055);
}

/**
 * The own trigonometry in float32 against float64: 2 units in the last place of the exact value, for angles up to 10⁴.
 *
 * A result is a sum of a main part and a small rest, so ½ ulp of the sum; the main part (reduced angle, root, quotient)
 * has another ½ ulp of its own, at most 1 of the result's where that lies in a lower binade; rest and fit are 0.3.
 * tan is a quotient of two such sums whose own roundings are carried along: ½ ulp of the quotient, ½ of the last sum
 * and what the rests of both leave, 0.4 each. The largest that has been seen on 4 million points is 1.72, of tan.
 */
export function ownTrigonometry(exact: number): number {
  return 2 * ulp32(exact);
}

/**
 * The largest share of points of random programs at which finite differences may see a kink or jump: a program has some
 * 10 lines of them in the unit square, each within 2⁻¹⁰ of a hundredth of its points, and `fract` and `switch` repeat.
 */
export const LARGEST_RANDOM_KINK_SHARE = 0.05;

/** Relative rounding error of one evaluation of a random program: some 256 operations of half a unit of 2⁻⁵² each. */
export const RANDOM_PROGRAM_ROUNDING = 2 ** -45;

/**
 * Coverage in float32 on a GPU against float64: f over its slope is known to 2⁻¹⁸ of the picture's scale in pixels (48 of
 * them, 2⁶; the field's 16 units of 2⁻²⁴ and the slope's), so 2⁻¹².
 */
export function gpuCoverage(actual: number, expected: number): boolean {
  return isWithin(actual, expected, 2 ** -12);
}

/**
 * A function of angles or exponents of a constant in float32, as two C libraries fold it: each within 1 ulp, which is 2
 * units. (Arithmetic is folded to the same bits.)
 */
export function foldedFunction(expected: number): number {
  return roundings(2 + 2, FLOAT32_UNIT) * Math.abs(expected);
}

/** A derivative by the transform against its closed form, both in float64: two different orders of at most 64 roundings. */
export function closedForm(exact: number): number {
  return 2 * roundings(64, FLOAT64_UNIT) * Math.max(1, Math.abs(exact));
}

/**
 * The structural similarity of pictures of 8 bits by separable windows against a sum over each window's pixels: means of
 * 121 products each, whose squares (2¹⁶) cancel to variances that are divided by no less than (0.03 · 255)² = 58 = 2⁵·⁸.
 */
export function structuralSimilarity(): number {
  return roundings(121 + 8, FLOAT64_UNIT) * 2 ** (16 - 5);
}

/**
 * Mean FLIP in float64 against the authors' program in float32: a difference of colours of 0 to 1 is the 0.7th power of a
 * distance in CIELAB of up to 2⁹, each of whose parts comes out of 42 taps and some 20 further operations, 2⁻¹⁸ of it.
 * Where the distance is small the power makes more of it, in one pixel up to 2⁻¹¹, but such errors have either sign and
 * their mean over the pictures of the tests is far smaller; 2⁻¹⁶ is what a constant error of 2⁻¹⁸ in L, a and b gives.
 */
export const FLIP_IN_FLOAT32 = 2 ** -16;

/**
 * CIELAB against printed values: 0.005 from their two decimals, and 1e-5/0.329 of up to 500 · 1 · 1/3 because their white has
 * a chromaticity of four digits and ours of five.
 */
export const PUBLISHED_LAB = 0.03;

/**
 * A code of a picture against the color times its alpha, of which the picture has stored `share` of 255: the share is
 * rounded by half a step and the code by another half. From linear light to codes the slope is at most 12.92 near black
 * and c^(1/2.4) beyond: one step of the share around it bounds both.
 *
 * @param expected the code before rounding, 0 to 1
 */
export function premultipliedCode(code: number, expected: number, share: number): boolean {
  const slack = share === 0 || share === 255 ? 0.5 : 0.5 + 0.5 * 12.92;
  return isWithin(code, 255 * expected, slack + 255 * roundings(64, FLOAT32_UNIT));
}

/**
 * The coverage of a disc of `radius` pixels (2 or more) by a method that takes the field's Taylor model of first or
 * second order for the field itself.
 *
 * What the model leaves out is at most ½·|p|²/R for the first order and ⅙·|p|³·2/√3/R² for the second (the largest second
 * and third derivatives of a distance by direction), with |p| ≤ √½ in the pixel. The edge is moved by no more than
 * that, along at most √2 pixels. Differences of step ½ pixel add to the derivatives what is smaller by another order;
 * they may take the same again.
 */
export function discCoverage(order: number, radius: number): number {
  const remainder = order >= 2 ? (0.5 ** 1.5 * (2 / Math.sqrt(3))) / (6 * radius * radius) : 0.25 / radius;
  return 2 * Math.SQRT2 * remainder;
}

/**
 * An order of convergence as the slope of a line through ln(mean error) over ln(size) at sizes 20 to 200 against the whole
 * number that it tends to: the next term of the error is smaller by 1/20 at the smallest size and by 1/200 at the
 * largest, which turns the line by less than ln(1 + 1/20) / ln(10) = 0.02; the means are over 400 places and have the
 * noise of a sample of errors as large as their mean, 1/√400, at both ends: 2·0.05/ln(10) = 0.04.
 */
export const FITTED_ORDER = 0.06;

/** An edge under Abramowitz and Stegun's formula for the normal distribution (7.5e-8), and constants read as floats. */
export const NORMAL_FORMULA = 7.5e-8 + 16 * FLOAT32_UNIT;

/**
 * A weight that methods compute with constants that the front-end reads as floats, like √12 or the nodes of a
 * quadrature: eight of them, each with a condition number of 4.
 */
export const FLOAT_CONSTANTS = roundings(8 * 4, FLOAT32_UNIT);

/**
 * How wide an acceptance interval may be before it says little: 2¹⁴ units in the last place are a thousandth of the
 * number, a quarter of a byte of coverage.
 */
export const VAGUE_ULPS = 2 ** 14;

/**
 * The largest share of a scene's readbacks that may say little: four layers are read, of which values and warps are
 * narrow, and gradients and Hessians cancel on axes of symmetry and at seams; half of all is what the two may come to.
 */
export const LARGEST_VAGUE_SHARE = 1 / 2;

/**
 * A pixel's coverage against the certified bounds beside it, both shown with so many decimals: half a unit for each of the
 * two, and half a unit for the curve of a radius of 100 pixels or more behind its parabola.
 */
export function shownDecimals(decimals: number): number {
  return 1.5 * 10 ** -decimals;
}

/**
 * Sums over this many columns of a cell two wide, of heights that change by less than 2 along it for each 1 of the width:
 * the middle of a column of the width h is off by less than h²/8 times the change of slope within it. Up to eight kinks
 * (edges that leave the cell or meet each other) change it by 4, and bending by less than 2 over the cell, as shares of
 * the cell's area of 4.
 */
export const COLUMNS = 2048;
export const COLUMN_SUM = ((2 / COLUMNS) ** 2 / 8) * (8 * 4 + 2);
