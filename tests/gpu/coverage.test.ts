/** Every coverage method on the GPU, against the same GLSL in float64. */
import { describe, expect, test } from "vitest";
import { coverageMethods } from "../../src/coverage/registry.ts";
import { renderOnCpu } from "../../src/reference/cpu.ts";
import { assemble } from "../../src/scene/assemble.ts";
import { chooseCoverage } from "../../src/scene/coverage-choice.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { loadScene } from "../../src/scene/load.ts";
import type { Device } from "../../src/scene/scene.ts";
import { gpuSession } from "../browser/gpu.ts";
import { gpuCoverage, LARGEST_SEAM_SHARE } from "../tolerances.ts";

const SIDE = 48;

const session = await gpuSession();

/** Curved, through a warp that is not conformal, at no special place. */
const scene = loadScene(
  `vec2 warp(vec2 p) { return vec2(length(p), atan(p.y, p.x)); }
float sdf(vec2 q) { return q.x - 0.613 - 0.07 * cos(5.0 * q.y + 0.3); }`,
  "test.glsl",
);

/** Every method, with each choice that its options offer. */
const chosen = coverageMethods.flatMap((method) => [
  method,
  ...(method.options ?? []).flatMap((option) =>
    option.kind === "choice"
      ? option.choices.map(({ value }) => configured(`${method.id}:${option.name}=${value}`))
      : [],
  ),
]);

function configured(text: string) {
  const read = chooseCoverage(text);
  // Only grids refuse a number of samples that is no square.
  if (!read.ok) return configured(`${text}:samples=25`);
  return read.choice.method;
}

describe("coverage on the GPU", () => {
  test.each([...new Map(chosen.map((method) => [method.id, method]))])(
    "%s agrees with the CPU",
    async (coverage, method) => {
      const uniforms = uniformsOf(scene, defaultFrame(SIDE, SIDE), {});
      const program = (device: Device) => {
        const { assembled, diagnostics } = assemble(scene, { coverage, view: "coverage", device });
        if (assembled === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
        return assembled;
      };
      const gpu = await session.floats({ glsl: program("gpu").glsl, uniforms, width: SIDE, height: SIDE });
      const cpu = renderOnCpu(program("cpu"), uniforms, SIDE, SIDE);
      let apart = 0;
      for (let index = 0; index < gpu.data.length; index += 4)
        if (!gpuCoverage(gpu.data[index] as number, cpu.data[index] as number)) apart++;
      // A sample that float32 and float64 see on different sides of the edge is a whole step of the sampling methods.
      expect(apart / (SIDE * SIDE)).toBeLessThanOrEqual(method.kind === "samples" ? LARGEST_SEAM_SHARE : 0);
    },
  );
});
