/** A float with its partials, and the arithmetic of such floats: sums, products, quotients and functions of one or two. */

import type { Expression } from "../glsl/tree.ts";
import { type Emitter, isAtom } from "./emitter.ts";
import {
  add as addExpressions,
  divide,
  isSame,
  literal,
  type Maybe,
  multiply,
  negate,
  ONE,
  reciprocal,
  subtract,
  sum,
  ZERO,
} from "./expressions.ts";
import {
  addPartials,
  build,
  crossTerm,
  isUsed,
  mapSlots,
  NONE,
  type Order,
  outerTerm,
  type Partials,
  scale,
  uses,
  zipSlots,
} from "./partials.ts";

export interface Jet {
  /** Used only as far as derivatives need it; the value of the program is computed as the program says. */
  readonly value: Expression;
  readonly partials: Partials;
}

/** What rules compute with. `singular` says where a derivative does not exist, so that it can be flagged. */
export interface Algebra {
  readonly order: Order;
  readonly emitter: Emitter;
  readonly singular: (condition: Expression) => void;
}

function constantJet(value: Expression): Jet {
  return { value, partials: NONE };
}
const ZERO_JET = constantJet(ZERO);
export const ONE_JET = constantJet(ONE);

export function add(a: Jet, b: Jet): Jet {
  return {
    value: addExpressions(a.value, b.value) ?? ZERO,
    partials: addPartials(a.partials, b.partials),
  };
}

export function subtractJets(a: Jet, b: Jet): Jet {
  return {
    value: subtract(a.value, b.value) ?? ZERO,
    partials: zipSlots(a.partials, b.partials, subtract),
  };
}

export function negateJet(a: Jet): Jet {
  return { value: negate(a.value) ?? ZERO, partials: mapSlots(a.partials, negate) };
}

export function scaleJet(a: Jet, factor: Expression): Jet {
  return { value: multiply(a.value, factor) ?? ZERO, partials: scale(a.partials, factor) };
}

/** The jet with its value and, where second partials will repeat them, its first ones named. */
function prepared(algebra: Algebra, jet: Jet, usedBy: Partials, hint = ""): Jet {
  const value =
    uses(usedBy) > 0 && !isAtom(jet.value) ? algebra.emitter.name(jet.value, ...(hint ? [hint] : [])) : jet.value;
  return { value, partials: algebra.order === 2 ? algebra.emitter.nameSlots(jet.partials, "slope") : jet.partials };
}

export function multiplyJets(algebra: Algebra, left: Jet, right: Jet): Jet {
  if (!isUsed(left.partials) && !isUsed(right.partials)) return constantJet(multiply(left.value, right.value) ?? ZERO);
  if (!isUsed(right.partials)) return scaledBy(algebra, left, right);
  if (!isUsed(left.partials)) return scaledBy(algebra, right, left);
  if (isSame(left.value, right.value)) return square(algebra, left);
  const a = prepared(algebra, left, right.partials);
  const b = prepared(algebra, right, left.partials);
  const { partials: u } = a;
  const { partials: v } = b;
  const partials = build(
    algebra.order,
    [u, v],
    (i) => addExpressions(multiply(u.slots[i] as Maybe, b.value), multiply(v.slots[i] as Maybe, a.value)),
    (slot, i, j) =>
      sum(
        multiply(u.slots[slot] as Maybe, b.value),
        multiply(v.slots[slot] as Maybe, a.value),
        doubledIfEqual(crossTerm(u, v, i, j), i === j),
      ),
  );
  return { value: multiply(a.value, b.value) ?? ZERO, partials };
}

function doubledIfEqual(term: Maybe, double: boolean): Maybe {
  return double ? multiply(literal(2), term) : term;
}

function scaledBy(algebra: Algebra, jet: Jet, factor: Jet): Jet {
  return {
    value: multiply(jet.value, factor.value) ?? ZERO,
    partials: scaleSlots(algebra.emitter, jet.partials, factor.value),
  };
}

