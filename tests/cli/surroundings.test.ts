import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "fast-png";
import { expect, test } from "vitest";
import { emptyFolder, nabla } from "./run.ts";

const common = "float disc(vec2 p) { return length(p) - 0.5; }\n";
const tab = "float sdf(vec2 p) { return disc(p); }\n";

test("a Common tab is read before each scene", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "common.glsl"), common);
  writeFileSync(join(cwd, "image.glsl"), tab);
  const checked = await nabla(["check", "image.glsl", "--common", "common.glsl", "--against-browser"], { cwd });
  expect(checked).toMatchObject({ code: 0, stderr: "" });
  expect(checked.stdout).toContain("image.glsl: ok, the browser agrees\n");
  const rendered = await nabla(["render", "image.glsl", "--common", "common.glsl", "--device", "cpu"], { cwd });
  expect(rendered).toMatchObject({ code: 0, stderr: "" });
  const { text } = decode(readFileSync(join(cwd, "image.png")));
  const digest = createHash("sha256").update(common).digest("hex");
  expect(JSON.parse(text.nabla ?? "")).toMatchObject({ scene: "image", common: [digest] });
  const given = ["image.glsl", "--common", "common.glsl"];
  const probed = await nabla(["probe", ...given, "--at", "1,0", "--device", "cpu", "--json"], { cwd });
  expect(JSON.parse(probed.stdout)).toMatchObject({ points: [{ value: 0.5 }] });
  const derived = await nabla(["derive", ...given], { cwd });
  expect(derived).toMatchObject({ code: 0, stderr: "" });
  expect(derived.stdout).toContain("disc");
  const proven = await nabla(["truth", ...given, "--size", "8x8", "--json", "--no-cache"], { cwd });
  expect(JSON.parse(proven.stdout)).toMatchObject({ scene: "image.glsl", width: 8 });
  const choices = ["--coverage", "none", "--size", "8x8", "--device", "cpu", "--json"];
  const compared = await nabla(["compare", ...given, ...choices], { cwd });
  expect(JSON.parse(compared.stdout)).toMatchObject({ scene: "image.glsl", methods: [{ id: "none" }] });
  const missing = await nabla(["check", "image.glsl", "--common", "other.glsl"], { cwd });
  expect(missing).toMatchObject({ code: 2, stderr: "nabla: cannot read 'other.glsl': ENOENT\n" });
});

test("a file beside the scene is included, wherever the command runs", async () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "scenes"));
  writeFileSync(join(cwd, "scenes/common.glsl"), common);
  writeFileSync(join(cwd, "scenes/image.glsl"), `#include "common.glsl"\n${tab}`);
  const probed = await nabla(["probe", "scenes/image.glsl", "--at", "1,0", "--device", "cpu", "--json"], { cwd });
  expect(JSON.parse(probed.stdout)).toMatchObject({ points: [{ value: 0.5 }] });
  const choices = ["--coverage", "none", "--size", "8x8", "--device", "cpu", "--json"];
  const compared = await nabla(["compare", "scenes/image.glsl", ...choices], { cwd });
  expect(JSON.parse(compared.stdout)).toMatchObject({ scene: "scenes/image.glsl", methods: [{ id: "none" }] });
  writeFileSync(join(cwd, "scenes/common.glsl"), "float disc(vec2 p) { return lenth(p); }\n");
  const { code, stderr } = await nabla(["check", "scenes/image.glsl"], { cwd });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^common\.glsl:1:29: error: .*'lenth'/);
});

test("a shader with a main of its own is drawn", async () => {
  const cwd = emptyFolder();
  writeFileSync(
    join(cwd, "book.frag"),
    `#ifdef GL_ES
precision mediump float;
#endif
uniform vec2 u_resolution;
uniform float u_time;
void main() {
  vec2 st = gl_FragCoord.xy / u_resolution;
  gl_FragColor = vec4(st, abs(sin(u_time)), 1.0);
}
`,
  );
  const { code, stdout } = await nabla(["render", "book.frag", "--size", "8x8", "--time", "1"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^book\.png {2}8x8 {2}none {2}/);
});

test("a texture cannot be read on the CPU, which is said with its place", async () => {
  const input = "void mainImage(out vec4 c, in vec2 p) {\n  c = texture(iChannel0, p);\n}\n";
  const { code, stderr } = await nabla(["render", "-", "--device", "cpu"], { input, cwd: emptyFolder() });
  expect(code).toBe(1);
  expect(stderr).toContain("stdin:2:7: error: texture cannot run on the CPU");
});
