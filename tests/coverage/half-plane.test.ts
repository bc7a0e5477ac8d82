import { describe, expect, test } from "vitest";
import { isWithin, twoFormulas } from "../tolerances.ts";
import { compileGlsl } from "./evaluate.ts";

const program = compileGlsl(`#include "nabla/coverage/half-plane.glsl"
uniform float f;
float entry(vec2 gradient) { return nabla_half_plane(f, gradient); }`);

const halfPlane = (f: number, x: number, y: number): number =>
  program.evaluate(Float64Array.of(x, y), { f })[0] as number;

/** Area of the unit square around 0 in which f + g·p < 0, by clipping the square's outline (Sutherland and Hodgman 1974). */
function clippedArea(f: number, gx: number, gy: number): number {
  const square = [
    [-0.5, -0.5],
    [0.5, -0.5],
    [0.5, 0.5],
    [-0.5, 0.5],
  ] as const;
  const value = ([x, y]: readonly [number, number]): number => f + gx * x + gy * y;
  const kept: [number, number][] = [];
  for (const [index, from] of square.entries()) {
    const to = square[(index + 1) % 4] as readonly [number, number];
    const a = value(from);
    const b = value(to);
    if (a < 0) kept.push([from[0], from[1]]);
    if (a < 0 !== b < 0) {
      const t = a / (a - b);
      kept.push([from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]);
    }
  }
  let twice = 0;
  for (const [index, [x, y]] of kept.entries()) {
    const [nextX, nextY] = kept[(index + 1) % kept.length] as [number, number];
    twice += x * nextY - nextX * y;
  }
  return twice / 2;
}

describe("the area of a half-plane in the pixel square", () => {
  test("equals the clipped square over all angles and offsets", () => {
    for (let step = 0; step < 360; step++) {
      const angle = (step / 360) * 2 * Math.PI;
      for (const offset of [-0.8, -0.7, -0.5, -0.3, -0.01, 0.02, 0.25, 0.49, 0.6, 0.71]) {
        const [x, y] = [3 * Math.cos(angle), 3 * Math.sin(angle)];
        const exact = clippedArea(3 * offset, x, y);
        expect(isWithin(halfPlane(3 * offset, x, y), exact, twoFormulas(exact)), `${step}° ${offset}`).toBe(true);
      }
    }
  });

  test.each([
    ["no gradient, inside", -1, 0, 0, 1],
    ["no gradient, outside", 1, 0, 0, 0],
    ["nothing at all", 0, 0, 0, 0],
    ["infinite gradient, inside", -1, Number.POSITIVE_INFINITY, 1, 1],
    ["no number", Number.NaN, 1, 1, 0],
    ["tiny numbers", -1e-200, 1e-190, 1e-195, 0.5000000001],
    ["far inside", -1e30, 1, 1, 1],
    ["through the centre", 0, 2, 5, 0.5],
    ["along an edge of the square", 0.5, 1, 0, 0],
  ])("%s", (_name, f, x, y, expected) => {
    expect(isWithin(halfPlane(f, x, y), expected, twoFormulas(expected))).toBe(true);
  });

  test("turning and mirroring the pixel changes nothing", () => {
    for (const [f, x, y] of [
      [0.2, 0.9, 0.3],
      [-0.4, 0.5, 0.5],
    ] as const)
      for (const [a, b] of [
        [-y, x],
        [-x, -y],
        [y, -x],
        [y, x],
        [-x, y],
      ] as const)
        expect(halfPlane(f, a, b)).toBe(halfPlane(f, x, y));
  });
});
