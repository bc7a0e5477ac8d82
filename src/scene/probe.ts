/**
 * Programs that give numbers instead of colours: value, gradient, Hessian and the warp's Jacobian, in scene units.
 *
 * A probe's picture has one column (of a list of points) or one pixel (of a grid) for each place and four layers:
 *
 * | layer | r | g | b | a |
 * |---|---|---|---|---|
 * | 0 | value | ∂x | ∂y | 1 where a derivative does not exist, else 0 |
 * | 1 | ∂xx | ∂xy | ∂yy | 0 |
 * | 2 | warped u | warped v | 0 | 0 |
 * | 3 | ∂u/∂x | ∂u/∂y | ∂v/∂x | ∂v/∂y |
 */
import type { DerivativeRequest } from "../calculus/differentiate.ts";
import type { FloatImage } from "../image/image.ts";
import { type AssembleResult, assembleDriver } from "./assemble.ts";
import { CAMERA } from "./driver.ts";
import type { AssembleOptions, Scene } from "./scene.ts";

/** Points that one run of the list layout takes; more are probed in several runs. */
export const PROBE_POINTS = 64;

/** Layers of a probe's picture. */
export const PROBE_LAYERS = 4;

const REQUESTS: readonly DerivativeRequest[] = [
  { of: "nabla_scene_field", order: 2, into: "nabla_scene_jet2" },
  { of: "nabla_scene_warp", order: 1, into: "nabla_scene_warp_jet1" },
];

/**
 * The program that probes a scene.
 *
 * @param layout "points": places are `uniform vec2 nabla_points[64]`, the picture is 64 × 4 and its row (from the bottom)
 *   is the layer. "grid": places are the pixel centres seen through the camera, `uniform int nabla_layer` is the layer.
 */
export function assembleProbe(
  scene: Scene,
  layout: "points" | "grid",
  options: Pick<AssembleOptions, "device" | "trigonometry">,
): AssembleResult {
  if (scene.program === null) return { assembled: null, diagnostics: scene.diagnostics, sources: scene.sources };
  if (scene.kind !== "sdf") {
    const message = `only an sdf can be probed, '${scene.name}' is a whole image`;
    const start = scene.sources.baseOf(scene.name) ?? 0;
    return {
      assembled: null,
      diagnostics: [{ severity: "error", message, range: { start, end: start } }],
      sources: scene.sources,
    };
  }
  const places =
    layout === "points"
      ? `uniform vec2 nabla_points[${PROBE_POINTS}];
vec4 nabla_pixel(vec2 pixel) { return nabla_probe(nabla_points[int(pixel.x)], int(pixel.y)); }
`
      : `${CAMERA}uniform int nabla_layer;
vec4 nabla_pixel(vec2 pixel) { return nabla_probe(nabla_camera(pixel), nabla_layer); }
`;
  const text = `bool nabla_singular;
vec2 nabla_scene_warp(vec2 p) { return ${scene.hasWarp ? "warp(p)" : "p"}; }
float nabla_scene_field(vec2 p) { return sdf(nabla_scene_warp(p)); }
float nabla_scene_jet2(vec2 p, out vec2 gradient, out vec3 hessian);
vec2 nabla_scene_warp_jet1(vec2 p, out mat2 jacobian);
vec4 nabla_probe(vec2 p, int layer) {
  vec2 gradient;
  vec3 hessian;
  mat2 jacobian;
  vec2 warped = nabla_scene_warp_jet1(p, jacobian);
  nabla_singular = false;
  float value = nabla_scene_jet2(p, gradient, hessian);
  if (layer == 0) return vec4(value, gradient, nabla_singular ? 1.0 : 0.0);
  if (layer == 1) return vec4(hessian, 0.0);
  if (layer == 2) return vec4(warped, 0.0, 0.0);
  return vec4(jacobian[0].x, jacobian[1].x, jacobian[0].y, jacobian[1].y);
}
${places}`;
  return assembleDriver(scene, { text, requests: REQUESTS }, { ...options, singular: true });
}

/** What a probe found at one place, in scene units. */
export interface ProbedPoint {
  readonly p: readonly [number, number];
  readonly value: number;
  readonly gradient: readonly [number, number];
  /** `[[xx, xy], [xy, yy]]` */
  readonly hessian: readonly [readonly [number, number], readonly [number, number]];
  /** The warp's value (u, v), its Jacobian `[[∂u/∂x, ∂u/∂y], [∂v/∂x, ∂v/∂y]]` and determinant; the identity without a warp. */
  readonly warp: {
    readonly value: readonly [number, number];
    readonly jacobian: readonly [readonly [number, number], readonly [number, number]];
    readonly determinant: number;
  };
  /** Whether a derivative does not exist there (`length(0)` and the like), so that 0 stands in for it. */
  readonly singular: boolean;
}

/**
 * Reads the picture of a probe in the list layout.
 *
 * @param image width 64, height 4, row 0 at the top as every image: layer 0 is its bottom row
 */
export function readProbedPoints(image: FloatImage, points: readonly (readonly [number, number])[]): ProbedPoint[] {
  const at = (column: number, layer: number, channel: number): number =>
    image.data[4 * ((PROBE_LAYERS - 1 - layer) * image.width + column) + channel] as number;
  return points.map((p, column) => {
    const layer = (index: number) =>
      [0, 1, 2, 3].map((channel) => at(column, index, channel)) as [number, number, number, number];
    const [value, dx, dy, singular] = layer(0);
    const [xx, xy, yy] = layer(1);
    const [u, v] = layer(2);
    const [ux, uy, vx, vy] = layer(3);
    return {
      p,
      value,
      gradient: [dx, dy],
      hessian: [
        [xx, xy],
        [xy, yy],
      ],
      warp: {
        value: [u, v],
        jacobian: [
          [ux, uy],
          [vx, vy],
        ],
        determinant: ux * vy - uy * vx,
      },
      singular: singular !== 0,
    };
  });
}

/** The uniforms of a probe's points in the list layout: at most 64, the rest of the list is filled with the first one. */
export function probeUniforms(points: readonly (readonly [number, number])[]): {
  readonly nabla_points: readonly number[];
} {
  if (points.length === 0 || points.length > PROBE_POINTS)
    throw new RangeError(`1 to ${PROBE_POINTS} points a run, given ${points.length}`);
  const filled = Array.from(
    { length: PROBE_POINTS },
    (_, index) => points[index] ?? (points[0] as readonly [number, number]),
  );
  return { nabla_points: filled.flatMap(([x, y]) => [Math.fround(x), Math.fround(y)]) };
}
