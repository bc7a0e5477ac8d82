/** The shared browser's own GLSL compiler, for the tests of one file. */
import puppeteer, { type Page } from "puppeteer-core";
import { inject } from "vitest";

async function withPage<Output>(work: (page: Page) => Promise<Output>): Promise<Output> {
  const browser = await puppeteer.connect({ browserWSEndpoint: inject("browserEndpoint") });
  try {
    const page = await browser.newPage();
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  } finally {
    await browser.disconnect();
  }
}

/** The compiler's log of each fragment shader, or null if it compiles. */
export function compileInBrowser(texts: readonly string[]): Promise<(string | null)[]> {
  return withPage((page) =>
    page.evaluate((list) => {
      const gl = document.createElement("canvas").getContext("webgl2");
      if (gl === null) throw new Error("the browser has no WebGL2");
      return list.map((text) => {
        const shader = gl.createShader(gl.FRAGMENT_SHADER);
        if (shader === null || gl.isContextLost()) throw new Error("the context is lost");
        gl.shaderSource(shader, text);
        gl.compileShader(shader);
        const log = gl.getShaderParameter(shader, gl.COMPILE_STATUS) ? null : (gl.getShaderInfoLog(shader) ?? "");
        gl.deleteShader(shader);
        return log;
      });
    }, texts),
  );
}

/** What each fragment shader writes to its only output, a `uvec4`, at one pixel; the log of one that does not link. */
export function drawInBrowser(texts: readonly string[]): Promise<(number[] | string)[]> {
  return withPage((page) =>
    page.evaluate((list) => {
      const gl = document.createElement("canvas").getContext("webgl2");
      if (gl === null) throw new Error("the browser has no WebGL2");
      gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
      gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32UI, 1, 1);
      gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
      const texture = gl.getParameter(gl.TEXTURE_BINDING_2D);
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
      gl.viewport(0, 0, 1, 1);
      const build = (kind: number, text: string): WebGLShader => {
        const shader = gl.createShader(kind);
        if (shader === null) throw new Error("the context is lost");
        gl.shaderSource(shader, text);
        gl.compileShader(shader);
        return shader;
      };
      const point = "#version 300 es\nvoid main() { gl_Position = vec4(0.0, 0.0, 0.0, 1.0); gl_PointSize = 1.0; }";
      const vertex = build(gl.VERTEX_SHADER, point);
      return list.map((text) => {
        const fragment = build(gl.FRAGMENT_SHADER, text);
        const program = gl.createProgram();
        gl.attachShader(program, vertex);
        gl.attachShader(program, fragment);
        gl.linkProgram(program);
        const isLinked = gl.getProgramParameter(program, gl.LINK_STATUS);
        const log = `${gl.getShaderInfoLog(fragment)}${gl.getProgramInfoLog(program)}`;
        const pixel = new Uint32Array(4);
        if (isLinked) {
          gl.useProgram(program);
          gl.drawArrays(gl.POINTS, 0, 1);
          gl.readPixels(0, 0, 1, 1, gl.RGBA_INTEGER, gl.UNSIGNED_INT, pixel);
        }
        gl.deleteProgram(program);
        gl.deleteShader(fragment);
        return isLinked ? [...pixel] : log;
      });
    }, texts),
  );
}
