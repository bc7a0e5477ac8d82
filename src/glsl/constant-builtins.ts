/** Built-in functions of constant arguments (GLSL ES 3.00 §8): computed in double precision, rounded to float32. */
import { componentsOf, convertComponent, fromComponents } from "./constant.ts";
import type { ConstantValue } from "./tree.ts";
import { scalarOf, type Type } from "./types.ts";

const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);
const smooth = (low: number, high: number, x: number): number => {
  const t = clamp((x - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
};
const roundEven = (x: number): number => {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
};

/** Functions that work component by component; a scalar argument beside vectors is used for every component. */
const COMPONENTWISE: ReadonlyMap<string, (...components: number[]) => number | boolean> = new Map<
  string,
  (...components: number[]) => number | boolean
>(
  Object.entries({
    radians: (x: number) => (x * Math.PI) / 180,
    degrees: (x: number) => (x * 180) / Math.PI,
    sin: Math.sin,
    cos: Math.cos,
    tan: Math.tan,
    asin: Math.asin,
    acos: Math.acos,
    atan: (y: number, x?: number) => (x === undefined ? Math.atan(y) : Math.atan2(y, x)),
    sinh: Math.sinh,
    cosh: Math.cosh,
    tanh: Math.tanh,
    asinh: Math.asinh,
    acosh: Math.acosh,
    atanh: Math.atanh,
    pow: Math.pow,
    exp: Math.exp,
    log: Math.log,
    exp2: (x: number) => 2 ** x,
    log2: Math.log2,
    sqrt: Math.sqrt,
    inversesqrt: (x: number) => 1 / Math.sqrt(x),
    abs: Math.abs,
    sign: Math.sign,
    floor: Math.floor,
    trunc: Math.trunc,
    round: Math.round,
    roundEven,
    ceil: Math.ceil,
    fract: (x: number) => x - Math.floor(x),
    mod: (x: number, y: number) => x - y * Math.floor(x / y),
    min: Math.min,
    max: Math.max,
    clamp,
    step: (edge: number, x: number) => (x < edge ? 0 : 1),
    smoothstep: smooth,
    isnan: Number.isNaN,
    isinf: (x: number) => Math.abs(x) === Number.POSITIVE_INFINITY,
    lessThan: (a: number, b: number) => a < b,
    lessThanEqual: (a: number, b: number) => a <= b,
    greaterThan: (a: number, b: number) => a > b,
    greaterThanEqual: (a: number, b: number) => a >= b,
    equal: (a: number, b: number) => a === b,
    notEqual: (a: number, b: number) => a !== b,
    not: (a: number) => !a,
    floatBitsToInt: (x: number) =>
      bits(
        (view) => view.setFloat32(0, x),
        (view) => view.getInt32(0),
      ),
    floatBitsToUint: (x: number) =>
      bits(
        (view) => view.setFloat32(0, x),
        (view) => view.getUint32(0),
      ),
    intBitsToFloat: (x: number) =>
      bits(
        (view) => view.setInt32(0, x),
        (view) => view.getFloat32(0),
      ),
    uintBitsToFloat: (x: number) =>
      bits(
        (view) => view.setUint32(0, x),
        (view) => view.getFloat32(0),
      ),
  }),
);

function bits(write: (view: DataView) => void, read: (view: DataView) => number): number {
  const view = new DataView(new ArrayBuffer(8));
  write(view);
  return read(view);
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, index) => sum + x * (b[index] as number), 0);
const scale = (a: readonly number[], by: number): number[] => a.map((x) => x * by);
const subtract = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((x, index) => x - (b[index] as number));

type Whole = (list: readonly (readonly number[])[], types: readonly Type[]) => readonly (number | boolean)[] | null;
const first = (list: readonly (readonly number[])[]): readonly number[] => list[0] as readonly number[];
const second = (list: readonly (readonly number[])[]): readonly number[] => list[1] as readonly number[];

/** Functions of whole vectors and matrices. */
const WHOLE: ReadonlyMap<string, Whole> = new Map<string, Whole>(
  Object.entries<Whole>({
    mix: ([a, b, t], types) =>
      (a as readonly number[]).map((x, index) => {
        const y = (b as readonly number[])[index] as number;
        const weight = (t as readonly number[])[(t as readonly number[]).length === 1 ? 0 : index] as number;
        if (scalarOf(types[2] as Type) === "bool") return weight ? y : x;
        return x * (1 - weight) + y * weight;
      }),
    length: (list) => [Math.hypot(...first(list))],
    distance: (list) => [Math.hypot(...subtract(first(list), second(list)))],
    dot: (list) => [dot(first(list), second(list))],
    cross: ([a, b]) => {
      const [ax, ay, az] = a as [number, number, number];
      const [bx, by, bz] = b as [number, number, number];
      return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
    },
    normalize: (list) => scale(first(list), 1 / Math.hypot(...first(list))),
    faceforward: ([n, i, reference]) => scale(n as number[], dot(reference as number[], i as number[]) < 0 ? 1 : -1),
    reflect: ([i, n]) => subtract(i as number[], scale(n as number[], 2 * dot(n as number[], i as number[]))),
    refract: ([i, n, eta]) => {
      const ratio = (eta as number[])[0] as number;
      const cosine = dot(n as number[], i as number[]);
      const k = 1 - ratio * ratio * (1 - cosine * cosine);
      return k < 0
        ? (i as number[]).map(() => 0)
        : subtract(scale(i as number[], ratio), scale(n as number[], ratio * cosine + Math.sqrt(k)));
    },
    any: (list) => [first(list).some((x) => x !== 0)],
    all: (list) => [first(list).every((x) => x !== 0)],
    matrixCompMult: ([a, b]) =>
      (a as readonly number[]).map((x, index) => x * ((b as readonly number[])[index] as number)),
    outerProduct: ([c, r]) => (r as number[]).flatMap((x) => scale(c as number[], x)),
    transpose: (list, types) => {
      const type = types[0] as Type;
      if (type.kind !== "matrix") return null;
      return Array.from(
        { length: type.rows * type.columns },
        (_, index) => first(list)[(index % type.columns) * type.rows + Math.floor(index / type.columns)] as number,
      );
    },
    determinant: (list) => [determinant(first(list))],
    inverse: (list) => {
      const matrix = first(list);
      const size = Math.sqrt(matrix.length);
      const whole = determinant(matrix);
      return matrix.map((_, index) => {
        // Entry (row, column) of the inverse is the cofactor of (column, row) over the determinant.
        const column = Math.floor(index / size);
        const row = index % size;
        return (((column + row) % 2 === 0 ? 1 : -1) * determinant(without(matrix, row, column))) / whole;
      });
    },
  }),
);

/** The matrix (columns first) without a column and a row. */
function without(matrix: readonly number[], column: number, row: number): number[] {
  const size = Math.sqrt(matrix.length);
  return matrix.filter((_, index) => Math.floor(index / size) !== column && index % size !== row);
}

function determinant(matrix: readonly number[]): number {
  const size = Math.sqrt(matrix.length);
  if (size === 0) return 1;
  if (size === 1) return matrix[0] as number;
  let sum = 0;
  for (let column = 0; column < size; column++)
    sum += (column % 2 === 0 ? 1 : -1) * (matrix[column * size] as number) * determinant(without(matrix, column, 0));
  return sum;
}

/** Value of a built-in function, or null for one that is no constant expression (textures, derivatives) or not folded. */
export function foldBuiltin(
  name: string,
  types: readonly Type[],
  values: readonly ConstantValue[],
  resultType: Type,
): ConstantValue | null {
  const lists = values.map((value) => componentsOf(value).map(Number));
  const scalar = scalarOf(resultType) ?? "float";
  const finish = (components: readonly (number | boolean)[]): ConstantValue =>
    fromComponents(
      resultType,
      components.map((component) => (scalar === "bool" ? Boolean(component) : convertComponent(component, scalar))),
    );
  const whole = WHOLE.get(name);
  if (whole !== undefined) {
    const result = whole(lists, types);
    return result === null ? null : finish(result);
  }
  const componentwise = COMPONENTWISE.get(name);
  if (componentwise === undefined) return null;
  const count = Math.max(...lists.map((list) => list.length));
  return finish(
    Array.from({ length: count }, (_, index) =>
      componentwise(...lists.map((list) => list[list.length === 1 ? 0 : index] as number)),
    ),
  );
}
