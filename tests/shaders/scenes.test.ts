/** Every scene of `shaders/scenes`: that it is read, can be drawn at all settings, and that its seams are closed. */
import { describe, expect, test } from "vitest";
import { differentiate } from "../../src/calculus/differentiate.ts";
import { format } from "../../src/glsl/diagnostics.ts";
import { read } from "../../src/glsl/read.ts";
import { type CpuProgram, compileForCpu } from "../../src/reference/cpu.ts";
import { assemble } from "../../src/scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { includeLibrary } from "../../src/scene/library.ts";
import { loadScene } from "../../src/scene/load.ts";
import type { Scene, Uniforms } from "../../src/scene/scene.ts";
import { isWithin, seam } from "../tolerances.ts";
import { type Comparison, compareSlope, component } from "./differences.ts";
import { randomNumbers } from "./sampling.ts";

/** Pixels of the pictures on the CPU. */
const SIDE = 64;

const scenes = [...gallery].map(([name, text]) => [name, loadScene(text, name)] as const);
const fields = scenes.filter(([, scene]) => scene.kind === "sdf");
const images = scenes.filter(([, scene]) => scene.kind === "image");

test("there are scenes of both kinds, some of which move and some of which have a warp", () => {
  expect(fields.length).toBeGreaterThanOrEqual(13);
  expect(images.length).toBeGreaterThanOrEqual(1);
  expect(scenes.some(([, scene]) => scene.isAnimated)).toBe(true);
  expect(scenes.filter(([, scene]) => scene.hasWarp).length).toBeGreaterThanOrEqual(5);
});

describe.each(scenes)("%s", (_, scene) => {
  test("is read without a word", () => {
    expect(scene.diagnostics.map((one) => format(one, scene.sources))).toEqual([]);
    expect(scene.title).toMatch(/^[^:]+: \S/);
  });
  test("describes its parameters", () => {
    expect(scene.parameters.length).toBeGreaterThan(2);
    for (const { name, description, isColor } of scene.parameters) if (!isColor) expect(description, name).not.toBe("");
  });
});

