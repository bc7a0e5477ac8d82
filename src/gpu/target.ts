/** Targets to draw into and read back: bytes or floats, of the size of the largest picture so far. */
import * as twgl from "twgl.js";
import type { ByteImage, FloatImage } from "../image/image.ts";
import type { Rectangle } from "./pieces.ts";

/** What a picture is made of; the type of its image follows. */
export interface ImageOf {
  readonly bytes: ByteImage;
  readonly floats: FloatImage;
}
export type PixelFormat = keyof ImageOf;

export interface Target {
  readonly format: PixelFormat;
  readonly width: number;
  readonly height: number;
  readonly framebuffer: WebGLFramebuffer;
}

export interface Targets {
  /** A target of at least this size, bound; null if the driver is out of memory. */
  bind(format: PixelFormat, width: number, height: number): Target | null;
  /** Forgets all targets. */
  clear(): void;
}

export function createTargets(gl: WebGL2RenderingContext): Targets {
  const targets = new Map<PixelFormat, Target & { readonly made: twgl.FramebufferInfo }>();
  const free = (format: PixelFormat) => {
    const old = targets.get(format);
    if (old === undefined) return;
    gl.deleteFramebuffer(old.framebuffer);
    for (const attachment of old.made.attachments) gl.deleteRenderbuffer(attachment as WebGLRenderbuffer);
    targets.delete(format);
  };
  return {
    bind(format, width, height) {
      const known = targets.get(format);
      if (known !== undefined && known.width >= width && known.height >= height) {
        twgl.bindFramebufferInfo(gl, known.made);
        return known;
      }
      free(format);
      // Errors of others before this are not this one's.
      while (gl.getError() !== gl.NO_ERROR && !gl.isContextLost());
      // Nothing samples from a target, so it is a renderbuffer and no texture.
      const attachment = gl.createRenderbuffer();
      gl.bindRenderbuffer(gl.RENDERBUFFER, attachment);
      gl.renderbufferStorage(gl.RENDERBUFFER, format === "bytes" ? gl.RGBA8 : gl.RGBA32F, width, height);
      const made = twgl.createFramebufferInfo(
        gl,
        [{ attachment, attachmentPoint: gl.COLOR_ATTACHMENT0 }],
        width,
        height,
      );
      const target = { format, width, height, framebuffer: made.framebuffer, made };
      targets.set(format, target);
      if (gl.getError() === gl.NO_ERROR && gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE)
        return target;
      free(format);
      return null;
    },
    clear() {
      for (const format of [...targets.keys()]) free(format);
    },
  };
}

/** An image of zeros to read pixels into. */
export function emptyImage<Format extends PixelFormat>(format: Format, width: number, height: number): ImageOf[Format] {
  const make: { readonly [Each in PixelFormat]: () => ImageOf[Each] } = {
    bytes: () => ({ kind: "bytes", width, height, data: new Uint8Array(4 * width * height) }),
    floats: () => ({ kind: "floats", width, height, data: new Float32Array(4 * width * height) }),
  };
  return make[format]();
}

/** Reads the lower left `place.width` × `place.height` pixels of the bound target to their place in the image, y up. */
export function readInto(gl: WebGL2RenderingContext, image: ByteImage | FloatImage, place: Rectangle): void {
  const pixels = 4 * place.width * place.height;
  const [rows, type] =
    image.kind === "bytes" ? [new Uint8Array(pixels), gl.UNSIGNED_BYTE] : [new Float32Array(pixels), gl.FLOAT];
  gl.readPixels(0, 0, place.width, place.height, gl.RGBA, type, rows);
  const length = 4 * place.width;
  for (let row = 0; row < place.height; row++) {
    // Row 0 of the target is at the bottom, that of an image at the top.
    const y = image.height - 1 - (place.y + row);
    image.data.set(rows.subarray(length * row, length * (row + 1)), 4 * (y * image.width + place.x));
  }
}
