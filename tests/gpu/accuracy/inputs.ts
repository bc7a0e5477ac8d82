/**
 * 16,384 inputs for every built-in function, made of bits on the GPU and on the CPU alike: special values and their
 * neighbours, any bits at all, all magnitudes, and numbers of everyday size.
 */

/** Pixels along a side: 128 · 128 = 16,384 inputs. */
export const SIDE = 128;

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);
const bitsOf = (value: number): number => {
  float[0] = value;
  return bits[0] as number;
};

/** Values at and near which functions change: zeros, ends of the range, denormals, branch cuts, overflow, ties. */
const SPECIAL: readonly number[] = [
  ...[
    0,
    1,
    0.5,
    2,
    3,
    10,
    Math.PI,
    Math.PI / 2,
    Math.PI / 4,
    1 / 3,
    1.5,
    2.5,
    0.41421357,
    1e4,
    8388608,
    16777216,
  ].flatMap((value) => [bitsOf(value), bitsOf(-value)]),
  // The limits of exp, exp2, their underflow, sinh.
  ...[88.72284, -87.33654, 128, -126, -149, 89.41599].map(bitsOf),
  // Denormals, the least normal and the largest number, infinities, NaN.
  ...[0x00000001, 0x80000001, 0x007fffff, 0x807fffff, 0x00800000, 0x80800000, 0x00400000],
  ...[0x7f7fffff, 0xff7fffff, 0x7f800000, 0xff800000, 0x7fc00000, 0x7e800000, 0x01000000],
];

const cases = SPECIAL.map((value, index) => `case ${index}: return ${value}u;`).join("\n    ");

/** `float nabla_input(uint index, uint slot)`: the slot-th number of the index-th input. */
export const INPUTS_GLSL = `
uint nabla_hash(uint x) {
  x ^= x >> 16u; x *= 0x7feb352du; x ^= x >> 15u; x *= 0x846ca68bu; x ^= x >> 16u;
  return x;
}
uint nabla_special(uint which) {
  switch (int(which)) {
    ${cases}
  }
  return 0u;
}
float nabla_input(uint index, uint slot) {
  uint h = nabla_hash(4u * index + slot);
  uint more = nabla_hash(h);
  uint kind = (index >> (2u * slot)) & 3u;
  uint word = h;
  if (kind == 0u) word = nabla_special(h % ${SPECIAL.length}u) + more % 9u - 4u;
  // From 2^-24 to 2^23, and from 1/8 to 4.
  else if (kind == 2u) word = (h & 0x807fffffu) | ((103u + more % 48u) << 23u);
  else if (kind == 3u) word = (h & 0x807fffffu) | ((124u + more % 5u) << 23u);
  return uintBitsToFloat(word);
}
`;
