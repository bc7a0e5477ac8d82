/** What the headless page can be asked, and how it answers: all of it JSON. */
import type { GpuInfo } from "../gpu/context.ts";
import type { Outcome } from "../gpu/problem.ts";
import type { CompilerVerdict } from "../gpu/program.ts";
import type { PixelFormat } from "../gpu/target.ts";
import type { Timing } from "../gpu/timing.ts";
import type { Uniforms } from "../scene/scene.ts";

/** A picture to be drawn. */
export interface PackedJob {
  /** A complete fragment shader, as `AssembledProgram.glsl`. */
  readonly glsl: string;
  readonly uniforms: PackedUniforms;
  readonly width: number;
  readonly height: number;
  /** Lower left corner in the whole picture, pixels, y up. */
  readonly origin: readonly [number, number];
  /** Milliseconds after which the page gives the drawing up. */
  readonly budget: number;
}

/** Bytes as base64. */
export type Base64 = string;

/** The page's functions, as `globalThis.nablaPage`. */
export interface RenderPage {
  /** Opens the context if it is not open; called before all else. */
  open(): { readonly ok: true; readonly info: GpuInfo } | { readonly ok: false; readonly message: string };
  /** Draws to a PNG file with `text` in it. */
  png(
    job: PackedJob,
    text: Readonly<Record<string, string>>,
  ): Promise<Outcome<{ readonly file: Base64; readonly milliseconds: number }>>;
  /** Draws to the data of an image, row 0 at the top; floats in the byte order of the machine. */
  pixels(
    job: PackedJob,
    format: PixelFormat,
  ): Promise<Outcome<{ readonly data: Base64; readonly milliseconds: number }>>;
  /** Has the driver get a program ready for bytes while the page does other things. */
  warmUp(glsl: string): Promise<void>;
  compile(glsl: string): Promise<Outcome<{ readonly milliseconds: number }>>;
  /** What the driver's compiler says about a fragment shader. */
  judge(glsl: string): Promise<Outcome<CompilerVerdict>>;
  time(job: PackedJob, repeats: number): Promise<Outcome<Timing>>;
  /** Loses the context, or gives it back, as a driver may do at any time. */
  setContext(state: "lost" | "restored"): Promise<void>;
}

/** A number, or its name if JSON has no word for it. */
type PackedNumber = number | "NaN" | "Infinity" | "-Infinity" | "-0";
export type PackedUniforms = Readonly<Record<string, PackedNumber | readonly PackedNumber[]>>;

/** Uniforms as JSON that keeps what is not finite, and the sign of zero. */
export function packUniforms(uniforms: Uniforms): PackedUniforms {
  const pack = (value: number): PackedNumber => {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return Object.is(value, -0) ? "-0" : (String(value) as PackedNumber);
  };
  return mapValues(uniforms, (value) => (typeof value === "number" ? pack(value) : value.map(pack)));
}

export function unpackUniforms(uniforms: PackedUniforms): Uniforms {
  return mapValues(uniforms, (value) => (typeof value === "object" ? value.map(Number) : Number(value)));
}

function mapValues<From, To>(values: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
