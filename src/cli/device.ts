/** Where programs of scenes run: a browser's WebGL2 or this process in float64. */
import type { SourceMap } from "../glsl/source.ts";
import type { FloatImage } from "../image/image.ts";
import type { AssembledProgram, Device, Uniforms } from "../scene/scene.ts";
import type { Size } from "./arguments.ts";

/** A program to run, with the texts that messages about it point into. */
export interface Job {
  /** What messages call the scene. */
  readonly name: string;
  readonly assembled: AssembledProgram;
  readonly sources: SourceMap;
  readonly uniforms: Uniforms;
  readonly size: Size;
}

export interface OpenDevice {
  /** What computes, for people and for the picture's text: a WebGL renderer, or the CPU's number format. */
  readonly renderer: string;
  /** Says that a picture comes next, so that it can be got ready while the one before is finished. */
  announce(job: Job): void;
  /** Draws a picture and gives its PNG with `text` (keyword → Latin-1) in it. @throws Problem if the scene cannot run there */
  draw(job: Job, text: Readonly<Record<string, string>>): Promise<Uint8Array>;
  /** Runs a program for its numbers. @throws Problem if the scene cannot run there */
  compute(job: Job): Promise<FloatImage>;
  /**
   * Milliseconds of each of `repeats` whole frames; null where times mean nothing: the CPU computes for reference.
   * @throws Problem if the scene cannot run there
   */
  readonly time: ((job: Job, repeats: number) => Promise<readonly number[]>) | null;
  close(): Promise<void>;
}

/** What opening a device may be told. */
export interface DeviceOptions {
  /** Path of the browser's program; found by itself without it. */
  readonly browser?: string;
}

/** Each device is loaded only when it is asked for: the browser's driver alone takes longer to load than a check. */
const openers: { readonly [Name in Device]: (options: DeviceOptions) => Promise<OpenDevice> } = {
  gpu: async (options) => (await import("./gpu-device.ts")).openGpu(options),
  cpu: async () => (await import("./cpu-device.ts")).openCpu(),
};

/** All devices, for help and for messages. */
export const devices = Object.keys(openers) as readonly Device[];

/** @throws Problem with code 2 if there is no browser for the GPU */
export function openDevice(device: Device, options: DeviceOptions): Promise<OpenDevice> {
  return openers[device](options);
}
