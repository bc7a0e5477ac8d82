/** Floats as bits, and pairs of floats in one uint (specification §8.3 end, §8.4 of packing). */
import type { Emitter } from "../emitter.ts";
import type { HelperName } from "../helpers.ts";
import type { Code } from "../storage.ts";
import { atomsOf, type Builtin, type BuiltinTable, componentwise } from "./builtin.ts";

const through = (name: HelperName) => componentwise(({ emitter }, x) => `${emitter.unit.helper(name)}(${x})`);

/** Two components in the low and the high half of a uint. */
const packed =
  (half: (emitter: Emitter, x: Code) => Code): Builtin =>
  (site) => {
    const [low, high] = atomsOf(site, 0).map((x) => half(site.emitter, x)) as [Code, Code];
    return [`(((${high} & 65535) << 16 | ${low} & 65535) >>> 0)`];
  };

const unpacked =
  (value: (emitter: Emitter, low: Code, high: Code) => [Code, Code]): Builtin =>
  (site) => {
    const word = atomsOf(site, 0)[0] as Code;
    return value(site.emitter, word, word);
  };

/** round(clamp(x, low, 1)·scale) */
function fixedPoint(emitter: Emitter, x: Code, low: Code, scale: number): Code {
  return `${emitter.unit.helper("round_even")}(${emitter.arithmetic.multiply(`(${x} < ${low} ? ${low} : 1 < ${x} ? 1 : ${x})`, String(scale))})`;
}

/** clamp(x / 32767, −1, 1): only −32768 needs the clamp. */
function signedPart(emitter: Emitter, code: Code): Code {
  const quotient = emitter.hold(emitter.arithmetic.divide(code, "32767"));
  return `(${quotient} < -1 ? (-1) : ${quotient})`;
}

export const packing: BuiltinTable = {
  floatBitsToInt: through("float_to_int"),
  floatBitsToUint: through("float_to_uint"),
  intBitsToFloat: through("int_to_float"),
  uintBitsToFloat: through("int_to_float"),
  packSnorm2x16: packed((emitter, x) => fixedPoint(emitter, x, "(-1)", 32767)),
  packUnorm2x16: packed((emitter, x) => fixedPoint(emitter, x, "0", 65535)),
  packHalf2x16: packed((emitter, x) => `${emitter.unit.helper("float_to_half")}(${x})`),
  unpackSnorm2x16: unpacked((emitter, low, high) => [
    signedPart(emitter, `(${low} << 16 >> 16)`),
    signedPart(emitter, `(${high} >> 16)`),
  ]),
  unpackUnorm2x16: unpacked((emitter, low, high) => [
    emitter.arithmetic.divide(`(${low} & 65535)`, "65535"),
    emitter.arithmetic.divide(`(${high} >>> 16)`, "65535"),
  ]),
  unpackHalf2x16: unpacked((emitter, low, high) => {
    const half = emitter.unit.helper("half_to_float");
    return [`${half}(${low} & 65535)`, `${half}(${high} >>> 16)`];
  }),
};
