/** Forward differentiation as a tree → tree transform. */
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Program } from "../glsl/tree.ts";

/** Fill in the body of the prototype `into` with `of` and its derivatives by its first argument, a vec2 (x, y). */
export interface DerivativeRequest {
  /** Name of a defined function `float of(vec2 x)` or `vec2 of(vec2 x)`. */
  readonly of: string;
  readonly order: 1 | 2;
  /**
   * Name of a prototype in the program:
   * `float into(vec2 x, out vec2 gradient)` (order 1), `float into(vec2 x, out vec2 gradient, out vec3 hessian)` (order 2,
   * hessian = (∂xx, ∂xy, ∂yy)), `vec2 into(vec2 x, out mat2 jacobian)` (order 1; columns are ∂/∂x and ∂/∂y).
   */
  readonly into: string;
}

export interface DifferentiateOptions {
  /** Also write the global `bool nabla_singular` (declared by the program) where a derivative does not exist. */
  readonly singular?: boolean;
}

export interface DifferentiateResult {
  readonly program: Program;
  /** Warnings about constructs whose derivative is taken as zero; errors for what cannot be differentiated. */
  readonly diagnostics: readonly Diagnostic[];
}

export function differentiate(
  _program: Program,
  _requests: readonly DerivativeRequest[],
  _options: DifferentiateOptions = {},
): DifferentiateResult {
  throw new Error("not written yet");
}
