/** Finite differences against derivatives in closed form, and their own estimate against their true error. */
import { describe, expect, test } from "vitest";
import { numericalDerivatives, type ScalarField } from "../../src/reference/finite-differences.ts";
import { compile } from "../backends/run.ts";
import { finiteDifference, isWithin, USEFUL_FIRST_DIFFERENCE, USEFUL_SECOND_DIFFERENCE } from "../tolerances.ts";

function field(f: (x: number, y: number) => number): ScalarField {
  return (points) =>
    Float64Array.from({ length: points.length / 2 }, (_, index) =>
      f(points[2 * index] as number, points[2 * index + 1] as number),
    );
}

interface Case {
  readonly name: string;
  readonly f: (x: number, y: number) => number;
  /** ∂x, ∂y, ∂xx, ∂xy, ∂yy */
  readonly derivatives: (x: number, y: number) => readonly [number, number, number, number, number];
}

const cases: readonly Case[] = [
  {
    name: "a quadratic form",
    f: (x, y) => 3 * x * x - 2 * x * y + 5 * y * y,
    derivatives: (x, y) => [6 * x - 2 * y, 10 * y - 2 * x, 6, -2, 10],
  },
  {
    name: "the distance to the origin",
    f: (x, y) => Math.hypot(x, y),
    derivatives: (x, y) => {
      const r = Math.hypot(x, y);
      return [x / r, y / r, (y * y) / r ** 3, (-x * y) / r ** 3, (x * x) / r ** 3];
    },
  },
  {
    name: "the angle around the origin",
    f: (x, y) => Math.atan2(y, x),
    derivatives: (x, y) => {
      const r2 = x * x + y * y;
      return [-y / r2, x / r2, (2 * x * y) / r2 ** 2, (y * y - x * x) / r2 ** 2, (-2 * x * y) / r2 ** 2];
    },
  },
  {
    name: "a wave",
    f: (x, y) => Math.sin(3 * x) * Math.exp(y),
    derivatives: (x, y) => {
      const [s, c, e] = [Math.sin(3 * x), Math.cos(3 * x), Math.exp(y)];
      return [3 * c * e, s * e, -9 * s * e, 3 * c * e, s * e];
    },
  },
];

const points = [
  [0.7, 0.4],
  [-1.3, 0.2],
  [0.31, -2.1],
] as const;

describe.each(cases)("$name", ({ f, derivatives }) => {
  test.each(points)("at (%f, %f)", (x, y) => {
    const { value, gradient, hessian } = numericalDerivatives(field(f), x, y);
    expect(value).toBe(f(x, y));
    const exact = derivatives(x, y);
    [...gradient, ...hessian].forEach((estimate, index) => {
      const wanted = exact[index] as number;
      const report = `derivative ${index}: ${estimate.value} ± ${estimate.error} for ${wanted}`;
      expect(isWithin(estimate.value, wanted, finiteDifference(estimate, wanted)), report).toBe(true);
    });
  });
  test("the estimates are as small as rounding allows", () => {
    const { gradient, hessian } = numericalDerivatives(field(f), 0.7, 0.4);
    for (const { error } of gradient) expect(error).toBeLessThan(USEFUL_FIRST_DIFFERENCE);
    for (const { error } of hessian) expect(error).toBeLessThan(USEFUL_SECOND_DIFFERENCE);
  });
});

test("beside a kink the estimates say that nothing can be told; on it only those of the Hessian do", () => {
  const kink = field((x, y) => Math.abs(x - 0.5) + y);
  const beside = numericalDerivatives(kink, 0.5 + 2 ** -14, 0);
  expect(beside.gradient[0].error).toBeGreaterThan(USEFUL_FIRST_DIFFERENCE);
  const on = numericalDerivatives(kink, 0.5, 0);
  expect(on.hessian[0].error).toBeGreaterThan(USEFUL_SECOND_DIFFERENCE);
});

test("a compiled field is one", () => {
  const program = compile("float main_test(vec2 p) { return length(p) - 1.0; }");
  const { gradient } = numericalDerivatives((samples) => program.evaluate(samples, {}), 3, 4);
  expect(isWithin(gradient[0].value, 0.6, finiteDifference(gradient[0], 0.6))).toBe(true);
  expect(isWithin(gradient[1].value, 0.8, finiteDifference(gradient[1], 0.8))).toBe(true);
});
