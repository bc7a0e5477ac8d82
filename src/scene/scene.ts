/**
 * What a scene is once it has been read: its entry points, its parameters, its diagnostics.
 *
 * A scene file is plain GLSL ES 3.00 without `#version` and `main`. It defines `float sdf(vec2 p)` (negative inside)
 * and perhaps `vec2 warp(vec2 p)`, or Shadertoy's `void mainImage(out vec4 fragColor, in vec2 fragCoord)`.
 */
import type { Diagnostic } from "../glsl/diagnostics.ts";
import type { Range, SourceMap, SourceText } from "../glsl/source.ts";
import type { Program } from "../glsl/tree.ts";

/** Types that a parameter (an annotated uniform) may have. */
export type ParameterType = "float" | "int" | "bool" | "vec2" | "vec3" | "vec4";

/** A uniform of the scene, as its annotation describes it: `uniform float petals; //! min=3 max=24 default=12 step=1`. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** One number a component; a bool is 0 or 1; a colour holds sRGB values 0 to 1. */
  readonly default: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
  /** Step of the slider; 0 means continuous. */
  readonly step: number;
  readonly isColor: boolean;
  readonly description: string;
  readonly range: Range;
}

export type SceneKind = "sdf" | "image";

/** How a shader with its own `main` gives its colour, in GLSL of the driver. */
export interface OwnMain {
  /** Sets its output to black. */
  readonly clear: string;
  /** Red, green and blue of its output, a `vec3`. */
  readonly colour: string;
}

/** The text behind `#include "path"`, or null if there is none. */
export type Include = (path: string) => string | null;

export interface Scene {
  /** Path or id that messages show. */
  readonly name: string;
  /** From the first line `//! Title: …`, or the name. */
  readonly title: string;
  readonly text: string;
  /** What is read before it, as Shadertoy's Common tab; empty if there is none. */
  readonly common: readonly SourceText[];
  /**
   * "sdf" if it defines `sdf`, "image" if it defines `mainImage` or its own `main`; null if none of them, which is an error in
   * `diagnostics`.
   */
  readonly kind: SceneKind | null;
  readonly hasWarp: boolean;
  /** Set if the scene, an "image", is a shader with its own `main`. */
  readonly ownMain: OwnMain | null;
  readonly parameters: readonly Parameter[];
  /** Whether the picture depends on `iTime` and the like. */
  readonly isAnimated: boolean;
  /** The texts to read for it, in order: the prelude with the globals of the contract, Common tabs, then the scene itself. */
  readonly texts: readonly SourceText[];
  readonly include: Include;
  /** The typed tree of prelude and scene; null if there is an error. */
  readonly program: Program | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceMap;
}

/** The part of the plane that is shown. The default shows heights −1 to 1: `(2 fragCoord − iResolution.xy) / iResolution.y`. */
export interface Camera {
  /** Scene units, at the middle of the picture. */
  readonly center: readonly [number, number];
  /** Scene units from the bottom to the top of the picture; 2 by default. */
  readonly height: number;
}

/** All that decides a picture of a scene beside its text and the program it is assembled to. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly camera: Camera;
  /** `iTime`, seconds. */
  readonly time: number;
  /** `iFrame`. */
  readonly frame: number;
  /** `iMouse`: pixels, y up, as Shadertoy defines it. */
  readonly mouse: readonly [number, number, number, number];
  /** Values of parameters that differ from their defaults. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
}

/** Values of uniforms by their GLSL names; one number for a scalar, a list for a vector or an array of scalars or vectors. */
export type Uniforms = Readonly<Record<string, number | readonly number[]>>;

export type Device = "gpu" | "cpu";

/**
 * The fourth channel of a picture: nothing (`opaque`, ink is mixed with paper), or the coverage, with the ink's colour
 * itself (`straight`, as PNG has it) or with the ink times the coverage, taken in the space of mixing (`premultiplied`).
 */
export type Alpha = "opaque" | "straight" | "premultiplied";
export const ALPHAS: readonly Alpha[] = ["opaque", "straight", "premultiplied"];

/** What to assemble around a scene. */
export interface AssembleOptions {
  /** A coverage method, with options if it has any: `hessian`, `half-plane:fade=3`; see `src/coverage/options/choice.ts`. */
  readonly coverage: string;
  /** Id of a view, see `src/views`. */
  readonly view: string;
  /** The CPU has no pixel quads: there the difference to the neighbour pixel is computed by evaluating it. */
  readonly device: Device;
  /** "own": `sin` and the like from + − × ÷ only, the same on every driver; "driver": the built-in ones. Default "own". */
  readonly trigonometry?: "own" | "driver";
  /** Where colours are mixed by coverage. Default "linear". */
  readonly blending?: "linear" | "srgb";
  /** What the picture's fourth channel holds. Default "opaque". */
  readonly alpha?: Alpha;
}

/**
 * A complete fragment program. Its entry is `vec4 nabla_pixel(vec2 pixel)`: `pixel` is the place in pixels, y up, pixel
 * centres at halves. On the GPU `main` calls it with `gl_FragCoord.xy + nabla_tile_origin`.
 */
export interface AssembledProgram {
  /** The typed tree, with the entry `nabla_pixel`, for the JavaScript backends. */
  readonly program: Program;
  readonly entry: "nabla_pixel";
  /** The same as a complete GLSL ES 3.00 fragment shader with `#version 300 es` and `out vec4 nabla_color`. */
  readonly glsl: string;
}
