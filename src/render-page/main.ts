/** The script inside the headless page: one WebGL2 context for all pictures. Built into one file, `dist/render-page.js`. */
import { nextTask } from "../gpu/fence.ts";
import { createRenderer, type Renderer } from "../gpu/renderer.ts";
import { encodePng } from "../image/png.ts";
import { base64 } from "./base64.ts";
import { type PackedJob, type RenderPage, unpackUniforms } from "./protocol.ts";

const canvas = document.createElement("canvas");
let opened: Renderer | null = null;

function renderer(): Renderer {
  if (opened === null) throw new Error("the page was asked to draw before its context was opened");
  return opened;
}

const render = <Format extends "bytes" | "floats">(job: PackedJob, format: Format) =>
  renderer().render(job.glsl, unpackUniforms(job.uniforms), job.width, job.height, format, job);

const page: RenderPage = {
  open() {
    if (opened !== null) return { ok: true, info: opened.info };
    const created = createRenderer(canvas, { standsStill: true });
    if (!created.ok) return created;
    opened = created.renderer;
    return { ok: true, info: opened.info };
  },
  async png(job, text) {
    const rendered = await render(job, "bytes");
    if (!rendered.ok) return rendered;
    // What waits for its turn on the GPU gets it before the processor is busy with the file.
    await nextTask();
    return { ok: true, file: base64(encodePng(rendered.image, text)), milliseconds: rendered.milliseconds };
  },
  async pixels(job, format) {
    const rendered = await render(job, format);
    if (!rendered.ok) return rendered;
    const { buffer, byteOffset, byteLength } = rendered.image.data;
    return {
      ok: true,
      data: base64(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)),
      milliseconds: rendered.milliseconds,
    };
  },
  warmUp: (glsl) => renderer().warmUp(glsl, "bytes"),
  compile: (glsl) => renderer().compile(glsl),
  judge: (glsl) => renderer().judge(glsl),
  time: (job, repeats) =>
    renderer().time(job.glsl, unpackUniforms(job.uniforms), job.width, job.height, { budget: job.budget, repeats }),
  setContext: createContextSwitch(),
};

function createContextSwitch(): RenderPage["setContext"] {
  // A lost context gives no extensions away, so this one is kept.
  let extension: WEBGL_lose_context | null = null;
  const events = { lost: "webglcontextlost", restored: "webglcontextrestored" } as const;
  return (state) =>
    new Promise((resolve, reject) => {
      extension ??= canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context") ?? null;
      if (extension === null) {
        reject(new Error("the browser has no WEBGL_lose_context"));
        return;
      }
      canvas.addEventListener(events[state], () => setTimeout(resolve), { once: true });
      if (state === "lost") extension.loseContext();
      else extension.restoreContext();
    });
}

Object.assign(globalThis, { nablaPage: page });
