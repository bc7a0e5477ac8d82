import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { convertIndexedToRgb, type DecodedPng, decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { version } from "../../package.json";
import { coverageMethods } from "../../src/coverage/registry.ts";
import { linearFromSrgb, srgbFromLinear } from "../../src/image/srgb.ts";
import { premultipliedCode } from "../tolerances.ts";
import { emptyFolder, nabla, withoutBrowser } from "./run.ts";
import { circle, image, misspelt } from "./shaders.ts";

/** A half-plane whose edge x = 0.125 cuts the pixel column 4 of 8 × 8 in the middle: coverage ½ by every area method. */
const halfPlane = "float sdf(vec2 p) { return p.x - 0.125; }\n";

const picture = (path: string) => withoutPalette(decode(readFileSync(path)));
const withoutPalette = (decoded: DecodedPng) =>
  decoded.palette === undefined ? decoded : { ...decoded, data: convertIndexedToRgb(decoded), channels: 3 };

/** Red values of the top row. */
function topRow(path: string): number[] {
  const { data, width, channels } = picture(path);
  return Array.from({ length: width }, (_, column) => data[channels * column] as number);
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const cwd = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

describe.each(["cpu", "gpu"])("on the %s", (device) => {
  test("coverage is linear grey, inside white", async () => {
    const cwd = folderWith({ "half.glsl": halfPlane });
    const given = ["render", "half.glsl", "--view", "coverage", "--size", "8x8", "--device", device];
    const { code, stdout, stderr } = await nabla(given, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^half\.png {2}8x8 {2}hessian {2}\d+ ms {2}\S/);
    const row = topRow(join(cwd, "half.png"));
    expect([...row.slice(0, 4), ...row.slice(5)]).toEqual([255, 255, 255, 255, 0, 0, 0]);
    // Half of 255 lies between two codes; which of them it becomes is up to the device.
    expect([127, 128]).toContain(row[4]);
    const { width, height, depth } = picture(join(cwd, "half.png"));
    expect({ width, height, depth }).toEqual({ width: 8, height: 8, depth: 8 });
  });

  test("row 0 is the top", async () => {
    const cwd = folderWith({ "up.glsl": "float sdf(vec2 p) { return -p.y; }" });
    await nabla(["render", "up.glsl", "--view", "coverage", "--size", "4x8", "--device", device], { cwd });
    expect(topRow(join(cwd, "up.png"))).toEqual([255, 255, 255, 255]);
  });

  test("a mainImage is drawn as it is", async () => {
    const cwd = folderWith({ "image.glsl": image });
    const { code } = await nabla(["render", "image.glsl", "--size", "4x4", "--device", device], { cwd });
    expect(code).toBe(0);
    const { data, channels } = picture(join(cwd, "image.png"));
    // The top left pixel's centre is at (0.5, 3.5) of 4 × 4.
    expect([...data.slice(0, channels)].slice(0, 3)).toEqual([0.5 / 4, 3.5 / 4, 0.25].map((x) => Math.round(255 * x)));
  });

  test("iTime is the time, iFrame as many frames as 60 a second make", async () => {
    const text = `void mainImage(out vec4 color, in vec2 pixel) {
  color = vec4(iTime / 5.0, float(iFrame) / 255.0, 0.0, 1.0);
}`;
    const given = ["render", "-", "-o", "-", "--size", "1x1", "--time", "2", "--device", device];
    const { bytes } = await nabla(given, { input: text });
    expect([...withoutPalette(decode(bytes)).data]).toEqual([102, 120, 0]);
  });

  test("a warning of the scene is shown at its place in the scene", async () => {
    const input = `${circle}${image}`;
    const given = ["render", "-", "-o", "-", "--size", "1x1", "--device", device];
    const { code, stderr } = await nabla(given, { input });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^stdin:\d+:7: warning: both 'sdf' and 'mainImage' are defined: 'sdf' is drawn/);
  });

  test("the same command gives the same bytes", async () => {
    const cwd = folderWith({ "circle.glsl": circle });
    for (const name of ["a.png", "b.png"])
      await nabla(["render", "circle.glsl", "--size", "64x64", "-o", name, "--device", device], { cwd });
    expect(readFileSync(join(cwd, "a.png")).equals(readFileSync(join(cwd, "b.png")))).toBe(true);
  });

  test.each(["straight", "premultiplied"] as const)("%s alpha is the coverage of the opaque picture", async (alpha) => {
    const cwd = folderWith({ "circle.glsl": circle });
    const draw = async (name: string, ...choices: string[]) => {
      const given = ["render", "circle.glsl", "--size", "24x24", "--device", device, "-o", `${name}.png`, ...choices];
      const { code, stderr } = await nabla([...given, "--coverage", "half-plane:fade=3", "--set", "ink=#c08040"], {
        cwd,
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      return picture(join(cwd, `${name}.png`));
    };
    const coverage = await draw("coverage", "--view", "coverage");
    const { data, channels, text } = await draw("alpha", "--alpha", alpha);
    expect(channels).toBe(4);
    expect(JSON.parse(text.nabla ?? "")).toMatchObject({ alpha, coverage: "half-plane:fade=3" });
    const ink = [0xc0, 0x80, 0x40].map((code) => code / 255);
    const steps = new Set<number>();
    for (let pixel = 0; pixel < 24 * 24; pixel++) {
      const share = data[4 * pixel + 3] as number;
      expect(share).toBe(coverage.data[pixel * coverage.channels]);
      steps.add(share);
      ink.forEach((code, channel) => {
        const expected = alpha === "straight" ? code : srgbFromLinear((linearFromSrgb(code) * share) / 255);
        expect(premultipliedCode(data[4 * pixel + channel] as number, expected, share), `${pixel}`).toBe(true);
      });
    }
    expect(steps.has(0) && steps.has(255) && steps.size > 8).toBe(true);
  });

  test("the picture says what made it", async () => {
    const cwd = folderWith({ "circle.glsl": circle });
    const settings = ["--set", "radius=0.25", "--set", "hollow=true", "--time", "1.5", "--camera", "0.5,0,1"];
    const choices = ["--coverage", "half-plane", "--blending", "srgb", "--size", "24x16", "--device", device];
    const { stdout } = await nabla(["render", "circle.glsl", ...settings, ...choices], { cwd });
    const { text } = picture(join(cwd, "circle.png"));
    expect(text.Software).toBe(`Nabla ${version}`);
    const made = JSON.parse(text.nabla ?? "") as { renderer: string; parameters: { ink: number[] } };
    expect(made).toEqual({
      nabla: version,
      scene: "circle",
      sha256: createHash("sha256").update(circle).digest("hex"),
      renderer: expect.stringMatching(/./),
      width: 24,
      height: 16,
      device,
      coverage: "half-plane",
      view: "colour",
      trigonometry: "own",
      blending: "srgb",
      camera: { center: [0.5, 0], height: 1 },
      time: 1.5,
      parameters: { radius: [0.25], ink: [0xe4, 0x57, 0x2e].map((code) => code / 255), hollow: [1] },
    });
    expect(stdout).toContain(made.renderer);
  });

  test("a bad scene is reported, and the next one is drawn", async () => {
    const cwd = folderWith({ "a.glsl": misspelt, "b.glsl": circle });
    const { code, stdout, stderr } = await nabla(
      ["render", "a.glsl", "b.glsl", "-o", "out", "--size", "8x8", "--device", device],
      { cwd },
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^a\.glsl:2:10: error: .*\n {6}return lenth\(p\);\n {13}\^~~~~\n$/);
    expect(stdout).toMatch(/^out\/b\.png /);
    expect(readdirSync(join(cwd, "out"))).toEqual(["b.png"]);
  });
});

test("every coverage method draws on the CPU without a browser, each its own picture", async () => {
  const cwd = folderWith({ "circle.glsl": circle });
  const pictures = new Map<string, string>();
  for (const { id } of coverageMethods) {
    const given = ["render", "circle.glsl", "--coverage", id, "--size", "16x16", "--device", "cpu", "-o", `${id}.png`];
    const { code, stderr } = await nabla(given, { cwd, env: withoutBrowser });
    expect({ id, code, stderr }).toEqual({ id, code: 0, stderr: "" });
    pictures.set(id, Buffer.from(picture(join(cwd, `${id}.png`)).data.buffer).toString("hex"));
  }
  expect(pictures.get("none")).not.toBe(pictures.get("half-plane"));
  expect(pictures.get("half-plane")).not.toBe(pictures.get("supersample-4"));
});

test.each([
  [
    ["--alpha", "straight", "--view", "coverage"],
    "alpha 'straight' needs the coverage of an sdf: view 'coverage' has none",
  ],
  [["--alpha", "none"], "possible are opaque, straight, premultiplied"],
  [["--coverage", "hessian:fade=0"], "Option 'fade' of 'hessian' is a number from 0.125 to 64 pixels, given '0'."],
])("%j is refused with what is possible", async (choices, message) => {
  const cwd = folderWith({ "circle.glsl": circle });
  const { code, stderr } = await nabla(["render", "circle.glsl", "--device", "cpu", ...choices], { cwd });
  expect(code).not.toBe(0);
  expect(stderr).toContain(message);
  expect(readdirSync(cwd)).toEqual(["circle.glsl"]);
});

test("with no browser the GPU says what it tried and ends with 2", async () => {
  const cwd = folderWith({ "circle.glsl": circle });
  const missing = join(cwd, "no-such-browser");
  const { code, stdout, stderr } = await nabla(["render", "circle.glsl", "--browser", missing], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(missing);
  expect(stderr).not.toMatch(/\n {4}at /);
  expect(readdirSync(cwd)).toEqual(["circle.glsl"]);
});

test("without a scene that can be drawn no browser is missed", async () => {
  const cwd = folderWith({ "bad.glsl": misspelt });
  const { code, stdout, stderr } = await nabla(["render", "bad.glsl", "--browser", join(cwd, "none")], { cwd });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^bad\.glsl:2:10: error: [^\n]*\n[^\n]*\n[^\n]*\n$/);
});

describe("settings", () => {
  const cpu = ["--device", "cpu", "--size", "4x4"];

  test.each([
    ["radius=2", "--set radius: 2 is out of its range, 0.1 to 1"],
    ["radius=big", "--set radius: expected a number, given 'big'"],
    ["ink=red", "--set ink: expected a color like #e4572e, given 'red'"],
    ["hollow=maybe", "--set hollow: expected true or false, given 'maybe'"],
    ["raduis=0.5", "--set raduis: no such parameter, did you mean 'radius'? parameters of 'circle.glsl':\n"],
  ])("%s is wrong use", async (setting, message) => {
    const cwd = folderWith({ "circle.glsl": circle });
    const { code, stderr } = await nabla(["render", "circle.glsl", "--set", setting, ...cpu], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(join(cwd, "circle.png"))).toBe(false);
  });

  test("an unknown name lists the parameters with their ranges", async () => {
    const { stderr } = await nabla(["render", "-", "--set", "x=1", ...cpu, "-o", "-"], { input: circle });
    expect(stderr).toBe(`nabla: --set x: no such parameter, parameters of 'stdin':
  radius=0.5  float, 0.1 to 1: radius of the circle
  ink=#e4572e  color
  hollow=false  bool
`);
  });

  test("of a scene with errors the parameters are not known, so its errors are shown", async () => {
    const { code, stderr } = await nabla(["render", "-", "--set", "x=1", ...cpu, "-o", "-"], { input: misspelt });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^stdin:2:10: error/);
    expect(stderr).not.toContain("--set");
  });

  test("of several scenes each takes the settings that it knows", async () => {
    const cwd = folderWith({ "circle.glsl": circle, "half.glsl": halfPlane });
    const given = ["render", "circle.glsl", "half.glsl", "--set", "ink=#0000ff", "--coverage", "none", ...cpu];
    const { code } = await nabla(given, { cwd });
    expect(code).toBe(0);
    const { data, channels } = picture(join(cwd, "circle.png"));
    const middle = channels * (4 * 1 + 1);
    expect([...data.slice(middle, middle + 3)]).toEqual([0, 0, 255]);
  });

  test("a value changes the picture", async () => {
    const cwd = folderWith({ "circle.glsl": circle });
    const coverage = ["--view", "coverage", "--coverage", "none"];
    await nabla(["render", "circle.glsl", "--set", "radius=1", "-o", "large.png", ...coverage, ...cpu], { cwd });
    await nabla(["render", "circle.glsl", "--set", "radius=0.1", "-o", "small.png", ...coverage, ...cpu], { cwd });
    const white = (name: string) => picture(join(cwd, name)).data.filter((value) => value === 255).length;
    expect(white("large.png")).toBeGreaterThan(white("small.png"));
  });
});

describe("places", () => {
  const cpu = ["--device", "cpu", "--size", "4x4"];

  test("a folder is made, standard output takes one picture", async () => {
    const cwd = folderWith({ "circle.glsl": circle });
    await nabla(["render", "circle.glsl", "-o", "a/b/c", ...cpu], { cwd });
    await nabla(["render", "circle.glsl", "-o", "a/b/named.png", ...cpu], { cwd });
    const { bytes } = await nabla(["render", "circle.glsl", "-o", "-", ...cpu], { cwd });
    expect(readFileSync(join(cwd, "a/b/c/circle.png")).equals(bytes)).toBe(true);
    expect(readFileSync(join(cwd, "a/b/named.png")).equals(bytes)).toBe(true);
  });

  test("standard input makes stdin.png, an example ID.png", async () => {
    const cwd = emptyFolder();
    await nabla(["render", "-", "polar-petals", ...cpu], { cwd, input: circle });
    expect(readdirSync(cwd).sort()).toEqual(["polar-petals.png", "stdin.png"]);
  });

  test("two pictures in one file are wrong use", async () => {
    const cwd = folderWith({ "a.glsl": circle, "b.glsl": circle });
    const { code, stderr } = await nabla(["render", "a.glsl", "b.glsl", "-o", "x.png", ...cpu], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "nabla: 2 pictures do not fit into 'x.png', name a folder with -o FOLDER\n",
    });
  });

  test("a place that is taken by a folder, and one below a file", async () => {
    const cwd = folderWith({ "circle.glsl": circle, file: "" });
    mkdirSync(join(cwd, "circle.png"));
    const taken = await nabla(["render", "circle.glsl", ...cpu], { cwd });
    expect(taken).toMatchObject({ code: 2, stderr: "nabla: cannot write 'circle.png': it is a folder\n" });
    const below = await nabla(["render", "circle.glsl", "-o", "file/x.png", ...cpu], { cwd });
    expect(below).toMatchObject({
      code: 2,
      stderr: "nabla: cannot write 'file/x.png': a part of its path is a file\n",
    });
    expect(readdirSync(cwd).sort()).toEqual(["circle.glsl", "circle.png", "file"]);
  });

  test.skipIf(process.getuid?.() === 0)("a folder that may not be written", async () => {
    const cwd = folderWith({ "circle.glsl": circle });
    mkdirSync(join(cwd, "locked"));
    chmodSync(join(cwd, "locked"), 0o555);
    const { code, stderr } = await nabla(["render", "circle.glsl", "-o", "locked", ...cpu], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "nabla: cannot write 'locked/circle.png': no permission\n" });
  });
});

test("a coverage method that needs an sdf is refused for a mainImage, with what is possible", async () => {
  const given = ["render", "-", "--coverage", "hessian", "--device", "cpu", "-o", "-"];
  const { code, stderr } = await nabla(given, { input: image });
  expect(code).toBe(1);
  expect(stderr).toContain("'hessian' needs an sdf");
  expect(stderr).toContain("supersample-16");
});
