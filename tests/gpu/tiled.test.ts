/** Pictures of several passes: on the GPU in tiles, on the CPU pixel by pixel, in parts and as a whole. */
import { describe, expect, test } from "vitest";
import { renderOnCpu } from "../../src/reference/cpu.ts";
import { assemble } from "../../src/scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { loadScene } from "../../src/scene/load.ts";
import { passesOf } from "../../src/scene/passes.ts";
import type { AssembledProgram, Device, Scene } from "../../src/scene/scene.ts";
import { sketchPassesOf } from "../../src/scene/sketch.ts";
import { gpuSession } from "../browser/gpu.ts";
import { FLOAT32_UNIT, gpuCoverage, roundings } from "../tolerances.ts";

const [WIDTH, HEIGHT] = [93, 70];

const session = await gpuSession();

function program(scene: Scene, coverage: string, device: Device): AssembledProgram {
  const { assembled, diagnostics } = assemble(scene, { coverage, view: "coverage", device });
  if (assembled === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  return assembled;
}

function exampleOf(id: string): Scene {
  return loadScene(gallery.get(id) as string, id);
}

describe.each(["ellipse", "polar-rose"])("%s in tiles", (id) => {
  const scene = exampleOf(id);
  const uniforms = uniformsOf(scene, defaultFrame(WIDTH, HEIGHT), {});

  test("half-plane agrees with the CPU, and differs from the same without tiles only where a tile is proven flat", async () => {
    const coverage = "tiled:method=half-plane";
    const { glsl } = program(scene, coverage, "gpu");
    const tiled = await session.floats({ glsl, uniforms, width: WIDTH, height: HEIGHT });
    const plain = await session.floats({
      glsl: program(scene, "half-plane", "gpu").glsl,
      uniforms,
      width: WIDTH,
      height: HEIGHT,
    });
    const cpu = renderOnCpu(program(scene, coverage, "cpu"), uniforms, WIDTH, HEIGHT);
    let flat = 0;
    for (let index = 0; index < tiled.data.length; index += 4) {
      const value = tiled.data[index] as number;
      expect(gpuCoverage(value, cpu.data[index] as number)).toBe(true);
      if (value === 0 || value === 1) flat++;
      else expect(value).toBe(plain.data[index]);
    }
    // Most of the picture is no edge, so a renderer that fills nothing or everything is seen.
    expect(flat / (WIDTH * HEIGHT)).toBeGreaterThan(0.8);
    expect(flat).toBeLessThan(WIDTH * HEIGHT);
  });

  test("a part of the picture is that part of the whole, wherever it begins", async () => {
    const { glsl } = program(scene, "tiled:method=half-plane", "gpu");
    const whole = await session.floats({ glsl, uniforms, width: WIDTH, height: HEIGHT });
    const [x, y, width, height] = [21, 10, 50, 41];
    const part = await session.floats({ glsl, uniforms, width, height, origin: [x, y] });
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        // Row 0 of an image is its top, the origin is below.
        const from = 4 * ((HEIGHT - y - height + row) * WIDTH + x + column);
        expect(part.data[4 * (row * width + column)]).toBe(whole.data[from]);
      }
  });

  test("certified agrees with the CPU, with tiles and without", async () => {
    const job = { uniforms, width: WIDTH, height: HEIGHT };
    const tiled = await session.floats({ ...job, glsl: program(scene, "tiled", "gpu").glsl });
    const plain = await session.floats({ ...job, glsl: program(scene, "certified", "gpu").glsl });
    const cpu = renderOnCpu(program(scene, "certified", "cpu"), uniforms, WIDTH, HEIGHT);
    for (let index = 0; index < tiled.data.length; index += 4) {
      expect(gpuCoverage(tiled.data[index] as number, cpu.data[index] as number)).toBe(true);
      expect(gpuCoverage(plain.data[index] as number, cpu.data[index] as number)).toBe(true);
    }
  });
});

describe.each(["tiled", "certified"])("%s sketches pixels first", (coverage) => {
  const scene = exampleOf("star");
  const uniforms = uniformsOf(scene, defaultFrame(WIDTH, HEIGHT), {});
  const { glsl } = program(scene, coverage, "gpu");
  const job = { glsl, uniforms, width: WIDTH, height: HEIGHT };

  test("and is the picture of the program alone", async () => {
    const { data } = await session.floats(job);
    // A text that does not begin with the line of passes is drawn in one.
    const alone = glsl.replace(/(NABLA_PASS|NABLA_SKETCHES) 0/, "$1  0");
    const whole = await session.floats({ ...job, glsl: alone });
    for (let index = 0; index < data.length; index++)
      expect(gpuCoverage(data[index] as number, whole.data[index] as number)).toBe(true);
  });

  test("and leaves no pixel open", async () => {
    const data = await session.bytes(job);
    for (let index = 3; index < data.length; index += 4) expect(data[index]).toBe(255);
    const sketch = passesOf(glsl)?.sketch ?? sketchPassesOf(glsl)?.sketch;
    const sketched = await session.bytes({ ...job, glsl: sketch as string });
    const open = sketched.filter((value, index) => index % 4 === 3 && value === 0).length;
    expect(open).toBeGreaterThan(20);
    expect(open).toBeLessThan(0.3 * WIDTH * HEIGHT);
  });
});

describe("tiles of bytes", () => {
  // Flat tiles are cleared to bytes that are read back, and filled by the program in floats.
  test.each([
    ["ellipse", "opaque"],
    ["ellipse", "premultiplied"],
  ] as const)("%s has the colours that it has in floats, %s", async (id, alpha) => {
    const scene = exampleOf(id);
    const uniforms = uniformsOf(scene, defaultFrame(WIDTH, HEIGHT), {});
    const options = { coverage: "tiled:method=half-plane", view: "colour", device: "gpu", alpha } as const;
    const glsl = assemble(scene, options).assembled?.glsl as string;
    const job = { glsl, uniforms, width: WIDTH, height: HEIGHT };
    const bytes = await session.bytes(job);
    const floats = await session.floats(job);
    // A colour half way between two codes may be rounded either way.
    const isCode = (code: number, value: number) =>
      Math.abs(code - 255 * value) <= 0.5 + 255 * roundings(1, FLOAT32_UNIT);
    expect(bytes.length).toBe(4 * WIDTH * HEIGHT);
    expect(bytes.findIndex((code, at) => !isCode(code, floats.data[at] as number))).toBe(-1);
  });
});

test("where edges are everywhere all pixels are drawn by the method", async () => {
  const scene = exampleOf("rings");
  const uniforms = uniformsOf(scene, defaultFrame(WIDTH, HEIGHT), {});
  const pixels = (coverage: string) =>
    session.floats({ glsl: program(scene, coverage, "gpu").glsl, uniforms, width: WIDTH, height: HEIGHT });
  expect((await pixels("tiled:method=half-plane")).data).toEqual((await pixels("half-plane")).data);
});

test("a whole image is refused by name", () => {
  const { assembled, diagnostics } = assemble(exampleOf("truchet"), {
    coverage: "tiled",
    view: "colour",
    device: "gpu",
  });
  expect(assembled).toBeNull();
  expect(diagnostics[0]?.message).toContain("coverage method 'tiled' needs an sdf, 'truchet' has a mainImage");
});

test("a bound is shown of methods that state one only", () => {
  const { diagnostics } = assemble(exampleOf("ellipse"), { coverage: "half-plane", view: "bound", device: "gpu" });
  expect(diagnostics[0]?.message).toBe(
    "view 'bound' needs a method that states its bound, 'half-plane' states none; possible are certified, tiled",
  );
});
