import { describe, expect, test } from "vitest";
import { isWithin, midpointRule, twoFormulas } from "../tolerances.ts";
import { compileGlsl } from "./evaluate.ts";

const positivePart = compileGlsl(`#include "nabla/coverage/parabola.glsl"
uniform float c2;
float entry(vec2 c) { return nabla_positive_part(c.x, c.y, c2); }`);

const parabola = compileGlsl(`#include "nabla/coverage/parabola.glsl"
uniform float f;
uniform vec3 hessian;
float entry(vec2 gradient) { return nabla_parabola(f, gradient, hessian); }`);

const coverage = (f: number, gradient: readonly [number, number], hessian: readonly [number, number, number]): number =>
  parabola.evaluate(Float64Array.from(gradient), { f, hessian })[0] as number;

const STEPS = 4096;

/** Midpoint rule over x from −½ to ½. */
function integrate(height: (x: number) => number): number {
  let sum = 0;
  for (let step = 0; step < STEPS; step++) sum += height((step + 0.5) / STEPS - 0.5);
  return sum / STEPS;
}

describe("the integral of the positive part of a quadratic", () => {
  const values = [-1.5, -0.4, -0.05, 0, 0.1, 0.6, 2];
  test.each(values.flatMap((c0) => values.flatMap((c1) => values.map((c2) => [c0, c1, c2] as const))))(
    "%f + %f x + %f x²",
    (c0, c1, c2) => {
      const found = positivePart.evaluate(Float64Array.of(c0, c1), { c2 })[0] as number;
      const expected = integrate((x) => Math.max(c0 + c1 * x + c2 * x * x, 0));
      const slope = Math.abs(c1) + Math.abs(c2);
      expect(isWithin(found, expected, midpointRule(STEPS, slope))).toBe(true);
    },
  );
});

describe("the area under a curved edge", () => {
  test("is that of the parabola y = y₀ + y₁x + y₂x² itself", () => {
    for (const y0 of [-0.6, -0.45, -0.2, 0, 0.3, 0.48])
      for (const y1 of [-0.9, -0.3, 0, 0.5])
        for (const y2 of [-0.4, -0.1, 0.2]) {
          // f = y − y₀ − y₁x − y₂x² is negative below its edge.
          const expected = integrate((x) => Math.min(Math.max(0.5 + y0 + y1 * x + y2 * x * x, 0), 1));
          const found = coverage(-y0, [-y1, 1], [-2 * y2, 0, 0]);
          expect(isWithin(found, expected, midpointRule(STEPS, Math.abs(y1) + Math.abs(y2))), `${y0} ${y1} ${y2}`).toBe(
            true,
          );
        }
  });

  test("of a disc of radius R is right to the second order in 1/R, a half-plane only to the first", () => {
    // Area of the disc in the pixel, exact by the integral of the circular segment's height.
    const errors = [8, 16, 32, 64].map((radius) => {
      let worst = 0;
      for (let step = 0; step < 64; step++) {
        const angle = (step / 64) * 2 * Math.PI;
        const offset = 0.8 * ((step % 7) / 6) - 0.4;
        const [cx, cy] = [(radius + offset) * Math.cos(angle), (radius + offset) * Math.sin(angle)];
        const distance = Math.hypot(cx, cy);
        const [nx, ny] = [cx / distance, cy / distance];
        const bend = 1 / distance;
        const found = coverage(distance - radius, [nx, ny], [ny * ny * bend, -nx * ny * bend, nx * nx * bend]);
        const exact = integrate((x) => {
          const half = Math.sqrt(Math.max(radius * radius - (cx + x) ** 2, 0));
          const low = Math.max(-half - cy, -0.5);
          const high = Math.min(half - cy, 0.5);
          return Math.max(high - low, 0);
        });
        worst = Math.max(worst, Math.abs(found - exact));
      }
      return worst;
    });
    // The order is fitted between the first and the last radius; the integral's own error is far below.
    const order = Math.log((errors[0] as number) / (errors[3] as number)) / Math.log(8);
    expect(Math.round(order)).toBe(2);
    expect(errors[0]).toBeLessThan(1 / 255);
  });

  test.each([
    ["no derivatives, inside", -1, [0, 0], [0, 0, 0], 1],
    ["no derivatives, outside", 1, [0, 0], [0, 0, 0], 0],
    ["far outside of a strongly bent field", 50, [1, 0], [0.5, 0, 0.5], 0],
    ["far inside", -50, [1, 0], [0.5, 0, 0.5], 1],
  ] as const)("%s", (_name, f, gradient, hessian, expected) => {
    expect(coverage(f, gradient, hessian)).toBe(expected);
  });

  test("falls back to the half-plane where the field bends within a pixel", () => {
    expect(coverage(0.1, [0.3, 0.4], [2, 0, 0])).toBe(coverage(0.1, [0.3, 0.4], [20, 5, 1]));
  });

  test("turning and mirroring the pixel changes nothing", () => {
    const exact = coverage(0.1, [0.9, 0.3], [0.2, -0.1, 0.3]);
    expect(isWithin(coverage(0.1, [0.3, 0.9], [0.3, -0.1, 0.2]), exact, twoFormulas(exact))).toBe(true);
    expect(isWithin(coverage(0.1, [-0.9, 0.3], [0.2, 0.1, 0.3]), exact, twoFormulas(exact))).toBe(true);
    expect(isWithin(coverage(0.1, [-0.9, -0.3], [0.2, -0.1, 0.3]), exact, twoFormulas(exact))).toBe(true);
  });

  test("is never outside of 0 to 1 and never NaN", () => {
    const numbers = [
      0,
      -0,
      1e-40,
      -1e-3,
      0.5,
      3,
      -1e20,
      1e38,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
    ];
    for (const f of numbers)
      for (const x of numbers)
        for (const bend of numbers)
          for (const [gradient, hessian] of [
            [
              [x, 0.3],
              [bend, 0, 0],
            ],
            [
              [0.3, x],
              [0.1, bend, bend],
            ],
          ] as const) {
            const found = coverage(f, gradient, hessian);
            expect(found >= 0 && found <= 1, `${f} ${gradient} ${hessian}: ${found}`).toBe(true);
          }
  });
});
