/**
 * Built-in functions of constant arguments (GLSL ES 3.00 §8), in float32.
 *
 * Where the specification leaves a result undefined (the root of a negative number, `pow` of one, `smoothstep` with
 * edges in the wrong order), browsers fold to what ANGLE chose, mostly 0, and so does this: a constant is then the same
 * number here as in every browser.
 */
import { componentsOf, convertComponent, fromComponents } from "./constant.ts";
import { cross, distance, dot, faceforward, length, normalize, reflect, refract } from "./constant-geometry.ts";
import { determinant, inverse, outerProduct, transpose } from "./constant-matrices.ts";
import {
  floatBits,
  floatOfBits,
  packHalf,
  packSnorm,
  packUnorm,
  roundAway,
  roundEven,
  unpackHalf,
  unpackSnorm,
  unpackUnorm,
} from "./constant-packing.ts";
import type { ConstantValue } from "./tree.ts";
import { scalarOf, type Type } from "./types.ts";

const { fround } = Math;

const clamp = (x: number, low: number, high: number): number => (low > high ? 0 : Math.min(Math.max(x, low), high));
const smoothstep = (low: number, high: number, x: number): number => {
  if (low >= high) return 0;
  const t = clamp(fround(fround(x - low) / fround(high - low)), 0, 1);
  return fround(t * t) * fround(3 - fround(2 * t));
};
const mod = (x: number, y: number): number => x - fround(y * Math.floor(fround(x / y)));
const power = (x: number, y: number): number => (x < 0 || (x === 0 && y <= 0) ? 0 : x ** y);
/** A function that is 0 where it is not defined. */
const where =
  (isDefined: (x: number) => boolean, value: (x: number) => number) =>
  (x: number): number =>
    isDefined(x) ? value(x) : 0;
const isPositive = (x: number): boolean => x > 0;
const isAtMostOne = (x: number): boolean => Math.abs(x) <= 1;

type Component = number | boolean;

/** Functions that work component by component; a scalar argument beside vectors is used for every component. */
const COMPONENTWISE: Readonly<Record<string, (...components: number[]) => Component>> = {
  radians: (x: number) => x * fround(Math.PI / 180),
  degrees: (x: number) => x * fround(180 / fround(Math.PI)),
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: where(isAtMostOne, Math.asin),
  acos: where(isAtMostOne, Math.acos),
  atan: (y: number, x?: number) => (x === undefined ? Math.atan(y) : Math.atan2(y, x)),
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: where((x) => x >= 1, Math.acosh),
  atanh: where((x) => Math.abs(x) < 1, Math.atanh),
  pow: power,
  exp: Math.exp,
  log: where(isPositive, Math.log),
  exp2: (x: number) => 2 ** x,
  log2: where(isPositive, Math.log2),
  sqrt: where((x) => x >= 0, Math.sqrt),
  inversesqrt: where(isPositive, (x) => 1 / fround(Math.sqrt(x))),
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  trunc: Math.trunc,
  round: roundAway,
  roundEven,
  ceil: Math.ceil,
  fract: (x: number) => x - Math.floor(x),
  mod,
  min: Math.min,
  max: Math.max,
  clamp,
  step: (edge: number, x: number) => (x < edge ? 0 : 1),
  smoothstep,
  isnan: Number.isNaN,
  isinf: (x: number) => Math.abs(x) === Number.POSITIVE_INFINITY,
  lessThan: (a: number, b: number) => a < b,
  lessThanEqual: (a: number, b: number) => a <= b,
  greaterThan: (a: number, b: number) => a > b,
  greaterThanEqual: (a: number, b: number) => a >= b,
  equal: (a: number, b: number) => a === b,
  notEqual: (a: number, b: number) => a !== b,
  not: (a: number) => !a,
  floatBitsToInt: floatBits,
  floatBitsToUint: floatBits,
  intBitsToFloat: floatOfBits,
  uintBitsToFloat: floatOfBits,
};

type List = readonly number[];

/** Functions of whole vectors and matrices; scalars are lists of one. */
const WHOLE: Readonly<Record<string, (list: readonly List[], types: readonly Type[]) => readonly Component[]>> = {
  mix: (list, types) => mix(...(list as [List, List, List]), scalarOf(types[2] as Type) === "bool"),
  length: ([a]) => [length(a as List)],
  distance: ([a, b]) => [distance(a as List, b as List)],
  dot: ([a, b]) => [dot(a as List, b as List)],
  cross: ([a, b]) => cross(a as List, b as List),
  normalize: ([a]) => normalize(a as List),
  faceforward: ([normal, incident, reference]) => faceforward(normal as List, incident as List, reference as List),
  reflect: ([incident, normal]) => reflect(incident as List, normal as List),
  refract: ([incident, normal, ratio]) => refract(incident as List, normal as List, (ratio as List)[0] as number),
  any: ([a]) => [(a as List).some((x) => x !== 0)],
  all: ([a]) => [(a as List).every((x) => x !== 0)],
  matrixCompMult: ([a, b]) => (a as List).map((x, index) => x * ((b as List)[index] as number)),
  outerProduct: ([column, row]) => outerProduct(column as List, row as List),
  transpose: ([a], [type]) => transpose(a as List, type as Extract<Type, { kind: "matrix" }>),
  determinant: ([a]) => [determinant(a as List)],
  inverse: ([a]) => inverse(a as List),
  packSnorm2x16: ([a]) => [packSnorm(a as List)],
  packUnorm2x16: ([a]) => [packUnorm(a as List)],
  packHalf2x16: ([a]) => [packHalf(a as List)],
  unpackSnorm2x16: ([a]) => unpackSnorm((a as List)[0] as number),
  unpackUnorm2x16: ([a]) => unpackUnorm((a as List)[0] as number),
  unpackHalf2x16: ([a]) => unpackHalf((a as List)[0] as number),
};

/** x(1 − w) + y·w, or a choice by truth values. */
function mix(a: List, b: List, weights: List, isChoice: boolean): number[] {
  return a.map((x, index) => {
    const y = b[index] as number;
    const weight = weights[weights.length === 1 ? 0 : index] as number;
    if (isChoice) return weight === 0 ? x : y;
    return fround(x * fround(1 - weight)) + fround(y * weight);
  });
}

/**
 * Value of a built-in function, or null for one whose call is no constant expression: texture reads, derivatives (§4.3.3
 * lets them be constant, browsers refuse them) and `modf`, which writes.
 */
export function foldBuiltin(
  name: string,
  types: readonly Type[],
  values: readonly ConstantValue[],
  resultType: Type,
): ConstantValue | null {
  // `texture(…)` never gets here with constants, since no sampler is one.
  const lists = values.map((value) => componentsOf(value).map(Number));
  const components = Object.hasOwn(WHOLE, name) ? WHOLE[name]?.(lists, types) : componentwise(name, lists);
  if (components === undefined) return null;
  const scalar = scalarOf(resultType) ?? "float";
  return fromComponents(
    resultType,
    components.map((component) => convertComponent(component, scalar)),
  );
}

function componentwise(name: string, lists: readonly List[]): Component[] | undefined {
  const fold = Object.hasOwn(COMPONENTWISE, name) ? COMPONENTWISE[name] : undefined;
  if (fold === undefined) return undefined;
  const count = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: count }, (_, index) =>
    fold(...lists.map((list) => list[list.length === 1 ? 0 : index] as number)),
  );
}