/** Each slot times a factor that is no partial. A factor that all slots have already is multiplied with it first. */
function scaleSlots(emitter: Emitter, partials: Partials, factor: Expression): Partials {
  if (uses(partials) <= 1) return scale(partials, factor);
  const common = commonFactor(partials);
  if (common === null) return scale(partials, emitter.name(factor, "factor"));
  const both = emitter.nameUnlessZero(multiply(common, factor), "factor");
  return mapSlots(partials, (slot) => (slot?.kind === "binary" ? multiply(slot.left, both) : null));
}

/** c, if each slot is something times the same c. */
export function commonFactor({ slots }: Partials): Expression | null {
  let common: Expression | null = null;
  for (const slot of slots) {
    if (slot === null) continue;
    if (slot.kind !== "binary" || slot.operator !== "*" || !isAtom(slot.right)) return null;
    if (common !== null && !isSame(common, slot.right)) return null;
    common = slot.right;
  }
  return common;
}

/** u²: half the products of u · u. */
export function square(algebra: Algebra, jet: Jet): Jet {
  if (!isUsed(jet.partials)) return constantJet(multiply(jet.value, jet.value) ?? ZERO);
  const { value, partials: u } = prepared(algebra, jet, jet.partials);
  const twice = multiply(literal(2), value) as Expression;
  const double = uses(u) > 1 ? algebra.emitter.name(twice, "twice") : twice;
  const partials = build(
    algebra.order,
    [u],
    (i) => multiply(double, u.slots[i] as Maybe),
    (slot, i, j) => addExpressions(multiply(double, u.slots[slot] as Maybe), multiply(literal(2), outerTerm(u, i, j))),
  );
  return { value: multiply(value, value) ?? ZERO, partials };
}

/**
 * u / v, with one reciprocal for all its partials: q' = (u' − q v') / v.
 * `quotient` is where the program has computed the value already, if it has.
 */
export function divideJets(algebra: Algebra, numerator: Jet, denominator: Jet, quotient?: () => Expression): Jet {
  const { emitter, order } = algebra;
  const plain = divide(numerator.value, denominator.value) ?? ZERO;
  if (!isUsed(numerator.partials) && !isUsed(denominator.partials)) return constantJet(plain);
  if (!isUsed(denominator.partials)) {
    const { partials } = numerator;
    if (uses(partials) === 1)
      return { value: plain, partials: mapSlots(partials, (slot) => divide(slot, denominator.value)) };
    const inverse = emitter.name(reciprocal(denominator.value), "reciprocal");
    return { value: plain, partials: scaleSlots(emitter, partials, inverse) };
  }
  const inverse = emitter.name(reciprocal(denominator.value), "reciprocal");
  const q = quotient === undefined ? emitter.name(plain) : quotient();
  const u = order === 2 ? emitter.nameSlots(numerator.partials, "slope") : numerator.partials;
  const v = order === 2 ? emitter.nameSlots(denominator.partials, "slope") : denominator.partials;
  const first = [0, 1].map((i) => {
    const slope = multiply(subtract(u.slots[i] as Maybe, multiply(q, v.slots[i] as Maybe)), inverse);
    return order === 2 && slope !== null ? emitter.name(slope, "slope") : slope;
  });
  const own: Partials = { slots: [first[0] ?? null, first[1] ?? null, null, null, null], isIncomplete: false };
  const partials = build(
    order,
    [u, v],
    (i) => first[i] ?? null,
    (slot, i, j) =>
      multiply(
        subtract(
          subtract(u.slots[slot] as Maybe, multiply(q, v.slots[slot] as Maybe)),
          doubledIfEqual(crossTerm(own, v, i, j), i === j),
        ),
        inverse,
      ),
  );
  return { value: q, partials };
}

export function sumJets(jets: readonly Jet[]): Jet {
  return jets.reduce((total, jet) => add(total, jet), ZERO_JET);
}

/** Σ aₖ bₖ, with a² for a component that is multiplied by itself. */
export function dotJets(algebra: Algebra, a: readonly Jet[], b: readonly Jet[]): Jet {
  return sumJets(a.map((jet, at) => multiplyJets(algebra, jet, b[at] as Jet)));
}
