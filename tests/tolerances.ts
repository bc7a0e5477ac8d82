/**
 * All tolerances of the tests, each with its reason. No other file of the tests holds an epsilon.
 *
 * A rounding to nearest has a relative error of at most one unit: 2⁻⁵³ in float64, 2⁻²⁴ in float32. n roundings in a
 * chain of products, quotients and sums without cancellation are at most γₙ = n·u/(1 − n·u) (Higham, "Accuracy and
 * Stability of Numerical Algorithms", lemma 3.1).
 */

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
 * How small the error estimate of a finite difference has to be, relative to derivatives of size 1 to 100, for it to
 * tell a right derivative from a wrong one. Ridders' method keeps about 11 digits of a first derivative (rounding 2⁻⁵⁰
 * over the steps 2⁻⁸ to 2⁻¹⁰ that it prefers is 2⁻⁴¹ = 5e-13 for values of size 1, up to 20 in the tests) and loses
 * another factor of the step for a second one (2⁻³¹ = 5e-10, times 4 for its weights and 20).
 */
export const USEFUL_FIRST_DIFFERENCE = 1e-10;
export const USEFUL_SECOND_DIFFERENCE = 1e-7;
