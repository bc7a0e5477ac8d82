import { describe, expect, test } from "vitest";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { loadScene } from "../../src/scene/load.ts";
import type { Camera } from "../../src/scene/scene.ts";

const SCENE = loadScene("void mainImage(out vec4 c, in vec2 p) { c = vec4(p, 0.0, 1.0); }", "image.glsl");

/** Where a `mainImage` is asked for the colour of a pixel. */
function place(camera: Camera, pixel: readonly [number, number]): number[] {
  const { nabla_image_zoom, nabla_image_shift } = uniformsOf(SCENE, { ...defaultFrame(640, 384), camera }, {});
  const shift = nabla_image_shift as readonly number[];
  return pixel.map((coordinate, axis) => coordinate * (nabla_image_zoom as number) + (shift[axis] as number));
}

describe("the camera of a mainImage", () => {
  test("hands every pixel on as it is by default", () => {
    expect(place({ center: [0, 0], height: 2 }, [17.5, 200.25])).toEqual([17.5, 200.25]);
  });

  test("shows the same part of the plane as that of an sdf", () => {
    // (2 fragCoord − iResolution.xy) / iResolution.y at the middle and the upper right corner; all numbers are dyadic.
    const camera: Camera = { center: [0.25, -0.5], height: 0.5 };
    expect(place(camera, [320, 192])).toEqual([(0.25 * 384 + 640) / 2, (-0.5 * 384 + 384) / 2]);
    expect(place(camera, [640, 384])).toEqual([
      ((0.25 + (0.25 * 640) / 384) * 384 + 640) / 2,
      ((-0.5 + 0.25) * 384 + 384) / 2,
    ]);
  });
});
