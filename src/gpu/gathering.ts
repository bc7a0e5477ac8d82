/**
 * Draws single pixels of a target as if they lay side by side: into a sheet where they do, and from there to their places.
 *
 * Drivers compute pixels in squares of 2 × 2, so a pixel that is drawn alone costs four.
 */
import { GATHERED_PLACES } from "../scene/gathered.ts";
import type { Uniforms } from "../scene/scene.ts";
import type { FragmentProgram } from "./program.ts";
import type { PixelFormat, Target } from "./target.ts";
import type { Use } from "./tiles.ts";

/** Pixels along a side of the sheet; even. */
const SIDE = 256;

/** A point for each pixel of the sheet, of its colour and at the place that it stands for. */
const SCATTERING = `#version 300 es
uniform highp usampler2D places;
uniform highp sampler2D colors;
uniform int width;
uniform vec2 size;
flat out highp vec4 color;
void main() {
  ivec2 at = ivec2(gl_VertexID % width, gl_VertexID / width);
  color = texelFetch(colors, at, 0);
  gl_Position = vec4((2.0 * vec2(texelFetch(places, at, 0).xy) + 1.0) / size - 1.0, 0.0, 1.0);
  gl_PointSize = 1.0;
}
`;
const SCATTERED = `#version 300 es
flat in highp vec4 color;
out highp vec4 scattered;
void main() { scattered = color; }
`;

export interface Gathering {
  /**
   * Draws the pixels from the one numbered `first` on.
   *
   * @param program of the text that `gatheredText` gives
   * @param pixels their columns and rows in the target, in turn
   */
  draw(
    program: FragmentProgram,
    uniforms: Uniforms,
    target: Target,
    pixels: Uint16Array,
    first: number,
    count: number,
  ): void;
  /** Forgets what belongs to the context. */
  reset(): void;
}

interface Sheet {
  readonly colors: WebGLTexture;
  readonly framebuffer: WebGLFramebuffer;
}

interface Scattering {
  readonly program: WebGLProgram;
  readonly width: WebGLUniformLocation | null;
  readonly size: WebGLUniformLocation | null;
}

export function createGathering(gl: WebGL2RenderingContext, use: Use): Gathering {
  const sheets = new Map<PixelFormat, Sheet>();
  let places: WebGLTexture | null = null;
  let scattering: Scattering | null = null;

  function createTexture(format: number): WebGLTexture {
    // null on a lost context only, whose calls all do nothing.
    const texture = gl.createTexture() as WebGLTexture;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, format, SIDE, SIDE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    return texture;
  }

  function sheetOf(format: PixelFormat): Sheet {
    const known = sheets.get(format);
    if (known !== undefined) return known;
    const colors = createTexture(format === "bytes" ? gl.RGBA8 : gl.RGBA32F);
    const framebuffer = gl.createFramebuffer() as WebGLFramebuffer;
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, colors, 0);
    const sheet = { colors, framebuffer };
    sheets.set(format, sheet);
    return sheet;
  }

  function createScattering(): Scattering {
    const program = gl.createProgram();
    for (const [kind, text] of [
      [gl.VERTEX_SHADER, SCATTERING],
      [gl.FRAGMENT_SHADER, SCATTERED],
    ] as const) {
      const shader = gl.createShader(kind) as WebGLShader;
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
      gl.deleteShader(shader);
    }
    gl.linkProgram(program);
    const at = (name: string) => gl.getUniformLocation(program, name);
    gl.useProgram(program);
    gl.uniform1i(at("places"), 0);
    gl.uniform1i(at("colors"), 1);
    return { program, width: at("width"), size: at("size") };
  }

  /** Draws as many pixels as the sheet holds at most. */
  function drawSheet(
    program: FragmentProgram,
    uniforms: Uniforms,
    target: Target,
    pixels: Uint16Array,
    first: number,
    count: number,
  ): void {
    const width = Math.min(SIDE, 2 * Math.ceil(Math.sqrt(count) / 2));
    const height = 2 * Math.ceil(count / (2 * width));
    const sheet = sheetOf(target.format);
    places ??= createTexture(gl.RG16UI);
    use(program, uniforms, sheet.framebuffer);
    gl.uniform1i(gl.getUniformLocation(program.info.program, GATHERED_PLACES), 0);
    gl.bindTexture(gl.TEXTURE_2D, places);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    const laid = laidOut(pixels, first, count, width, height);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RG_INTEGER, gl.UNSIGNED_SHORT, laid);
    gl.viewport(0, 0, width, height);
    gl.drawArrays(gl.TRIANGLES, 0, 3);

    scattering ??= createScattering();
    gl.useProgram(scattering.program);
    gl.uniform1i(scattering.width, width);
    gl.uniform2f(scattering.size, target.width, target.height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, sheet.colors);
    gl.viewport(0, 0, target.width, target.height);
    gl.drawArrays(gl.POINTS, 0, width * height);
    gl.bindTexture(gl.TEXTURE_2D, null);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, null);
  }

  return {
    draw(program, uniforms, target, pixels, first, count) {
      for (let drawn = 0; drawn < count; drawn += SIDE * SIDE)
        drawSheet(program, uniforms, target, pixels, first + drawn, Math.min(count - drawn, SIDE * SIDE));
    },
    reset() {
      sheets.clear();
      places = null;
      scattering = null;
    },
  };
}

/**
 * Pixels by squares of 2 × 2, so that those which follow each other are computed together. What is left of the sheet
 * gets the last pixel again: there every pixel is drawn and put in its place.
 */
function laidOut(pixels: Uint16Array, first: number, count: number, width: number, height: number): Uint16Array {
  const laid = new Uint16Array(2 * width * height);
  for (let row = 0, index = 0; row < height; row += 2)
    for (let column = 0; column < width; column += 2)
      for (const [x, y] of [
        [column, row],
        [column + 1, row],
        [column, row + 1],
        [column + 1, row + 1],
      ] as const) {
        const pixel = 2 * (first + Math.min(index++, count - 1));
        const at = 2 * (y * width + x);
        laid[at] = pixels[pixel] as number;
        laid[at + 1] = pixels[pixel + 1] as number;
      }
  return laid;
}
