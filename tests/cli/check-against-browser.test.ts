import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { emptyFolder, nabla, withoutBrowser } from "./run.ts";
import { circle, image, misspelt, plain } from "./shaders.ts";

/** ANGLE lets the comma's value be assigned; the specification and the front-end do not. */
const disputed = `#version 300 es
precision highp float;
void main() {
  float a, b;
  (a, b) = 1.0;
}
`;

/** Verdicts of `nabla check --against-browser --json` on texts by their names, in the order of the names. */
async function verdicts(files: Readonly<Record<string, string>>) {
  const cwd = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const { code, stdout, stderr } = await nabla(["check", ...Object.keys(files), "--against-browser", "--json"], {
    cwd,
  });
  expect(stderr).toBe("");
  return { code, files: JSON.parse(stdout) as { ok: boolean; browser: unknown }[] };
}

const agreed = { accepts: true, agrees: true, form: "as written", messages: [] };

test("verdicts that agree end with 0, a summary names the compiler", async () => {
  const cwd = emptyFolder();
  for (const [name, text] of Object.entries({ "circle.glsl": circle, "image.glsl": image, "plain.frag": plain }))
    writeFileSync(join(cwd, name), text);
  const { code, stdout, stderr } = await nabla(["check", "circle.glsl", "image.glsl", "*.frag", "--against-browser"], {
    cwd,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const lines = stdout.trimEnd().split("\n");
  expect(lines.slice(0, 3)).toEqual([
    "circle.glsl: ok, the browser agrees",
    "image.glsl: ok, the browser agrees",
    "plain.frag: ok, the browser agrees",
  ]);
  expect(lines[3]).toMatch(/^3 shaders: 3 agree, 0 disagree, with \S/);
});

test("a verdict that differs ends with 1", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "disputed.frag"), disputed);
  const { code, stdout, stderr } = await nabla(["check", "disputed.frag", "--against-browser"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain("disputed.frag: not ok, the browser disagrees: it compiles\n");
  expect(stdout).toContain("1 shader: 0 agree, 1 disagree, with ");
  expect(stderr).toMatch(/^disputed\.frag:5:3: error: /);
});

test("both verdicts stand in the JSON, the browser's messages on the person's lines", async () => {
  const included = `#include "nabla/sdf/box.glsl"\n#include "nabla/op/union.glsl"\n${misspelt}`;
  const renumbered = `#version 300 es\n#line 70\nvoid main() {\n  lenth;\n}\n`;
  const { code, files } = await verdicts({ "bad.glsl": misspelt, "in.glsl": included, "line.frag": renumbered });
  expect(code).toBe(1);
  const refusal = (line: number) => ({
    accepts: false,
    agrees: true,
    form: "as written",
    messages: expect.arrayContaining([{ severity: "error", message: expect.stringContaining("'lenth'"), line }]),
  });
  expect(files.map(({ browser }) => browser)).toEqual([refusal(2), refusal(4), refusal(4)]);
});

test("a text without a version is what either version of the language makes of it", async () => {
  const old = "precision highp float;\nvarying vec2 v;\nvoid main() { gl_FragColor = vec4(v, 0.0, 1.0); }\n";
  const modern = "precision highp float;\nin vec2 v;\nout vec4 color;\nvoid main() { color = vec4(v, 0.0, 1.0); }\n";
  const { code, files } = await verdicts({ "old.frag": old, "modern.frag": modern });
  expect(code).toBe(0);
  expect(files.map(({ browser }) => browser)).toEqual([agreed, agreed]);
});

test("what is read of GLSL ES 1.00 is compiled in its modern form", async () => {
  const mixed = `#version 300 es
precision highp float;
uniform sampler2D s;
void main() { gl_FragColor = texture2D(s, vec2(0.5)); }
`;
  const scene = "#version 300 es\n#extension GL_OES_standard_derivatives : enable\nfloat sdf(vec2 p) { return p.x; }\n";
  const { code, files } = await verdicts({ "mixed.frag": mixed, "scene.glsl": scene });
  expect(code).toBe(0);
  expect(files.map(({ browser }) => browser)).toEqual([
    { ...agreed, form: "modernised" },
    expect.objectContaining({ accepts: true, agrees: true }),
  ]);
});

test("what is wrong beside the language is no disagreement", async () => {
  const { code, files } = await verdicts({ "annotated.glsl": circle.replace("default=0.5", "default=half") });
  expect(code).toBe(1);
  expect(files).toEqual([expect.objectContaining({ ok: false, browser: agreed })]);
});

test("without a browser it is wrong use", async () => {
  const { code, stderr } = await nabla(["check", "-", "--against-browser", "--browser", "/nowhere"], {
    input: circle,
    env: withoutBrowser,
  });
  expect(code).toBe(2);
  expect(stderr).toContain("/nowhere");
});

test("patterns name files, also in folders below", async () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "a/b"), { recursive: true });
  for (const name of ["a/one.glsl", "a/b/two.glsl", "a/b/two.txt", "a/.hidden.glsl"])
    writeFileSync(join(cwd, name), circle);
  expect((await nabla(["check", "a/**/*.glsl"], { cwd })).stdout).toBe("a/b/two.glsl: ok\na/one.glsl: ok\n");
  expect((await nabla(["check", "*/on?.glsl"], { cwd })).stdout).toBe("a/one.glsl: ok\n");
  const nothing = await nabla(["check", "a/*.vert"], { cwd });
  expect({ code: nothing.code, stderr: nothing.stderr }).toEqual({
    code: 2,
    stderr: "nabla: no file fits the pattern 'a/*.vert'\n",
  });
});

test.runIf(inject("otherDrivers").llvmpipe !== undefined)("another driver gives a second opinion", async () => {
  const far = plain.replace("vec4(gl_FragCoord.xy, 0.0, 1.0)", "textureOffset(s, gl_FragCoord.xy, ivec2(8, 0))");
  const input = far.replace("out vec4", "uniform sampler2D s;\nout vec4");
  const first = await nabla(["check", "-", "--against-browser"], { input });
  expect(first.stdout).toContain("1 shader: 1 agree, 0 disagree, with ");
  const second = await nabla(["check", "-", "--against-browser", "--driver", "llvmpipe"], { input });
  expect(second.stdout).toMatch(/1 shader: 0 agree, 1 disagree, with .*llvmpipe/);
});
