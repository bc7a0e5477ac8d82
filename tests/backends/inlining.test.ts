/**
 * Every example scene yields the same numbers whether its functions are written in place or called by name: two ways
 * through the emitter (parameters as names or as arguments, results as locals or through memory) that share little.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { emitJavaScript } from "../../src/backends/javascript.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { loadScene } from "../../src/scene/load.ts";
import { programOf } from "./run.ts";

vi.doMock("../../src/backends/javascript/inlining.ts", () => ({ chooseInlined: () => new Set() }));
vi.resetModules();
const { compileForCpu: compileByName } = await import("../../src/reference/cpu.ts");
const { emitJavaScript: emitByName } = await import("../../src/backends/javascript.ts");

const SIZE = 48;

/** Pixel centres for an image, the same points of the default camera for a field. */
function pointsFor(kind: "sdf" | "image"): Float64Array {
  const points: number[] = [];
  for (let row = 0.5; row < SIZE; row++) {
    for (let column = 0.5; column < SIZE; column++) points.push(column, row);
  }
  return Float64Array.from(points, (pixel) => (kind === "sdf" ? (2 * pixel - SIZE) / SIZE : pixel));
}

test("the two ways are two", () => {
  const program = programOf("float f(vec2 p) { return p.x; } float main_test(vec2 p) { return f(p) + f(p.yx); }");
  expect(emitJavaScript(program, "main_test").source).not.toMatch(/^function f\d/m);
  expect(emitByName(program, "main_test").source?.match(/^function f\d/gm)?.length).toBe(2);
});

const names = readdirSync(new URL("../../shaders/scenes", import.meta.url));

describe.each(names)("%s", (name) => {
  // A difference to the neighbour pixel has no meaning at a single point; any other function of the same serves here.
  const text = readFileSync(new URL(`../../shaders/scenes/${name}`, import.meta.url), "utf8");
  const scene = loadScene(text.replaceAll("fwidth(", "abs("), name);
  test.each(["float64", "float32"])("in %s", (precision) => {
    if (scene.program === null || scene.kind === null) throw new Error(`${name} cannot be read`);
    const entry = scene.kind === "sdf" ? "sdf" : "mainImage";
    const options = { float32: precision === "float32" };
    const inlined = compileForCpu(scene.program, entry, options);
    const byName = compileByName(scene.program, entry, options);
    expect([inlined.diagnostics, byName.diagnostics]).toEqual([[], []]);
    const uniforms = uniformsOf(scene, { ...defaultFrame(SIZE, SIZE), time: 1.25 }, {});
    const points = pointsFor(scene.kind);
    const expected = inlined.compiled?.evaluate(points, uniforms) ?? new Float64Array(0);
    const actual = byName.compiled?.evaluate(points, uniforms) ?? new Float64Array(0);
    expect(actual.findIndex((value, index) => !Object.is(value, expected[index]))).toBe(-1);
    expect(expected.some((value) => value !== expected[0])).toBe(true);
  });
});
