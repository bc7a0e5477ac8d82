/**
 * Derivatives by finite differences in float64, with an estimate of their error: what exact derivatives are held
 * against. They share no code with the calculus.
 */

/** Values of a function of (x, y) at the points x, y, x, y …: one number each. */
export type ScalarField = (points: Float64Array) => Float64Array;

interface Estimate {
  readonly value: number;
  /** Bound on the error that the differences themselves suggest: truncation and rounding together. */
  readonly error: number;
}

export interface NumericalDerivatives {
  readonly value: number;
  /** ∂/∂x, ∂/∂y */
  readonly gradient: readonly [Estimate, Estimate];
  /** ∂²/∂x², ∂²/∂x∂y, ∂²/∂y² */
  readonly hessian: readonly [Estimate, Estimate, Estimate];
}

export interface DifferenceOptions {
  /** Largest step, in units of x; the function should be smooth within about this distance. Default 2⁻⁶. */
  readonly step?: number;
  /** Relative rounding error of one evaluation. Default 2⁻⁵⁰: a few roundings of float64. */
  readonly rounding?: number;
}

/** Steps are halved this often at most; with each halving the table of extrapolations grows by a row. */
const HALVINGS = 7;

/** Offsets of the stencil in steps, in the order in which the formulas below take them. */
const STENCIL = [
  [0, 0],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/**
 * Gradient and Hessian of `field` at (x, y). Where it has a kink the errors are large, but exactly on a kink only those
 * of the Hessian are: central differences of |x| at 0 vanish, and the gradient is the mean of both sides.
 *
 * Central differences have an error series in even powers of the step, so Richardson's extrapolation with ratio 2
 * removes h², h⁴ … column by column (Ridders, "Accurate computation of F′(x) and F′(x)·F″(x)", 1982): the entry whose
 * neighbours in the table agree best is taken. Its rounding error is that of the values over the step that it uses.
 */
export function numericalDerivatives(
  field: ScalarField,
  x: number,
  y: number,
  options: DifferenceOptions = {},
): NumericalDerivatives {
  const step = options.step ?? 2 ** -6;
  const rounding = options.rounding ?? 2 ** -50;
  const steps = Array.from({ length: HALVINGS }, (_, level) => step * 2 ** -level);
  const points = Float64Array.from(steps.flatMap((h) => STENCIL.flatMap(([i, j]) => [x + i * h, y + j * h])));
  const values = field(points);
  const stencils = steps.map((_, level) => values.subarray(level * STENCIL.length, (level + 1) * STENCIL.length));
  const derivative = (power: 1 | 2, formula: (f: Stencil) => number): Estimate => {
    const rows = stencils.map((stencil, level) => {
      const f = Array.from(stencil) as unknown as Stencil;
      const h = steps[level] as number;
      const scale = Math.max(...f.map(Math.abs));
      return { value: formula(f) / h ** power, rounding: (weights(power) * scale * rounding) / h ** power };
    });
    return extrapolate(rows);
  };
  return {
    value: values[0] as number,
    gradient: [
      derivative(1, ([, right, left]) => (right - left) / 2),
      derivative(1, ([, , , up, down]) => (up - down) / 2),
    ],
    hessian: [
      derivative(2, ([middle, right, left]) => right - 2 * middle + left),
      derivative(2, ([, , , , , ne, se, nw, sw]) => (ne - se - nw + sw) / 4),
      derivative(2, ([middle, , , up, down]) => up - 2 * middle + down),
    ],
  };
}

type Nine<T> = readonly [T, T, T, T, T, T, T, T, T];
type Stencil = Nine<number>;

/** Sum of the absolute weights of the widest formula of this order: how far it amplifies rounding. */
function weights(power: 1 | 2): number {
  return power === 1 ? 1 : 4;
}

/** Extrapolates differences at halved steps to step 0. `rounding` is the rounding error of each. */
function extrapolate(rows: readonly { readonly value: number; readonly rounding: number }[]): Estimate {
  let best: Estimate = { value: rows[0]?.value ?? Number.NaN, error: Number.POSITIVE_INFINITY };
  let previous: number[] = [];
  for (const row of rows) {
    const current = [row.value];
    for (let column = 1; column <= previous.length; column++) {
      const factor = 4 ** column;
      const finer = current[column - 1] as number;
      const coarser = previous[column - 1] as number;
      const value = (factor * finer - coarser) / (factor - 1);
      // Both neighbours from which the entry is made say how far it may still be off. Extrapolation amplifies the
      // rounding of the finest row by at most ∏ (4ᵏ + 1)/(4ᵏ − 1) < 2.
      const error = Math.max(Math.abs(value - finer), Math.abs(value - coarser)) + 2 * row.rounding;
      if (error < best.error) best = { value, error };
      current.push(value);
    }
    previous = current;
  }
  return best;
}
