/** Sites: which kinks and jumps a function has at a point, and what it is on their other side. */
import { describe, expect, test } from "vitest";
import { isWithin, knownValue } from "../tolerances.ts";
import { compilePaths, type Path } from "./forced-path.ts";

function expectNear(actual: number, expected: number, what: string): void {
  expect(isWithin(actual, expected, knownValue(expected)), `${what}: ${actual} instead of ${expected}`).toBe(true);
}

function expectSite(path: Path, at: number, condition: number, gradient: readonly [number, number]): void {
  const site = path.active[at];
  if (site === undefined) throw new Error(`there are ${path.active.length} active sites`);
  expectNear(site.condition, condition, "condition");
  expectNear(site.gradient[0], gradient[0], "∂/∂x of the condition");
  expectNear(site.gradient[1], gradient[1], "∂/∂y of the condition");
}

/** x and y in pixels; near is the function on the point's side, far its smooth continuation from the other side. */
interface Case {
  readonly f: string;
  readonly at: readonly [number, number];
  readonly condition: number;
  readonly gradient: readonly [number, number];
  readonly near: number;
  readonly far: number;
  /** Gradient of the far side. */
  readonly farGradient: readonly [number, number];
}

const CASES: Readonly<Record<string, Case>> = {
  abs: {
    f: "abs(p.x - 5.0)",
    at: [5.25, 0],
    condition: 0.25,
    gradient: [1, 0],
    near: 0.25,
    far: -0.25,
    farGradient: [-1, 0],
  },
  sign: {
    f: "sign(p.y + 2.0) * 3.0",
    at: [0, -1.75],
    condition: 0.25,
    gradient: [0, 1],
    near: 3,
    far: -3,
    farGradient: [0, 0],
  },
  floor: { f: "floor(p.x)", at: [2.875, 0], condition: -0.125, gradient: [1, 0], near: 2, far: 3, farGradient: [0, 0] },
  ceil: { f: "ceil(p.x)", at: [2.875, 0], condition: 0.125, gradient: [-1, 0], near: 3, far: 4, farGradient: [0, 0] },
  round: { f: "round(p.x)", at: [2.625, 0], condition: 0.125, gradient: [1, 0], near: 3, far: 2, farGradient: [0, 0] },
  trunc: {
    f: "trunc(p.x)",
    at: [-2.125, 0],
    condition: 0.125,
    gradient: [-1, 0],
    near: -2,
    far: -1,
    farGradient: [0, 0],
  },
  fract: {
    f: "fract(p.x)",
    at: [2.875, 0],
    condition: -0.125,
    gradient: [1, 0],
    near: 0.875,
    far: -0.125,
    farGradient: [1, 0],
  },
  mod: {
    f: "mod(p.x, 4.0)",
    at: [8.25, 0],
    condition: 0.0625,
    gradient: [0.25, 0],
    near: 0.25,
    far: 4.25,
    farGradient: [1, 0],
  },
  int: {
    f: "float(int(p.x)) * p.y",
    at: [3.25, 2],
    condition: 0.25,
    gradient: [1, 0],
    near: 6,
    far: 4,
    farGradient: [0, 2],
  },
  ivec2: {
    f: "float(ivec2(p).x)",
    at: [3.25, 0.5],
    condition: 0.25,
    gradient: [1, 0],
    near: 3,
    far: 2,
    farGradient: [0, 0],
  },
  min: {
    f: "min(p.x, 3.0 * p.y)",
    at: [1.5, 0.75],
    condition: 0.75,
    gradient: [-1, 3],
    near: 1.5,
    far: 2.25,
    farGradient: [0, 3],
  },
  max: {
    f: "max(p.x, 3.0 * p.y)",
    at: [1.5, 0.75],
    condition: -0.75,
    gradient: [1, -3],
    near: 2.25,
    far: 1.5,
    farGradient: [1, 0],
  },
  clamp: {
    f: "clamp(p.x, 1.0, 9.0)",
    at: [0.75, 0],
    condition: -0.25,
    gradient: [1, 0],
    near: 1,
    far: 0.75,
    farGradient: [1, 0],
  },
  "upper end of clamp": {
    f: "clamp(p.x, 1.0, 9.0)",
    at: [9.25, 0],
    condition: -0.25,
    gradient: [-1, 0],
    near: 9,
    far: 9.25,
    farGradient: [1, 0],
  },
  step: {
    f: "step(2.0, p.x) * p.y",
    at: [2.25, 5],
    condition: 0.25,
    gradient: [1, 0],
    near: 5,
    far: 0,
    farGradient: [0, 0],
  },
  "?:": {
    f: "p.x < 2.0 ? p.y : p.x * p.x",
    at: [1.75, 5],
    condition: -0.25,
    gradient: [1, 0],
    near: 5,
    far: 1.75 * 1.75,
    farGradient: [3.5, 0],
  },
  "<=": {
    f: "p.x <= 2.0 ? p.y : p.x * p.x",
    at: [1.75, 5],
    condition: -0.25,
    gradient: [1, 0],
    near: 5,
    far: 1.75 * 1.75,
    farGradient: [3.5, 0],
  },
  ">": {
    f: "p.x > 2.0 ? p.y : p.x * p.x",
    at: [1.75, 5],
    condition: 0.25,
    gradient: [-1, 0],
    near: 1.75 * 1.75,
    far: 5,
    farGradient: [0, 1],
  },
  ">=": {
    f: "p.x >= 2.0 ? p.y : p.x * p.x",
    at: [1.75, 5],
    condition: 0.25,
    gradient: [-1, 0],
    near: 1.75 * 1.75,
    far: 5,
    farGradient: [0, 1],
  },
  "branch cut of atan": {
    f: "atan(p.y, p.x)",
    at: [-4, 0.25],
    condition: 0.25,
    gradient: [0, 1],
    near: Math.atan2(0.25, -4),
    far: Math.atan2(0.25, -4) - 2 * Math.PI,
    farGradient: [-0.25 / 16.0625, -4 / 16.0625],
  },
  faceforward: {
    f: "faceforward(p.y, p.x, 1.0)",
    at: [0.25, 3],
    condition: 0.25,
    gradient: [1, 0],
    near: -3,
    far: 3,
    farGradient: [0, 1],
  },
};

