import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, nabla } from "./run.ts";
import { circle, image, misspelt, plain } from "./shaders.ts";

test("scenes, mainImage and plain shaders are fine", async () => {
  const cwd = emptyFolder();
  const files = { "circle.glsl": circle, "image.glsl": image, "plain.frag": plain };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const { code, stdout, stderr } = await nabla(["check", ...Object.keys(files)], { cwd });
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: "circle.glsl: ok\nimage.glsl: ok\nplain.frag: ok\n",
    stderr: "",
  });
});

test("an error is shown with its caret, and the next file is checked", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "bad.glsl"), misspelt);
  writeFileSync(join(cwd, "good.glsl"), circle);
  const { code, stdout, stderr } = await nabla(["check", "bad.glsl", "good.glsl"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toBe("bad.glsl: not ok\ngood.glsl: ok\n");
  const lines = stderr.trimEnd().split("\n");
  expect(lines[0]).toMatch(/^bad\.glsl:2:10: error: .*lenth/);
  expect(lines.slice(1)).toEqual(["      return lenth(p);", "             ^~~~~"]);
});

test("--json gives positions from 1", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "bad.glsl"), misspelt);
  writeFileSync(join(cwd, "good.glsl"), circle);
  const { code, stdout, stderr } = await nabla(["check", "--json", "bad.glsl", "good.glsl"], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(JSON.parse(stdout)).toEqual([
    {
      file: "bad.glsl",
      ok: false,
      diagnostics: [
        {
          severity: "error",
          message: expect.stringContaining("'lenth'"),
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 15,
        },
      ],
    },
    { file: "good.glsl", ok: true, diagnostics: [] },
  ]);
});

test("a warning is said once and leaves the scene fine", async () => {
  const old = "#version 100\nfloat sdf(vec2 p) { return p.x; }\n";
  const { code, stdout } = await nabla(["check", "-", "--json"], { input: old });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual([
    {
      file: "stdin",
      ok: true,
      diagnostics: [
        { severity: "warning", message: expect.any(String), line: 1, column: 10, endLine: 1, endColumn: 13 },
      ],
    },
  ]);
});

test("a byte order mark is no part of the text", async () => {
  const { code, stderr } = await nabla(["check", "-"], { input: `\uFEFF${circle}` });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("a dash is standard input", async () => {
  const good = await nabla(["check", "-"], { input: circle });
  expect({ code: good.code, stdout: good.stdout }).toEqual({ code: 0, stdout: "stdin: ok\n" });
  const bad = await nabla(["check", "-"], { input: misspelt });
  expect(bad.code).toBe(1);
  expect(bad.stderr).toMatch(/^stdin:2:10: error/);
});

test("a text without an entry point, an empty one and one that is no text are bad scenes", async () => {
  for (const input of ["float a = 1.0;\n", "", "\u0000\u0001\ufffd{{{{"]) {
    const { code, stdout, stderr } = await nabla(["check", "-"], { input });
    expect({ code, stdout }, JSON.stringify(input)).toEqual({ code: 1, stdout: "stdin: not ok\n" });
    expect(stderr).toContain("error: ");
    expect(stderr).not.toContain("bug of Nabla");
  }
});

test("an example is checked by its id, a folder by its shaders", async () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "folder"));
  writeFileSync(join(cwd, "folder/b.glsl"), circle);
  writeFileSync(join(cwd, "folder/a.frag"), plain);
  writeFileSync(join(cwd, "folder/notes.txt"), "not a shader");
  const { code, stdout } = await nabla(["check", "polar-petals", "folder"], { cwd });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "polar-petals: ok\nfolder/a.frag: ok\nfolder/b.glsl: ok\n" });
});

test("a file that is not there is wrong use, with a guess", async () => {
  const missing = await nabla(["check", "polar-petal"]);
  expect(missing.code).toBe(2);
  expect(missing.stderr).toMatch(/^nabla: no scene 'polar-petal': .*did you mean 'polar-petals'\?.*\n$/);
  const nothing = await nabla(["check"]);
  expect(nothing.code).toBe(2);
  expect(nothing.stderr).toContain("missing required argument 'file'");
});

test("an empty folder is wrong use", async () => {
  const { code, stderr } = await nabla(["check", "."], { cwd: emptyFolder() });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: "nabla: folder '.' has no shader in it (*.glsl, *.frag, *.fs)\n",
  });
});
