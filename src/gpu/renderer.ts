/** Drawing with WebGL2: to a canvas, to pictures in memory, and against the clock. */
import * as twgl from "twgl.js";
import type { ByteImage, FloatImage } from "../image/image.ts";
import type { Uniforms } from "../scene/scene.ts";
import { type CompiledProgram, type CompileFailure, ProgramCache } from "./program-cache.ts";
import { Target, type TargetFormat } from "./target.ts";
import { firstStrip, nextStrip, type Rectangle, tileSide, tilesOf } from "./tiles.ts";

export interface RendererInfo {
  /** The driver's own name, e.g. `ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)`. */
  readonly renderer: string;
  readonly vendor: string;
  readonly version: string;
  readonly maxTextureSize: number;
  readonly extensions: readonly string[];
  /** What the driver allows, by the names that WebGL gives it. */
  readonly limits: Readonly<Record<string, number>>;
}

/** Limits that decide which programs and pictures are possible. */
const LIMITS = [
  "MAX_TEXTURE_SIZE",
  "MAX_RENDERBUFFER_SIZE",
  "MAX_FRAGMENT_UNIFORM_VECTORS",
  "MAX_FRAGMENT_UNIFORM_COMPONENTS",
  "MAX_TEXTURE_IMAGE_UNITS",
  "MAX_SAMPLES",
] as const;

export interface RenderOptions<Format extends TargetFormat> {
  readonly format: Format;
  /** Milliseconds after which drawing is given up; none by default. One strip of rows may still run past it. */
  readonly budget?: number;
}

export type ImageOf<Format extends TargetFormat> = Format extends "bytes" ? ByteImage : FloatImage;

export type RenderResult<Image> =
  | { readonly ok: true; readonly image: Image }
  | CompileFailure
  | { readonly ok: false; readonly stopped: "time budget exceeded" | "context lost"; readonly messages: readonly [] };

export interface Renderer {
  readonly canvas: HTMLCanvasElement | OffscreenCanvas;
  readonly info: RendererInfo;
  /** Whether the context is lost just now; drawing does nothing then. */
  readonly isLost: boolean;
  compile(glsl: string): CompiledProgram | CompileFailure;
  /**
   * Draws to the canvas, of which `region` (pixels, y up) is touched. `offset` is the place in the picture (pixels)
   * that the canvas's own (0, 0) shows.
   */
  draw(
    glsl: string,
    uniforms: Uniforms,
    region: Rectangle,
    offset?: readonly [number, number],
  ): CompiledProgram | CompileFailure;
  /** Waits until everything drawn to the canvas is there. */
  wait(): void;
  /**
   * Draws a picture into memory. It may be larger than the driver's largest texture.
   *
   * @param area the part of the picture to draw, pixels, y up; the whole by default
   */
  render<Format extends TargetFormat>(
    glsl: string,
    uniforms: Uniforms,
    width: number,
    height: number,
    options: RenderOptions<Format>,
    area?: Rectangle,
  ): RenderResult<ImageOf<Format>>;
  /** Milliseconds of each of `repeats` frames, drawn and waited for; the first draw, which compiles, is not among them. */
  time(
    glsl: string,
    uniforms: Uniforms,
    width: number,
    height: number,
    repeats: number,
  ): readonly number[] | CompileFailure;
  dispose(): void;
}

export interface RendererEvents {
  readonly lost?: () => void;
  readonly restored?: () => void;
}

/**
 * A renderer on a canvas.
 *
 * @throws Error if the browser has no WebGL2 or cannot draw into float textures
 */
