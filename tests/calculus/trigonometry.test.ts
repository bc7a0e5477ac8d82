/** The own trigonometry: its accuracy in float32, and where it takes the place of the built-in functions. */
import { describe, expect, test } from "vitest";
import { replaceTrigonometry } from "../../src/calculus/trigonometry.ts";
import { definedFunctions, visitExpressions } from "../../src/glsl/children.ts";
import { print } from "../../src/glsl/print.ts";
import { read } from "../../src/glsl/read.ts";
import type { Expression, Program } from "../../src/glsl/tree.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { includeLibrary } from "../../src/scene/library.ts";
import { isWithin, ownTrigonometry } from "../tolerances.ts";
import { FUNCTIONS, pointsOf } from "./trigonometry-inputs.ts";

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

const NAMES = Object.keys(FUNCTIONS) as (keyof typeof FUNCTIONS)[];

/** The first point at which a function is further from float64 than it may be, as a message; null if there is none. */
function firstError(name: keyof typeof FUNCTIONS, expression: string): string | null {
  const points = pointsOf(name);
  const [, , exact] = FUNCTIONS[name];
  const values = run(expression, points);
  for (const [at, value] of values.entries()) {
    const [x, y] = [points[2 * at] as number, points[2 * at + 1] as number];
    const truth = exact(x, y);
    if (!isWithin(value, truth, ownTrigonometry(truth))) return `${name}(${x}, ${y}) is ${value}, not ${truth}`;
  }
  return null;
}

describe("accuracy", () => {
  test.each(NAMES)("%s is within 2 units in the last place", (name) => {
    expect(firstError(name, FUNCTIONS[name][1])).toBeNull();
  });
  test("an error of three units is seen", () => {
    expect(firstError("sin", "nabla_sin(p.x) * (1.0 + 3.6e-7)")).toContain("sin(");
    expect(firstError("atan2", "nabla_atan(p.y, p.x) + 5e-7")).toContain("atan2(");
  });
  test("sin of small angles is the angle", () => {
    const xs = [0, 1e-30, -1e-10, 1e-5].map(Math.fround);
    expect([...run("nabla_sin(p.x)", Float64Array.from(xs.flatMap((x) => [x, 0])))]).toEqual(xs);
  });
  test("both at once are the same as each alone", () => {
    const points = pointsOf("sin").subarray(0, 1000);
    const text = `${LIBRARY}void f(vec2 p, out vec4 v) { float c; v.x = nabla_sincos(p.x, c); v.y = c; v.z = nabla_sin(p.x); v.w = nabla_cos(p.x); }`;
    const { compiled } = compileForCpu(programOf(text), "f", { float32: true });
    const values = compiled?.evaluate(points, {}) ?? new Float64Array();
    expect(values.length).toBe(2 * points.length);
    for (let at = 0; at < values.length; at += 4)
      expect([values[at], values[at + 1]]).toEqual([values[at + 2], values[at + 3]]);
  });
  test("the angle of the origin is 0", () => {
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

/** Conditional expressions whose sides are more than a name or a number, as text. */
function branches(program: Program): string[] {
  const isSimple = ({ kind }: Expression): boolean => kind === "reference" || kind === "literal";
  return definedFunctions(program).flatMap(({ name, body }) => {
    const found: string[] = [];
    if (body !== null)
      visitExpressions(body, (node) => {
        if (node.kind !== "conditional") return;
        const sides = [node.whenTrue, node.whenFalse].filter(({ constant }) => constant === undefined);
        if (!sides.every(isSimple)) found.push(name);
      });
    return found;
  });
}

describe("compile time", () => {
  test("no function has a branch, which drivers multiply by the number of its calls", () => {
    expect(branches(programOf(LIBRARY))).toEqual([]);
  });
  test("a choice between computations is seen", () => {
    expect(branches(programOf("float f(float x) { return x < 0.0 ? -x : x; }"))).toEqual(["f"]);
    expect(branches(programOf("float f(float x) { return x < 0.0 ? x : -1.0; }"))).toEqual([]);
  });
});
