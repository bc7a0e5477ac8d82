import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Comparison } from "../../src/cli/compare/json.ts";
import { emptyFolder, nabla, withoutBrowser } from "./run.ts";
import { circle, image, misspelt } from "./shaders.ts";

function folderWith(files: Readonly<Record<string, string>>): string {
  const cwd = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

const small = ["--size", "48x40", "--coverage", "none,half-plane,hessian"];
const onCpu = [...small, "--device", "cpu"];

describe("compare on the CPU", () => {
  test("--json has the fields that are promised, in their order, and numbers that make sense", async () => {
    const cwd = folderWith({ "circle.glsl": circle });
    const { code, stdout, stderr } = await nabla(["compare", "circle.glsl", ...onCpu, "--json"], {
      cwd,
      env: withoutBrowser,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const comparison = JSON.parse(stdout) as Comparison;
    expect(Object.keys(comparison)).toEqual(["scene", "size", "renderer", "truth", "methods"]);
    expect(comparison).toMatchObject({
      scene: "circle.glsl",
      size: { width: 48, height: 40 },
      renderer: "CPU, float64",
      truth: { singular: 0 },
    });
    expect(Object.keys(comparison.truth)).toEqual(["width", "singular", "evaluations"]);
    // As near as is asked for, and what lies within is summed with a slack for rounding.
    expect(comparison.truth.width).toBeLessThan(1 / 4095);
    const [none, halfPlane, hessian] = comparison.methods;
    expect(Object.keys(none ?? {}).slice(0, 13)).toEqual([
      ...["id", "mean", "rms", "p99", "max", "bias", "edgePixels", "ssim", "flip", "flicker"],
      ...["milliseconds", "relativeCost", "evaluations"],
    ]);
    expect(comparison.methods.map(({ id }) => id)).toEqual(["none", "half-plane", "hessian"]);
    for (const { milliseconds, relativeCost, evaluations, edgePixels } of comparison.methods) {
      expect({ milliseconds, relativeCost, evaluations }).toEqual({
        milliseconds: null,
        relativeCost: null,
        evaluations: 1,
      });
      // A circle of radius 10 pixels crosses some 8 · 10 pixels.
      expect(edgePixels).toBeGreaterThan(60);
      expect(edgePixels).toBeLessThan(100);
    }
    for (const id of ["mean", "rms", "flip", "flicker", "rotation"] as const) {
      const [worst, middle, best] = [none, halfPlane, hessian].map((method) => method?.[id] as number) as [
        number,
        number,
        number,
      ];
      expect(worst, id).toBeGreaterThan(middle);
      // Straight edges are no matter for either of the two.
      if (id !== "rotation") expect(middle, id).toBeGreaterThan(best);
    }
    expect(none?.ssim).toBeLessThan(halfPlane?.ssim as number);
  });

  test("several scenes are a list, and each has its table without --json", async () => {
    const cwd = folderWith({ "a.glsl": circle, "b.glsl": "float sdf(vec2 p) { return p.x - 0.3 * p.y; }\n" });
    const json = await nabla(["compare", "a.glsl", "b.glsl", ...onCpu, "--json"], { cwd });
    expect((JSON.parse(json.stdout) as Comparison[]).map(({ scene }) => scene)).toEqual(["a.glsl", "b.glsl"]);
    const { stdout } = await nabla(["compare", "b.glsl", ...onCpu], { cwd });
    const [head, titles, , ...rows] = stdout.split("\n");
    expect(head).toMatch(/^b\.glsl {2}48x40 {2}\d+ edge pixels {2}truth within \S+, 0 singular {2}CPU, float64$/);
    expect(titles).toMatch(/mean +RMS/);
    expect(titles).not.toContain("cost");
    expect(rows.slice(0, 3).map((row) => row.split(" ")[0])).toEqual(["none", "half-plane", "hessian"]);
  });

  test("without times the same command writes the same bytes, and the parameters count", async () => {
    const cwd = folderWith({ "circle.glsl": circle });
    const write = async (name: string, ...more: string[]) => {
      const { code, stderr } = await nabla(["compare", "circle.glsl", ...onCpu, ...more, "-o", name], { cwd });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      return readFileSync(join(cwd, name), "utf8");
    };
    const first = await write("a.html");
    expect(first === (await write("b.html"))).toBe(true);
    expect(first === (await write("c.html", "--set", "radius=0.8"))).toBe(false);
    const comparison = JSON.parse(await write("a.json")) as Comparison;
    expect(comparison.methods).toHaveLength(3);
  });

  test("a bad scene and a mainImage are told, the others are compared", async () => {
    const cwd = folderWith({ "bad.glsl": misspelt, "image.glsl": image, "circle.glsl": circle });
    const given = ["compare", "bad.glsl", "image.glsl", "circle.glsl", ...onCpu, "--json"];
    const { code, stdout, stderr } = await nabla(given, { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain("bad.glsl:2:10");
    expect(stderr).toContain("'image.glsl' has a mainImage, whose colours have no certified truth; possible is an sdf");
    expect((JSON.parse(stdout) as Comparison[]).map(({ scene }) => scene)).toEqual(["circle.glsl"]);
  });

  test("without any scene that can be compared no file is written", async () => {
    const cwd = folderWith({ "bad.glsl": misspelt });
    const { code } = await nabla(["compare", "bad.glsl", ...onCpu, "-o", "out/report.html"], { cwd });
    expect(code).toBe(1);
    expect(readdirSync(cwd)).toEqual(["bad.glsl"]);
  });

  test("a loop without end is told, not waited for", async () => {
    const endless = "float sdf(vec2 p) { float s = p.x; for (int i = 0; i >= 0; i += 0) s += p.y; return s; }\n";
    const cwd = folderWith({ "endless.glsl": endless, "circle.glsl": circle });
    const given = [
      "compare",
      "endless.glsl",
      "circle.glsl",
      "--size",
      "32x32",
      "--coverage",
      "none",
      "--device",
      "cpu",
    ];
    const { code, stdout, stderr } = await nabla(given, { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain("endless.glsl");
    expect(stdout).toContain("circle.glsl  32x32");
  });
});

describe("compare on the GPU", () => {
  // Two browsers start for it.
  test("costs are relative to none, and --no-timing has none", { timeout: 90_000 }, async () => {
    const cwd = folderWith({ "circle.glsl": circle });
    const given = ["compare", "circle.glsl", "--size", "48x40", "--coverage", "half-plane", "--json"];
    const timed = await nabla([...given, "--timed-size", "64x64", "--rounds", "1"], { cwd });
    expect({ code: timed.code, stderr: timed.stderr }).toEqual({ code: 0, stderr: "" });
    const { methods, renderer } = JSON.parse(timed.stdout) as Comparison;
    expect(renderer).not.toBe("");
    expect(methods.map(({ id }) => id)).toEqual(["half-plane"]);
    expect(methods[0]?.milliseconds).toBeGreaterThan(0);
    expect(methods[0]?.relativeCost).toBeGreaterThan(0);
    const untimed = await nabla([...given, "--no-timing"], { cwd });
    const [method] = (JSON.parse(untimed.stdout) as Comparison).methods;
    expect([method?.milliseconds, method?.relativeCost]).toEqual([null, null]);
    // The same errors with and without.
    expect(method?.mean).toBe(methods[0]?.mean);
  });
});

describe("wrong use of compare", () => {
  test.each([
    [["-o", "report.png"], "-o takes a name that ends in .html or .json, given 'report.png'"],
    [["--coverage", "hesian"], "'hesian', did you mean 'hessian'?"],
    [["--coverage", ","], "One method at least"],
    [["--rounds", "0"], "A whole number from 1 to 100"],
    [["--set", "radios=1"], "did you mean 'radius'?"],
  ])("%s", async (given, message) => {
    const cwd = folderWith({ "circle.glsl": circle });
    const { code, stderr } = await nabla(["compare", "circle.glsl", "--device", "cpu", ...given], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(join(cwd, "report.png"))).toBe(false);
  });
});
