/**
 * The GLSL that stands behind a scene's text: from the pixel through camera and warp to the field, then method and view.
 *
 * Every function that the host adds begins with `nabla_`. Derivative functions are prototypes here; `differentiate`
 * writes their bodies from the scene's own source.
 */
import type { DerivativeRequest } from "../calculus/differentiate.ts";
import { QUAD_DIFFERENCES } from "../calculus/facts.ts";
import type { EnclosureRequest } from "../calculus/taylor/enclose.ts";
import type { CoverageMethod, CoverageNeed, EdgeMethod, TilePlan } from "../coverage/coverage.ts";
import { definedFunctions, visitExpressions } from "../glsl/children.ts";
import type { View } from "../views/view.ts";
import { OWN_MAIN, PLACE } from "./prelude.ts";
import type { AssembleOptions, Device, OwnMain, Scene } from "./scene.ts";
import { SKETCH_MAIN } from "./sketch.ts";

export interface Driver {
  readonly text: string;
  readonly requests: readonly DerivativeRequest[];
  readonly enclosures?: readonly EnclosureRequest[];
  /** Whether it defines `nabla_tile` and `nabla_flat`, for a program of several passes. */
  readonly tiles?: TilePlan;
  /** The same without, for a scene whose tiles are too long to decide. */
  readonly withoutTiles?: Driver;
  /** Whether it defines `nabla_sketch`, a pass before the one that draws. */
  readonly isSketched?: boolean;
  /** Whether it defines the `HALVES` of what draws the rest (`gathered.ts`). */
  readonly isHalved?: boolean;
}

/** Pixels (y up) to scene units: `(2 fragCoord − iResolution.xy) / iResolution.y`, moved and scaled by the camera. */
export const CAMERA = `uniform vec2 nabla_camera_center;
uniform float nabla_camera_scale;
vec2 nabla_camera(vec2 pixel) {
  return nabla_camera_center + (2.0 * pixel - iResolution.xy) * nabla_camera_scale;
}
`;

/** The chain from a place in pixels to the field. */
export function fieldChain(scene: Scene): string {
  const warp = scene.hasWarp ? "warp(nabla_camera(pixel))" : "nabla_camera(pixel)";
  return `${CAMERA}vec2 nabla_warp(vec2 pixel) { return ${warp}; }
float nabla_field(vec2 pixel) { return sdf(nabla_warp(pixel)); }
`;
}

interface Need {
  readonly text: string;
  readonly request?: DerivativeRequest;
  readonly enclosure?: EnclosureRequest;
}

