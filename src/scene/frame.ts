/** The frame that a scene is drawn with: defaults, and the values of its uniforms. */
import { linearFromSrgb } from "../image/srgb.ts";
import { hostValues } from "./host-uniforms.ts";
import type { AssembleOptions, Camera, Frame, Scene, Uniforms } from "./scene.ts";

/** Ink and paper of a scene that does not declare them, as sRGB values 0 to 1. */
const INK = [0.07, 0.09, 0.13];
const PAPER = [0.96, 0.95, 0.92];

export const DEFAULT_CAMERA: Camera = { center: [0, 0], height: 2 };

/** A frame of `width` × `height` pixels at time 0 with the default camera and parameters. */
export function defaultFrame(width: number, height: number): Frame {
  return { width, height, camera: DEFAULT_CAMERA, time: 0, frame: 0, mouse: [0, 0, 0, 0], parameters: {} };
}

/** Values of a parameter in a frame: the frame's own or the default. */
function parameterValue(scene: Scene, frame: Frame, name: string): readonly number[] | undefined {
  return frame.parameters[name] ?? scene.parameters.find((parameter) => parameter.name === name)?.default;
}

/**
 * The values of all uniforms that an assembled program of this scene may read.
 *
 * Every number is rounded to float32 first, so that the CPU computes with the same values as the GPU.
 */
export function uniformsOf(scene: Scene, frame: Frame, options: Pick<AssembleOptions, "blending">): Uniforms {
  const values: Record<string, number | readonly number[]> = {
    ...hostValues(frame),
    nabla_frame_size: [frame.width, frame.height],
    nabla_camera_center: frame.camera.center,
    nabla_camera_scale: frame.camera.height / (2 * frame.height),
    nabla_image_zoom: frame.camera.height / 2,
    nabla_image_shift: [
      (frame.camera.center[0] * frame.height + (1 - frame.camera.height / 2) * frame.width) / 2,
      (frame.camera.center[1] * frame.height + (1 - frame.camera.height / 2) * frame.height) / 2,
    ],
    nabla_ink: mixable(colorParameter(scene, frame, "ink") ?? INK, options),
    nabla_paper: mixable(colorParameter(scene, frame, "paper") ?? PAPER, options),
  };
  for (const parameter of scene.parameters) {
    const value = frame.parameters[parameter.name] ?? parameter.default;
    values[parameter.name] = value.length === 1 ? (value[0] as number) : value;
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" ? Math.fround(value) : value.map(Math.fround),
    ]),
  );
}

function colorParameter(scene: Scene, frame: Frame, name: string): readonly number[] | undefined {
  const value = parameterValue(scene, frame, name);
  return value !== undefined && value.length >= 3 ? value.slice(0, 3) : undefined;
}

function mixable(color: readonly number[], options: Pick<AssembleOptions, "blending">): readonly number[] {
  return options.blending === "srgb" ? color : color.map(linearFromSrgb);
}
