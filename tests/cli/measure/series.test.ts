import { describe, expect, test } from "vitest";
import { directionSeries } from "../../../src/cli/measure/directions.ts";
import { shiftFrames, shiftTruths } from "../../../src/cli/measure/shifts.ts";
import { sizeSeries } from "../../../src/cli/measure/sizes.ts";
import { compileTruth, sceneTruth } from "../../../src/reference/scene-truth.ts";
import { defaultFrame } from "../../../src/scene/frame.ts";
import { loadScene } from "../../../src/scene/load.ts";

function fieldOf(text: string) {
  const { field } = compileTruth(loadScene(text, "scene.glsl"));
  if (field === null) throw new Error("the scene of this test does not compile");
  return field;
}

/** A band that leaves the picture on two sides, and nothing about it is symmetric. */
const band = "float sdf(vec2 p) { return abs(0.8 * p.x - 0.6 * p.y - 0.21) - 0.35; }";

describe("sub-pixel shifts", () => {
  test("have the truth that each shifted frame has by itself", () => {
    const field = fieldOf(band);
    const frame = { ...defaultFrame(20, 14), camera: { center: [0.1, -0.2] as const, height: 1.6 } };
    const series = shiftTruths(field, frame, () => {});
    expect(series.map(({ at }) => at)).toEqual(Array.from({ length: 64 }, (_, index) => index));
    for (const step of [0, 1, 8, 37, 63]) {
      const { frame: shifted, truth } = series[step] as (typeof series)[number];
      const direct = sceneTruth(field, shifted).coverage;
      // Bounds of an eighth of a pixel may be 1/64 apart, and count as 0 or 1 where they reach it.
      truth.forEach((value, pixel) => {
        expect(Math.abs(value - (direct[pixel] as number)), `step ${step}, pixel ${pixel}`).toBeLessThan(1 / 64);
      });
    }
  });

  test("move the picture by eighths of a pixel to the right and up, and are small", () => {
    const frames = shiftFrames(defaultFrame(256, 128));
    expect(frames).toHaveLength(64);
    expect(frames.map(({ width, height }) => `${width}x${height}`)).toEqual(Array(64).fill("64x32"));
    const pixel = 2 / 32;
    expect(frames[0]?.camera.center).toEqual([0, 0]);
    expect(frames[3]?.camera.center).toEqual([(3 / 8) * pixel, 0]);
    expect(frames[17]?.camera.center).toEqual([pixel / 8, (2 / 8) * pixel]);
  });
});

describe("directions", () => {
  const { pictures } = directionSeries();

  test("cover half a turn, each with edges at many places within their pixels", () => {
    expect(pictures).toHaveLength(24);
    for (const { at, truth } of pictures) {
      const edges = truth.filter((value) => value > 0 && value < 1);
      // 64 pixels hold seven edges of 64 pixels or more, eight pixels and an eighth apart.
      expect(edges.length, `direction ${at}`).toBeGreaterThan(6 * 64);
      // Symmetric about ½, so that a method that rounds has no bias by the places alone.
      const mean = edges.reduce((sum, value) => sum + value, 0) / edges.length;
      expect(Math.abs(mean - 0.5), `direction ${at}`).toBeLessThan(1 / 32);
      // As much inside as outside, but for the parts of a band that the border cuts off.
      const share = truth.reduce((sum, value) => sum + value, 0) / truth.length;
      expect(Math.abs(share - 0.5)).toBeLessThan(4 / 64);
    }
  });
});

describe("sizes", () => {
  test("are halves down to 32 pixels, the last one the frame itself", () => {
    const field = fieldOf(band);
    const at = (width: number, height: number) => {
      const frame = defaultFrame(width, height);
      return sizeSeries(field, frame, sceneTruth(field, frame)).map((one) => [one.at, one.frame.width]);
    };
    expect(at(128, 64)).toEqual([
      [32, 64],
      [64, 128],
    ]);
    expect(at(40, 40)).toEqual([[40, 40]]);
  });
});