export function createRenderer(canvas: HTMLCanvasElement | OffscreenCanvas, events: RendererEvents = {}): Renderer {
  // A canvas of either kind gives the same context; TypeScript sees two unrelated overloads.
  const gl = (canvas as HTMLCanvasElement).getContext("webgl2", {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    preserveDrawingBuffer: true,
    powerPreference: "high-performance",
  });
  if (gl === null) throw new Error("this browser gives no WebGL2 context");
  if (gl.getExtension("EXT_color_buffer_float") === null)
    throw new Error("this driver cannot draw into float textures (EXT_color_buffer_float is missing)");

  const programs = new ProgramCache(gl);
  const targets = { bytes: new Target(gl, "bytes"), floats: new Target(gl, "floats") };
  let isLost = false;

  const onLost = (event: Event): void => {
    // Without this the browser never gives the context back.
    event.preventDefault();
    isLost = true;
    events.lost?.();
  };
  const onRestored = (): void => {
    programs.clear();
    targets.bytes.dispose();
    targets.floats.dispose();
    gl.getExtension("EXT_color_buffer_float");
    isLost = false;
    events.restored?.();
  };
  canvas.addEventListener("webglcontextlost", onLost);
  canvas.addEventListener("webglcontextrestored", onRestored);

  const prepare = (
    glsl: string,
    uniforms: Uniforms,
    origin: readonly [number, number],
  ): CompiledProgram | CompileFailure => {
    const compiled = programs.get(glsl);
    if (!compiled.ok) return compiled;
    gl.useProgram(compiled.info.program);
    twgl.setUniforms(compiled.info, { ...uniforms, nabla_tile_origin: [...origin] });
    return compiled;
  };
  const fill = ({ x, y, width, height }: Rectangle): void => {
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(x, y, width, height);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.disable(gl.SCISSOR_TEST);
  };

  return {
    canvas,
    info: readInfo(gl),
    get isLost() {
      return isLost || gl.isContextLost();
    },
    compile: (glsl) => programs.get(glsl),
    draw(glsl, uniforms, region, offset = [0, 0]) {
      const compiled = prepare(glsl, uniforms, offset);
      if (!compiled.ok) return compiled;
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
      fill(region);
      return compiled;
    },
    wait() {
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    },
    render<Format extends TargetFormat>(
      glsl: string,
      uniforms: Uniforms,
      width: number,
      height: number,
      options: RenderOptions<Format>,
      area: Rectangle = { x: 0, y: 0, width, height },
    ): RenderResult<ImageOf<Format>> {
      const started = performance.now();
      const target = targets[options.format];
      const out = new (options.format === "floats" ? Float32Array : Uint8Array)(4 * area.width * area.height);
      for (const tile of tilesOf(area.width, area.height, tileSide(gl.getParameter(gl.MAX_TEXTURE_SIZE) as number))) {
        const compiled = prepare(glsl, uniforms, [area.x + tile.x, area.y + tile.y]);
        if (!compiled.ok) return compiled;
        target.bind(tile.width, tile.height);
        gl.viewport(0, 0, tile.width, tile.height);
        let rows = options.budget === undefined ? tile.height : firstStrip;
        for (let y = 0; y < tile.height; ) {
          const height = Math.min(rows, tile.height - y);
          const before = performance.now();
          fill({ x: 0, y, width: tile.width, height });
          y += height;
          if (options.budget === undefined) continue;
          target.wait();
          const now = performance.now();
          if (now - started > options.budget) return { ok: false, stopped: "time budget exceeded", messages: [] };
          rows = nextStrip(height, now - before);
        }
        const part = new (options.format === "floats" ? Float32Array : Uint8Array)(4 * tile.width * tile.height);
        target.read(0, 0, tile.width, tile.height, part);
        place(part, tile, out, area.width, area.height);
      }
      if (gl.isContextLost()) return { ok: false, stopped: "context lost", messages: [] };
      const image = { kind: options.format, width: area.width, height: area.height, data: out } as
        | ByteImage
        | FloatImage;
      return { ok: true, image: image as ImageOf<Format> };
    },
    time(glsl, uniforms, width, height, repeats) {
      const target = targets.bytes;
      const compiled = prepare(glsl, uniforms, [0, 0]);
      if (!compiled.ok) return compiled;
      target.bind(width, height);
      gl.viewport(0, 0, width, height);
      const times: number[] = [];
      for (let repeat = -1; repeat < repeats; repeat++) {
        const before = performance.now();
        fill({ x: 0, y: 0, width, height });
        target.wait();
        // The first frame compiles: drivers do the second half of that at the first draw.
        if (repeat >= 0) times.push(performance.now() - before);
      }
      return times;
    },
    dispose() {
      canvas.removeEventListener("webglcontextlost", onLost);
      canvas.removeEventListener("webglcontextrestored", onRestored);
      targets.bytes.dispose();
      targets.floats.dispose();
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    },
  };
}

function readInfo(gl: WebGL2RenderingContext): RendererInfo {
  const debug = gl.getExtension("WEBGL_debug_renderer_info");
  const text = (name: number): string => String(gl.getParameter(name));
  return {
    renderer: text(debug?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER),
    vendor: text(debug?.UNMASKED_VENDOR_WEBGL ?? gl.VENDOR),
    version: text(gl.VERSION),
    maxTextureSize: gl.getParameter(gl.MAX_TEXTURE_SIZE) as number,
    extensions: [...(gl.getSupportedExtensions() ?? [])].sort(),
    limits: Object.fromEntries(LIMITS.map((name) => [name, gl.getParameter(gl[name]) as number])),
  };
}

/** Copies a tile (rows from the bottom) to its place in a picture (rows from the top). */
function place(
  part: Uint8Array | Float32Array,
  tile: Rectangle,
  out: Uint8Array | Float32Array,
  width: number,
  height: number,
): void {
  for (let row = 0; row < tile.height; row++) {
    const line = part.subarray(4 * row * tile.width, 4 * (row + 1) * tile.width);
    out.set(line, 4 * ((height - 1 - (tile.y + row)) * width + tile.x));
  }
}
