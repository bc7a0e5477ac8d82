/** The browser's own compiler on each program of the set: the labels are true, and the front-end agrees with it. */
import puppeteer from "puppeteer-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { read } from "../../src/glsl/read.ts";
import { labelledPrograms } from "../glsl/programs.ts";

const programs = labelledPrograms();
/** What the browser says about each program: its log, or null if it compiles. */
let logs: (string | null)[] = [];
let browser: Awaited<ReturnType<typeof puppeteer.connect>>;

beforeAll(async () => {
  browser = await puppeteer.connect({ browserWSEndpoint: inject("browserEndpoint") });
  const page = await browser.newPage();
  logs = await page.evaluate(
    (texts) => {
      const gl = document.createElement("canvas").getContext("webgl2");
      if (gl === null) throw new Error("the browser has no WebGL2");
      return texts.map((text) => {
        const shader = gl.createShader(gl.FRAGMENT_SHADER);
        if (shader === null || gl.isContextLost()) throw new Error("the context is lost");
        gl.shaderSource(shader, text);
        gl.compileShader(shader);
        const log = gl.getShaderParameter(shader, gl.COMPILE_STATUS) ? null : (gl.getShaderInfoLog(shader) ?? "");
        gl.deleteShader(shader);
        return log;
      });
    },
    programs.map(({ text }) => text),
  );
  await page.close();
});

afterAll(() => browser.disconnect());

it("is what the labels say", () => {
  const wrong = programs.flatMap(({ name, isValid }, index) => {
    const log = logs[index] ?? null;
    if ((log === null) === isValid) return [];
    return [`${name}: ${log === null ? "compiles" : `does not compile: ${log}`}`];
  });
  expect(wrong).toEqual([]);
});

it("is the front-end's, beside what it reads or refuses on purpose", () => {
  const onPurpose = programs.filter(({ isValid, isRead }) => isValid !== isRead).map(({ name }) => name);
  const differing = programs
    .filter(({ text }, index) => (read([{ name: "program", text }], { main: true }).program !== null) !== (logs[index] === null))
    .map(({ name }) => name);
  expect(differing).toEqual(onPurpose);
});
