/**
 * The uniforms that the host gives a value: Shadertoy's names, those of glslViewer and The Book of Shaders, and those of
 * GLSL Sandbox.
 *
 * A scene may use Shadertoy's without declaring them; the others stand for them there (`prelude.ts`). A scene may also
 * declare any of them itself, as a shader with its own `main` must, and then it has the same value.
 */
import type { Frame } from "./scene.ts";

interface HostUniform {
  /** As a declaration has it, without the size of an array. */
  readonly type: string;
  /** Elements of an array. */
  readonly count?: number;
  /** Whether the value changes from frame to frame. */
  readonly changes?: true;
  /** Whether scenes have it without a declaration. */
  readonly isDeclared?: true;
  readonly value: (frame: Frame) => number | readonly number[];
}

/** Pictures a second; a single picture is one of them. */
const FRAME_RATE = 60;

/** Of sounds, which a scene has none of. */
const SAMPLE_RATE = 44_100;

/** A date would make every picture another one; the epoch of the time axis is fixed. */
const date = (frame: Frame): readonly number[] => [1970, 0, 1, frame.time];

/** What a channel without a texture reads as is one black pixel, see `src/gpu/black-textures.ts`. */
const CHANNELS = 4;
const channelSizes = (): readonly number[] => new Array<number>(3 * CHANNELS).fill(1);

const HOST: Readonly<Record<string, HostUniform>> = {
  iResolution: { type: "vec3", isDeclared: true, value: ({ width, height }) => [width, height, 1] },
  iTime: { type: "float", changes: true, isDeclared: true, value: ({ time }) => time },
  iTimeDelta: { type: "float", changes: true, isDeclared: true, value: () => 1 / FRAME_RATE },
  iFrameRate: { type: "float", isDeclared: true, value: () => FRAME_RATE },
  iFrame: { type: "int", changes: true, isDeclared: true, value: ({ frame }) => frame },
  iMouse: { type: "vec4", isDeclared: true, value: ({ mouse }) => mouse },
  iDate: { type: "vec4", changes: true, isDeclared: true, value: date },
  iSampleRate: { type: "float", isDeclared: true, value: () => SAMPLE_RATE },
  iChannelTime: {
    type: "float",
    count: CHANNELS,
    changes: true,
    isDeclared: true,
    value: ({ time }) => new Array<number>(CHANNELS).fill(time),
  },
  iChannelResolution: { type: "vec3", count: CHANNELS, isDeclared: true, value: channelSizes },
  u_time: { type: "float", changes: true, value: ({ time }) => time },
  u_delta: { type: "float", changes: true, value: () => 1 / FRAME_RATE },
  u_date: { type: "vec4", changes: true, value: date },
  u_frame: { type: "int", changes: true, value: ({ frame }) => frame },
  u_resolution: { type: "vec2", value: ({ width, height }) => [width, height] },
  ...Object.fromEntries(
    Array.from({ length: CHANNELS }, (_, index) => [
      `u_tex${index}Resolution`,
      { type: "vec2", value: (): readonly number[] => [1, 1] },
    ]),
  ),
  u_mouse: { type: "vec2", value: ({ mouse }) => mouse.slice(0, 2) },
};

/**
 * GLSL Sandbox's names, which are ordinary words: they are the host's only in a shader with its own `main`, where it
 * declares them with these types and without an annotation. The pointer goes from 0 to 1.
 */
const SANDBOX: Readonly<Record<string, HostUniform>> = {
  time: { type: "float", changes: true, value: ({ time }) => time },
  resolution: { type: "vec2", value: ({ width, height }) => [width, height] },
  mouse: { type: "vec2", value: ({ mouse, width, height }) => [(mouse[0] ?? 0) / width, (mouse[1] ?? 0) / height] },
  surfaceSize: { type: "vec2", value: ({ width, height }) => [width / height, 1] },
};

const ALL = { ...HOST, ...SANDBOX };

/** Shadertoy's textures, of which a scene may declare any as another kind of sampler, or read it as one. */
export const CHANNEL_SAMPLERS: readonly string[] = Array.from({ length: CHANNELS }, (_, index) => `iChannel${index}`);

/** Declarations of what a scene has without declaring it, by name. */
export const hostDeclarations: ReadonlyMap<string, string> = new Map([
  ...Object.entries(HOST).flatMap(([name, { type, count, isDeclared }]) =>
    isDeclared ? [[name, `uniform ${type} ${name}${count === undefined ? "" : `[${count}]`};`] as const] : [],
  ),
  ...CHANNEL_SAMPLERS.map((name) => [name, `uniform highp sampler2D ${name};`] as const),
]);

/** The type that a uniform of the host has, as `typeName` gives it, or undefined for a name that is not the host's. */
export function hostType(name: string): string | undefined {
  if (!Object.hasOwn(HOST, name)) return undefined;
  const { type, count } = HOST[name] as HostUniform;
  return count === undefined ? type : `${type}[${count}]`;
}

/** Whether a uniform is the host's in a shader with its own `main` only. */
export function isSandboxUniform(name: string, type: string): boolean {
  return Object.hasOwn(SANDBOX, name) && SANDBOX[name]?.type === type;
}

/** Whether a uniform of the host changes from frame to frame. */
export function changesWithTime(name: string): boolean {
  return Object.hasOwn(ALL, name) && ALL[name]?.changes === true;
}

/** The values of all of them in a frame, by name; a parameter of the same name comes before. */
export function hostValues(frame: Frame): Record<string, number | readonly number[]> {
  return Object.fromEntries(Object.entries(ALL).map(([name, { value }]) => [name, value(frame)]));
}
