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
uniform highp sampler2D places;
uniform highp sampler2D colors;
uniform int width;
uniform vec2 size;
flat out highp vec4 color;
void main() {
  ivec2 at = ivec2(gl_VertexID % width, gl_VertexID / width);
  color = texelFetch(colors, at, 0);
  gl_Position = vec4((2.0 * texelFetch(places, at, 0).xy + 1.0) / size - 1.0, 0.0, 1.0);
  gl_PointSize = 1.0;
}
`;
const SCATTERED = `#version 300 es
flat in highp vec4 color;
out highp vec4 scattered;
void main() { scattered = color; }
`;

/** What draws pixels that are gathered. */
export interface GatheredPrograms {
  /** Of the text that `gatheredText` gives, or of the second half (`gatheredHalves`). */
  readonly draw: FragmentProgram;
  /** Of the first half, for pixels that are drawn in two. */
  readonly first?: FragmentProgram;
}

/** Some of a list of pixels. */
export interface GatheredPixels {
  /** Four numbers a pixel: column and row in the target, and two that its program is told. */
  readonly pixels: readonly number[];
  /** The number of the first of them, and how many there are. */
  readonly first: number;
  readonly count: number;
}

export interface Gathering {
  draw(program: FragmentProgram, uniforms: Uniforms, target: Target, some: GatheredPixels): void;
  /**
   * The same with a program that leaves pixels open: these get alpha 0, and are added to `open` with the red and green that they
   * have got.
   */
  drawFirst(program: FragmentProgram, uniforms: Uniforms, target: Target, some: GatheredPixels, open: number[]): void;
  /** Forgets what belongs to the context. */
  reset(): void;
}

interface Sheet {
  readonly colors: WebGLTexture;
  readonly framebuffer: WebGLFramebuffer;
}

interface Drawn {
  readonly sheet: Sheet;
  readonly width: number;
  readonly height: number;
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
  /** What is sent to the texture of places, and what is read back from a sheet. */
  const laid = new Float32Array(4 * SIDE * SIDE);
  const drawn = new Float32Array(4 * SIDE * SIDE);

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

  /** Draws as many pixels as a sheet holds at most, into one of a format. */
  function drawSheet(program: FragmentProgram, uniforms: Uniforms, format: PixelFormat, part: GatheredPixels): Drawn {
    const width = Math.min(SIDE, 2 * Math.ceil(Math.sqrt(part.count) / 2));
    const height = 2 * Math.ceil(part.count / (2 * width));
    const sheet = sheetOf(format);
    places ??= createTexture(gl.RGBA32F);
    use(program, uniforms, sheet.framebuffer);
    gl.uniform1i(gl.getUniformLocation(program.info.program, GATHERED_PLACES), 0);
    gl.bindTexture(gl.TEXTURE_2D, places);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    layOut(part, width, height, laid);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RGBA, gl.FLOAT, laid);
    gl.viewport(0, 0, width, height);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    return { sheet, width, height };
  }

  /** Sends the pixels of the sheet that was drawn last to their places. */
  function scatter({ sheet, width, height }: Drawn, target: Target): void {
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
    draw(program, uniforms, target, some) {
      for (const part of partsOf(some)) scatter(drawSheet(program, uniforms, target.format, part), target);
    },
    drawFirst(program, uniforms, target, some, open) {
      for (const part of partsOf(some)) {
        const sheet = drawSheet(program, uniforms, "floats", part);
        gl.readPixels(0, 0, sheet.width, sheet.height, gl.RGBA, gl.FLOAT, drawn);
        addOpen(part, sheet.width, drawn, open);
        scatter(sheet, target);
      }
    },
    reset() {
      sheets.clear();
      places = null;
      scattering = null;
    },
  };
}

/** As many at a time as a sheet holds. */
function* partsOf({ pixels, first, count }: GatheredPixels): Generator<GatheredPixels> {
  for (let drawn = 0; drawn < count; drawn += SIDE * SIDE)
    yield { pixels, first: first + drawn, count: Math.min(count - drawn, SIDE * SIDE) };
}

/** Where in a sheet the pixel of a number lies: by squares of 2 × 2, so that those which follow each other are computed together. */
function placeOf(index: number, width: number): number {
  const square = index >> 2;
  const across = width >> 1;
  const row = 2 * Math.floor(square / across) + ((index >> 1) & 1);
  return row * width + 2 * (square % across) + (index & 1);
}

/** What is left of the sheet gets the last pixel again: there every pixel is drawn and put in its place. */
function layOut({ pixels, first, count }: GatheredPixels, width: number, height: number, laid: Float32Array): void {
  for (let index = 0; index < width * height; index++) {
    const from = 4 * (first + Math.min(index, count - 1));
    const to = 4 * placeOf(index, width);
    for (let number = 0; number < 4; number++) laid[to + number] = pixels[from + number] as number;
  }
}

/** Adds the pixels of a sheet whose alpha is 0. */
function addOpen({ pixels, first, count }: GatheredPixels, width: number, drawn: Float32Array, open: number[]): void {
  for (let index = 0; index < count; index++) {
    const at = 4 * placeOf(index, width);
    if (drawn[at + 3] !== 0) continue;
    const from = 4 * (first + index);
    open.push(pixels[from] as number, pixels[from + 1] as number, drawn[at] as number, drawn[at + 1] as number);
  }
}
