/** The float32 mode against exact expectations: each of + − × ÷ √ correctly rounded, in the order of the text. */
import { describe, expect, test } from "vitest";
import { runBody, runExpression } from "./run.ts";

const exact = (type: string, expression: string, at: readonly [number, number]) =>
  runExpression(type, expression, { float32: true, at });

describe("each operation is rounded", () => {
  test("a sum that float32 cannot hold", () => {
    expect(exact("float", "p.x + p.y", [2 ** 24, 1])).toEqual([2 ** 24]);
    expect(exact("float", "p.x + p.y", [2 ** 24, 3])).toEqual([2 ** 24 + 4]);
    expect(runExpression("float", "p.x + p.y", { at: [2 ** 24, 1] })).toEqual([2 ** 24 + 1]);
  });
  test("the order of the additions counts", () => {
    expect(exact("float", "p.x + p.y + p.y", [2 ** 24, 1])).toEqual([2 ** 24]);
    expect(exact("float", "p.x + (p.y + p.y)", [2 ** 24, 1])).toEqual([2 ** 24 + 2]);
  });
  test("a product of 25 bits", () => {
    // 4097² = 16785409 lies between the float32 numbers 16785408 and 16785410, ties to even.
    expect(exact("float", "p.x * p.x", [4097, 0])).toEqual([16785408]);
  });
  test("a quotient: 1/3 is 0x3eaaaaab", () => {
    expect(exact("int", "floatBitsToInt(p.x / p.y)", [1, 3])).toEqual([0x3eaaaaab]);
  });
  test("a root: √2 is 0x3fb504f3", () => {
    expect(exact("int", "floatBitsToInt(sqrt(p.x))", [2, 0])).toEqual([0x3fb504f3]);
  });
  test("a point beside the grid of float32 is rounded before anything else", () => {
    expect(exact("float", "p.x", [0.1, 0])).toEqual([0.10000000149011612]);
  });
  test("an int above 2²⁴ is rounded when it becomes a float", () => {
    expect(exact("float", "float(int(p.x) + 16777217)", [0, 0])).toEqual([16777216]);
    expect(runExpression("float", "float(int(p.x) + 16777217)", { at: [0, 0] })).toEqual([16777217]);
  });
  test("overflow and underflow are those of float32", () => {
    expect(exact("float", "p.x * p.x", [1e20, 0])).toEqual([Infinity]);
    expect(exact("float", "p.x * p.x", [1e-30, 0])).toEqual([0]);
    expect(exact("float", "p.x / 2.0", [2 ** -149, 0])).toEqual([0]);
  });
});

describe("built-ins are their formulas, rounded step by step", () => {
  const f = Math.fround;
  const [x, y] = [f(0.1), f(0.7)];
  test("dot adds from the left", () => {
    expect(exact("float", "dot(vec3(p, 0.3), vec3(p.y, p.x, p.y))", [0.1, 0.7])).toEqual([
      f(f(f(x * y) + f(y * x)) + f(f(0.3) * y)),
    ]);
  });
  test("mix is x(1 − a) + y·a", () => {
    expect(exact("float", "mix(p.x, p.y, 0.3)", [0.1, 0.7])).toEqual([f(f(x * f(1 - f(0.3))) + f(y * f(0.3)))]);
  });
  test("mod is x − y·floor(x/y)", () => {
    expect(exact("float", "mod(p.y * 100.0, p.x)", [0.1, 0.7])).toEqual([
      f(f(y * 100) - f(x * Math.floor(f(f(y * 100) / x)))),
    ]);
  });
  test("length is the root of the dot product", () => {
    expect(exact("float", "length(p)", [0.1, 0.7])).toEqual([f(Math.sqrt(f(f(x * x) + f(y * y))))]);
  });
  test("a matrix product adds from the left too", () => {
    expect(exact("vec2", "mat2(p, p.yx) * p", [0.1, 0.7])).toEqual([f(f(x * x) + f(y * y)), f(f(y * x) + f(x * y))]);
  });
});

test("values stay rounded through variables, arrays, uniforms, functions and globals", () => {
  const { fround } = Math;
  const at = [1 / 3, 0] as const;
  const third = fround(1 / 3);
  expect(
    runBody("float a[2]; a[int(p.y)] = p.x; result.x = a[0] * 3.0; result.y = a[0];", { float32: true, at }),
  ).toEqual([fround(third * 3), third, 0, 0]);
});
