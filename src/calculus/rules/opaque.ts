/** Built-ins whose result is a constant to the calculus: what has no derivative, and what is not differentiated. */
import type { ConstantRule, RuleTable } from "./rule.ts";

const integers: ConstantRule = { kind: "constant" };
const bits: ConstantRule = { kind: "constant", warning: "a bit pattern has no derivative" };
const texture: ConstantRule = { kind: "constant", warning: "a texture is not differentiated" };

const relational = [
  "lessThan",
  "lessThanEqual",
  "greaterThan",
  "greaterThanEqual",
  "equal",
  "notEqual",
  "any",
  "all",
  "not",
];

const casts = [
  "floatBitsToInt",
  "floatBitsToUint",
  "intBitsToFloat",
  "uintBitsToFloat",
  "packSnorm2x16",
  "unpackSnorm2x16",
  "packUnorm2x16",
  "unpackUnorm2x16",
  "packHalf2x16",
  "unpackHalf2x16",
];

const textures = [
  "textureSize",
  "texture",
  "textureProj",
  "textureLod",
  "textureOffset",
  "texelFetch",
  "texelFetchOffset",
  "textureProjOffset",
  "textureLodOffset",
  "textureProjLod",
  "textureProjLodOffset",
  "textureGrad",
  "textureGradOffset",
  "textureProjGrad",
  "textureProjGradOffset",
];

export const opaque: RuleTable = Object.fromEntries([
  ...relational.map((name) => [name, integers] as const),
  ...casts.map((name) => [name, bits] as const),
  ...textures.map((name) => [name, texture] as const),
]);
