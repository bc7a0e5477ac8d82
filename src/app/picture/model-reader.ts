/** Asks the GPU for the field, its gradient and its Hessian at the pixels around one, for their local models. */
import type { Renderer } from "../../gpu/renderer.ts";
import type { FloatImage } from "../../image/image.ts";
import { uniformsOf } from "../../scene/frame.ts";
import { assembleProbe } from "../../scene/probe.ts";
import type { AssembledProgram, Frame } from "../../scene/scene.ts";
import type { State } from "../state.ts";
import type { Pixels } from "./camera.ts";
import type { LocalModel } from "./local-model.ts";
import type { Shown } from "./picture.ts";

/** Pixels along each side of the square whose models are read; odd, so that there is a middle one. */
export const MODEL_PIXELS = 3;

/**
 * @returns a function that reads the models around a pixel, row by row from the top; null where there is no field, as in
 *   a `mainImage`, or the program cannot be drawn. The program is assembled when it is first asked for.
 */
export function createModelReader(renderer: Renderer) {
  let of: Shown["scene"] | null = null;
  let program: AssembledProgram | null = null;
  return async (
    { scene }: Shown,
    frame: Frame,
    state: Pick<State, "blending" | "trigonometry">,
    [x, y]: Pixels,
  ): Promise<LocalModel[] | null> => {
    if (scene.kind !== "sdf") return null;
    if (of !== scene)
      program = assembleProbe(scene, "grid", { device: "gpu", trigonometry: state.trigonometry }).assembled;
    of = scene;
    if (program === null) return null;
    const half = (MODEL_PIXELS - 1) / 2;
    const uniforms = uniformsOf(scene, frame, state);
    const layers: FloatImage["data"][] = [];
    for (const layer of [0, 1]) {
      const given = { ...uniforms, nabla_layer: layer };
      const origin: Pixels = [x - half, y - half];
      const read = await renderer.render(program.glsl, given, MODEL_PIXELS, MODEL_PIXELS, "floats", { origin });
      if (!read.ok) return null;
      layers.push(read.image.data);
    }
    const [first, second] = layers as [FloatImage["data"], FloatImage["data"]];
    const unit = frame.camera.height / frame.height;
    return Array.from({ length: MODEL_PIXELS * MODEL_PIXELS }, (_, index) => {
      const number = (layer: FloatImage["data"], channel: number): number => layer[4 * index + channel] as number;
      return {
        value: number(first, 0),
        gradient: [number(first, 1) * unit, number(first, 2) * unit],
        hessian: [number(second, 0) * unit ** 2, number(second, 1) * unit ** 2, number(second, 2) * unit ** 2],
        singular: number(first, 3) !== 0,
      };
    });
  };
}
