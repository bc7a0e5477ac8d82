/** The WebGL2 context: how it is made so that bytes read are bytes written, and what it can do. */

export type GpuCanvas = HTMLCanvasElement | OffscreenCanvas;

/** What computes, and its limits. */
export interface GpuInfo {
  /** Unmasked, as the driver says it: `ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device …))`. */
  readonly renderer: string;
  readonly vendor: string;
  readonly version: string;
  readonly shadingLanguageVersion: string;
  /** Pixels along a side of what can be drawn into at once; larger pictures are drawn in tiles. An even number. */
  readonly largestSide: number;
  /** What the driver allows, by the names that WebGL gives it. */
  readonly limits: Readonly<Record<(typeof LIMITS)[number], number>>;
  /** Bits of a highp float's fraction; 23 is an IEEE float32. */
  readonly highpFraction: number;
  readonly extensions: readonly string[];
}

/** Limits that decide which programs and pictures are possible. */
const LIMITS = [
  "MAX_TEXTURE_SIZE",
  "MAX_RENDERBUFFER_SIZE",
  "MAX_FRAGMENT_UNIFORM_VECTORS",
  "MAX_TEXTURE_IMAGE_UNITS",
  "MAX_SAMPLES",
] as const;

export type OpenedContext =
  | { readonly ok: true; readonly gl: WebGL2RenderingContext; readonly info: GpuInfo }
  /** `message`: what the browser lacks, lower case. */
  | { readonly ok: false; readonly message: string };

/**
 * Opens WebGL2 on a canvas with what every renderer of Nabla needs: render targets of 32-bit floats
 * (`EXT_color_buffer_float`) and highp floats in fragment shaders.
 */
export function openContext(canvas: GpuCanvas): OpenedContext {
  const gl = canvas.getContext("webgl2", {
    // A program without alpha gives 1 everywhere. With one it is straight, as in a PNG: colours brighter than their
    // premultiplied alpha, as ink mixed in linear light has them, are undefined to a compositor.
    alpha: true,
    premultipliedAlpha: false,
    // The methods under comparison are the anti-aliasing.
    antialias: false,
    depth: false,
    stencil: false,
    // A picture may take several tasks, between which the browser would clear the canvas.
    preserveDrawingBuffer: true,
    powerPreference: "high-performance",
  }) as WebGL2RenderingContext | null;
  if (gl === null) return { ok: false, message: "the browser has no WebGL2" };
  if (gl.isContextLost()) return { ok: false, message: "the browser has lost its WebGL2 context" };
  const info = describe(gl);
  if (gl.getExtension("EXT_color_buffer_float") === null)
    return { ok: false, message: `'${info.renderer}' has no EXT_color_buffer_float: it cannot draw into floats` };
  if (info.highpFraction < 23)
    return { ok: false, message: `'${info.renderer}' has no highp floats: ${info.highpFraction} bits, 23 are needed` };
  // It would change the last bit of some bytes by their place in the picture.
  gl.disable(gl.DITHER);
  return { ok: true, gl, info };
}

function describe(gl: WebGL2RenderingContext): GpuInfo {
  const unmasked = gl.getExtension("WEBGL_debug_renderer_info");
  const text = (parameter: number) => String(gl.getParameter(parameter) ?? "");
  const extensions = gl.getSupportedExtensions() ?? [];
  const limits = Object.fromEntries(
    LIMITS.map((name) => [name, gl.getParameter(gl[name]) as number]),
  ) as GpuInfo["limits"];
  const viewport = gl.getParameter(gl.MAX_VIEWPORT_DIMS) as Int32Array;
  return {
    renderer: text(unmasked === null ? gl.RENDERER : unmasked.UNMASKED_RENDERER_WEBGL),
    vendor: text(unmasked === null ? gl.VENDOR : unmasked.UNMASKED_VENDOR_WEBGL),
    version: text(gl.VERSION),
    shadingLanguageVersion: text(gl.SHADING_LANGUAGE_VERSION),
    largestSide: 2 * Math.floor(Math.min(limits.MAX_TEXTURE_SIZE, limits.MAX_RENDERBUFFER_SIZE, ...viewport) / 2),
    limits,
    highpFraction: gl.getShaderPrecisionFormat(gl.FRAGMENT_SHADER, gl.HIGH_FLOAT)?.precision ?? 0,
    extensions: [...extensions].sort(),
  };
}
