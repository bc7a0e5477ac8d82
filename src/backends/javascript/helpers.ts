/** Functions that emitted code brings along when it needs them: written once here, in JavaScript. */
import { mathsName } from "./maths.ts";

const floor = mathsName("floor");
const abs = mathsName("abs");
const fround = mathsName("fround");

const BITS = `const bits_float = new Float32Array(1);
const bits_int = new Int32Array(bits_float.buffer);
const bits_uint = new Uint32Array(bits_float.buffer);`;

/** Text of each helper; `bits` declares the words through which floats are seen as integers. */
const HELPERS = {
  bits: BITS,
  /** GLSL leaves `round(0.5)` to the implementation; to even is what SwiftShader and Mesa do. */
  round_even: `function round_even(x) {
  const below = ${floor}(x), part = x - below;
  if (part < 0.5) return below;
  if (part > 0.5) return below + 1;
  return part === 0.5 ? (below % 2 === 0 ? below : below + 1) : x;
}`,
  float_to_int: "function float_to_int(x) { bits_float[0] = x; return bits_int[0]; }",
  float_to_uint: "function float_to_uint(x) { bits_float[0] = x; return bits_uint[0]; }",
  int_to_float: "function int_to_float(x) { bits_int[0] = x; return bits_float[0]; }",
  /** IEEE 754 binary16 nearest to x, ties to even: the scale turns the last place of the half into 1. */
  float_to_half: `function float_to_half(x) {
  const sign = x < 0 || (x === 0 && 1 / x < 0) ? 0x8000 : 0, size = ${abs}(${fround}(x));
  if (size !== size) return 0x7e00;
  if (size >= 65520) return sign | 0x7c00;
  if (size < 6.103515625e-5) return sign | round_even(size * 16777216);
  bits_float[0] = size;
  const exponent = (bits_int[0] >> 23) - 127;
  const steps = round_even(size * 2 ** (10 - exponent));
  return sign | (((exponent + 15) << 10) + (steps - 1024));
}`,
  half_to_float: `function half_to_float(h) {
  const exponent = (h >> 10) & 31, fraction = h & 1023;
  const size = exponent === 0 ? fraction / 16777216 : exponent === 31 ? (fraction === 0 ? Infinity : NaN) : (1024 + fraction) * 2 ** (exponent - 25);
  return h & 0x8000 ? -size : size;
}`,
  copy: `function copy(target, to, source, from, count) {
  for (let i = 0; i < count; i++) target[to + i] = source[from + i];
}`,
  /** For the short arrays of shaders this is faster than `fill`, which is a call out of the optimised code. */
  clear: `function clear(target, count) {
  for (let i = 0; i < count; i++) target[i] = 0;
}`,
  equal: `function equal(a, at, b, from, count) {
  for (let i = 0; i < count; i++) if (a[at + i] !== b[from + i]) return false;
  return true;
}`,
  /** Ends the run; the caller knows the error by its name. */
  overrun: `function overrun() {
  const error = new Error("at one point the loops and calls of this program took more turns than their budget allows");
  error.name = "BudgetExceeded";
  throw error;
}`,
} as const;

export type HelperName = keyof typeof HELPERS;

const NEEDS: Partial<Record<HelperName, readonly HelperName[]>> = {
  float_to_int: ["bits"],
  float_to_uint: ["bits"],
  int_to_float: ["bits"],
  float_to_half: ["bits", "round_even"],
};

/** The text of the helpers in `used` and of those that they need. */
export function helperText(used: ReadonlySet<HelperName>): string {
  const all = new Set<HelperName>();
  for (const name of used) {
    for (const needed of NEEDS[name] ?? []) all.add(needed);
    all.add(name);
  }
  return [...all].map((name) => HELPERS[name]).join("\n");
}

/** Maths functions that the helpers call. */
export const HELPER_MATHS = ["floor", "abs", "fround"] as const;