/** Models of the field. Half-planes of a path: two comparisons or kinks in a pixel are common, more than six are not. */
function taylorNeed({ device, trigonometry }: AssembleOptions, sides: number): Need {
  // On the CPU the built-in functions are better than the own ones.
  const own = device === "cpu" || trigonometry !== "driver" ? 1 : 0;
  return {
    text: `#define NABLA_OWN_TRIGONOMETRY ${own}
${device === "gpu" && own === 1 ? "#define NABLA_SHARED_SINE\n" : ""}${sides > 0 ? `#define NABLA_TAYLOR_SIDES ${sides}\n` : ""}#include "nabla/math/taylor.glsl"
vec4 nabla_field_taylor(vec2 middle, vec2 reach);
`,
    enclosure: { of: "nabla_field", into: "nabla_field_taylor" },
  };
}

/** What each need of a method or view adds to the program. */
const NEEDS: Readonly<Record<CoverageNeed, (options: AssembleOptions) => Need>> = {
  field: () => ({ text: "" }),
  quad: ({ device }) => ({
    text:
      device === "gpu"
        ? "vec2 nabla_quad_gradient(float f, vec2 pixel) { return vec2(dFdx(f), dFdy(f)); }\n"
        : // Pixels come in quads of 2 × 2, and one difference serves a quad (GLSL ES 3.00 §8.8 allows it, SwiftShader does so).
          `vec2 nabla_quad_gradient(float f, vec2 pixel) {
  vec2 corner = 2.0 * floor(0.5 * pixel) + 0.5;
  return vec2(nabla_field(corner + vec2(1.0, 0.0)), nabla_field(corner + vec2(0.0, 1.0))) - nabla_field(corner);
}
`,
  }),
  gradient: () => ({
    text: "float nabla_field_jet1(vec2 pixel, out vec2 gradient);\n",
    request: { of: "nabla_field", order: 1, into: "nabla_field_jet1" },
  }),
  hessian: () => ({
    text: "float nabla_field_jet2(vec2 pixel, out vec2 gradient, out vec3 hessian);\n",
    request: { of: "nabla_field", order: 2, into: "nabla_field_jet2" },
  }),
  sites: () => ({
    text: `#include "nabla/math/sites.glsl"
${sitePrototypes("nabla_site")}float nabla_field_sites(vec2 pixel, out vec2 gradient, out vec3 hessian);
`,
    request: {
      of: "nabla_field",
      order: 2,
      into: "nabla_field_sites",
      sites: { decide: "nabla_site", ramps: false },
    },
  }),
  warp: () => ({
    text: "vec2 nabla_warp_jet1(vec2 pixel, out mat2 jacobian);\n",
    request: { of: "nabla_warp", order: 1, into: "nabla_warp_jet1" },
  }),
  sdf: () => ({
    text: "float nabla_sdf(vec2 q) { return sdf(q); }\nfloat nabla_sdf_jet1(vec2 q, out vec2 gradient);\n",
    request: { of: "nabla_sdf", order: 1, into: "nabla_sdf_jet1" },
  }),
  taylor: (options) => taylorNeed(options, 0),
  "taylor-sides": (options) => taylorNeed(options, 6),
};

function withoutTiles({ tiles: _, ...method }: EdgeMethod): EdgeMethod {
  return method;
}

/** The driver of an sdf scene seen through a view. */
export function fieldDriver(scene: Scene, method: CoverageMethod, view: View, options: AssembleOptions): Driver {
  const needs = new Set<CoverageNeed>(view.needs);
  const edge = view.usesCoverage && method.kind === "edge" ? method : null;
  const tiles = edge?.tiles;
  if (edge !== null) for (const need of edge.needs) needs.add(need);
  if (tiles !== undefined && !needs.has("taylor-sides")) needs.add("taylor");
  const parts = [...needs].map((need) => NEEDS[need](options));
  const coverage = !view.usesCoverage
    ? ""
    : method.kind === "edge"
      ? `float nabla_coverage_bound = 0.0;\n${method.glsl}`
      : sampledCoverage(method.glsl, method.samples);
  const alpha = options.alpha === undefined || options.alpha === "opaque" ? undefined : view.alphaGlsl;
  const shade = view.usesCoverage ? "nabla_shade(nabla_coverage(pixel))" : "nabla_shade(pixel)";
  const shadeCoverage = alpha === undefined ? "vec4(nabla_shade(coverage), 1.0)" : "nabla_shade_alpha(coverage)";
  // The alpha of a picture that has one cannot tell which pixels are done.
  const isSketched = edge?.isSketched === true && options.device === "gpu" && alpha === undefined;
  const sketch = isSketched
    ? `vec4 nabla_sketch(vec2 pixel) {
  float coverage;
  bool is_done = nabla_coverage_sketch(pixel, coverage);
  return vec4(nabla_shade(coverage), float(is_done));
}
vec4 nabla_first_half(vec2 pixel) {
  vec2 bounds;
  float coverage;
  bool is_done = nabla_coverage_bounded(pixel, bounds, coverage);
  return mix(vec4(bounds, 0.0, 0.0), vec4(nabla_shade(coverage), 1.0), bvec4(is_done));
}
vec4 nabla_second_half(vec2 pixel, vec2 bounds) {
  float coverage = nabla_coverage_between(pixel, bounds);
  return ${shadeCoverage};
}
`
    : "";
  const color = alpha === undefined ? `vec4(${shade}, 1.0)` : "nabla_shade_alpha(nabla_coverage(pixel))";
  return {
    text: `${header(options)}${fieldChain(scene)}${parts.map((part) => part.text).join("")}${coverage}
${alpha ?? view.glsl}
${tiles !== undefined ? tiledPixel(tiles, color, shadeCoverage, options.device) : `vec4 nabla_pixel(vec2 pixel) { return ${color}; }`}
${sketch}`,
    isSketched,
    isHalved: isSketched,
    requests: parts.flatMap((part) => (part.request === undefined ? [] : [part.request])),
    enclosures: parts.flatMap((part) => (part.enclosure === undefined ? [] : [part.enclosure])),
    ...(edge === null || tiles === undefined
      ? {}
      : { tiles, withoutTiles: fieldDriver(scene, withoutTiles(edge), view, options) }),
  };
}

/**
 * On the GPU the renderer decides the tiles in passes of their own. The CPU has no passes: there each pixel asks for its
 * tiles, coarse ones first, and gets the same picture.
 */
function tiledPixel({ coarse, fine }: TilePlan, drawn: string, flat: string, device: Device): string {
  const passes = `#include "nabla/coverage/tile.glsl"
vec4 nabla_flat(float coverage) { return ${flat}; }
`;
  if (device === "gpu") return `${passes}vec4 nabla_pixel(vec2 pixel) { return ${drawn}; }`;
  const decisions = [coarse, fine].map(
    (side) => `  tile = nabla_tile(${side}.0 * floor(pixel / ${side}.0) + ${side / 2}.0, ${side}.0);
  if (tile != 0.5) return nabla_flat(tile);
`,
  );
  return `${passes}vec4 nabla_pixel(vec2 pixel) {
  float tile;
${decisions.join("")}  return ${drawn};
}`;
}

/**
 * Pixels to the `fragCoord` of a `mainImage`: what the camera shows, as places of the default picture. With the default
 * camera this is `pixel * 1.0 + 0.0`, so the bytes are those of the image itself.
 */
const IMAGE_CAMERA = `uniform float nabla_image_zoom;
uniform vec2 nabla_image_shift;
vec2 nabla_image_place(vec2 pixel) { return pixel * nabla_image_zoom + nabla_image_shift; }
`;

const MAIN_IMAGE = `vec3 nabla_image(vec2 pixel) {
  vec4 color = vec4(0.0, 0.0, 0.0, 1.0);
  mainImage(color, nabla_image_place(pixel));
  return color.rgb;
}
`;

/** From here on numbers are as precise as in other drivers. */
const OWN_MAIN_END = "precision highp float;\nprecision highp int;\n";

/** Depth and 1/w are those of a triangle in the middle of the view. */
function ownMainImage({ clear, colour }: OwnMain): string {
  return `vec3 nabla_image(vec2 pixel) {
  ${PLACE} = vec4(nabla_image_place(pixel), 0.5, 1.0);
  ${clear};
  ${OWN_MAIN}();
  return ${colour};
}
`;
}

/** `vec3 nabla_image(vec2 pixel)`: the scene's colours at a place in pixels. */
export function imageChain(scene: Scene): string {
  return IMAGE_CAMERA + (scene.ownMain === null ? MAIN_IMAGE : ownMainImage(scene.ownMain));
}

/**
 * On the CPU a point has no neighbour: colours that are made with `dFdx` and the like are differentiated, which puts the
 * exact slopes in their place.
 */
const IMAGE_WITH_EXACT_SLOPES = `vec3 nabla_image_jet1(vec2 pixel, out mat2x3 jacobian);
vec3 nabla_color(vec2 pixel) {
  mat2x3 jacobian;
  return nabla_image_jet1(pixel, jacobian);
}
`;

/** The driver of a `mainImage` scene: its colours at the method's samples, averaged in the space of mixing. */
export function sampledImageDriver(
  scene: Scene,
  sampleGlsl: string,
  samples: number,
  options: AssembleOptions,
): Driver {
  const differentiates = options.device === "cpu" && hasQuadDifferences(scene);
  const color = differentiates ? "nabla_color" : "nabla_image";
  // One sample is stored as it is; through the space of mixing and back its bytes could change.
  const average =
    samples === 1
      ? `color = clamp(${color}(pixel + nabla_sample(0)), 0.0, 1.0);`
      : `vec3 sum = vec3(0.0);
  for (int index = 0; index < ${samples}; index++) sum += nabla_mixable(${color}(pixel + nabla_sample(index)));
  color = nabla_stored(sum / ${samples}.0);`;
  return {
    text: `${scene.ownMain === null ? "" : OWN_MAIN_END}${header(options)}#include "nabla/coverage/blend.glsl"
${imageChain(scene)}${differentiates ? IMAGE_WITH_EXACT_SLOPES : ""}${sampleGlsl}
vec4 nabla_pixel(vec2 pixel) {
  vec3 color;
  ${average}
  return vec4(color, 1.0);
}
`,
    requests: differentiates ? [{ of: "nabla_image", order: 1, into: "nabla_image_jet1" }] : [],
  };
}

/** The driver of a `mainImage` scene whose colours the method filters by their kinks and jumps. */
export function filteredImageDriver(
  scene: Scene,
  { imageGlsl = "", imageSketchGlsl }: Pick<EdgeMethod, "imageGlsl" | "imageSketchGlsl">,
  options: AssembleOptions,
): Driver {
  // The CPU has no passes: there each pixel is filtered at once, and gets the same color.
  const sketch = options.device === "gpu" ? imageSketchGlsl : undefined;
  const sites = [
    imageSites("nabla_image_sites", "nabla_site"),
    ...(sketch === undefined ? [] : [imageSites("nabla_image_sketch", "nabla_sketch_site")]),
  ];
  return {
    text: `${scene.ownMain === null ? "" : OWN_MAIN_END}${header(options)}${imageChain(scene)}#include "nabla/math/sites.glsl"
${sites.map(({ text }) => text).join("")}${imageGlsl}
${sketch === undefined ? "" : `${sketch}\n`}vec4 nabla_pixel(vec2 pixel) { return vec4(nabla_filtered(pixel), 1.0); }
`,
    requests: sites.map(({ request }) => request),
    isSketched: sketch !== undefined,
  };
}

function hasQuadDifferences(scene: Scene): boolean {
  let found = false;
  for (const { body } of scene.program === null ? [] : definedFunctions(scene.program))
    if (body !== null)
      visitExpressions(body, (node) => {
        found ||= node.kind === "builtin" && QUAD_DIFFERENCES.has(node.name);
      });
  return found;
}

/** The prototype of the image's colours with their change per pixel, which asks `decide` for the side of every site. */
function imageSites(into: string, decide: string): { readonly text: string; readonly request: DerivativeRequest } {
  return {
    text: `${sitePrototypes(decide)}vec3 ${into}(vec2 pixel, out mat2x3 jacobian);
`,
    request: { of: "nabla_image", order: 2, into, sites: { decide, ramps: true } },
  };
}

/** What answers for a condition that bends, and for one whose second partials are known to be none. */
function sitePrototypes(decide: string): string {
  return `bool ${decide}(bool negative, float condition, vec2 gradient, vec3 hessian);
bool ${decide}(bool negative, float condition, vec2 gradient);
`;
}

function header(options: AssembleOptions): string {
  return `#define NABLA_LINEAR ${options.blending === "srgb" ? 0 : 1}
#define NABLA_PREMULTIPLIED ${options.alpha === "premultiplied" ? 1 : 0}
uniform vec3 nabla_ink;
uniform vec3 nabla_paper;
`;
}

function sampledCoverage(sampleGlsl: string, samples: number): string {
  if (samples === 1)
    return `${sampleGlsl}
float nabla_coverage(vec2 pixel) { return nabla_field(pixel + nabla_sample(0)) < 0.0 ? 1.0 : 0.0; }`;
  return `${sampleGlsl}
float nabla_coverage(vec2 pixel) {
  float inside = 0.0;
  for (int index = 0; index < ${samples}; index++)
    if (nabla_field(pixel + nabla_sample(index)) < 0.0) inside += 1.0;
  return inside / ${samples}.0;
}`;
}

/** The output of what the GPU runs. */
export const GPU_OUTPUT = "nabla_color";

/**
 * What the GPU runs: `main` hands the place of the pixel on; `nabla_tile_origin` moves a tile to its place. Beside the
 * outputs of a scene with its own `main` the host's is declared as a plain global, see `hostOwnMain`.
 */
export const gpuMain = (scene: Scene, isSketched: boolean): string => `uniform vec2 nabla_tile_origin;
${scene.ownMain === null ? "out " : ""}vec4 nabla_color;
void main() { nabla_color = nabla_pixel(gl_FragCoord.xy + nabla_tile_origin); }
${isSketched ? `void ${SKETCH_MAIN}() { nabla_color = nabla_sketch(gl_FragCoord.xy + nabla_tile_origin); }\n` : ""}`;
