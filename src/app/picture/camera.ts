/** The arithmetic of looking at a part of the plane: pixels to scene units, moving, zooming about a point. */
import type { Camera } from "../../scene/scene.ts";

/** A size or place in device pixels; places have y up and their origin in the lower left corner. */
export type Pixels = readonly [number, number];

/** Beyond these the float32 numbers of a shader cannot tell neighbouring pixels apart, or nothing is to be seen. */
const SMALLEST_HEIGHT = 1e-5;
const LARGEST_HEIGHT = 1e4;

/** The scene's point under a place: `center + (2 pixel − size) · height / (2 size.y)`. */
export function scenePoint(camera: Camera, size: Pixels, pixel: Pixels): readonly [number, number] {
  const scale = camera.height / (2 * size[1]);
  return [camera.center[0] + (2 * pixel[0] - size[0]) * scale, camera.center[1] + (2 * pixel[1] - size[1]) * scale];
}

/** The camera with the picture moved by `offset` pixels. */
export function panned(camera: Camera, size: Pixels, offset: Pixels): Camera {
  const scale = camera.height / size[1];
  return { ...camera, center: [camera.center[0] - offset[0] * scale, camera.center[1] - offset[1] * scale] };
}

/** The camera with the picture `factor` times as large, and the point under `pixel` where it was. */
export function zoomed(camera: Camera, size: Pixels, pixel: Pixels, factor: number): Camera {
  const height = Math.min(LARGEST_HEIGHT, Math.max(SMALLEST_HEIGHT, camera.height / factor));
  const fixed = scenePoint(camera, size, pixel);
  const scale = height / (2 * size[1]);
  return {
    center: [fixed[0] - (2 * pixel[0] - size[0]) * scale, fixed[1] - (2 * pixel[1] - size[1]) * scale],
    height,
  };
}
