/** Derivatives of the common functions: choices, roundings, repetitions and blends. */

import type { Expression } from "../../glsl/tree.ts";
import { BOOL, FLOAT } from "../../glsl/types.ts";
import { applyUnary } from "../chain.ts";
import { choice, selectPartials } from "../choices.ts";
import { builtin, compare, divide, literal, multiply, negate, ONE, select, subtract, ZERO } from "../expressions.ts";
import { type Algebra, add, divideJets, type Jet, multiplyJets, subtractJets } from "../jet.ts";
import { addPartials, isActive, NONE, type Partials, scale, zipSlots } from "../partials.ts";
import { type ComponentwiseRule, type RuleTable, unary } from "./rule.ts";

/** The partials of one of two operands: the second's if the condition holds. */
function pick(algebra: Algebra, chooseSecond: Expression, a: Partials, b: Partials, hint: string): Partials {
  if (a === NONE && b === NONE) return NONE;
  return selectPartials(algebra.emitter, choice(algebra, chooseSecond, b, a, hint), b, a);
}

function minimum(algebra: Algebra, a: Jet, b: Jet): Jet {
  const condition = compare("<", b.value, a.value);
  return {
    value: builtin("min", FLOAT, a.value, b.value),
    partials: pick(algebra, condition, a.partials, b.partials, "smaller"),
  };
}

function maximum(algebra: Algebra, a: Jet, b: Jet): Jet {
  const condition = compare("<", a.value, b.value);
  return {
    value: builtin("max", FLOAT, a.value, b.value),
    partials: pick(algebra, condition, a.partials, b.partials, "larger"),
  };
}

const flat = (kinks: string): { kind: "constant"; kinks: string } => ({ kind: "constant", kinks });

const mod: ComponentwiseRule = {
  kind: "componentwise",
  kinks: "multiples of y: x′ − floor(x/y) y′ on both sides",
  partials: ({ emitter }, [x, y]) => {
    const u = x as Jet;
    const v = y as Jet;
    if (v.partials === NONE) return u.partials;
    const turns = emitter.name(builtin("floor", FLOAT, divide(u.value, v.value) as Expression), "turns");
    return zipSlots(u.partials, v.partials, (p, q) => subtract(p, multiply(turns, q)));
  },
};

/** mix(a, b, t) = a + (b − a) t, or a choice if t is a bool. */
const mix: ComponentwiseRule = {
  kind: "componentwise",
  partials: (algebra, [a, b, t]) => {
    const [from, to, part] = [a as Jet, b as Jet, t as Jet];
    if (part.value.type === BOOL) return pick(algebra, part.value, from.partials, to.partials, "second");
    if (part.partials === NONE) {
      const rest = isActive(from.partials)
        ? scale(from.partials, algebra.emitter.name(subtract(ONE, part.value) as Expression, "rest"))
        : NONE;
      return addPartials(rest, scale(to.partials, part.value));
    }
    return add(from, multiplyJets(algebra, subtractJets(to, from), part)).partials;
  },
};

/** t²(3 − 2t) with t = clamp((x − a)/(b − a), 0, 1). Outside of the ramp everything is 0. */
const smoothstep: ComponentwiseRule = {
  kind: "componentwise",
  kinks: "the ends of the ramp, for second derivatives: that of the ramp",
  partials: (algebra, [low, high, x]) => {
    const [a, b, u] = [low as Jet, high as Jet, x as Jet];
    if (![a, b, u].some(({ partials }) => isActive(partials))) return NONE;
    const { emitter } = algebra;
    const ramp = divideJets(algebra, subtractJets(u, a), subtractJets(b, a));
    const t = emitter.name(builtin("clamp", FLOAT, emitter.name(ramp.value), ZERO, ONE), "ramp");
    const inside = emitter.name(compare("==", t, emitter.name(ramp.value)), "inside");
    const once = multiply(literal(6), multiply(t, subtract(ONE, t))) as Expression;
    const blended = applyUnary(
      algebra,
      ramp.partials,
      // At t = 0 and 1 the slope is 0 by itself, so only the bend needs the condition.
      () => once,
      () => emitter.select(inside, subtract(literal(6), multiply(literal(12), t)), null),
    );
    return blended;
  },
};

export const common: RuleTable = {
  abs: unary(
    ({ u }) => select(compare("<", u, ZERO), negate(ONE), ONE),
    () => null,
    { kinks: "0: the side of x > 0" },
  ),
  sign: flat("0"),
  floor: flat("whole numbers"),
  trunc: flat("whole numbers"),
  round: flat("halves"),
  roundEven: flat("halves"),
  ceil: flat("whole numbers"),
  step: flat("the edge"),
  fract: unary(
    () => ONE,
    () => null,
    { kinks: "whole numbers: 1 on both sides" },
  ),
  mod,
  min: {
    kind: "componentwise",
    kinks: "equal arguments: the first one's",
    partials: (algebra, [a, b]) => minimum(algebra, a as Jet, b as Jet).partials,
  },
  max: {
    kind: "componentwise",
    kinks: "equal arguments: the first one's",
    partials: (algebra, [a, b]) => maximum(algebra, a as Jet, b as Jet).partials,
  },
  clamp: {
    kind: "componentwise",
    kinks: "the ends: that of x",
    partials: (algebra, [x, low, high], result) => {
      const [u, a, b] = [x as Jet, low as Jet, high as Jet];
      if (a.partials !== NONE || b.partials !== NONE) return minimum(algebra, maximum(algebra, u, a), b).partials;
      // Between constant ends the value is that of x itself, on the ends too.
      return pick(algebra, compare("!=", result(), u.value), u.partials, NONE, "outside");
    },
  },
  mix,
  smoothstep,
  isnan: { kind: "constant" },
  isinf: { kind: "constant" },
};