describe.each(fields)("%s", (_, scene) => {
  const field = programOf(
    scene,
    `float test_field(vec2 p) { return sdf(${scene.hasWarp ? "warp(p)" : "p"}); }`,
    "test_field",
  );

  test("has ink and paper", () => {
    const colors = scene.parameters.filter(({ isColor }) => isColor).map(({ name }) => name);
    expect(colors).toEqual(["ink", "paper"]);
  });

  test("shows an inside and an outside", () => {
    const values = field.evaluate(pixelCenters(), uniforms(scene));
    const inside = values.filter((value) => value < 0).length / values.length;
    expect(inside).toBeGreaterThan(0.02);
    expect(inside).toBeLessThan(0.98);
  });

  test("is a number at every pixel, whatever its parameters", () => {
    for (const settings of extremes(scene))
      expect(
        field.evaluate(pixelCenters(), uniforms(scene, settings)).every(Number.isFinite),
        JSON.stringify(settings),
      ).toBe(true);
  });

  test("has a sign where its singular points may lie: at the origin, on the axes, at every tenth", () => {
    const tenths = Array.from({ length: 41 }, (_unused, index) => index / 20 - 1);
    const places = Float64Array.from(tenths.flatMap((a) => [a, 0, 0, a, a, a, a, -a]));
    const undecided = [...field.evaluate(places, uniforms(scene))].flatMap((value, index) =>
      Number.isNaN(value) ? [`(${places[2 * index]}, ${places[2 * index + 1]})`] : [],
    );
    expect(undecided).toEqual([]);
  });

  test("closes its seams on the axes, where the angle jumps", () => {
    const beside = 2 ** -30;
    const random = randomNumbers(4);
    const rays = Array.from({ length: 200 }, () => 0.05 + 1.5 * random());
    for (const [alongX, alongY] of [
      [-1, 0],
      [1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const side = (sign: number) =>
        rays.flatMap((r) => [r * alongX + sign * beside * alongY, r * alongY + sign * beside * alongX]);
      const above = field.evaluate(Float64Array.from(side(1)), uniforms(scene));
      const below = field.evaluate(Float64Array.from(side(-1)), uniforms(scene));
      above.forEach((value, index) => {
        const other = below[index] as number;
        const report = `${value} and ${other} at ${rays[index]} along (${alongX}, ${alongY})`;
        expect(isWithin(value, other, seam(value)), report).toBe(true);
      });
    }
  });

  test("has the derivative that finite differences find", () => {
    const derived = programOf(
      scene,
      `float test_field(vec2 p) { return sdf(${scene.hasWarp ? "warp(p)" : "p"}); }
float test_derived(vec2 p, out vec2 slope);`,
      "test_derived",
    );
    const comparison: Comparison = { compared: 0, left: 0, failures: [] };
    const random = randomNumbers(5);
    const values = uniforms(scene);
    for (let index = 0; index < 100; index++) {
      const [x, y] = [2 * random() - 1, 2 * random() - 1] as const;
      const [, dx = Number.NaN, dy = Number.NaN] = derived.evaluate(Float64Array.of(x, y), values);
      compareSlope(component(field, values, 0), x, y, [dx, dy], comparison);
    }
    expect(comparison.failures).toEqual([]);
    expect(comparison.compared).toBeGreaterThan(comparison.left);
  });
});

describe.each(images)("%s", (_, scene) => {
  test("draws more than one colour, each a number between 0 and 1", () => {
    const { assembled } = assemble(scene, { coverage: "none", view: "colour", device: "cpu" });
    if (assembled === null) throw new Error("the scene cannot be drawn");
    const { compiled: image } = compileForCpu(assembled.program, assembled.entry);
    if (image === null) throw new Error("the scene cannot run on the CPU");
    for (const settings of extremes(scene)) {
      const values = image.evaluate(pixels(), uniforms(scene, settings));
      expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
    const rows = image.evaluate(pixels(), uniforms(scene));
    const colors = new Set(
      Array.from({ length: SIDE * SIDE }, (_unused, index) => rows.slice(4 * index, 4 * index + 4).join()),
    );
    expect(colors.size).toBeGreaterThan(1);
  });
});

function programOf(scene: Scene, driver: string, entry: string): CpuProgram {
  const { program, diagnostics, sources } = read([...scene.texts, { name: "test", text: driver }], {
    include: includeLibrary,
  });
  if (program === null) throw new Error(diagnostics.map((one) => format(one, sources)).join("\n"));
  const derived =
    entry === "test_derived" ? differentiate(program, [{ of: "test_field", order: 1, into: entry }]).program : program;
  const { compiled, diagnostics: refusals } = compileForCpu(derived, entry);
  if (compiled === null) throw new Error(refusals.map((one) => one.message).join("\n"));
  return compiled;
}

function uniforms(scene: Scene, parameters: Record<string, readonly number[]> = {}): Uniforms {
  return uniformsOf(scene, { ...defaultFrame(SIDE, SIDE), parameters, time: 1.25 }, {});
}

/** The defaults, and each parameter at its least and greatest value. */
function extremes(scene: Scene): Record<string, readonly number[]>[] {
  const ends = scene.parameters
    .filter(({ isColor }) => !isColor)
    .flatMap(({ name, default: start, minimum, maximum }) =>
      [minimum, maximum].map((end) => ({ [name]: start.map(() => end) })),
    );
  return [{}, ...ends];
}

/** Places in pixels. */
function pixels(): Float64Array {
  return Float64Array.from(
    { length: 2 * SIDE * SIDE },
    (_, index) => 0.5 + (index % 2 === 0 ? (index >> 1) % SIDE : Math.floor((index >> 1) / SIDE)),
  );
}

/** The same in scene units, with the default camera. */
function pixelCenters(): Float64Array {
  return pixels().map((place) => (2 * place) / SIDE - 1);
}
