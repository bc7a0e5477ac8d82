/** Choices between partials: those of the branch that the program takes. */
import type { Expression } from "../glsl/tree.ts";
import { type Emitter, isAtom } from "./emitter.ts";
import { GENERATED, isSame, type Maybe, multiply, negate, ONE, ZERO } from "./expressions.ts";
import { type Algebra, commonFactor } from "./jet.ts";
import { hasSlot, mapSlots, maskOf, NONE, type Partials, uses, zipSlots } from "./partials.ts";
/** The partials a where the condition holds, else b. */
export function selectPartials(emitter: Emitter, condition: Expression, a: Partials, b: Partials): Partials {
  if (a === NONE) return selectFactor(emitter, condition, b, false) ?? selectSlots(emitter, condition, a, b);
  if (b === NONE) return selectFactor(emitter, condition, a, true) ?? selectSlots(emitter, condition, a, b);
  return selectSlots(emitter, condition, a, b);
}

function selectSlots(emitter: Emitter, condition: Expression, whenTrue: Partials, whenFalse: Partials): Partials {
  const a = emitter.nameSlots(whenTrue, "side");
  const b = emitter.nameSlots(whenFalse, "side");
  const differBySign = a.slots.every((slot, at) => isSameOrZero(slot, negate(b.slots[at] ?? null)));
  if (differBySign && uses(a) > 0) {
    const sign = emitter.name(emitter.select(condition, negate(ONE), ONE) as Expression, "sign");
    return mapSlots(b, (slot) => multiply(sign, slot));
  }
  return zipSlots(a, b, (p, q) => emitter.select(condition, p, q));
}

function isSameOrZero(a: Maybe, b: Maybe): boolean {
  return a === null || b === null ? a === b : isSame(a, b);
}

/** Chooses between partials and nothing by their common factor, if what it multiplies is the program's own. */
function selectFactor(emitter: Emitter, condition: Expression, partials: Partials, whenTrue: boolean): Partials | null {
  const common = commonFactor(partials);
  const isTame = partials.slots.every((slot) => slot === null || (slot.kind === "binary" && isOwn(slot.left)));
  if (common === null || !isTame || uses(partials) < 2) return null;
  const [a, b] = whenTrue ? [common, null] : [null, common];
  const chosen = emitter.name(emitter.select(condition, a, b) ?? ZERO, "factor");
  return mapSlots(partials, (slot) => (slot?.kind === "binary" ? multiply(slot.left, chosen) : null));
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
