/** What a verdict says: why a picture is another one, what another driver may do, which properties hold. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, inject, test } from "vitest";
import { decodePng, encodePng } from "../../src/image/png.ts";
import { encodeBaseline, readBaseline } from "../../src/regression/baseline.ts";
import type { RenderProperties } from "../../src/regression/types.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { endJudging, judging } from "./judging.ts";
import { scene } from "./pairs.ts";

afterAll(endJudging);

const settings = { size: "48x48" };

describe("a changed picture says what changed", () => {
  /** The stored file with other making than it had. */
  function remake(path: string, change: (making: Making) => Making): void {
    const read = readBaseline(path);
    if (read.kind !== "there" || read.baseline.making === null) throw new Error("there is a picture");
    const data = read.baseline.image.data.slice().fill(0, 0, 3);
    writeFileSync(path, encodeBaseline({ ...read.baseline.image, data }, change(read.baseline.making)));
  }
  type Making = Parameters<typeof encodeBaseline>[1];

  test.each<[string, { text?: string; settings?: object }, (making: Making) => Making]>([
    ["scene", { text: scene.replace("0.25 - length(p)", "0.3 - length(p)") }, (making) => making],
    ["settings", { settings: { ...settings, set: { side: 0.6 } } }, (making) => making],
    ["compiler", {}, (making) => ({ ...making, program: "another" })],
    ["driver", {}, (making) => ({ ...making, browser: "Chrome/1.0" })],
    ["nothing", {}, (making) => making],
  ])("%s", async (what, now, change) => {
    const one = judging();
    await one.judge({ text: scene, settings }, "all");
    remake(one.path, change);
    const { state, changes, texts } = await one.judge({ text: scene, settings, ...now });
    expect({ state, what: changes.map((one) => one.what) }).toEqual({ state: "differs", what: [what] });
    expect(texts).toEqual(what === "scene" ? [scene, now.text] : undefined);
  });

  test("the file itself", async () => {
    const one = judging();
    await one.judge({ text: scene, settings }, "all");
    const read = decodePng(readFileSync(one.path));
    if (!read.ok) throw new Error(read.message);
    read.image.data.fill(7, 0, 3);
    writeFileSync(one.path, encodePng(read.image, read.text));
    expect(await one.judge({ text: scene, settings })).toMatchObject({
      state: "differs",
      changes: [{ what: "file", text: expect.stringContaining("was edited") }],
    });
  });
});

// Seams, warps, cancellation.
describe.each(["log-polar-dots", "twist", "moebius", "gears", "metaballs"])("%s on other drivers", (id) => {
  const text = gallery.get(id) ?? "";
  const others = ["cpu", ...Object.keys(inject("otherDrivers"))] as ("cpu" | "llvmpipe")[];

  test.each(others)("%s: rounding explains it; it does not explain one that is larger by 1/50", async (driver) => {
    const one = judging();
    await one.judge({ text, settings: { ...settings, driver } }, "all");
    const { state, message } = await one.judge({ text, settings });
    expect({ state, message }).toMatchObject({ state: "match" });
    const larger = await one.judge({ text, settings: { ...settings, camera: [0, 0, 1.96] } });
    expect(larger).toMatchObject({ state: "differs", acceptance: { accepted: false } });
  });
});

describe("properties", () => {
  const disc = "float sdf(vec2 p) { return length(p) - 0.5; }\n";
  const stretched = "float sdf(vec2 p) { return 2.0 * length(p) - 1.0; }\n";
  const square = `vec2 warp(vec2 p) { return vec2(p.x * p.x - p.y * p.y, 2.0 * p.x * p.y); }\n${disc}`;
  const mirror = `vec2 warp(vec2 p) { return p.yx; }\n${disc}`;
  const holes = "float sdf(vec2 p) { return sqrt(p.x) - 0.5; }\n";

  test.each<[string, RenderProperties, string]>([
    ["a distance has slope 1", { lipschitz: 1.001 }, disc],
    ["its coverage is right", { error: 0.5, finite: true }, disc],
    ["the square keeps its orientation", { determinant: "positive" }, square],
    ["a mirror does not", { determinant: "negative" }, mirror],
  ])("%s", async (_, properties, text) => {
    const shot = { text, settings: { size: "32x32", picture: false, properties } };
    expect(await judging().judge(shot)).toMatchObject({ state: "match", message: "", file: null });
  });

  test.each<[RenderProperties, string, RegExp]>([
    [
      { lipschitz: 1.001 },
      stretched,
      /^gradient <= 1\.001 does not hold: the gradient is 2 long at column \d+, row \d+$/,
    ],
    [
      { error: 0.001 },
      disc,
      /^mean error <= 0\.001\/255 does not hold: mean coverage error of \d+ edge pixels is at most/,
    ],
    [{ determinant: "positive" }, mirror, /^det J positive does not hold: det J is -1 at column 0, row 0$/],
    [{ finite: true }, holes, /^finite does not hold: .* is not finite at column 0, row 0$/],
    [
      { error: 1 },
      "void mainImage(out vec4 c, in vec2 p) { c = vec4(1.0); }",
      /needs an sdf, 'scene\.glsl' has a mainImage/,
    ],
  ])("%j can fail", async (properties, text, message) => {
    const shot = { text, settings: { size: "32x32", picture: false, properties } };
    expect(await judging().judge(shot)).toMatchObject({ state: "property", message: expect.stringMatching(message) });
  });

  test("where the truth stays open the farther bound counts", async () => {
    // Far more edges than pixels: no bound is narrow, and what is drawn lies on one of the two.
    const noise = "float sdf(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453) - 0.5; }\n";
    const settings = { size: "8x8", coverage: "none", picture: false, properties: { error: 100 } };
    expect(await judging().judge({ text: noise, settings })).toMatchObject({ state: "property" });
  });

  test("a picture that matches does not hide a property that fails", async () => {
    const one = judging();
    const shot = { text: stretched, settings: { size: "32x32", properties: { lipschitz: 1 } } };
    expect(await one.judge(shot, "all")).toMatchObject({ state: "property" });
    expect(await one.judge(shot)).toMatchObject({ state: "property", difference: { differing: 0 } });
  });
});
