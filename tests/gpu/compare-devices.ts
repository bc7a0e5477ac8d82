/**
 * Value, gradient, Hessian and the warp's Jacobian of a scene, read back from the GPU as RGBA32F, against the same program
 * in float64.
 *
 * Near a kink or seam float32 and float64 may stand on different sides of it. Such a pixel is not skipped: the readback
 * has to agree with float64 at a place that the rounding of its coordinates cannot tell from its own.
 */
import { expect } from "vitest";
import type { Session } from "../../src/cli/browser/session.ts";
import { format } from "../../src/glsl/diagnostics.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { assembleProbe, PROBE_LAYERS } from "../../src/scene/probe.ts";
import type { Device, Scene, Uniforms } from "../../src/scene/scene.ts";
import { COORDINATE_ROUNDING, gpuNumbers, isIllConditioned, LARGEST_SEAM_SHARE, withinNumbers } from "../tolerances.ts";

/** Places around a pixel's centre, in units of the coordinates' rounding. */
const AROUND = [
  [0, 0],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
] as const;

function probe(scene: Scene, device: Device) {
  const { assembled, diagnostics, sources } = assembleProbe(scene, "grid", { device });
  if (assembled === null) throw new Error(diagnostics.map((diagnostic) => format(diagnostic, sources)).join("\n"));
  return assembled;
}

/** A layer on the CPU with the camera moved by (x, y) scene units, rows from the bottom. */
type CpuLayer = (layer: number, x: number, y: number) => Float64Array;

function onCpu(scene: Scene, uniforms: Uniforms, side: number, float32: boolean): CpuLayer {
  const { compiled, diagnostics } = compileForCpu(probe(scene, "cpu").program, "nabla_pixel", { float32 });
  if (compiled === null) throw new Error(diagnostics.map((diagnostic) => diagnostic.message).join("\n"));
  return (layer, x, y) =>
    compiled.render(
      { x0: 0, y0: 0, x1: side, y1: side },
      { ...uniforms, nabla_layer: layer, nabla_camera_center: [x, y] },
    );
}

/** The four numbers of a pixel. */
function numbersAt(values: ArrayLike<number>, pixel: number): [number, number, number, number] {
  return [0, 1, 2, 3].map((channel) => values[4 * pixel + channel] as number) as [number, number, number, number];
}

/** Pixels of all layers, and how many of them say little. */
export interface Compared {
  readonly pixels: number;
  /** Agree only at a place beside their centre. */
  readonly seams: number;
  /** Have so ill-conditioned numbers that nearly any would agree. */
  readonly vague: number;
}

/** Fails the test if the devices disagree anywhere in a picture of `side` × `side` pixels, or agree only vaguely. */
export async function expectDevicesAgree(session: Session, scene: Scene, side: number): Promise<void> {
  const compared = await compareDevices(session, scene, side);
  for (const { pixels, seams, vague } of compared) {
    expect(seams / pixels).toBeLessThanOrEqual(LARGEST_SEAM_SHARE);
    expect(vague / pixels).toBeLessThanOrEqual(LARGEST_SEAM_SHARE);
  }
}

/** Fails the test if the devices disagree anywhere in a picture of `side` × `side` pixels; gives the counts by layer. */
export async function compareDevices(session: Session, scene: Scene, side: number): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  const uniforms = uniformsOf(scene, { ...defaultFrame(side, side), time: 0.75 }, {});
  const exact = onCpu(scene, uniforms, side, false);
  const rounded = onCpu(scene, uniforms, side, true);
  const { glsl } = probe(scene, "gpu");
  for (let layer = 0; layer < PROBE_LAYERS; layer++) {
    const job = { glsl, uniforms: { ...uniforms, nabla_layer: layer }, width: side, height: side };
    const { data } = await session.floats(job);
    const places = AROUND.map(([x, y]) => [x * COORDINATE_ROUNDING, y * COORDINATE_ROUNDING] as const);
    const exactAround = places.map(([x, y]) => exact(layer, x, y));
    const roundedAround = places.map(([x, y]) => rounded(layer, x, y));
    let seams = 0;
    let vague = 0;
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++) {
        const gpu = numbersAt(data, row * side + column);
        const pixel = (side - 1 - row) * side + column;
        const candidates = exactAround.map((values) => numbersAt(values, pixel));
        const tolerance = gpuNumbers(
          candidates,
          roundedAround.map((values) => numbersAt(values, pixel)),
        );
        if (isIllConditioned(tolerance, candidates)) vague++;
        const agrees = candidates.findIndex((candidate) => withinNumbers(gpu, candidate, tolerance));
        if (agrees > 0) seams++;
        if (agrees < 0)
          expect.fail(
            `layer ${layer} at column ${column}, row ${row}: ${gpu.join(", ")} on the GPU, ${candidates[0]?.join(", ")} in float64, tolerance ${tolerance}`,
          );
      }
    compared.push({ pixels: side * side, seams, vague });
  }
  return compared;
}
