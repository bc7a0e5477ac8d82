/** A scene's coverage by one method, as numbers. */
import { format } from "../../glsl/diagnostics.ts";
import { assemble } from "../../scene/assemble.ts";
import { uniformsOf } from "../../scene/frame.ts";
import type { Device, Frame, Scene } from "../../scene/scene.ts";
import type { Job, OpenDevice } from "../device.ts";
import { Problem } from "../problem.ts";

/** A method's program for a scene; only the frame is still open. */
export type MakeJob = (frame: Frame) => Job;

/** @throws Problem (1) with the diagnostics if the method cannot draw the scene */
export function coverageJob(scene: Scene, coverage: string, device: Device): MakeJob {
  const { assembled, diagnostics, sources } = assemble(scene, { coverage, view: "coverage", device });
  if (assembled === null) throw new Problem(diagnostics.map((diagnostic) => format(diagnostic, sources)).join("\n"), 1);
  return (frame) => ({
    name: scene.name,
    assembled,
    sources,
    uniforms: uniformsOf(scene, frame, {}),
    size: { width: frame.width, height: frame.height },
  });
}

/** Coverage of each pixel, 0 to 1, row by row from the top. @throws Problem (1) if the device refuses the program */
export async function drawCoverage(device: OpenDevice, job: Job): Promise<Float64Array> {
  const { data, width, height } = await device.compute(job);
  return Float64Array.from({ length: width * height }, (_, pixel) => data[4 * pixel] as number);
}
