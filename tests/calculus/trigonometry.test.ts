/** The own trigonometry: its accuracy in float32, and where it takes the place of the built-in functions. */
import { describe, expect, test } from "vitest";
import { replaceTrigonometry } from "../../src/calculus/trigonometry.ts";
import { print } from "../../src/glsl/print.ts";
import { read } from "../../src/glsl/read.ts";
import type { Program } from "../../src/glsl/tree.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { includeLibrary } from "../../src/scene/library.ts";
import { isWithin, ownTrigonometry } from "../tolerances.ts";

const LIBRARY = '#include "nabla/math/trigonometry.glsl"\n';

function programOf(text: string): Program {
  const { program, diagnostics } = read([{ name: "test.glsl", text: `precision highp float;\n${text}` }], {
    include: includeLibrary,
  });
  if (program === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return program;
}

/** Values of a function of p in float32, at points x, y … */
function run(expression: string, points: Float64Array): Float64Array {
  const { compiled, diagnostics } = compileForCpu(
    programOf(`${LIBRARY}float f(vec2 p) { return ${expression}; }`),
    "f",
    { float32: true },
  );
  if (compiled === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return compiled.evaluate(points, {});
}

/** `count` floats of float32 spread over an interval, with 0 and the ends among them. */
function floats(low: number, high: number, count: number): number[] {
  // Steps of the golden ratio fill an interval evenly without a period.
  return [
    low,
    high,
    0,
    ...Array.from({ length: count }, (_, at) => low + (high - low) * ((at * 0.6180339887498949) % 1)),
  ].map(Math.fround);
}

type Name = Parameters<typeof ownTrigonometry>[0];

function expectAccurate(name: Name, xs: readonly number[], exact: (x: number) => number): void {
  const values = run(`nabla_${name}(p.x)`, Float64Array.from(xs.flatMap((x) => [x, 0])));
  xs.forEach((x, at) => {
    const truth = exact(x);
    if (!isWithin(values[at] as number, truth, ownTrigonometry(name, truth)))
      expect.fail(`${name}(${x}) is ${values[at]}, not ${truth}`);
  });
}

describe("accuracy", () => {
  test.each([1, 10, 1000, 10000])("sin and cos up to %d", (limit) => {
    expectAccurate("sin", floats(-limit, limit, 20000), Math.sin);
    expectAccurate("cos", floats(-limit, limit, 20000), Math.cos);
  });
  test("sin of small angles is the angle", () => {
    const xs = [0, 1e-30, -1e-10, 1e-5].map(Math.fround);
    expect([...run("nabla_sin(p.x)", Float64Array.from(xs.flatMap((x) => [x, 0])))]).toEqual(xs);
  });
  test("both at once are the same as each alone", () => {
    const points = Float64Array.from(floats(-30, 30, 500).flatMap((x) => [x, 0]));
    const text = `${LIBRARY}void f(vec2 p, out vec4 v) { float c; v.x = nabla_sincos(p.x, c); v.y = c; v.z = nabla_sin(p.x); v.w = nabla_cos(p.x); }`;
    const { compiled } = compileForCpu(programOf(text), "f", { float32: true });
    const values = compiled?.evaluate(points, {}) ?? new Float64Array();
    expect(values.length).toBe(2 * points.length);
    for (let at = 0; at < values.length; at += 4)
      expect([values[at], values[at + 1]]).toEqual([values[at + 2], values[at + 3]]);
  });
  test("tan", () => {
    expectAccurate("tan", floats(-3, 3, 20000), Math.tan);
  });
  test("asin and acos", () => {
    expectAccurate("asin", floats(-1, 1, 20000), Math.asin);
    expectAccurate("acos", floats(-1, 1, 20000), Math.acos);
  });
  test("atan", () => {
    expectAccurate(
      "atan",
      [...floats(-2, 2, 10000), ...floats(-1e6, 1e6, 10000), 1e35, -3e38].map(Math.fround),
      Math.atan,
    );
  });
  test("atan of a point, in all quadrants and on the axes", () => {
    const directions = floats(-Math.PI, Math.PI, 10000).map((angle) =>
      [Math.sin(angle), Math.cos(angle)].map(Math.fround),
    );
    const axes = [
      [0, 1],
      [0, -1],
      [1, 0],
      [-1, 0],
      [1, -1],
      [-1, -1],
      [1e-20, 1e-20],
      [1e18, -1e17],
    ].map((point) => point.map(Math.fround));
    const points = [...directions, ...axes];
    const values = run("nabla_atan(p.x, p.y)", Float64Array.from(points.flat()));
    points.forEach(([y, x], at) => {
      const truth = Math.atan2(y as number, x as number);
      if (!isWithin(values[at] as number, truth, ownTrigonometry("atan", truth)))
        expect.fail(`atan(${y}, ${x}) is ${values[at]}, not ${truth}`);
    });
    expect(run("nabla_atan(p.x, p.y)", Float64Array.of(0, 0))[0]).toBe(0);
  });
});

describe("in place of the built-in functions", () => {
  const printed = (text: string): string => print(replaceTrigonometry(programOf(text)));

  test("floats and vectors of every size, atan of one and two", () => {
    const text = printed(
      `${LIBRARY}float f(vec2 p) { vec4 v = sin(p.xyxy); return cos(p.x) * dot(tan(p), v.xy) + acos(asin(v)).w + atan(p.y, p.x) * atan(p).x; }`,
    );
    expect(text).toContain(
      "  vec4 v = nabla_sin(p.xyxy);\n  return nabla_cos(p.x) * dot(nabla_tan(p), v.xy) + nabla_acos(nabla_asin(v)).w + nabla_atan(p.y, p.x) * nabla_atan(p).x;",
    );
  });
  test("in functions that are called, in conditions and steps", () => {
    const text = printed(
      `${LIBRARY}float g(float x) { return sin(x); } float f(vec2 p) { float s = 0.0; for (float t = cos(p.x); t < sin(p.y); t += cos(0.1) + cos(p.x)) s += g(t); return s; }`,
    );
    expect(text).toContain("for (float t = nabla_cos(p.x); t < nabla_sin(p.y); t += cos(0.1) + nabla_cos(p.x))");
    expect(text).toContain("  return nabla_sin(x);");
  });
  test("without the library nothing is replaced", () => {
    expect(printed("float f(vec2 p) { return sin(p.x); }")).toContain("return sin(p.x);");
  });
  test("constant expressions stay constant", () => {
    expect(printed(`${LIBRARY}const float S = sin(0.5); float f(vec2 p) { return S * p.x; }`)).toContain(
      "const float S = sin(0.5);",
    );
  });
  test("the program that is given stays as it is", () => {
    const program = programOf(`${LIBRARY}float f(vec2 p) { return sin(p.x); }`);
    const before = print(program);
    replaceTrigonometry(program);
    expect(print(program)).toBe(before);
  });
});
