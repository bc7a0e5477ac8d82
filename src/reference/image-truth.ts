/** The mean colour of each pixel of a `mainImage`, by counting samples in float64: what whole-shader methods are held against. */
import { assembleDriver } from "../scene/assemble.ts";
import { imageChain } from "../scene/driver.ts";
import type { Scene, Uniforms } from "../scene/scene.ts";
import { compileForCpu } from "./cpu.ts";

/** What samples of a picture say. */
export interface ImageTruth {
  /** Mean linear light, three numbers a pixel, row 0 at the top. */
  readonly light: Float64Array;
  /** Whether the samples of a pixel differ by more than 1/255 from each other. */
  readonly isEdge: readonly boolean[];
}

/**
 * Mean linear light (IEC 61966-2-1) of samples × samples evenly spread points of each pixel. Ramps that the shader draws over about a pixel with `fwidth` and the like count as the step in their middle:
 * they stand in for the filter that is applied here. A pixel of which a sixteenth of the samples agree to 1/255 is taken
 * to be even, without the others. Returns the messages if the scene cannot run on the CPU.
 */
export function sampledImage(
  scene: Scene,
  width: number,
  height: number,
  samples: number,
  uniforms: Uniforms,
  progress: (share: number) => void = () => {},
): ImageTruth | { readonly messages: readonly string[] } {
  const text = `#define NABLA_LINEAR 1
#include "nabla/coverage/blend.glsl"
#include "nabla/math/sites.glsl"
${imageChain(scene)}bool nabla_stay(bool negative, float condition, vec2 gradient) { return negative; }
vec3 nabla_image_sites(vec2 pixel, out mat2x3 jacobian);
vec3 nabla_light(vec2 pixel) {
  mat2x3 jacobian;
  return nabla_mixable(nabla_image_sites(pixel, jacobian));
}
vec4 nabla_pixel(vec2 pixel) { return vec4(nabla_light(pixel), 1.0); }
`;
  const request = { of: "nabla_image", order: 1, into: "nabla_image_sites" } as const;
  const requests = [{ ...request, sites: { decide: "nabla_stay", ramps: true } }];
  const { assembled, diagnostics } = assembleDriver(scene, { text, requests }, { device: "cpu" });
  if (assembled === null) return { messages: diagnostics.map(({ message }) => message) };
  const { compiled, diagnostics: problems } = compileForCpu(assembled.program, "nabla_light");
  if (compiled === null) return { messages: problems.map(({ message }) => message) };
  const packed = compiled.pack(uniforms);
  const take = (
    column: number,
    bottom: number,
    side: number,
  ): { readonly mean: number[]; readonly differs: boolean } => {
    const count = side * side;
    const points = new Float64Array(2 * count);
    for (let at = 0; at < count; at++) {
      points[2 * at] = column + ((at % side) + 0.5) / side;
      points[2 * at + 1] = bottom + (Math.floor(at / side) + 0.5) / side;
    }
    const colors = new Float64Array(3 * count);
    compiled.evaluateInto(points, packed, colors);
    const sum = [0, 0, 0];
    let differs = false;
    for (let at = 0; at < colors.length; at++) {
      const value = colors[at] as number;
      sum[at % 3] = (sum[at % 3] as number) + value;
      differs ||= Math.abs(value - (colors[at % 3] as number)) > 1 / 255;
    }
    return { mean: sum.map((value) => value / count), differs };
  };
  const light = new Float64Array(3 * width * height);
  const isEdge: boolean[] = [];
  for (let row = 0; row < height; row++) {
    progress(row / height);
    for (let column = 0; column < width; column++) {
      const few = take(column, height - 1 - row, Math.ceil(samples / 4));
      const { mean } = few.differs ? take(column, height - 1 - row, samples) : few;
      light.set(mean, 3 * isEdge.length);
      isEdge.push(few.differs);
    }
  }
  return { light, isEdge };
}
