/**
 * What a coverage method (a way to anti-alias) is. Each file in this folder beside this one and `registry.ts` exports
 * `methods`; page, command line, documentation and tests enumerate them from there.
 *
 * Coverage is the fraction of the pixel square, 0 to 1, in which the field is negative; with an option that chooses
 * another filter than the square, the weight of that fraction under the filter.
 */
import type { CoverageOption, OptionValues } from "./options/option.ts";

/** Functions that the assembled program offers to a method's GLSL; all lengths are in pixels. */
export type CoverageNeed =
  /** `float nabla_field(vec2 pixel)`: the scene's field at a place in pixels. */
  | "field"
  /** `vec2 nabla_quad_gradient(float f, vec2 pixel)`: (dFdx f, dFdy f) as the pixel quad gives it. */
  | "quad"
  /** `float nabla_field_jet1(vec2 pixel, out vec2 gradient)`: the field and its exact gradient per pixel. */
  | "gradient"
  /** `float nabla_field_jet2(vec2 pixel, out vec2 gradient, out vec3 hessian)`: and its Hessian (xx, xy, yy). */
  | "hessian"
  /**
   * `float nabla_field_sites(vec2 pixel, out vec2 gradient, out vec3 hessian)`: the same, which asks
   * `bool nabla_site(bool negative, float condition, vec2 gradient, vec3 hessian)`, defined by the method, for the side of
   * every kink and jump (see `shaders/math/sites.glsl`), and the same without `hessian` where it is zero.
   */
  | "sites"
  /** `vec2 nabla_warp_jet1(vec2 pixel, out mat2 jacobian)`: camera and warp, with the Jacobian per pixel (columns ∂/∂x, ∂/∂y). */
  | "warp"
  /** `float nabla_sdf_jet1(vec2 q, out vec2 gradient)`: the field before the warp and its gradient per warped unit. */
  | "sdf"
  /**
   * `vec4 nabla_field_taylor(vec2 middle, vec2 reach)`: the field over the cell middle ± reach as (v, a, b, e), and the
   * functions of `nabla/math/taylor.glsl`, which tells how its paths are run through.
   */
  | "taylor"
  /** The same, and the half-planes that the points of a path lie in: `nabla_taylor_sides`. */
  | "taylor-sides";

interface MethodBase {
  /** As the command line takes it: `half-plane`; with options that differ from their defaults `half-plane:fade=3`. */
  readonly id: string;
  readonly title: string;
  /** The formula in one line, in words and symbols. */
  readonly formula: string;
  /** Where the formula comes from. */
  readonly source: string;
  /** When it is wrong. */
  readonly limits: string;
  /** Field evaluations a pixel (an evaluation with derivatives counts once). */
  readonly evaluations: number;
  /**
   * Order of convergence: the error over edge pixels of a smooth edge falls with this power of the pixel's size. A test
   * fits it.
   */
  readonly order: number;
  /** What can be chosen about it; see `options/option.ts` for how its GLSL reads the values. */
  readonly options?: readonly CoverageOption[];
  /**
   * What the options' values change beside the macros in the GLSL, or a text that says why there is no such
   * combination. It gets a value for every option.
   */
  readonly configure?: (values: OptionValues) => Configured | string;
  /** Position in menus and tables, ascending. */
  readonly rank: number;
}

/** What a method may make of its options. */
export interface Configured {
  readonly samples?: number;
  readonly evaluations?: number;
  /** Of a method that can work in several ways. */
  readonly needs?: readonly CoverageNeed[];
  readonly statesBound?: boolean;
  readonly isSketched?: boolean;
  readonly tiles?: TilePlan;
  readonly glsl?: string;
}

/** Which tiles of a picture are decided before its pixels, as the renderer is told. */
export interface TileSizes {
  /** Sides in pixels; the fine one divides the coarse one. Only coarse tiles that an edge may cross are decided again. */
  readonly coarse: number;
  readonly fine: number;
  /** Share of coarse tiles: where an edge may cross more of them, all pixels are drawn and no fine tile is asked. */
  readonly crowded: number;
}

export interface TilePlan extends TileSizes {
  /**
   * Operations of the function that decides a tile, with all that it calls: a driver takes so long to compile a longer one
   * that no tile is decided and all pixels are drawn.
   */
  readonly longest: number;
}

/** Evaluates the field (or a whole image) at points of the pixel and averages; works for `mainImage` too. */
export interface SamplingMethod extends MethodBase {
  readonly kind: "samples";
  readonly samples: number;
  /** GLSL that defines `vec2 nabla_sample(int index)`: offset from the pixel's centre in pixels, −½ to ½. */
  readonly glsl: string;
}

/** Computes the coverage from the field near the pixel's centre. */
export interface EdgeMethod extends MethodBase {
  readonly kind: "edge";
  readonly needs: readonly CoverageNeed[];
  /**
   * Behind a coarse pass: tiles of pixels that a Taylor model proves to lie outside or inside are filled flat, and only the
   * others are drawn with the method.
   */
  readonly tiles?: TilePlan;
  /** Whether `nabla_coverage` sets `nabla_coverage_bound`, which its distance from the truth never exceeds. */
  readonly statesBound?: boolean;
  /** GLSL that defines `float nabla_coverage(vec2 pixel)`; may `#include "nabla/coverage/….glsl"`. */
  readonly glsl: string;
  /**
   * Whether `glsl` also defines `bool nabla_coverage_sketch(vec2 pixel, out float coverage)`, which is cheaper and gives the
   * same, or false for a pixel that needs `nabla_coverage`; a first pass asks it on the GPU. For what that leaves open it defines
   * the two halves of `nabla_coverage`, which passes of their own ask: `bool nabla_coverage_bounded(vec2 pixel, out vec2
   * bounds, out float coverage)`, which is such a sketch again, and with the bounds of what that leaves open `float
   * nabla_coverage_between(vec2 pixel, vec2 bounds)`.
   */
  readonly isSketched?: boolean;
  /**
   * GLSL for a `mainImage`, if the method can filter one: defines `vec3 nabla_filtered(vec2 pixel)`, the pixel's colour as
   * the picture stores it, from `vec3 nabla_image_sites(vec2 pixel, out mat2x3 jacobian)`: the image's colour with its
   * change per pixel, which asks `nabla_site` as the need "sites" does. Colours are mixed by `nabla/coverage/blend.glsl`.
   */
  readonly imageGlsl?: string;
  /**
   * GLSL of a first pass, if that is cheaper and enough for most pixels: defines `vec4 nabla_sketch(vec2 pixel)`, the color of
   * `nabla_filtered` with alpha 1, or any color with alpha 0, and `nabla_sketch_site`, which `vec3
   * nabla_image_sketch(vec2 pixel, out mat2x3 jacobian)` asks instead of `nabla_site`.
   */
  readonly imageSketchGlsl?: string;
}

export type CoverageMethod = SamplingMethod | EdgeMethod;

/** What a method computes from, in words. */
export const NEED_TITLES: Readonly<Record<CoverageNeed, string>> = {
  field: "values of the field",
  quad: "differences in the pixel quad",
  gradient: "exact gradient",
  hessian: "exact gradient and Hessian",
  sites: "exact gradient and Hessian on either side of every kink and jump",
  warp: "exact Jacobian of camera and warp",
  sdf: "exact gradient before the warp",
  taylor: "Taylor model over a cell",
  "taylor-sides": "Taylor models over cells, path by path",
};

/** Whether a method can draw a `mainImage`, which has colours and no field. */
export function drawsImages(method: CoverageMethod): boolean {
  return method.kind === "samples" || method.imageGlsl !== undefined;
}
