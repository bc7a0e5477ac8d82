/** Every coverage method against shapes whose coverage has a closed form: half-planes, wedges, discs. */
import { describe, expect, test } from "vitest";
import type { CoverageMethod } from "../../src/coverage/coverage.ts";
import { coverageMethods } from "../../src/coverage/registry.ts";
import {
  discCoverage,
  FITTED_ORDER,
  FLOAT_CONSTANTS,
  isWithin,
  NORMAL_FORMULA,
  sampledCoverage,
} from "../tolerances.ts";
import { methodOver } from "./method-program.ts";
import { areaBelow, discArea, normalIntegral } from "./shapes.ts";

const PLANE = `uniform vec3 line; //! min=-1000 max=1000
float sdf(vec2 p) { return line.x + dot(line.yz, p); }`;
const DISC = `uniform vec2 center; //! min=-1000 max=1000
uniform float radius; //! min=0 max=1000
float sdf(vec2 p) { return length(p - center) - radius; }`;
const WEDGE = `uniform vec3 one; //! min=-1000 max=1000
uniform vec3 two; //! min=-1000 max=1000
float sdf(vec2 p) { return max(one.x + dot(one.yz, p), two.x + dot(two.yz, p)); }`;

/** Every angle in degrees, at offsets that leave the pixel too. */
const OFFSETS = [-0.8, -0.7, -0.5, -0.3, -0.01, 0.02, 0.25, 0.49, 0.6, 0.71];
const lines = Array.from({ length: 360 }, (_, degree) => (degree * Math.PI) / 180).flatMap((angle) =>
  // A slope of 3 per pixel: a method must divide by it.
  OFFSETS.map((offset) => ({ f: 3 * offset, gx: 3 * Math.cos(angle), gy: 3 * Math.sin(angle), offset, angle })),
);

const named = (methods: readonly CoverageMethod[]) => methods.map((method) => [method.id, method] as const);
/** Methods that claim the area of the pixel square where the edge is straight. */
const areas = coverageMethods.filter((method) => method.order >= 1);
/** Methods that work until a bound of their own is met: their error stays there and has no order. */
const isBounded = (method: CoverageMethod) =>
  method.kind === "edge" && method.needs.some((need) => need === "taylor" || need === "taylor-sides");
const samplers = coverageMethods.filter((method) => method.kind === "samples");

describe("half-planes over all angles and offsets", () => {
  test.each(named(areas))("%s is the exact area", (id) => {
    const at = methodOver(PLANE, id);
    for (const line of lines) {
      const exact = areaBelow([line]);
      const found = at({ line: [line.f, line.gx, line.gy] });
      expect(isWithin(found, exact, FLOAT_CONSTANTS), `${line.angle} ${line.offset}: ${found}, ${exact}`).toBe(true);
    }
  });

  const ramp = (t: number) => Math.min(Math.max(0.5 + t, 0), 1);
  test.each([
    ["none", (d: number) => (d < 0 ? 1 : 0)],
    ["gradient", (d: number) => ramp(-d)],
    ["determinant", (d: number) => ramp(-3 * d)],
    ["jacobian", (d: number) => ramp(-d)],
    ["derivative", (d: number) => ramp(-d)],
    ["numeric-gradient", (d: number) => ramp(-d)],
    ["fixed:width=0.75", (d: number) => ramp((-3 * d) / 0.75)],
    ["fwidth", (d: number, angle: number) => ramp(-d / (Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle))))],
    [
      "fwidth-smoothstep",
      (d: number, angle: number) => {
        const t = ramp(d / 2 / (Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle))));
        return 1 - t * t * (3 - 2 * t);
      },
    ],
    ["gaussian", (d: number) => normalIntegral(-d * Math.sqrt(12))],
    ["gaussian:radius=0.5", (d: number) => normalIntegral(-d / 0.5)],
    ["gradient:fade=3", (d: number) => ramp(-d / 3)],
    [
      "gradient:fade=2:filter=tent",
      (d: number) => 0.5 - Math.sign(d) * (0.5 - 0.5 * (1 - Math.min(Math.abs(d), 1)) ** 2),
    ],
    ["gradient:filter=gaussian", (d: number) => normalIntegral(-d * Math.sqrt(12))],
    ["half-plane:fade=2:filter=gaussian", (d: number) => normalIntegral((-d * Math.sqrt(12)) / 2)],
    ["hessian:fade=2:filter=gaussian", (d: number) => normalIntegral((-d * Math.sqrt(12)) / 2)],
  ] as const)("%s is its formula", (id, formula) => {
    const at = methodOver(PLANE, id);
    for (const { f, gx, gy, offset, angle } of lines) {
      const found = at({ line: [f, gx, gy] });
      const expected = formula(offset, angle);
      expect(
        isWithin(found, expected, NORMAL_FORMULA + FLOAT_CONSTANTS),
        `${angle} ${offset}: ${found}, ${expected}`,
      ).toBe(true);
    }
  });

  test.each(["half-plane", "hessian", "numeric-half-plane"])("%s with a box of 3 pixels is the area in it", (id) => {
    const at = methodOver(PLANE, `${id}:fade=3`);
    for (const { f, gx, gy } of lines)
      for (const farther of [1, 2.5]) {
        const line = { f: farther * f, gx, gy };
        expect(isWithin(at({ line: [line.f, gx, gy] }), areaBelow([line], 3), FLOAT_CONSTANTS)).toBe(true);
      }
  });

  test("a tent is a box under a box", () => {
    const at = methodOver(PLANE, "half-plane:fade=2:filter=tent");
    const steps = 24;
    for (const { f, gx, gy } of lines.filter((_, index) => index % 21 === 0)) {
      let sum = 0;
      for (let i = 0; i < steps; i++)
        for (let j = 0; j < steps; j++) {
          const [x, y] = [(i + 0.5) / steps - 0.5, (j + 0.5) / steps - 0.5];
          sum += areaBelow([{ f: f + gx * x + gy * y, gx, gy }]);
        }
      // The area changes by at most √2 a pixel and its slope by at most 2.
      expect(isWithin(at({ line: [f, gx, gy] }), sum / steps ** 2, 1 / (4 * steps * steps) + FLOAT_CONSTANTS)).toBe(
        true,
      );
    }
  });

  test.each(named(samplers.filter(({ id }) => /^supersample-\d+$/.test(id))))("%s is near the area", (id, method) => {
    const at = methodOver(PLANE, id);
    const side = method.kind === "samples" ? Math.sqrt(method.samples) : 1;
    for (const line of lines)
      expect(isWithin(at({ line: [line.f, line.gx, line.gy] }), areaBelow([line]), sampledCoverage(side))).toBe(true);
  });
});

