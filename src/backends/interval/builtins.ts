/**
 * Built-in functions by the formulas of the specification (GLSL ES 3.00 §8), operation by operation: these decide which
 * errors a GPU may make. Taylor models may use others that are equal in real numbers.
 */
import { each, multiply, select, subtract } from "../taylor/builtins.ts";
import type { Handler } from "../taylor/dialect.ts";
import type { Cell, Emitter } from "../taylor/emitter.ts";

type Value = readonly Cell[];

const products = (emitter: Emitter, x: Value, y: Value): Value =>
  x.map((cell, index) => multiply(emitter, cell, y[index] as Cell));

/** Σ xᵢyᵢ, added in any order, fused or not. */
export function dot(emitter: Emitter, x: Value, y: Value): Cell {
  const terms = products(emitter, x, y);
  return terms.length === 1 ? (terms[0] as Cell) : emitter.operate("sum", ...terms);
}

function length(emitter: Emitter, x: Value): Cell {
  return x.length === 1 ? emitter.operate("abs", x[0] as Cell) : emitter.operate("sqrt", dot(emitter, x, x));
}

const one = (name: string): Handler => each((emitter, ...cells) => emitter.operate(name, ...cells));

/** A result of which the specification says nothing that a GPU could be held to. */
const orUndefined =
  (handler: Handler): Handler =>
  (emitter, operands, call) => {
    const cells = handler(emitter, operands, call);
    for (const cell of cells) emitter.writer.line(`undefinedOnGpu(${cell});`);
    return cells;
  };

const scaled = (factor: number): Handler => each((emitter, x) => multiply(emitter, x, emitter.constant(factor)));

const clamp = (emitter: Emitter, x: Cell, low: Cell, high: Cell): Cell =>
  emitter.operate("min", emitter.operate("max", x, low), high);

/** Two words of 16 bits from components that are clamped, scaled and rounded. */
const packed =
  (low: number, scale: number): Handler =>
  (emitter, [x]) => {
    const [a, b] = (x as Value).map((cell) => {
      const share = clamp(emitter, cell, emitter.constant(low), emitter.constant(1));
      const steps = emitter.operate("round", multiply(emitter, share, emitter.constant(scale)));
      return emitter.hold(`integer(${steps})`);
    });
    return [emitter.hold(`((${b} & 65535) << 16 | ${a} & 65535) >>> 0`)];
  };

const unpacked =
  (words: (word: Cell) => readonly string[], scale: number): Handler =>
  (emitter, [x]) =>
    words((x as Value)[0] as Cell).map((word) => {
      const share = emitter.operate("div", emitter.operate("set", word), emitter.constant(scale));
      return clamp(emitter, share, emitter.constant(-1), emitter.constant(1));
    });

const bits: Handler = each((emitter, x) => emitter.hold(`toBits(${x})`));
const fromBits: Handler = one("fromBits");

/** Handlers that Taylor models do without or have otherwise; `inverse` and `determinant` come from theirs. */
export function builtinsFor(taylor: Readonly<Record<string, Handler>>): Readonly<Record<string, Handler>> {
  return {
    radians: scaled(Math.PI / 180),
    degrees: scaled(180 / Math.PI),
    pow: one("pow"),
    trunc: one("trunc"),
    sign: one("sign"),
    min: one("min"),
    max: one("max"),
    clamp: each((emitter, x, low, high) => emitter.operate("clamp", x, low, high)),
    // x(1 − a) + y·a; of booleans, a choice.
    mix: (emitter, operands, call) =>
      each((_, x, y, share) =>
        call.arguments[2]?.type.kind !== undefined && isBoolean(call.arguments[2].type)
          ? select(emitter, share as Cell, y as Cell, x as Cell)
          : emitter.operate("mix", x as Cell, y as Cell, share as Cell),
      )(emitter, operands, call),
    step: each((emitter, edge, x) =>
      select(emitter, emitter.hold(`less(${x}, ${edge})`), emitter.constant(0), emitter.constant(1)),
    ),
    smoothstep: each((emitter, low, high, x) => {
      const share = emitter.operate("div", subtract(emitter, x, low), subtract(emitter, high, low));
      const t = clamp(emitter, share, emitter.constant(0), emitter.constant(1));
      const slope = subtract(emitter, emitter.constant(3), multiply(emitter, emitter.constant(2), t));
      const result = multiply(emitter, multiply(emitter, t, t), slope);
      // Undefined unless low < high.
      emitter.writer.line(`undefinedUnlessLess(${result}, ${low}, ${high});`);
      return result;
    }),
    length: (emitter, [x]) => [length(emitter, x as Value)],
    distance: (emitter, [x, y]) => [
      length(
        emitter,
        (x as Value).map((cell, index) => subtract(emitter, cell, (y as Value)[index] as Cell)),
      ),
    ],
    // x / length(x) or x · inversesqrt(dot(x, x)): the specification names neither.
    normalize: (emitter, [x]) => {
      const square = dot(emitter, x as Value, x as Value);
      const size = length(emitter, x as Value);
      const reciprocal = emitter.operate("inversesqrt", square);
      return (x as Value).map((cell) => {
        const quotient = emitter.operate("div", cell, size);
        emitter.writer.line(`join(${quotient}, ${multiply(emitter, cell, reciprocal)});`);
        return quotient;
      });
    },
    refract: (emitter, [incident, normal, eta]) => {
      const ratio = (eta as Value)[0] as Cell;
      const cosine = dot(emitter, normal as Value, incident as Value);
      const one = emitter.constant(1);
      const sine = multiply(
        emitter,
        multiply(emitter, ratio, ratio),
        subtract(emitter, one, multiply(emitter, cosine, cosine)),
      );
      const k = subtract(emitter, one, sine);
      const zero = emitter.constant(0);
      const isTotal = emitter.hold(`less(${k}, ${zero})`);
      const root = emitter.operate("sqrt", emitter.operate("max", k, zero));
      const scale = emitter.operate("add", multiply(emitter, ratio, cosine), root);
      return (incident as Value).map((cell, index) => {
        const bent = multiply(emitter, scale, (normal as Value)[index] as Cell);
        return select(emitter, isTotal, zero, subtract(emitter, multiply(emitter, ratio, cell), bent));
      });
    },
    determinant: orUndefined(taylor.determinant as Handler),
    inverse: orUndefined(taylor.inverse as Handler),
    isnan: each((emitter, x) => emitter.hold(`isNaN(${x})`)),
    isinf: each((emitter, x) => emitter.hold(`isInfinite(${x})`)),
    floatBitsToInt: each((emitter, x) => emitter.hold(`toBits(${x}) | 0`)),
    floatBitsToUint: bits,
    intBitsToFloat: fromBits,
    uintBitsToFloat: fromBits,
    packSnorm2x16: packed(-1, 32767),
    packUnorm2x16: packed(0, 65535),
    packHalf2x16: (emitter, [x]) => [emitter.hold(`packHalf(${(x as Value).join(", ")})`)],
    unpackSnorm2x16: unpacked((word) => [`(${word} << 16 >> 16)`, `(${word} >> 16)`], 32767),
    unpackUnorm2x16: unpacked((word) => [`(${word} & 65535)`, `(${word} >>> 16)`], 65535),
    unpackHalf2x16: (emitter, [x]) =>
      [0, 1].map((index) => emitter.operate("unpackHalf", (x as Value)[0] as Cell, index)),
  };
}

function isBoolean(type: { readonly kind: string }): boolean {
  return "scalar" in type && type.scalar === "bool";
}
