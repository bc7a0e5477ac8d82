/** A coverage method over a field with parameters, at the pixel around the origin, one scene unit a pixel. */
import { compileForCpu } from "../../src/reference/cpu.ts";
import { assemble } from "../../src/scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { loadScene } from "../../src/scene/load.ts";
import type { Uniforms } from "../../src/scene/scene.ts";

/** Coverage of the pixel square around 0 for these values of the scene's uniforms. */
export type MethodAt = (values: Uniforms) => number;

/** @throws Error with the diagnostics */
export function methodOver(scene: string, coverage: string, options: { readonly float32?: boolean } = {}): MethodAt {
  const loaded = loadScene(scene, "test.glsl");
  const { assembled, diagnostics } = assemble(loaded, { coverage, view: "coverage", device: "cpu" });
  if (assembled === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { compiled, diagnostics: problems } = compileForCpu(assembled.program, assembled.entry, options);
  if (compiled === null) throw new Error(problems.map(({ message }) => message).join("\n"));
  // With 2 × 2 pixels for a height of 2 units a pixel is a unit; its centre (½, ½) is the camera's place.
  const frame = { ...defaultFrame(2, 2), camera: { center: [0.5, 0.5], height: 2 } as const };
  const fixed = uniformsOf(loaded, frame, {});
  const middle = Float64Array.of(0.5, 0.5);
  return (values) => compiled.evaluate(middle, { ...fixed, ...values })[0] as number;
}
