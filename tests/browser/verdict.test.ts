/** The browser's own compiler on each program of the set: the labels are true, and the front-end agrees with it. */
import puppeteer from "puppeteer-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { print } from "../../src/glsl/print.ts";
import { read } from "../../src/glsl/read.ts";
import { labelledPrograms } from "../glsl/programs.ts";

const programs = labelledPrograms();
/** What the browser says about each program. */
let logs: readonly (string | null)[] = [];
let browser: Awaited<ReturnType<typeof puppeteer.connect>>;

beforeAll(async () => {
  browser = await puppeteer.connect({ browserWSEndpoint: inject("browserEndpoint") });
  logs = await compile(programs.map(({ text }) => text));
});

/** The compiler's log of each fragment shader, or null if it compiles. */
async function compile(texts: readonly string[]): Promise<(string | null)[]> {
  const page = await browser.newPage();
  try {
    return await page.evaluate((list) => {
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
    }, texts);
  } finally {
    await page.close();
  }
}

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
    .filter(
      ({ text }, index) =>
        (read([{ name: "program", text }], { main: true }).program !== null) !== (logs[index] === null),
    )
    .map(({ name }) => name);
  expect(differing).toEqual(onPurpose);
});

it("is the same on what is printed, GLSL ES 1.00 in its modern form included", async () => {
  const printed = programs.flatMap(({ name, text }) => {
    const { program } = read([{ name: "program", text }], { main: true });
    return program === null ? [] : [{ name, text: `#version 300 es\n${print(program)}` }];
  });
  const answers = await compile(printed.map(({ text }) => text));
  const refused = printed.flatMap(({ name, text }, index) =>
    answers[index] === null ? [] : [`${name}: ${answers[index]}\n${text}`],
  );
  expect(refused).toEqual([]);
});
