/**
 * The partials of one float and how they combine.
 *
 * Slots: 0 is ∂/∂x, 1 is ∂/∂y, 2 is ∂²/∂x², 3 is ∂²/∂x∂y, 4 is ∂²/∂y². A slot that is null is zero everywhere.
 */

import type { Expression } from "../glsl/tree.ts";
import { add, type Maybe, multiply } from "./expressions.ts";

export interface Partials {
  readonly slots: readonly Maybe[];
  /** The second partials are not known: it was made from a derivative, whose own second one would be a third. */
  readonly isIncomplete: boolean;
}

export const SLOT_NAMES = ["dx", "dy", "dxx", "dxy", "dyy"] as const;
export const SLOT_COUNT = SLOT_NAMES.length;

/** Each second partial with the two first ones it belongs to. */
export const SECOND = [
  { slot: 2, i: 0, j: 0 },
  { slot: 3, i: 0, j: 1 },
  { slot: 4, i: 1, j: 1 },
] as const;

export type Order = 1 | 2;

const EMPTY: readonly Maybe[] = [null, null, null, null, null];
export const NONE: Partials = { slots: EMPTY, isIncomplete: false };

/** A set of slots, one bit each, and one more bit for `isIncomplete`. */
export type Mask = number;
const INCOMPLETE: Mask = 1 << SLOT_COUNT;

export function maskOf(partials: Partials): Mask {
  let mask = partials.isIncomplete ? INCOMPLETE : 0;
  for (let slot = 0; slot < SLOT_COUNT; slot++) if (partials.slots[slot] !== null) mask |= 1 << slot;
  return mask;
}

export function hasSlot(mask: Mask, slot: number): boolean {
  return (mask & (1 << slot)) !== 0;
}

/** Whether any partial may be other than zero. */
export function isActive(partials: Partials): boolean {
  for (const slot of partials.slots) if (slot !== null) return true;
  return false;
}

/** Partials whose slots in `mask` are given by a function, the others zero. */
export function partialsIn(mask: Mask, slot: (slot: number) => Expression): Partials {
  if (mask === 0) return NONE;
  return {
    slots: EMPTY.map((_, at) => (hasSlot(mask, at) ? slot(at) : null)),
    isIncomplete: (mask & INCOMPLETE) !== 0,
  };
}

/** Partials slot by slot; a slot is asked for only up to the order. */
export function build(
  order: Order,
  from: readonly Partials[],
  first: (i: number) => Maybe,
  second: (slot: number, i: number, j: number) => Maybe,
): Partials {
  if (from.every((partials) => partials === NONE)) return NONE;
  const slots: Maybe[] = [first(0), first(1), null, null, null];
  if (order === 2) for (const { slot, i, j } of SECOND) slots[slot] = second(slot, i, j);
  return made(
    slots,
    from.some((partials) => partials.isIncomplete),
  );
}

function made(slots: readonly Maybe[], isIncomplete: boolean): Partials {
  const result: Partials = { slots, isIncomplete };
  return isIncomplete || isActive(result) ? result : NONE;
}

/** The same linear function of each slot. */
export function mapSlots(partials: Partials, map: (slot: Maybe) => Maybe): Partials {
  if (partials === NONE) return NONE;
  const { slots, isIncomplete } = partials;
  return made(slots.map(map), isIncomplete);
}

/** The same linear function of each slot of two. */
export function zipSlots(a: Partials, b: Partials, map: (p: Maybe, q: Maybe) => Maybe): Partials {
  if (a === NONE && b === NONE) return NONE;
  const slots: Maybe[] = [];
  for (let slot = 0; slot < SLOT_COUNT; slot++) slots.push(map(a.slots[slot] as Maybe, b.slots[slot] as Maybe));
  return made(slots, a.isIncomplete || b.isIncomplete);
}

export function scale(partials: Partials, factor: Maybe): Partials {
  return mapSlots(partials, (slot) => multiply(slot, factor));
}

export function addPartials(a: Partials, b: Partials): Partials {
  if (a === NONE) return b;
  return b === NONE ? a : zipSlots(a, b, add);
}

/** ∂u/∂i · ∂v/∂j, made symmetric: what the mixed second derivative of a function of u and v multiplies. */
export function crossTerm(u: Partials, v: Partials, i: number, j: number): Maybe {
  const straight = multiply(u.slots[i] as Maybe, v.slots[j] as Maybe);
  if (i === j) return straight;
  return add(straight, multiply(u.slots[j] as Maybe, v.slots[i] as Maybe));
}

/** ∂u/∂i · ∂u/∂j. */
export function outerTerm(u: Partials, i: number, j: number): Maybe {
  return multiply(u.slots[i] as Maybe, u.slots[j] as Maybe);
}

/** How often a value is used as a factor if it multiplies each slot of these partials. */
export function uses(partials: Partials): number {
  let count = 0;
  for (const slot of partials.slots) if (slot !== null) count++;
  return count;
}

/** Whether there may be any partials. */
export function isUsed(partials: Partials): boolean {
  return partials !== NONE;
}
