/** Pictures in two passes: a sketch, and the pixels that it leaves open; in parts and as a whole. */
import { describe, expect, test } from "vitest";
import { assemble } from "../../src/scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { loadScene } from "../../src/scene/load.ts";
import { sketchPassesOf, withSketch } from "../../src/scene/sketch.ts";
import { gpuSession } from "../browser/gpu.ts";
import { gpuCoverage } from "../tolerances.ts";

// Odd, so that squares of two pixels reach over the border.
const [WIDTH, HEIGHT] = [61, 47];

const session = await gpuSession();

describe.each(["truchet-ribbon", "brick-wall", "checker-floor"])("%s", (id) => {
  const scene = loadScene(gallery.get(id) ?? "", id);
  const { assembled } = assemble(scene, { coverage: "replay", view: "colour", device: "gpu" });
  if (assembled === null) throw new Error(`${id} cannot be drawn`);
  const { glsl } = assembled;
  const passes = sketchPassesOf(glsl);
  if (passes === null) throw new Error(`${id} has no sketch`);
  const uniforms = uniformsOf(scene, defaultFrame(WIDTH, HEIGHT), {});
  const job = { uniforms, width: WIDTH, height: HEIGHT };
  // A text that does not begin with the line of passes is drawn in one.
  const whole = session.floats({ ...job, glsl: glsl.replace("NABLA_SKETCHES 0", "NABLA_SKETCHES  0") });

  test("in passes is the picture of the program alone", async () => {
    const drawn = await session.floats({ ...job, glsl });
    const { data } = await whole;
    for (let index = 0; index < data.length; index++)
      expect(gpuCoverage(drawn.data[index] as number, data[index] as number)).toBe(true);
  });

  test("the sketch is that picture where it says so, which is at most pixels and not at all", async () => {
    const sketch = await session.floats({ ...job, glsl: passes.sketch });
    const { data } = await whole;
    let done = 0;
    for (let index = 0; index < data.length; index += 4) {
      if (sketch.data[index + 3] === 0) continue;
      done++;
      for (let channel = 0; channel < 4; channel++)
        expect(gpuCoverage(sketch.data[index + channel] as number, data[index + channel] as number)).toBe(true);
    }
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(WIDTH * HEIGHT);
  });

  test("bytes of passes are opaque", async () => {
    const data = await session.bytes({ ...job, glsl });
    for (let index = 3; index < data.length; index += 4) expect(data[index]).toBe(255);
  });

  test("a part of the picture is that part of the whole, wherever it begins", async () => {
    const { data } = await whole;
    const [x, y, width, height] = [21, 10, 32, 29];
    const part = await session.floats({ glsl, uniforms, width, height, origin: [x, y] });
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        // Row 0 of an image is its top, the origin is below.
        const from = 4 * ((HEIGHT - y - height + row) * WIDTH + x + column);
        expect(gpuCoverage(part.data[4 * (row * width + column)] as number, data[from] as number)).toBe(true);
      }
  });
});

describe("what a sketch leaves open", () => {
  const shader = (body: string) => `#version 300 es
precision highp float;
uniform vec2 nabla_tile_origin;
out vec4 nabla_color;
void main() { ${body} }
`;
  const place = "vec4(gl_FragCoord.xy + nabla_tile_origin, 7.0, 1.0)";
  const neverDone = "nabla_color = vec4(0.0);";
  // One pixel of three, in an order that repeats in no square of two by two.
  const isDone = "bool done = mod(gl_FragCoord.x - 0.5 + 5.0 * gl_FragCoord.y - 2.5, 3.0) != 1.0;";

  test.each([
    ["all pixels, more than are gathered at once", neverDone, 301, 293],
    ["a single pixel", neverDone, 1, 1],
    ["one pixel of three", `${isDone} nabla_color = done ? ${place} : vec4(0.0);`, 61, 47],
    ["nothing", `nabla_color = ${place};`, 61, 47],
  ])("%s: each is drawn as at its own place", async (_, sketch, width, height) => {
    const glsl = withSketch(shader(`nabla_color = ${place};`), shader(sketch));
    const { data } = await session.floats({ glsl, uniforms: {}, width, height, origin: [32, 10] });
    const wrong: number[] = [];
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        const at = 4 * ((height - 1 - row) * width + column);
        const [x, y, z, alpha] = data.subarray(at, at + 4);
        if (x !== column + 32.5 || y !== row + 10.5 || z !== 7 || alpha !== 1) wrong.push(at / 4);
      }
    expect(wrong).toEqual([]);
  });

  test.each([
    ["more than are gathered at once", 301, 293],
    ["a few", 21, 10],
  ])(
    "%s are drawn in halves: the second gets the pixels that the first leaves open, with what it gave",
    async (_, width, height) => {
      const halves = `#version 300 es
precision highp float;
out vec4 nabla_color;
bool nabla_is_open(vec2 pixel) { return mod(pixel.x - 0.5 + 5.0 * pixel.y - 2.5, 3.0) == 1.0; }
vec4 nabla_first_half(vec2 pixel) {
  return nabla_is_open(pixel) ? vec4(0.25 + pixel.y, 0.5 * pixel.x, 9.0, 0.0) : vec4(pixel, 1.0, 1.0);
}
vec4 nabla_second_half(vec2 pixel, vec2 known) { return vec4(pixel, known.y - 2.0 * known.x, 1.0); }
`;
      const glsl = withSketch(shader(`nabla_color = ${place};`), shader(neverDone), halves);
      const { data } = await session.floats({ glsl, uniforms: {}, width, height, origin: [32, 10] });
      const wrong: number[] = [];
      for (let row = 0; row < height; row++)
        for (let column = 0; column < width; column++) {
          const at = 4 * ((height - 1 - row) * width + column);
          const [x, y] = [column + 32.5, row + 10.5];
          const isOpen = (x - 0.5 + 5 * y - 2.5) % 3 === 1;
          const expected = [x, y, isOpen ? 0.5 * x - 2 * (0.25 + y) : 1, 1];
          if (expected.some((value, channel) => data[at + channel] !== value)) wrong.push(at / 4);
        }
      expect(wrong).toEqual([]);
    },
  );

  test("is not left open where the program looks at the pixels beside, which are others where pixels are gathered", async () => {
    const differences = "nabla_color = vec4(dFdx(gl_FragCoord.x), dFdy(gl_FragCoord.x), 0.0, 1.0);";
    const glsl = withSketch(shader(differences), shader(neverDone));
    const { data } = await session.floats({ glsl, uniforms: {}, width: 8, height: 8 });
    expect([...data]).toEqual(new Array(64).fill([1, 0, 0, 1]).flat());
  });
});
