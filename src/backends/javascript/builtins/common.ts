/**
 * Common functions (specification §8.3). Where the specification gives a formula, it is this one, because it decides
 * what happens at ties, at signed zeros and with NaN: `min(x, y)` is y if y < x, otherwise x.
 */
import { scalarOf } from "../../../glsl/types.ts";
import type { Emitter } from "../emitter.ts";
import type { Code } from "../storage.ts";
import { type Builtin, type BuiltinTable, componentwise } from "./builtin.ts";

const minimum = (x: Code, y: Code): Code => `(${y} < ${x} ? ${y} : ${x})`;
const maximum = (x: Code, y: Code): Code => `(${x} < ${y} ? ${y} : ${x})`;

/** min(max(x, low), high) */
function clamped(emitter: Emitter, x: Code, low: Code, high: Code): Code {
  return minimum(emitter.hold(maximum(x, low)), high);
}

const roundEven = componentwise(({ emitter }, x) => `${emitter.unit.helper("round_even")}(${x})`);

/** x(1 − a) + y·a, or a choice where a is boolean. */
const mix: Builtin = (site) => {
  const chooses = site.types[2] !== undefined && scalarOf(site.types[2]) === "bool";
  return componentwise(({ emitter: { arithmetic } }, x, y, a) =>
    chooses
      ? `(${a} ? ${y} : ${x})`
      : arithmetic.add(
          arithmetic.multiply(x as Code, arithmetic.subtract("1", a as Code)),
          arithmetic.multiply(y as Code, a as Code),
        ),
  )(site);
};

export const common: BuiltinTable = {
  abs: componentwise((site, x) => {
    const code = `${site.emitter.unit.maths("abs")}(${x})`;
    return scalarOf(site.type) === "int" ? `(${code} | 0)` : code;
  }),
  sign: componentwise((_, x) => `(${x} < 0 ? -1 : ${x} > 0 ? 1 : 0)`),
  floor: componentwise(({ emitter }, x) => `${emitter.unit.maths("floor")}(${x})`),
  trunc: componentwise(({ emitter }, x) => `${emitter.unit.maths("trunc")}(${x})`),
  ceil: componentwise(({ emitter }, x) => `${emitter.unit.maths("ceil")}(${x})`),
  round: roundEven,
  roundEven,
  fract: componentwise(({ emitter }, x) => emitter.arithmetic.subtract(x, `${emitter.unit.maths("floor")}(${x})`)),
  mod: componentwise(({ emitter }, x, y) => {
    const { arithmetic } = emitter;
    const quotient = `${emitter.unit.maths("floor")}(${arithmetic.divide(x as Code, y as Code)})`;
    return arithmetic.subtract(x as Code, arithmetic.multiply(y as Code, quotient));
  }),
  min: componentwise((_, x, y) => minimum(x as Code, y as Code)),
  max: componentwise((_, x, y) => maximum(x as Code, y as Code)),
  clamp: componentwise(({ emitter }, x, low, high) => clamped(emitter, x as Code, low as Code, high as Code)),
  mix,
  step: componentwise((_, edge, x) => `(${x} < ${edge} ? 0 : 1)`),
  smoothstep: componentwise(({ emitter }, low, high, x) => {
    const { arithmetic } = emitter;
    const ratio = arithmetic.divide(
      arithmetic.subtract(x as Code, low as Code),
      arithmetic.subtract(high as Code, low as Code),
    );
    const t = emitter.hold(clamped(emitter, emitter.hold(ratio), "0", "1"));
    return arithmetic.multiply(arithmetic.multiply(t, t), arithmetic.subtract("3", arithmetic.multiply("2", t)));
  }),
  isnan: componentwise((_, x) => `(${x} !== ${x})`),
  isinf: componentwise((_, x) => `(${x} === Infinity || ${x} === (-Infinity))`),
};
