/** Textures that are drawn into and read back. */

export type TargetFormat = "bytes" | "floats";

/** A framebuffer of one texture, made larger when a larger picture comes. */
export class Target {
  readonly #gl: WebGL2RenderingContext;
  readonly #format: TargetFormat;
  #framebuffer: WebGLFramebuffer | null = null;
  #texture: WebGLTexture | null = null;
  #width = 0;
  #height = 0;

  constructor(gl: WebGL2RenderingContext, format: TargetFormat) {
    this.#gl = gl;
    this.#format = format;
  }

  /** Binds it for drawing, at least this large. @throws Error if the driver refuses the size */
  bind(width: number, height: number): void {
    const gl = this.#gl;
    if (this.#framebuffer === null || width > this.#width || height > this.#height) {
      this.dispose();
      this.#width = Math.max(width, this.#width);
      this.#height = Math.max(height, this.#height);
      this.#texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, this.#texture);
      gl.texStorage2D(gl.TEXTURE_2D, 1, this.#format === "floats" ? gl.RGBA32F : gl.RGBA8, this.#width, this.#height);
      this.#framebuffer = gl.createFramebuffer();
      gl.bindFramebuffer(gl.FRAMEBUFFER, this.#framebuffer);
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.#texture, 0);
      const status = gl.checkFramebufferStatus(gl.FRAMEBUFFER);
      if (status !== gl.FRAMEBUFFER_COMPLETE)
        throw new Error(
          `the driver refuses a target of ${this.#width}×${this.#height} ${this.#format} (status ${status})`,
        );
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#framebuffer);
  }

  /** Reads a rectangle, rows from the bottom, into `out` (4 values a pixel). */
  read(x: number, y: number, width: number, height: number, out: Uint8Array | Float32Array): void {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#framebuffer);
    gl.readPixels(x, y, width, height, gl.RGBA, this.#format === "floats" ? gl.FLOAT : gl.UNSIGNED_BYTE, out);
  }

  /** Waits until everything drawn into it is there: `finish` does not block in browsers, a readback does. */
  wait(): void {
    const one = this.#format === "floats" ? new Float32Array(4) : new Uint8Array(4);
    this.read(0, 0, 1, 1, one);
  }

  /** Drops the texture; also after a lost context, which has dropped it already. */
  dispose(): void {
    this.#gl.deleteFramebuffer(this.#framebuffer);
    this.#gl.deleteTexture(this.#texture);
    this.#framebuffer = null;
    this.#texture = null;
  }
}