describe("wedges", () => {
  // Methods whose differences reach across the pixel see the other edge of a corner from afar.
  const local = areas.filter(
    (method) => method.kind === "edge" && !method.needs.includes("field") && !isBounded(method),
  );

  test.each(named(local))("%s is off by at most what the other edge cuts off", (id) => {
    const at = methodOver(WEDGE, id);
    let corners = 0;
    for (const [index, one] of lines.entries()) {
      if (index % 7 !== 0) continue;
      const two = lines[(index * 1009 + 1234) % lines.length] as (typeof lines)[number];
      const exact = areaBelow([one, two]);
      const found = at({ one: [one.f, one.gx, one.gy], two: [two.f, two.gx, two.gy] });
      // At the centre the larger of the two is the field; its edge alone is what one point can see.
      const alone = areaBelow([one.f >= two.f ? one : two]);
      if (alone - exact > FLOAT_CONSTANTS) corners++;
      expect(Math.abs(found - exact) <= alone - exact + FLOAT_CONSTANTS, `${index}: ${found}, ${exact}, ${alone}`).toBe(
        true,
      );
    }
    expect(corners).toBeGreaterThan(50);
  });
});

/** Places of a disc's centre so that its edge crosses the pixel around 0, at angles and offsets without a pattern. */
function discs(radius: number): { center: readonly [number, number]; exact: number }[] {
  return Array.from({ length: 400 }, (_, index) => {
    const angle = index * 2.399963;
    const distance = radius + (((index * 0.7548776662) % 1) - 0.5) * 1.6;
    const center = [distance * Math.cos(angle), distance * Math.sin(angle)] as const;
    return { center, exact: discArea(center[0], center[1], radius) };
  }).filter(({ exact }) => exact > 0 && exact < 1);
}

const RADII = [1, 2, 5, 10, 20, 50, 100, 200];
const discsOf = new Map(RADII.map((radius) => [radius, discs(radius)]));

function discErrors(id: string, radius: number): number[] {
  const at = methodOver(DISC, id);
  return (discsOf.get(radius) ?? []).map(({ center, exact }) => Math.abs(at({ center, radius }) - exact));
}

describe("discs of 1 to 200 pixels", () => {
  test.each(named(areas))("%s is within its model's remainder", (id, { order }) => {
    for (const radius of RADII.slice(1)) {
      const worst = Math.max(...discErrors(id, radius));
      expect(worst, `radius ${radius}`).toBeLessThanOrEqual(discCoverage(order, radius));
    }
  });

  test.each(named(coverageMethods.filter((method) => !isBounded(method))))(
    "%s converges with the order that it states",
    (id, { order }) => {
      const points = [20, 50, 100, 200].map((radius) => {
        const errors = discErrors(id, radius);
        return [Math.log(radius), Math.log(errors.reduce((sum, error) => sum + error, 0) / errors.length)] as const;
      });
      const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
      const [x, y] = [mean(0), mean(1)];
      const slope =
        points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) /
        points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
      expect(isWithin(-slope, order, FITTED_ORDER), `order ${-slope}`).toBe(true);
    },
  );

  test("a second edge in the pixel is what one point cannot see", () => {
    const [first] = discsOf.get(1) ?? [];
    expect(first).toBeDefined();
    const thin = methodOver("float sdf(vec2 p) { return abs(p.x) - 0.1; }", "hessian");
    expect(thin({})).not.toBeCloseTo(0.2);
  });
});
