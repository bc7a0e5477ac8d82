/** The chain rule: partials of a function of one or two floats from its derivatives and the partials of its arguments. */
import type { Expression } from "../glsl/tree.ts";
import type { Emitter } from "./emitter.ts";
import { add as addExpressions, type Maybe, multiply, sum } from "./expressions.ts";
import type { Algebra } from "./jet.ts";
import { build, isUsed, NONE, type Partials, uses } from "./partials.ts";
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
  return emitter.nameUnlessZero(value, hint);
}
