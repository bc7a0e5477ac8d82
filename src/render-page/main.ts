/**
 * The script of the page that the headless browser draws in. The command line and the tests call `nabla.…` through the
 * browser's debugging protocol; pictures are encoded here, since a PNG is the smallest thing to move out of the browser.
 */
import { createRenderer, type Renderer, type RendererInfo } from "../gpu/renderer.ts";
import { encodePng } from "../image/png.ts";
import type { Uniforms } from "../scene/scene.ts";

export interface PageJob {
  readonly glsl: string;
  readonly uniforms: Uniforms;
  readonly width: number;
  readonly height: number;
}

/** What a job gives: base64 of the bytes, or why there are none. */
export type PageResult =
  | { readonly ok: true; readonly base64: string }
  | {
      readonly ok: false;
      readonly stopped?: string;
      readonly messages: readonly { readonly line: number; readonly message: string }[];
    };

export interface RenderPage {
  info(): RendererInfo;
  /** The picture as a PNG with `text` in it. */
  png(job: PageJob, text: Readonly<Record<string, string>>): PageResult;
  /** The picture's numbers: float32, 4 a pixel, rows from the top, in the machine's byte order. */
  floats(job: PageJob): PageResult;
  /** The picture's bytes: 4 a pixel, rows from the top. */
  bytes(job: PageJob): PageResult;
  /** Milliseconds of each of `repeats` frames. */
  time(
    job: PageJob,
    repeats: number,
  ): { readonly ok: boolean; readonly times: readonly number[]; readonly message: string };
}

let renderer: Renderer | null = null;

function open(): Renderer {
  renderer ??= createRenderer(new OffscreenCanvas(16, 16));
  return renderer;
}

function render(
  job: PageJob,
  format: "bytes" | "floats",
  pack: (data: Uint8Array | Float32Array) => Uint8Array,
): PageResult {
  const result = open().render(job.glsl, job.uniforms, job.width, job.height, { format });
  if (!result.ok) return { ...result };
  return { ok: true, base64: toBase64(pack(result.image.data as Uint8Array | Float32Array)) };
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  // More arguments than this overflow the stack of some engines.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

const page: RenderPage = {
  info: () => open().info,
  png: (job, text) =>
    render(job, "bytes", (data) =>
      encodePng({ kind: "bytes", width: job.width, height: job.height, data: data as Uint8Array }, text),
    ),
  floats: (job) => render(job, "floats", (data) => new Uint8Array(data.buffer)),
  bytes: (job) => render(job, "bytes", (data) => data as Uint8Array),
  time: (job, repeats) => {
    const times = open().time(job.glsl, job.uniforms, job.width, job.height, repeats);
    if (!("ok" in times)) return { ok: true, times, message: "" };
    return {
      ok: false,
      times: [],
      message: times.messages.map(({ line, message }) => `${line}: ${message}`).join("\n"),
    };
  },
};

Object.assign(globalThis, { nabla: page });
