/** A float with its partials, and the arithmetic of such floats: sums, products, quotients and functions of one or two. */
import type { Expression } from "../glsl/tree.ts";
import { FLOAT } from "../glsl/types.ts";
import { type Emitter, isAtom } from "./emitter.ts";
import {
  add as addExpressions,
  builtin,
  compare,
  divide,
  GENERATED,
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
  hasSlot,
  mapSlots,
  maskOf,
  NONE,
  type Order,
  outerTerm,
  type Partials,
  scale,
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

export function constantJet(value: Expression): Jet {
  return { value, partials: NONE };
}
export const ZERO_JET = constantJet(ZERO);
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
    partials: mapSlots([a.partials, b.partials], (p, q) => subtract(p as Maybe, q as Maybe)),
  };
}

export function negateJet(a: Jet): Jet {
  return { value: negate(a.value) ?? ZERO, partials: mapSlots([a.partials], (slot) => negate(slot as Maybe)) };
}

export function scaleJet(a: Jet, factor: Expression): Jet {
  return { value: multiply(a.value, factor) ?? ZERO, partials: scale(a.partials, factor) };
}

/** How often a value is used as a factor if it multiplies each slot of these partials. */
function uses(partials: Partials): number {
  let count = 0;
  for (const slot of partials.slots) if (slot !== null) count++;
  return count;
}

