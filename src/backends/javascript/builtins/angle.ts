/** Angle, trigonometric and exponential functions (specification §8.1, §8.2). */
import type { MathsName } from "../maths.ts";
import { type BuiltinTable, componentwise } from "./builtin.ts";

const direct = (name: MathsName) => componentwise((site, x) => site.emitter.arithmetic.call(name, x));

export const angle: BuiltinTable = {
  radians: componentwise(({ emitter }, x) =>
    emitter.arithmetic.multiply(x, emitter.arithmetic.literal("float", Math.PI / 180)),
  ),
  degrees: componentwise(({ emitter }, x) =>
    emitter.arithmetic.multiply(x, emitter.arithmetic.literal("float", 180 / Math.PI)),
  ),
  sin: direct("sin"),
  cos: direct("cos"),
  tan: direct("tan"),
  asin: direct("asin"),
  acos: direct("acos"),
  atan: componentwise(({ emitter }, y, x) =>
    x === undefined ? emitter.arithmetic.call("atan", y as string) : emitter.arithmetic.call("atan2", y as string, x),
  ),
  sinh: direct("sinh"),
  cosh: direct("cosh"),
  tanh: direct("tanh"),
  asinh: direct("asinh"),
  acosh: direct("acosh"),
  atanh: direct("atanh"),
  pow: direct2("pow"),
  exp: direct("exp"),
  log: direct("log"),
  exp2: componentwise((site, x) => site.emitter.arithmetic.call("pow", "2", x)),
  log2: direct("log2"),
  sqrt: direct("sqrt"),
  inversesqrt: componentwise((site, x) => site.emitter.arithmetic.divide("1", site.emitter.arithmetic.call("sqrt", x))),
};

function direct2(name: MathsName) {
  return componentwise((site, x, y) => site.emitter.arithmetic.call(name, x, y));
}