describe("a site and its other side", () => {
  test.each(Object.entries(CASES))("%s", (_name, { f, at, condition, gradient, near, far, farGradient }) => {
    const path = compilePaths(`float f(vec2 p) { return ${f}; }`);
    const here = path(...at);
    expect(here.active.length).toBe(1);
    expectSite(here, 0, condition, gradient);
    expect(here.active[0]?.isNegative).toBe(condition < 0);
    expectNear(here.value, near, "value");
    const there = path(...at, [condition >= 0]);
    expectNear(there.value, far, "value on the other side");
    expectNear(there.gradient[0], farGradient[0], "∂/∂x on the other side");
    expectNear(there.gradient[1], farGradient[1], "∂/∂y on the other side");
    // Forced to where it is, nothing changes.
    expect(path(...at, [condition < 0]).value).toBe(here.value);
  });

  test.each(Object.entries(CASES))("%s is inactive beyond half a pixel", (_name, { f, at }) => {
    // Six pixels further along both axes no line above is near; of the whole numbers the middle between two is taken.
    const [x, y] = [Math.floor(at[0]) + 6.4375, at[1] + 6.125];
    const { active } = compilePaths(
      `float f(vec2 q) { vec2 p = 0.03125 * (q - vec2(${x}, ${y})) + vec2(${x}, ${y}); return ${f}; }`,
    )(x, y);
    expect(active.map(({ condition }) => condition)).toEqual([]);
  });
});

