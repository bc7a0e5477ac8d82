import { describe, expect, test } from "vitest";
import { openCpu } from "../../../src/cli/cpu-device.ts";
import type { Job, OpenDevice } from "../../../src/cli/device.ts";
import { directionSeries } from "../../../src/cli/measure/directions.ts";
import { type MeasureOptions, measureScene } from "../../../src/cli/measure/measure-scene.ts";
import { Problem } from "../../../src/cli/problem.ts";
import { metrics, seriesMetrics } from "../../../src/metrics/registry.ts";
import { compileTruth } from "../../../src/reference/scene-truth.ts";
import { defaultFrame } from "../../../src/scene/frame.ts";
import { loadScene } from "../../../src/scene/load.ts";

function fieldOf(text: string) {
  const { field } = compileTruth(loadScene(text, "scene.glsl"));
  if (field === null) throw new Error("the scene of this test does not compile");
  return field;
}

const disc = fieldOf("float sdf(vec2 p) { return length(p) - 0.7; }");
const options: MeasureOptions = {
  coverage: ["half-plane", "gradient"],
  device: "cpu",
  frame: defaultFrame(32, 32),
  timing: null,
  directions: null,
  progress: () => {},
};

/** Which method a program is of, as far as these tests need it. */
const isHalfPlane = ({ assembled }: Job) => assembled.glsl.includes("half_plane");

describe("measuring a scene", () => {
  test("has every metric of one picture, and those of many where straight edges are given", async () => {
    const few = await measureScene(openCpu(), disc, options);
    expect(few.methods.map(({ id }) => id)).toEqual(["half-plane", "gradient"]);
    expect(Object.keys(few.methods[0]?.values ?? {})).toEqual(metrics.map(({ id }) => id));
    const all = await measureScene(openCpu(), disc, { ...options, directions: directionSeries() });
    expect(Object.keys(all.methods[0]?.values ?? {})).toEqual([...metrics, ...seriesMetrics].map(({ id }) => id));
    expect(all.edgePixels).toBe(few.edgePixels);
  });

  test("straight edges are drawn once for all scenes, each method's on its own", async () => {
    let drawn = 0;
    const cpu = openCpu();
    const counting: OpenDevice = {
      ...cpu,
      compute: (job) => {
        if (job.name === "straight edges") drawn++;
        return cpu.compute(job);
      },
    };
    const directions = directionSeries();
    const first = await measureScene(counting, disc, { ...options, directions });
    expect(drawn).toBe(2 * directions.pictures.length);
    const again = await measureScene(counting, disc, { ...options, directions });
    expect(drawn).toBe(2 * directions.pictures.length);
    const rotations = [first, again].map(({ methods }) => methods.map(({ values }) => values.rotation as number));
    expect(rotations[1]).toEqual(rotations[0]);
    const [halfPlane, gradient] = rotations[0] as [number, number];
    expect(halfPlane).toBeLessThan(gradient);
  });

  test("costs are those of the quickest frame against the quickest of none, which is timed in any case", async () => {
    const asked: number[] = [];
    let frames = 0;
    const clock: OpenDevice = {
      ...openCpu(),
      time: async (job, repeats) => {
        asked.push(job.size.width);
        // The first frame of all is a slow moment.
        return Array.from({ length: repeats }, () => (isHalfPlane(job) ? 30 : 10) + (frames++ === 0 ? 100 : 0));
      },
    };
    const timing = { frame: defaultFrame(64, 64), rounds: 2 };
    const { methods } = await measureScene(clock, disc, { ...options, coverage: ["half-plane"], timing });
    expect(methods.map(({ id, milliseconds, relativeCost }) => ({ id, milliseconds, relativeCost }))).toEqual([
      { id: "half-plane", milliseconds: 30, relativeCost: 3 },
    ]);
    expect(new Set(asked)).toEqual(new Set([64]));
  });

  test("a device without a clock gives no times", async () => {
    const timing = { frame: defaultFrame(64, 64), rounds: 1 };
    const { methods } = await measureScene(openCpu(), disc, { ...options, timing });
    expect(methods.map(({ milliseconds, relativeCost }) => [milliseconds, relativeCost])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test("a method that the device refuses is left out with its reason, the others are measured", async () => {
    const cpu = openCpu();
    const fussy: OpenDevice = {
      ...cpu,
      compute: (job) => {
        if (isHalfPlane(job)) throw new Problem("scene.glsl: the driver refuses", 1);
        return cpu.compute(job);
      },
    };
    const { methods, failures } = await measureScene(fussy, disc, options);
    expect(methods.map(({ id }) => id)).toEqual(["gradient"]);
    expect(failures).toEqual([{ id: "half-plane", message: "scene.glsl: the driver refuses" }]);
  });
});
