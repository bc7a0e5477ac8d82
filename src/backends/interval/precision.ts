/**
 * What an operation of a backend may be wrong by: how bounds that were computed in float64 become bounds of its result.
 *
 * Two precisions share all interval operations: `OUTWARD` holds the real value and what float64 computes, `ESSL` every
 * value that GLSL ES 3.00 §4.5.1 allows a GPU.
 */
import { ulp32 } from "../../glsl/float32.ts";
import { isShort } from "./ranges.ts";

export interface Precision {
  /**
   * Whether what the language leaves undefined (0/0, √−1, arguments outside of a domain, NaN) may be anything. Otherwise
   * only points count that have a value.
   */
  readonly isStrict: boolean;
  /** Bound of a sum or product, rounded; the sign of `rest` is that of the exact result minus `value`, NaN if unknown. */
  down(value: number, rest: number): number;
  up(value: number, rest: number): number;
  /** Bounds of a function's result that may be `ulps` wrong (on a GPU; in float64 what the host's functions are). */
  below(value: number, ulps: number): number;
  above(value: number, ulps: number): number;
  /** What a product of two bounds lacks: 0 where it is exact. */
  productRest(x: number, y: number): number;
}

/** Bound of the relative error of one function of V8 (fdlibm, below 1 ulp) at two places, with room to spare. */
const FUNCTION_ERROR = 2 ** -50;

/** Float64, rounded outward. */
export const OUTWARD: Precision = {
  isStrict: false,
  down(value, rest) {
    if (value === Number.POSITIVE_INFINITY) return Number.MAX_VALUE;
    return rest >= 0 ? value : value - Math.abs(value) * 2 ** -52 - Number.MIN_VALUE;
  },
  up(value, rest) {
    if (value === Number.NEGATIVE_INFINITY) return -Number.MAX_VALUE;
    return rest <= 0 ? value : value + Math.abs(value) * 2 ** -52 + Number.MIN_VALUE;
  },
  below: (value) =>
    value === Number.POSITIVE_INFINITY ? Number.MAX_VALUE : value - Math.abs(value) * FUNCTION_ERROR - Number.MIN_VALUE,
  above: (value) =>
    value === Number.NEGATIVE_INFINITY
      ? -Number.MAX_VALUE
      : value + Math.abs(value) * FUNCTION_ERROR + Number.MIN_VALUE,
  productRest: (x, y) =>
    x === 0 || y === 0 || Math.abs(x) === 1 || Math.abs(y) === 1 || (isShort(x) && isShort(y)) ? 0 : Number.NaN,
};

/** The least normal float32, below which a result may be flushed to 0. */
const LEAST_NORMAL = 2 ** -126;
const LARGEST = (2 - 2 ** -23) * 2 ** 127;

const scratch = new Float32Array(1);
const bits = new Int32Array(scratch.buffer);

/** The next float32 towards −∞ (step −1) or +∞ (step 1). */
function neighbour(value: number, step: 1 | -1): number {
  if (value === 0) return step * 2 ** -149;
  scratch[0] = value;
  bits[0] = (bits[0] as number) + (value > 0 ? step : -step);
  return scratch[0];
}

/** The greatest float32 at most `value`, 0 in place of a subnormal number above it. */
function floor32(value: number, rest: number): number {
  let float = Math.fround(value);
  // An infinity that was computed from infinities stays one.
  if (float > value || (float === value && !(rest >= 0) && float - float === 0)) float = neighbour(float, -1);
  return float > 0 && float < LEAST_NORMAL ? 0 : float;
}

/** The ulp of numbers near to overflow is that of the largest one. */
function unit(value: number): number {
  return Math.abs(value) > LARGEST ? 2 ** 104 : ulp32(value);
}

/** A bound moved by so many ulps towards −∞. */
function lowered(value: number, ulps: number): number {
  const finite = Math.min(value, LARGEST);
  // The value itself was computed in float64, whose rounding is far below one part in 2²⁰ of an ulp.
  return floor32(finite - ulps * (1 + 2 ** -20) * unit(finite) - Math.abs(finite) * 2 ** -50, -1);
}

/**
 * GLSL ES 3.00 §4.5.1: + − × correctly rounded in a mode that is not known, so to either neighbour (which holds a fused
 * a·b + c too); functions within their ulps; subnormal numbers may be flushed to 0; infinities as in IEEE 754.
 */
export const ESSL: Precision = {
  isStrict: true,
  down: floor32,
  up: (value, rest) => -floor32(-value, -rest),
  below: lowered,
  above: (value, ulps) => -lowered(-value, ulps),
  // 24 + 24 bits fit into float64.
  productRest: () => 0,
};
