/** Every example of a `mainImage`, filtered by its kinks and jumps on every driver that is here, against the CPU. */
import { describe, expect, test } from "vitest";
import { renderOnCpu } from "../../src/reference/cpu.ts";
import { assemble } from "../../src/scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { loadScene } from "../../src/scene/load.ts";
import type { Device } from "../../src/scene/scene.ts";
import { gpuSession, testedDrivers } from "../browser/gpu.ts";
import { isWithin, LARGEST_SEAM_SHARE, sliver } from "../tolerances.ts";

const SIDE = 32;

const images = [...gallery]
  .map(([id, text]) => [id, loadScene(text, id)] as const)
  .filter(([, scene]) => scene.kind === "image");

for (const [driver, endpoint] of testedDrivers())
  describe(`whole shaders on ${driver}`, async () => {
    const session = await gpuSession(endpoint);
    test.each(images)("%s", async (_id, scene) => {
      const uniforms = uniformsOf(scene, defaultFrame(SIDE, SIDE), {});
      const program = (device: Device) => {
        const { assembled, diagnostics } = assemble(scene, { coverage: "replay", view: "colour", device });
        if (assembled === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
        return assembled;
      };
      const gpu = await session.floats({ glsl: program("gpu").glsl, uniforms, width: SIDE, height: SIDE });
      const cpu = renderOnCpu(program("cpu"), uniforms, SIDE, SIDE);
      let apart = 0;
      for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
        const channels = [0, 1, 2].map(
          (channel) => [gpu.data[4 * pixel + channel], cpu.data[4 * pixel + channel]] as const,
        );
        for (const [seen] of channels) expect(seen).toBeGreaterThanOrEqual(0);
        for (const [seen] of channels) expect(seen).toBeLessThanOrEqual(1);
        // A line at the border of a pixel or piece may be one that float32 does not see.
        if (!channels.every(([seen, exact]) => isWithin(seen as number, exact as number, sliver(4)))) apart++;
      }
      expect(apart / (SIDE * SIDE)).toBeLessThanOrEqual(LARGEST_SEAM_SHARE);
    });
  });