describe("along a path", () => {
  const box = `float box(vec2 q, vec2 b) { q = abs(q) - b; return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0); }
float f(vec2 p) { return box(p, vec2(3.0, 2.0)); }`;

  test("the corner of a box has the kinks of its distance", () => {
    const corner = compilePaths(box)(3.125, 2.25);
    expect(corner.active.map(({ condition }) => condition)).toEqual([0.125, 0.25, -0.125, -0.25]);
    expectSite(corner, 2, -0.125, [1, -1]);
    expectNear(corner.value, Math.hypot(0.125, 0.25), "distance");
  });

  test("forced inside of both sides, the corner is the plane that goes on there", () => {
    const path = compilePaths(box);
    // max(q, 0) is 0 then; max(q.x, q.y) and min(…, 0) are asked next.
    expectNear(path(3.125, 2.25, [true, true, true, false]).value, 0.25, "q.y");
    expectNear(path(3.125, 2.25, [true, true, false, false]).value, 0.125, "q.x");
    expectNear(path(3.125, 2.25, [true, true, true, true]).value, 0, "neither");
  });

  test("a loop's site counts in every turn, and turns can be forced one by one", () => {
    const comb =
      "float f(vec2 p) { float d = 9.0; for (int i = 0; i < 3; i++) d = min(d, 1.0 + 0.25 * p.x * float(i)); return d; }";
    const path = compilePaths(comb);
    const here = path(0.25, 0);
    expect(here.met).toBe(3);
    expect(here.active.map(({ condition }) => condition)).toEqual([0.0625, 0.125]);
    expectNear(path(0.25, 0, [true, false]).value, 1.0625, "the second tooth");
    expectNear(path(0.25, 0, [false, true]).value, 1.125, "the third tooth");
  });

  test("the condition of a loop is a site", () => {
    const path = compilePaths(
      "float f(vec2 p) { float n = 0.0; for (float t = 0.0; t < p.x; t += 1.0) n += 1.0; return n; }",
    );
    expect(path(2.25, 0).active.map(({ condition }) => condition)).toEqual([-0.25]);
    expectNear(path(2.25, 0, [false]).value, 2, "one turn less");
    expectNear(path(1.75, 0, [true]).value, 3, "one turn more");
  });

  test("&& and || ask their right side only if the left one leaves it open", () => {
    const path = compilePaths("float f(vec2 p) { return p.x < 0.0 && p.y < 0.0 || p.x + p.y > 9.0 ? 1.0 : 0.0; }");
    expect(path(0.25, 0.25).met).toBe(2);
    expect(path(0.25, 0.25, [true]).met).toBe(3);
    expect(path(0.25, 0.25, [true, true]).value).toBe(1);
    expect(path(0.25, 0.25, [true, false]).value).toBe(0);
  });

  test("an `if` is followed into either branch, with all that it changes", () => {
    const path = compilePaths(
      "float f(vec2 p) { float a = 1.0; int k = 0; if (p.x > 4.0) { a = p.y; k = 2; } else k = 1; return a * float(k); }",
    );
    expectNear(path(4.25, 3).value, 6, "taken");
    expectNear(path(4.25, 3, [false]).value, 1, "the other branch");
  });

  test("sites of functions and of vectors are asked in the order of the text", () => {
    const path = compilePaths(
      "float g(vec3 v) { v = abs(v); return v.x + 10.0 * v.y + 100.0 * v.z; } float f(vec2 p) { return g(vec3(p, p.x + p.y)); }",
    );
    expect(path(0.25, -0.125).active.map(({ condition }) => condition)).toEqual([0.25, -0.125, 0.125]);
    expectNear(path(0.25, -0.125, [false, false, true]).value, 0.25 - 1.25 - 12.5, "y on the upper side");
  });

  test("globals, structs and out parameters carry a forced side on", () => {
    const path = compilePaths(`float shade; struct Cell { vec2 id; float d; };
void cell(vec2 p, out Cell c) { c.id = floor(p); c.d = fract(p.x); shade = c.id.x; }
float f(vec2 p) { Cell c; cell(p, c); return c.d + shade * 10.0 + c.id.y * 100.0; }`);
    expectNear(path(1.875, 3.4375).value, 310.875, "here");
    // floor(p.x) and fract(p.x) ask one after the other, floor(p.y) between them.
    expectNear(path(1.875, 3.4375, [false, false, false]).value, 319.875 + 0 - 0, "only the cell");
  });

  test("a step that is narrower than a pixel has a jump at either end", () => {
    const path = compilePaths("float f(vec2 p) { return floor(2.0 * p.x); }");
    expect(path(0.125, 0).active.map(({ condition }) => condition)).toEqual([0.25, -0.75]);
    expectNear(path(0.125, 0, [true]).value, -1, "before the nearer one");
    expectNear(path(0.125, 0, [false, false]).value, 1, "behind the farther one");
  });

  test("what an out parameter gives depends on the point", () => {
    const path = compilePaths(
      "void g(vec2 p, out float d) { d = p.x - 3.0; } float f(vec2 p) { float d; g(p, d); return abs(d); }",
    );
    expect(path(3.25, 0).active.map(({ condition }) => condition)).toEqual([0.25]);
    expectNear(path(3.25, 0, [true]).value, -0.25, "on the other side");
  });

  test("what does not depend on the point is no site", () => {
    const path = compilePaths(
      "uniform int count_of; float f(vec2 p) { float s = 0.0; for (float i = 0.0; i < 3.0; i += 1.0) s += abs(sin(i)) * floor(i); return s * p.x; }",
    );
    expect(path(0, 0).met).toBe(0);
  });
});

