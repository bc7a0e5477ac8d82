/** Partials of lengths, and the reciprocals that are 0 or harmless where a length or root is 0. */
import type { Expression } from "../glsl/tree.ts";
import { FLOAT } from "../glsl/types.ts";
import { applyUnary } from "./chain.ts";
import {
  add as addExpressions,
  builtin,
  compare,
  divide,
  isSame,
  literal,
  type Maybe,
  multiply,
  reciprocal,
  subtract,
  sum,
  ZERO,
} from "./expressions.ts";
import type { Algebra, Jet } from "./jet.ts";
import { build, isUsed, NONE, outerTerm, type Partials, uses } from "./partials.ts";

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
    const slope = multiply(component.value, inverse);
    return uses(v[at] as Partials) > 1 || (order === 2 && isPlane) ? emitter.nameUnlessZero(slope, "normal") : slope;
  });
  const slotSum = (slot: number): Maybe =>
    sum(...v.map((partials, at) => multiply(along[at] as Maybe, partials.slots[slot] as Maybe)));
  const first = [0, 1].map((i) => {
    const slope = slotSum(i);
    return slope !== null && order === 2 && !isPlane ? emitter.name(slope, "slope") : slope;
  });
  const across =
    order === 2 && isPlane
      ? [0, 1].map((i) => {
          const turn = subtract(
            multiply(along[0] as Maybe, v[1]?.slots[i] as Maybe),
            multiply(along[1] as Maybe, v[0]?.slots[i] as Maybe),
          );
          return emitter.nameUnlessZero(turn, "across");
        })
      : null;
  const curls = across?.map((turn) => {
    return emitter.nameUnlessZero(multiply(turn, inverse), "curl");
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
