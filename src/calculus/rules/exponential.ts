/** Derivatives of powers, exponentials, logarithms and roots. */

import type { Expression } from "../../glsl/tree.ts";
import { FLOAT } from "../../glsl/types.ts";
import { applyBinary, applyUnary } from "../chain.ts";
import { add, builtin, compare, literal, multiply, negate, numberOf, ONE, subtract, ZERO } from "../expressions.ts";
import type { Algebra, Jet } from "../jet.ts";
import { chainedReciprocal, sqrtPartials } from "../lengths.ts";
import type { Partials } from "../partials.ts";
import { type ComponentwiseRule, type RuleTable, unary } from "./rule.ts";

const LOG_2 = literal(Math.LN2);
const INVERSE_LOG_2 = literal(Math.LOG2E);

/** Above it the derivative of a power calls `pow` again instead of multiplying. */
const LARGEST_PRODUCT = 16;

/** uⁿ by repeated squaring, n ≥ 0. */
function power(algebra: Algebra, u: Expression, n: number): Expression {
  if (n === 0) return ONE;
  if (n === 1) return u;
  const half = algebra.emitter.name(power(algebra, u, Math.floor(n / 2)), "power");
  const square = multiply(half, half) as Expression;
  return n % 2 === 0 ? square : (multiply(square, u) as Expression);
}

/** pow(u, n) with a literal whole n. */
function integerPower(algebra: Algebra, { value: u, partials }: Jet, n: number): Partials {
  const factor = (degree: number, scale: number): Expression | null => {
    if (scale === 0) return null;
    if (degree >= 0) return multiply(literal(scale), power(algebra, u, degree));
    const inverse = chainedReciprocal(algebra, u);
    return multiply(literal(scale), power(algebra, inverse, -degree));
  };
  return applyUnary(
    algebra,
    partials,
    () => factor(n - 1, n),
    () => factor(n - 2, n * (n - 1)),
  );
}

/** pow(u, v) = r: r_u = v r/u, r_v = r log u. GLSL defines it for u > 0 and, with v > 0, for u = 0. */
const powerRule: ComponentwiseRule = {
  kind: "componentwise",
  singular: "at pow(0, y), unless y is a whole literal above 0",
  partials: (algebra, [base, exponent], result) => {
    const u = base as Jet;
    const v = exponent as Jet;
    const n = numberOf(v.value);
    if (n !== null && Number.isInteger(n) && Math.abs(n) <= LARGEST_PRODUCT) return integerPower(algebra, u, n);
    const { emitter } = algebra;
    const ratio = (): Expression =>
      emitter.name(multiply(result(), chainedReciprocal(algebra, u.value)) as Expression, "ratio");
    const logarithm = (): Expression =>
      emitter.name(
        emitter.select(compare(">", u.value, ZERO), builtin("log", FLOAT, u.value), null) as Expression,
        "logarithm",
      );
    return applyBinary(algebra, u.partials, v.partials, {
      first: [() => multiply(v.value, ratio()), () => multiply(result(), logarithm())],
      second: [
        () =>
          multiply(multiply(multiply(v.value, subtract(v.value, ONE)), ratio()), chainedReciprocal(algebra, u.value)),
        () => multiply(ratio(), add(ONE, multiply(v.value, logarithm()))),
        () => multiply(result(), multiply(logarithm(), logarithm())),
      ],
    });
  },
};

export const exponential: RuleTable = {
  pow: powerRule,
  exp: unary(
    ({ r }) => r(),
    ({ r }) => r(),
  ),
  exp2: unary(
    ({ r }) => multiply(LOG_2, r()),
    ({ slope }) => multiply(LOG_2, slope()),
  ),
  log: unary(
    (site) => chainedReciprocal(site, site.u),
    ({ slope }) => negate(multiply(slope(), slope())),
    { singular: "at 0" },
  ),
  log2: unary(
    (site) => multiply(INVERSE_LOG_2, chainedReciprocal(site, site.u)),
    (site) => negate(multiply(site.slope(), chainedReciprocal(site, site.u))),
    { singular: "at 0" },
  ),
  sqrt: {
    kind: "componentwise",
    singular: "at 0",
    partials: (algebra, [operand], result) => sqrtPartials(algebra, (operand as Jet).partials, result),
  },
  inversesqrt: unary(
    ({ u, r, emitter, singular }) => {
      singular(compare("<=", u, ZERO));
      const cube = multiply(r(), multiply(r(), r()));
      return emitter.select(compare(">", u, ZERO), multiply(literal(-0.5), cube), null);
    },
    ({ u, r, slope, emitter }) => {
      const square = emitter.select(compare(">", u, ZERO), multiply(r(), r()), null);
      return multiply(literal(-1.5), multiply(slope(), square));
    },
    { singular: "at 0" },
  ),
};
