import { describe, expect, test } from "vitest";
import { panned, scenePoint, zoomed } from "../../src/app/picture/camera.ts";
import type { Camera } from "../../src/scene/scene.ts";

const SIZE = [640, 480] as const;
// Powers of two, so that the arithmetic is exact and the tests need no tolerance.
const CAMERA: Camera = { center: [0.5, -0.25], height: 15 / 8 };

describe("camera", () => {
  test("shows heights −1 to 1 by default, y up", () => {
    const camera: Camera = { center: [0, 0], height: 2 };
    expect(scenePoint(camera, [512, 256], [256, 128])).toEqual([0, 0]);
    expect(scenePoint(camera, [512, 256], [512, 256])).toEqual([2, 1]);
    expect(scenePoint(camera, [512, 256], [0, 0])).toEqual([-2, -1]);
  });

  test("moves the point under the pointer along with it", () => {
    const moved = panned(CAMERA, SIZE, [64, -32]);
    expect(scenePoint(moved, SIZE, [164, 168])).toEqual(scenePoint(CAMERA, SIZE, [100, 200]));
  });

  test("zooms about a pixel, which stays where it is", () => {
    for (const factor of [2, 0.5, 8]) {
      const camera = zoomed(CAMERA, SIZE, [96, 400], factor);
      expect(camera.height).toBe(CAMERA.height / factor);
      expect(scenePoint(camera, SIZE, [96, 400])).toEqual(scenePoint(CAMERA, SIZE, [96, 400]));
    }
  });

  test("does not zoom to where float32 cannot tell pixels apart", () => {
    expect(zoomed(CAMERA, SIZE, [0, 0], 1e12).height).toBe(1e-5);
    expect(zoomed(CAMERA, SIZE, [0, 0], 1e-12).height).toBe(1e4);
  });
});