function isUsed(partials: Partials): boolean {
  return partials !== NONE;
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
export function scaleSlots(emitter: Emitter, partials: Partials, factor: Expression): Partials {
  if (uses(partials) <= 1) return scale(partials, factor);
  const common = commonFactor(partials);
  if (common === null) return scale(partials, emitter.name(factor, "factor"));
  const both = emitter.name(multiply(common, factor) as Expression, "factor");
  return mapSlots([partials], (slot) => (slot?.kind === "binary" ? multiply(slot.left, both) : null));
}

/** c, if each slot is something times the same c. */
function commonFactor({ slots }: Partials): Expression | null {
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
      return { value: plain, partials: mapSlots([partials], (slot) => divide(slot as Maybe, denominator.value)) };
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

/** φ(u): ∇φ = φ′∇u, H = φ′Hᵤ + φ″∇u∇uᵀ. `second` is asked only at order 2. */
export function applyUnary(algebra: Algebra, argument: Partials, first: () => Maybe, second: () => Maybe): Partials {
  if (!isUsed(argument)) return NONE;
  const { emitter, order } = algebra;
  const raw = first();
  const bend = order === 2 && uses(argument) > 0 ? second() : null;
  const u = bend === null ? argument : emitter.nameSlots(argument, "slope");
  const slope = raw === null ? null : uses(u) > 1 ? emitter.name(raw, "slope") : raw;
  const bends = bend === null ? [null, null] : ([0, 1] as const).map((i) => nameFactor(emitter, bend, u, i));
  return build(
    order,
    [u],
    (i) => multiply(slope, u.slots[i] as Maybe),
    (slot, i, j) =>
      addExpressions(
        multiply(slope, u.slots[slot] as Maybe),
        // The factor belongs to the first direction if that one is there, so that xx and xy share it.
        multiply(bends[i] ?? null, u.slots[j] as Maybe),
      ),
  );
}

function nameFactor(emitter: Emitter, bend: Expression, u: Partials, i: 0 | 1): Maybe {
  if ((u.slots[i] ?? null) === null) return null;
  const both = (u.slots[0] ?? null) !== null && (u.slots[1] ?? null) !== null;
  const factor = multiply(both ? emitter.name(bend, "bend") : bend, u.slots[i] as Maybe);
  return factor === null ? null : both && i === 0 ? emitter.name(factor, "bend") : factor;
}

/** Derivatives of a function of two floats, each asked only if it is needed. */
export interface BinaryDerivatives {
  readonly first: readonly [() => Maybe, () => Maybe];
  /** aa, ab, bb */
  readonly second: readonly [() => Maybe, () => Maybe, () => Maybe];
}

/** φ(u, v): H = φᵤHᵤ + φᵥHᵥ + φᵤᵤ∇u∇uᵀ + φᵤᵥ(∇u∇vᵀ + ∇v∇uᵀ) + φᵥᵥ∇v∇vᵀ. */
export function applyBinary(algebra: Algebra, a: Partials, b: Partials, derivatives: BinaryDerivatives): Partials {
  const { emitter, order } = algebra;
  if (!isUsed(a) && !isUsed(b)) return NONE;
  if (!isUsed(b)) return applyUnary(algebra, a, derivatives.first[0], derivatives.second[0]);
  if (!isUsed(a)) return applyUnary(algebra, b, derivatives.first[1], derivatives.second[2]);
  const u = order === 2 ? emitter.nameSlots(a, "slope") : a;
  const v = order === 2 ? emitter.nameSlots(b, "slope") : b;
  const named = (partials: Partials, ask: () => Maybe, hint: string): Maybe => {
    const value = ask();
    return value !== null && uses(partials) > 1 ? emitter.name(value, hint) : value;
  };
  const slopes = [named(u, derivatives.first[0], "slope"), named(v, derivatives.first[1], "slope")] as const;
  const bends = order === 2 ? derivatives.second.map((ask) => nameIfAny(emitter, ask(), "bend")) : [];
  const [uu, uv, vv] = [bends[0] ?? null, bends[1] ?? null, bends[2] ?? null];
  // The symmetric form applied to one direction first: its two products serve both entries of that row.
  const rows = ([0, 1] as const).map((i) => {
    const [p, q] = [u.slots[i] ?? null, v.slots[i] ?? null];
    const towards = addExpressions(multiply(uu, p), multiply(uv, q));
    const across = addExpressions(multiply(uv, p), multiply(vv, q));
    return i === 0
      ? { towards: nameIfAny(emitter, towards, "bend"), across: nameIfAny(emitter, across, "bend") }
      : { towards, across };
  });
  return build(
    order,
    [u, v],
    (i) => addExpressions(multiply(slopes[0], u.slots[i] as Maybe), multiply(slopes[1], v.slots[i] as Maybe)),
    (slot, i, j) =>
      sum(
        multiply(slopes[0], u.slots[slot] as Maybe),
        multiply(slopes[1], v.slots[slot] as Maybe),
        multiply(rows[i]?.towards ?? null, u.slots[j] as Maybe),
        multiply(rows[i]?.across ?? null, v.slots[j] as Maybe),
      ),
  );
}

function nameIfAny(emitter: Emitter, value: Maybe, hint: string): Maybe {
  return value === null ? null : emitter.name(value, hint);
}

/** The partials a where the condition holds, else b. */
export function selectPartials(emitter: Emitter, condition: Expression, a: Partials, b: Partials): Partials {
  if (a === NONE) return selectFactor(emitter, condition, b, false) ?? selectSlots(emitter, condition, a, b);
  if (b === NONE) return selectFactor(emitter, condition, a, true) ?? selectSlots(emitter, condition, a, b);
  return selectSlots(emitter, condition, a, b);
}

function selectSlots(emitter: Emitter, condition: Expression, a: Partials, b: Partials): Partials {
  return mapSlots([a, b], (whenTrue, whenFalse) => emitter.select(condition, whenTrue ?? null, whenFalse ?? null));
}

/** Chooses between partials and nothing by their common factor, if what it multiplies is the program's own. */
function selectFactor(emitter: Emitter, condition: Expression, partials: Partials, whenTrue: boolean): Partials | null {
  const common = commonFactor(partials);
  const isTame = partials.slots.every((slot) => slot === null || (slot.kind === "binary" && isOwn(slot.left)));
  if (common === null || !isTame || uses(partials) < 2) return null;
  const [a, b] = whenTrue ? [common, null] : [null, common];
  const chosen = emitter.name(emitter.select(condition, a, b) ?? ZERO, "factor");
  return mapSlots([partials], (slot) => (slot?.kind === "binary" ? multiply(slot.left, chosen) : null));
}

/** A value of the program that is no partial: where it is infinite, so is the program's own result. */
function isOwn(expression: Expression): boolean {
  if (!isAtom(expression)) return false;
  if (expression.kind === "unary") return isOwn(expression.operand);
  if (expression.kind === "swizzle") return isOwn(expression.vector);
  return expression.kind === "reference" && expression.variable.range !== GENERATED;
}

/** The condition for a choice between two partials, named if more than one slot needs it. */
export function choice(algebra: Algebra, condition: Expression, a: Partials, b: Partials, hint: string): Expression {
  const mask = maskOf(a) | maskOf(b);
  let count = 0;
  for (let slot = 0; slot < 5; slot++) if (hasSlot(mask, slot)) count++;
  return count > 1 ? algebra.emitter.name(condition, hint) : condition;
}

export function sumJets(jets: readonly Jet[]): Jet {
  return jets.reduce((total, jet) => add(total, jet), ZERO_JET);
}

/** Σ aₖ bₖ, with a² for a component that is multiplied by itself. */
export function dotJets(algebra: Algebra, a: readonly Jet[], b: readonly Jet[]): Jet {
  return sumJets(a.map((jet, at) => multiplyJets(algebra, jet, b[at] as Jet)));
}

const RECIPROCAL = "1 /";

/** 1 / u, and 0 where u is 0. */
export function guardedReciprocal(algebra: Algebra, value: Expression): Expression {
  const { emitter } = algebra;
  const u = emitter.name(value);
  algebra.singular(compare("==", u, ZERO));
  return emitter.name(emitter.select(compare("!=", u, ZERO), reciprocal(u), null) ?? ZERO, "reciprocal");
}

/** The same for a φ′ that only multiplies partials of u: if u is a length, they are 0 where it is, and its 1 / u serves. */
export function chainedReciprocal(algebra: Algebra, value: Expression): Expression {
  const u = algebra.emitter.name(value);
  return algebra.emitter.recall(RECIPROCAL, u) ?? guardedReciprocal(algebra, u);
}

/** Lengths below it count as this: its reciprocal and the square of that are far from overflowing a float. */
const SMALLEST_LENGTH = 1e-18;

/**
 * 1 / r of a length that is only multiplied by what is 0 where r is 0. Without a condition it is one operation cheaper.
 */
function lengthReciprocal(algebra: Algebra, length: Expression): Expression {
  const { emitter } = algebra;
  algebra.singular(compare("==", length, ZERO));
  const known = emitter.recall(RECIPROCAL, length);
  if (known !== null) return known;
  const inverse = emitter.name(reciprocal(builtin("max", FLOAT, length, literal(SMALLEST_LENGTH))), "reciprocal");
  emitter.remember(RECIPROCAL, length, inverse);
  return inverse;
}

/** 1 / (x² + y²); if the length of the vector (x, y) has its reciprocal already, the square of that. */
export function squareReciprocal(algebra: Algebra, x: Expression, y: Expression): Expression {
  const { emitter } = algebra;
  const whole = wholeVector(x, y);
  const length = whole === null ? null : emitter.recall(LENGTH, whole);
  const inverse = length === null ? null : emitter.recall(RECIPROCAL, length);
  if (length !== null && inverse !== null) {
    algebra.singular(compare("==", length, ZERO));
    return emitter.name(multiply(inverse, inverse) as Expression, "reciprocal");
  }
  const square = addExpressions(multiply(x, x), multiply(y, y)) ?? ZERO;
  return guardedReciprocal(algebra, emitter.name(square, "square"));
}

const LENGTH = "length";

/** v, if x and y are v.x and v.y of a vec2. */
function wholeVector(x: Expression, y: Expression): Expression | null {
  if (x.kind !== "swizzle" || y.kind !== "swizzle" || x.components[0] !== 0 || y.components[0] !== 1) return null;
  const isPair = x.vector.type.kind === "vector" && x.vector.type.size === 2;
  return isPair && isSame(x.vector, y.vector) ? x.vector : null;
}

/**
 * Partials of the length r of a vector; `length` is its value. In two dimensions the second partials come from
 * n × v′ = (n₀ v₁′ − n₁ v₀′), which loses no digits; in others from v′·v″ − r′r′. At r = 0 they are all 0.
 */
export function lengthPartials(algebra: Algebra, components: readonly Jet[], length: Expression): Partials {
  const { emitter, order } = algebra;
  const active = components.map((component) => component.partials);
  if (!active.some(isUsed)) return NONE;
  const isPlane = components.length === 2;
  // In other dimensions the bend is not 0 where the vector is.
  const inverse = isPlane || order === 1 ? lengthReciprocal(algebra, length) : guardedReciprocal(algebra, length);
  const whole = isPlane ? wholeVector((components[0] as Jet).value, (components[1] as Jet).value) : null;
  if (whole !== null) emitter.remember(LENGTH, whole, length);
  const v = order === 2 ? active.map((partials) => emitter.nameSlots(partials, "slope")) : active;
  const along = components.map((component, at) => {
    const slope = multiply(component.value, inverse) as Expression;
    return uses(v[at] as Partials) > 1 || (order === 2 && isPlane) ? emitter.name(slope, "normal") : slope;
  });
  const slotSum = (slot: number): Maybe =>
    sum(...v.map((partials, at) => multiply(along[at] as Expression, partials.slots[slot] as Maybe)));
  const first = [0, 1].map((i) => {
    const slope = slotSum(i);
    return slope !== null && order === 2 && !isPlane ? emitter.name(slope, "slope") : slope;
  });
  const across =
    order === 2 && isPlane
      ? [0, 1].map((i) => {
          const turn = subtract(
            multiply(along[0] as Expression, v[1]?.slots[i] as Maybe),
            multiply(along[1] as Expression, v[0]?.slots[i] as Maybe),
          );
          return turn === null ? null : emitter.name(turn, "across");
        })
      : null;
  const curls = across?.map((turn) => {
    const curl = multiply(turn, inverse);
    return curl === null ? null : emitter.name(curl, "curl");
  });
  return build(
    order,
    v,
    (i) => first[i] ?? null,
    (slot, i, j) => {
      const spread =
        curls !== undefined
          ? multiply(curls[i] ?? null, across?.[j] ?? null)
          : multiply(
              subtract(
                sum(...v.map((partials) => outerTerm(partials, i, j))),
                multiply(first[i] ?? null, first[j] ?? null),
              ),
              inverse,
            );
      return addExpressions(spread, slotSum(slot));
    },
  );
}

/** The length of a vector as a jet, computed anew. */
export function lengthJet(algebra: Algebra, components: readonly Jet[], vector: Expression): Jet {
  const value = algebra.emitter.name(builtin("length", FLOAT, vector), "length_value");
  return { value, partials: lengthPartials(algebra, components, value) };
}

/** √u where it has a derivative: 0 and singular at u ≤ 0. */
export function sqrtPartials(algebra: Algebra, argument: Partials, root: () => Expression): Partials {
  if (!isUsed(argument)) return NONE;
  const r = root();
  algebra.singular(compare("<=", r, ZERO));
  const half = divide(literal(0.5), r) as Expression;
  const slope = algebra.emitter.name(algebra.emitter.select(compare(">", r, ZERO), half, null) as Expression, "slope");
  return applyUnary(
    algebra,
    argument,
    () => slope,
    () => multiply(literal(-2), multiply(slope, multiply(slope, slope))),
  );
}
