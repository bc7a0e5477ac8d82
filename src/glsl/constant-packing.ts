/** Floats as bits and packed pairs of floats (GLSL ES 3.00 §8.3, §8.4) of constant arguments. */

const view = new DataView(new ArrayBuffer(4));

export function floatBits(value: number): number {
  view.setFloat32(0, value);
  return view.getUint32(0);
}

export function floatOfBits(bits: number): number {
  view.setUint32(0, bits);
  return view.getFloat32(0);
}

/** Two numbers of 16 bits as one, the first in the low half; and back, sign extended if `isSigned`. */
const join = (low: number, high: number): number => ((low & 0xffff) | (high << 16)) >>> 0;
const split = (bits: number, isSigned: boolean): readonly [number, number] =>
  isSigned ? [(bits << 16) >> 16, bits >> 16] : [bits & 0xffff, bits >>> 16];

const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);
/** To the nearest whole number, halves away from zero as ANGLE does. */
export const roundAway = (x: number): number => Math.sign(x) * Math.floor(Math.abs(x) + 0.5);

export function packSnorm([x, y]: readonly number[]): number {
  const pack = (value: number): number => roundAway(Math.fround(clamp(value, -1, 1) * 32767));
  return join(pack(x as number), pack(y as number));
}

export function unpackSnorm(bits: number): number[] {
  return split(bits, true).map((value) => clamp(value / 32767, -1, 1));
}

export function packUnorm([x, y]: readonly number[]): number {
  const pack = (value: number): number => roundAway(Math.fround(clamp(value, 0, 1) * 65535));
  return join(pack(x as number), pack(y as number));
}

export function unpackUnorm(bits: number): number[] {
  return split(bits, false).map((value) => value / 65535);
}

export function packHalf([x, y]: readonly number[]): number {
  return join(halfBits(x as number), halfBits(y as number));
}

export function unpackHalf(bits: number): number[] {
  return split(bits, false).map(halfOfBits);
}

/** The nearest half float, ties to even: 1 sign, 5 exponent and 10 fraction bits. */
function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7fff;
  // Halfway between the largest half, 65504, and the next power of two.
  if (size >= 65520) return sign | 0x7c00;
  // Below 2⁻¹⁴ the spacing stays 2⁻²⁴. A fraction that rounds up to 1024 carries into the exponent by itself.
  const exponent = Math.max(Math.floor(Math.log2(size)), -14);
  const steps = roundEven(size / 2 ** (exponent - 10));
  return sign | (steps < 1024 ? steps : ((exponent + 14) << 10) + steps);
}

function halfOfBits(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** To the nearest whole number, halves to the even one. */
export function roundEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}