describe("ramps", () => {
  const ramp = "float f(vec2 p) { return smoothstep(0.0, 8.0, p.x); }";

  test("the ends of smoothstep are sites where they are wanted", () => {
    expect(compilePaths(ramp)(0.25, 0).met).toBe(0);
    const path = compilePaths(ramp, true);
    expectSite(path(0.25, 0), 0, 0.25 / 8, [1 / 8, 0]);
    expectNear(path(0.25, 0, [true]).value, 0, "before the ramp");
    const t = -0.25 / 8;
    expectNear(path(-0.25, 0, [false]).value, t * t * (3 - 2 * t), "the cubic goes on");
    expectNear(path(8.25, 0).value, 1, "behind the ramp");
  });

  test.each([
    ["smoothstep of fwidth", "float w = fwidth(p.x); return smoothstep(-w, w, p.x - 3.0);"],
    [
      "smoothstep the other way round",
      "float w = length(vec2(dFdx(p.x), dFdy(p.x))); return 1.0 - smoothstep(w, -w, p.x - 3.0);",
    ],
    ["a clamped quotient", "float d = p.x - 3.0; return clamp(0.5 + d / fwidth(d), 0.0, 1.0);"],
    ["in a function", "float d = p.x - 3.0; return 1.0 - edge(d);"],
  ])("%s is the step in its middle", (_name, body) => {
    const path = compilePaths(
      `float edge(float d) { float w = 0.7 * fwidth(d); return smoothstep(w, -w, d); } float f(vec2 p) { ${body} }`,
      true,
    );
    const here = path(3.25, 0);
    expect(here.value).toBe(1);
    expect(Math.abs(here.active[0]?.condition ?? 0)).toBe(0.25);
    expect(path(3.25, 0, [here.active[0]?.isNegative !== true]).value).toBe(0);
    expect(path(2.875, 0).value).toBe(0);
  });

  test.each([
    ["a soft edge of its own width", "return smoothstep(-2.0, 2.0, p.x);", 0.5],
    ["a glow over many pixels", "return smoothstep(0.0, 20.0 * fwidth(p.x), p.x + 10.0);", 0.5],
    ["a mixture that is clamped", "return clamp(0.5 * exp(-p.x / fwidth(p.x)), 0.0, 1.0);", 0.5],
  ])("%s stays what it is", (_name, body, expected) => {
    expectNear(compilePaths(`float f(vec2 p) { ${body} }`, true)(0, 0).value, expected, "value");
  });
});
