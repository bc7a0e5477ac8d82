/** Whole shaders filtered by their kinks and jumps: closed forms, and samples of what has none. */
import { describe, expect, test } from "vitest";
import { linearFromSrgb } from "../../src/image/srgb.ts";
import { renderOnCpu } from "../../src/reference/cpu.ts";
import { sampledImage } from "../../src/reference/image-truth.ts";
import { areaWithin } from "../../src/reference/polygon.ts";
import { assemble } from "../../src/scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { loadScene } from "../../src/scene/load.ts";
import { isWithin, sampledCoverage, sliver } from "../tolerances.ts";

const SIDE = 12;

/** Linear light of the first channel, row 0 at the bottom. */
function draw(text: string, coverage = "replay"): (column: number, row: number) => number {
  const scene = loadScene(text, "test.glsl");
  const { assembled, diagnostics } = assemble(scene, { coverage, view: "colour", device: "cpu" });
  if (assembled === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { data } = renderOnCpu(assembled, uniformsOf(scene, defaultFrame(SIDE, SIDE), {}), SIDE, SIDE);
  return (column, row) => linearFromSrgb(data[4 * ((SIDE - 1 - row) * SIDE + column)] as number);
}

/** Area of the pixel where x·a + y·b + c < 0, x and y in pixels from the picture's corner. */
function exactArea(a: number, b: number, c: number, column: number, row: number): number {
  return areaWithin([{ v: a * (column + 0.5) + b * (row + 0.5) + c, a: a / 2, b: b / 2 }]);
}

const image = (body: string): string => `void mainImage(out vec4 color, in vec2 p) { ${body} }`;
const half = linearFromSrgb(0.5);

describe("a pasted shader", () => {
  test.each([
    ["step", "color = vec4(vec3(step(0.0, d)), 1.0);"],
    ["a comparison", "color = d < 0.0 ? vec4(0.0) : vec4(1.0);"],
    ["if", "color = vec4(1.0); if (d < 0.0) color.rgb = vec3(0.0);"],
    ["early return", "color = vec4(1.0); if (!(d < 0.0)) return; color = vec4(0.0);"],
    ["smoothstep on fwidth", "float w = fwidth(d); color = vec4(vec3(smoothstep(-w, w, d)), 1.0);"],
    ["a clamped quotient by fwidth", "color = vec4(vec3(clamp(0.5 + d / fwidth(d), 0.0, 1.0)), 1.0);"],
  ])("an edge by %s has the light of its area", (_name, body) => {
    const light = draw(image(`float d = 0.8 * p.x - 0.37 * p.y - 2.6; ${body}`));
    for (let row = 0; row < SIDE; row++)
      for (let column = 0; column < SIDE; column++) {
        const exact = 1 - exactArea(0.8, -0.37, -2.6, column, row);
        expect(isWithin(light(column, row), exact, sliver(1)), `${light(column, row)}, exactly ${exact}`).toBe(true);
      }
  });

  test("colours are mixed in linear light, each piece with its own", () => {
    const light = draw(image("vec3 c = vec3(0.5); if (p.x + p.y < 11.3) c = vec3(1.0); color = vec4(c, 1.0);"));
    for (let column = 0; column < SIDE; column++) {
      const share = exactArea(1, 1, -11.3, column, 11 - column);
      const exact = share + (1 - share) * half;
      expect(isWithin(light(column, 11 - column), exact, sliver(1))).toBe(true);
    }
  });

  test("fract stripes have the even light of their share where many lie in a pixel", () => {
    const light = draw(image("color = vec4(vec3(step(0.25, fract(4.0 * p.x))), 1.0);"));
    for (let column = 0; column < SIDE; column++) expect(isWithin(light(column, 3), 0.75, sliver(8))).toBe(true);
  });

  test("what has no kink keeps the colour of the middle", () => {
    const body = "color = vec4(0.5 + 0.01 * sin(p.x), 0.5, 0.5, 1.0);";
    const [filtered, plain] = [draw(image(body)), draw(image(body), "none")];
    for (let column = 0; column < SIDE; column++) expect(filtered(column, 5)).toBe(plain(column, 5));
  });

  test.each([
    "0.0 / 0.0",
    "1.0 / 0.0",
    "fract(sin(dot(p, vec2(12.9898, 78.233))) * 43758.5453)",
    "step(0.0, p.x / 0.0)",
    "1.0 / abs(p.x - 6.0)",
  ])("is a colour between 0 and 1 whatever it computes: %s", (value) => {
    const light = draw(image(`float v = ${value}; color = vec4(v > 0.3 ? vec3(v) : vec3(0.2), 1.0);`));
    for (let column = 0; column < SIDE; column++) {
      const seen = light(column, 6);
      // A colour that is no number is stored as one; there is nothing to say about what the shader meant.
      if (!Number.isNaN(seen)) expect(seen >= 0 && seen <= 1).toBe(true);
    }
  });
});

describe("example scenes", () => {
  test.each(["stripes", "tilted-checker", "hexagon-mosaic", "brick-wall"])("%s against samples", (id) => {
    const side = 40;
    const samples = 24;
    const scene = loadScene(gallery.get(id) ?? "", id);
    const uniforms = uniformsOf(scene, defaultFrame(side, side), {});
    const truth = sampledImage(scene, side, side, samples, uniforms);
    if ("messages" in truth) throw new Error(truth.messages.join("\n"));
    const { assembled } = assemble(scene, { coverage: "replay", view: "colour", device: "cpu" });
    if (assembled === null) throw new Error("the scene cannot be drawn");
    const { data } = renderOnCpu(assembled, uniforms, side, side);
    let sum = 0;
    for (let pixel = 0; pixel < side * side; pixel++)
      sum += Math.abs(linearFromSrgb(data[4 * pixel] as number) - (truth.light[3 * pixel] as number));
    // The samples themselves are off by about this much in a pixel with an edge.
    expect(isWithin(sum / (side * side), 0, sampledCoverage(samples))).toBe(true);
  });
});
