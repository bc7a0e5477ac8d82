/** Derivatives of the trigonometric and hyperbolic functions. */

import type { Expression } from "../../glsl/tree.ts";
import { FLOAT } from "../../glsl/types.ts";
import { add, builtin, compare, literal, multiply, negate, ONE, reciprocal, subtract, ZERO } from "../expressions.ts";
import type { Algebra, Jet } from "../jet.ts";
import { squareReciprocal } from "../lengths.ts";
import { build, isActive, type Partials } from "../partials.ts";
import { type ComponentwiseRule, type RuleTable, type UnarySite, unary } from "./rule.ts";

const call = (name: string, u: Expression): Expression => builtin(name, FLOAT, u);
const squared = (u: Expression): Expression => multiply(u, u) as Expression;
const cubed = (u: Expression): Expression => multiply(u, squared(u)) as Expression;
const onePlus = (u: Expression): Expression => add(ONE, u) as Expression;
const oneMinus = (u: Expression): Expression => subtract(ONE, u) as Expression;

/** 1/√x where x > 0, else 0 and singular. */
function inverseRoot({ emitter, singular }: Algebra, x: Expression): Expression {
  const radicand = emitter.name(x, "radicand");
  singular(compare("<=", radicand, ZERO));
  return emitter.select(compare(">", radicand, ZERO), call("inversesqrt", radicand), null) as Expression;
}

const edges = { singular: "at −1 and 1, where the slope is infinite" };

/** The scale of a linear function, e.g. of `radians`. */
function linear(factor: number): ComponentwiseRule {
  return unary(
    () => literal(factor),
    () => null,
  );
}

/** atan(y, x): with z = x + iy, θ′ = Im(z′/z), ρ′ = Re(z′/z), θ″ = Im(z″/z) − 2 θ′ρ′. */
const angleOfPoint: ComponentwiseRule = {
  kind: "componentwise",
  singular: "at (0, 0)",
  kinks: "the jump by 2π on the negative x axis is not seen: the slopes of both sides are equal",
  partials: (algebra, [yJet, xJet]) => anglePartials(algebra, yJet as Jet, xJet as Jet),
};

/** Partials of the angle of the point (x, y); its values are atoms. */
export function anglePartials(algebra: Algebra, y: Jet, x: Jet): Partials {
  const { emitter, order } = algebra;
  if (!isActive(y.partials) && !isActive(x.partials)) return y.partials;
  const yv = emitter.name(y.value);
  const xv = emitter.name(x.value);
  const inverse = squareReciprocal(algebra, xv, yv);
  // The point mirrored at the circle, (x, y)/(x² + y²): 1/z is (right, −up).
  const right = emitter.nameUnlessZero(multiply(xv, inverse), "right");
  const up = emitter.nameUnlessZero(multiply(yv, inverse), "up");
  const a = order === 2 ? emitter.nameSlots(x.partials, "slope") : x.partials;
  const b = order === 2 ? emitter.nameSlots(y.partials, "slope") : y.partials;
  const turn = (slot: number) => subtract(multiply(right, b.slots[slot] ?? null), multiply(up, a.slots[slot] ?? null));
  const grow = (slot: number) => add(multiply(right, a.slots[slot] ?? null), multiply(up, b.slots[slot] ?? null));
  const turns =
    order === 2
      ? [emitter.nameUnlessZero(turn(0), "turn"), emitter.nameUnlessZero(turn(1), "turn")]
      : [turn(0), turn(1)];
  const grows = order === 2 ? [emitter.nameUnlessZero(grow(0), "grow"), emitter.nameUnlessZero(grow(1), "grow")] : [];
  return build(
    order,
    [a, b],
    (i) => turns[i] ?? null,
    (slot, i, j) => {
      const mixed =
        i === j
          ? multiply(literal(2), multiply(turns[i] ?? null, grows[i] ?? null))
          : add(multiply(turns[i] ?? null, grows[j] ?? null), multiply(turns[j] ?? null, grows[i] ?? null));
      return subtract(turn(slot), mixed);
    },
  );
}

const angleOfSlope = unary(
  ({ u }) => reciprocal(onePlus(squared(u))),
  ({ u, slope }) => multiply(literal(-2), multiply(u, squared(slope()))),
);

const cosine = ({ u }: UnarySite): Expression => call("cos", u);
const sine = ({ u }: UnarySite): Expression => call("sin", u);

export const angle: RuleTable = {
  radians: linear(Math.PI / 180),
  degrees: linear(180 / Math.PI),
  sin: unary(cosine, ({ r }) => negate(r())),
  cos: unary(
    (site) => negate(sine(site)),
    ({ r }) => negate(r()),
  ),
  tan: unary(
    ({ r }) => onePlus(squared(r())),
    ({ r, slope }) => multiply(literal(2), multiply(r(), slope())),
  ),
  asin: unary(
    (site) => inverseRoot(site, oneMinus(squared(site.u))),
    ({ u, slope }) => multiply(u, cubed(slope())),
    edges,
  ),
  acos: unary(
    (site) => negate(inverseRoot(site, oneMinus(squared(site.u)))),
    ({ u, slope }) => multiply(u, cubed(slope())),
    edges,
  ),
  atan: {
    kind: "componentwise",
    ...(angleOfPoint.singular === undefined ? {} : { singular: angleOfPoint.singular }),
    ...(angleOfPoint.kinks === undefined ? {} : { kinks: angleOfPoint.kinks }),
    partials: (algebra, operands, result) =>
      (operands.length === 1 ? angleOfSlope : angleOfPoint).partials(algebra, operands, result),
  },
  sinh: unary(
    ({ u }) => call("cosh", u),
    ({ r }) => r(),
  ),
  cosh: unary(
    ({ u }) => call("sinh", u),
    ({ r }) => r(),
  ),
  tanh: unary(
    ({ r }) => oneMinus(squared(r())),
    ({ r, slope }) => multiply(literal(-2), multiply(r(), slope())),
  ),
  asinh: unary(
    ({ u }) => call("inversesqrt", onePlus(squared(u))),
    ({ u, slope }) => negate(multiply(u, cubed(slope()))),
  ),
  acosh: unary(
    (site) => inverseRoot(site, subtract(squared(site.u), ONE) as Expression),
    ({ u, slope }) => negate(multiply(u, cubed(slope()))),
    { singular: "at 1, where the slope is infinite" },
  ),
  atanh: unary(
    ({ u }) => reciprocal(oneMinus(squared(u))),
    ({ u, slope }) => multiply(literal(2), multiply(u, squared(slope()))),
  ),
};
