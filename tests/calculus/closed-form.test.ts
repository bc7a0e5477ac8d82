/** The transform against derivatives written by hand, and the three forms of prototypes that it fills in. */
import { expect, test } from "vitest";
import { differentiate } from "../../src/calculus/differentiate.ts";
import { print } from "../../src/glsl/print.ts";
import { prune } from "../../src/glsl/prune.ts";
import { read } from "../../src/glsl/read.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { closedForm, isWithin } from "../tolerances.ts";
import { compileJet, POINTS, type Point } from "./run.ts";

function expectNear(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, at) => {
    const exact = expected[at] as number;
    expect(isWithin(value, exact, closedForm(exact)), `${at}: ${value}, not ${exact}`).toBe(true);
  });
}

const FORMS: Readonly<Record<string, (x: number, y: number) => readonly [number[], number[]]>> = {
  "length(p)": (x, y) => {
    const r = Math.hypot(x, y);
    return [
      [x / r, y / r],
      [(y * y) / r ** 3, (-x * y) / r ** 3, (x * x) / r ** 3],
    ];
  },
  "log(length(p))": (x, y) => {
    const s = x * x + y * y;
    return [
      [x / s, y / s],
      [(y * y - x * x) / s ** 2, (-2 * x * y) / s ** 2, (x * x - y * y) / s ** 2],
    ];
  },
  "atan(p.y, p.x)": (x, y) => {
    const s = x * x + y * y;
    return [
      [-y / s, x / s],
      [(2 * x * y) / s ** 2, (y * y - x * x) / s ** 2, (-2 * x * y) / s ** 2],
    ];
  },
  "exp(p.x) * sin(p.y)": (x, y) => [
    [Math.exp(x) * Math.sin(y), Math.exp(x) * Math.cos(y)],
    [Math.exp(x) * Math.sin(y), Math.exp(x) * Math.cos(y), -Math.exp(x) * Math.sin(y)],
  ],
  "p.x / (2.0 + p.y)": (x, y) => [
    [1 / (2 + y), -x / (2 + y) ** 2],
    [0, -1 / (2 + y) ** 2, (2 * x) / (2 + y) ** 3],
  ],
};

test.each(Object.entries(FORMS))("%s", (expression, form) => {
  const { exact } = compileJet(`float f(vec2 p) { return ${expression}; }`, 2);
  for (const point of POINTS) {
    const { gradient, hessian } = exact(point);
    const [first, second] = form(...point);
    expectNear(gradient, first);
    expectNear(hessian, second);
  }
});

const TEXT = `precision highp float;
vec2 warp(vec2 p) { return vec2(p.x * p.x - p.y * p.y, 2.0 * p.x * p.y); }
float field(vec2 p) { return dot(warp(p), vec2(1.0, 2.0)); }
vec2 warp_jacobian(vec2 p, out mat2 jacobian);
float field_gradient(vec2 x, out vec2 gradient);
float field_hessian(vec2 x, out vec2 g, out vec3 h);
float both(vec2 p) { vec2 g; mat2 j; warp_jacobian(p, j); return field_gradient(p, g) + g.x + j[1].x; }
`;

test("several requests fill in their prototypes, which may be called before they are defined", () => {
  const { program } = read([{ name: "test.glsl", text: TEXT }], { prototypes: true });
  if (program === null) throw new Error("the text has errors");
  const derived = differentiate(program, [
    { of: "warp", order: 1, into: "warp_jacobian" },
    { of: "field", order: 1, into: "field_gradient" },
    { of: "field", order: 2, into: "field_hessian" },
  ]);
  expect(derived.diagnostics).toEqual([]);
  const at = (entry: string, point: Point): number[] => [
    ...(compileForCpu(derived.program, entry).compiled?.evaluate(Float64Array.from(point), {}) ?? []),
  ];
  const [x, y] = [0.5, -0.75];
  const value = x * x - y * y + 4 * x * y;
  // Columns are ∂/∂x and ∂/∂y of z².
  expect(at("warp_jacobian", [x, y])).toEqual([x * x - y * y, 2 * x * y, 2 * x, 2 * y, -2 * y, 2 * x]);
  expect(at("field_gradient", [x, y])).toEqual([value, 2 * x + 4 * y, 4 * x - 2 * y]);
  expect(at("field_hessian", [x, y])).toEqual([value, 2 * x + 4 * y, 4 * x - 2 * y, 2, 4, -2]);
  expect(at("both", [x, y])).toEqual([value + 2 * x + 4 * y - 2 * y]);
  // What nothing calls can be left out, and what is left is a program again.
  const text = print(prune(derived.program, ["both"]));
  expect(text).not.toContain("field_hessian");
  expect(read([{ name: "derived.glsl", text }]).diagnostics).toEqual([]);
});
