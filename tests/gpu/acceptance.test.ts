/**
 * Every example scene, field and all derivatives, on every driver that is here: each readback lies in the interval that
 * the specification allows. Where an interval says little the pixel is counted, not narrowed by hand.
 */
import { expect, test } from "vitest";
import { ESSL } from "../../src/backends/interval.ts";
import { isAccepted, isVague } from "../../src/reference/acceptance.ts";
import { compileInterval, type Interval } from "../../src/reference/interval.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { loadScene } from "../../src/scene/load.ts";
import { assembleProbe, PROBE_LAYERS } from "../../src/scene/probe.ts";
import type { Scene } from "../../src/scene/scene.ts";
import { gpuSession, testedDrivers } from "../browser/gpu.ts";
import { LARGEST_VAGUE_SHARE, VAGUE_ULPS } from "../tolerances.ts";

const SIDE = 12;

/** Scenes whose chains of operations are too long for intervals of the field to say much: their share is not bounded. */
const VAGUE = new Set(["airfoil", "circle-packing", "ellipse-bands", "metaballs", "partial", "polyline"]);

const scenes = [...gallery]
  .map(([id, text]) => [id, loadScene(text, id)] as const)
  .filter(([, scene]) => scene.kind === "sdf");

const sessions = await Promise.all(
  testedDrivers().map(async ([driver, endpoint]) => [driver, await gpuSession(endpoint)] as const),
);

/** The intervals of a layer at all pixels, rows from the top as in a picture. */
function acceptedOf(scene: Scene, layer: number): readonly (readonly (readonly Interval[])[])[] {
  const { assembled } = assembleProbe(scene, "grid", { device: "gpu" });
  if (assembled === null) throw new Error(`${scene.name} has no probe`);
  const { compiled, diagnostics } = compileInterval(assembled.program, assembled.entry, ESSL);
  if (compiled === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  compiled.load({ ...uniformsOf(scene, frame(), {}), nabla_layer: layer });
  return Array.from({ length: SIDE * SIDE }, (_, pixel) => {
    const [x, y] = [(pixel % SIDE) + 0.5, SIDE - Math.floor(pixel / SIDE) - 0.5];
    return compiled.enclose([x, x], [y, y], { most: 8 });
  });
}

const frame = () => ({ ...defaultFrame(SIDE, SIDE), time: 0.75 });

test.each(scenes)("%s", async (id, scene) => {
  let [vague, pixels] = [0, 0];
  for (let layer = 0; layer < PROBE_LAYERS; layer++) {
    const accepted = acceptedOf(scene, layer);
    pixels += accepted.length;
    vague += accepted.filter((paths) => [0, 1, 2, 3].some((channel) => isVague(paths, channel, VAGUE_ULPS))).length;
    const { assembled } = assembleProbe(scene, "grid", { device: "gpu" });
    const uniforms = { ...uniformsOf(scene, frame(), {}), nabla_layer: layer };
    for (const [driver, session] of sessions) {
      const { data } = await session.floats({ glsl: assembled?.glsl ?? "", uniforms, width: SIDE, height: SIDE });
      accepted.forEach((paths, pixel) => {
        const numbers = [...data.subarray(4 * pixel, 4 * pixel + 4)];
        if (!isAccepted(paths, numbers))
          expect.fail(
            `${driver}, layer ${layer}, pixel ${pixel}: ${numbers.join(", ")} not in ${JSON.stringify(paths)}`,
          );
      });
    }
  }
  if (!VAGUE.has(id)) expect(vague / pixels).toBeLessThanOrEqual(LARGEST_VAGUE_SHARE);
});

test("a parameter that is off by one part in 65536 is seen", async () => {
  const [, scene] = scenes.find(([id]) => id === "csg") as (typeof scenes)[number];
  const accepted = acceptedOf(scene, 0);
  const { assembled } = assembleProbe(scene, "grid", { device: "gpu" });
  const [[, session]] = sessions as [(typeof sessions)[number]];
  const uniforms = uniformsOf(scene, frame(), {});
  const moved = { ...uniforms, nabla_layer: 0, size: (uniforms.size as number) * (1 + 2 ** -16) };
  const { data } = await session.floats({ glsl: assembled?.glsl ?? "", uniforms: moved, width: SIDE, height: SIDE });
  const outside = accepted.filter((paths, pixel) => !isAccepted(paths, [...data.subarray(4 * pixel, 4 * pixel + 4)]));
  expect(outside.length).toBeGreaterThan(0);
});
