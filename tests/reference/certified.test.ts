/** Certified bounds against closed forms and against counted samples. */
import { expect, test } from "vitest";
import type { Program } from "../../src/glsl/tree.ts";
import { type CertifiedCoverage, certifyCoverage, certifyInSteps } from "../../src/reference/certified.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { AREA_SLACK, areaWithin } from "../../src/reference/polygon.ts";
import { compileTaylor } from "../../src/reference/taylor.ts";
import { supersampledCoverage } from "../../src/reference/truth.ts";
import { programOf } from "../backends/run.ts";
import { sampledCoverage } from "../tolerances.ts";

const SIDE = 32;

function certify(body: string): { certified: CertifiedCoverage; program: Program } {
  const program = programOf(`float f(vec2 p) { return ${body}; }`);
  const { compiled } = compileTaylor(program, "f");
  if (compiled === null) throw new Error("the field has no enclosure");
  compiled.load({});
  return { certified: certifyCoverage(compiled, SIDE, SIDE), program };
}

const total = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0);

const beyondHyperbola = (side: number, c: number): number => side * side - c - c * Math.log((side * side) / c);

const FIELDS: Readonly<Record<string, readonly [string, number]>> = {
  disc: ["length(p - vec2(15.3, 16.1)) - 11.5", Math.PI * 11.5 ** 2],
  ring: ["abs(length(p - vec2(15.5, 16.25)) - 10.0) - 1.5", Math.PI * (11.5 ** 2 - 8.5 ** 2)],
  // Semi-axes 12 and 7.5, turned by 30°.
  ellipse: [
    "length(vec2((0.866025403784 * (p.x - 16.0) + 0.5 * (p.y - 16.0)) / 12.0, (0.866025403784 * (p.y - 16.0) - 0.5 * (p.x - 16.0)) / 7.5)) - 1.0",
    Math.PI * 12 * 7.5,
  ],
  // Bends by u·w alone. |x·y| > c leaves s² − c − c·ln(s²/c) of a square of side s on the axes.
  saddle: ["(p.x - 16.0) * (p.y - 16.0) - 20.0", SIDE ** 2 - 2 * beyondHyperbola(16, 20)],
  "two saddles": ["abs((p.x - 16.0) * (p.y - 16.0)) - 20.0", SIDE ** 2 - 4 * beyondHyperbola(16, 20)],
  "half-plane": ["p.x + 0.5 * p.y - 24.0", 16 * 32],
  // |x − 16| < 0.5 · y within 0 ≤ y ≤ 32: a triangle of height and base 32.
  wedge: ["max(p.x - 16.0 - 0.5 * p.y, 16.0 - p.x - 0.5 * p.y)", (32 * 32) / 2],
  "a jump instead of an edge": ["p.x + 0.25 * p.y < 20.0 ? -1.0 : 1.0", 32 * 16],
};

test.each(Object.entries(FIELDS))(
  "%s: the area lies between the sums, and samples within each pixel's bounds",
  (_, [body, area]) => {
    const { certified, program } = certify(body);
    expect(certified.singular).toEqual([]);
    expect(total(certified.lo)).toBeLessThanOrEqual(area);
    expect(total(certified.hi)).toBeGreaterThanOrEqual(area);
    const field = compileForCpu(program, "f").compiled;
    if (field === null) throw new Error("the field does not run");
    const samples = 32;
    const counted = supersampledCoverage(field, SIDE, SIDE, samples);
    // Two edges may cross a pixel of the ring or the wedge.
    const slack = 2 * sampledCoverage(samples);
    counted.forEach((coverage, index) => {
      const [low, high] = [certified.lo[index] as number, certified.hi[index] as number];
      expect(high - low).toBeLessThanOrEqual(1 / 4096 + 2 * AREA_SLACK);
      expect(
        coverage >= low - slack && coverage <= high + slack,
        `pixel ${index}: ${coverage} in ${low}, ${high}`,
      ).toBe(true);
    });
  },
);

test("a rule that is off by a twentieth of a pixel puts the area outside of the bounds", () => {
  const program = programOf("float f(vec2 p) { return abs(length(p - vec2(15.5, 16.25)) - 10.0) - 1.5; }");
  const { compiled } = compileTaylor(program, "f", (operations, memory) => ({
    ...operations,
    hypot(t, x, y) {
      operations.hypot(t, x, y);
      memory.cells[t] = (memory.cells[t] as number) + 0.05;
    },
  }));
  compiled?.load({});
  const { lo, hi } = certifyCoverage(compiled as NonNullable<typeof compiled>, SIDE, SIDE);
  const [, area] = FIELDS.ring as readonly [string, number];
  expect(area < total(lo) || area > total(hi)).toBe(true);
});

test("in steps the bounds are the same, progress is told, and an abort ends it", async () => {
  const { compiled } = compileTaylor(programOf("float f(vec2 p) { return length(p - 40.0) - 30.0; }"), "f");
  const field = compiled as NonNullable<typeof compiled>;
  field.load({});
  const whole = certifyCoverage(field, 80, 80);
  const shares: number[] = [];
  const abort = new AbortController();
  const progress = (share: number): void => void shares.push(share);
  expect(await certifyInSteps(field, 80, 80, { progress, signal: abort.signal })).toEqual(whole);
  expect(shares).toEqual(Array.from({ length: 9 }, (_, index) => (index + 1) / 9));
  const stopped = certifyInSteps(field, 80, 80, { progress: () => abort.abort(), signal: abort.signal });
  expect(await stopped).toBeNull();
});

test("a pixel that cannot be narrowed is listed with bounds that hold", () => {
  // Stripes without end towards the corner.
  const { certified } = certify("sin(1.0 / length(p))");
  expect(certified.singular.some(({ x, y }) => x === 0 && y === SIDE - 1)).toBe(true);
  for (const { lo, hi } of certified.singular) expect(lo >= 0 && lo <= hi && hi <= 1).toBe(true);
});

test("bounds are as narrow as asked for, rounding of areas included", () => {
  // Open in the four cells around one point alone, however small they are: a power of two.
  const { compiled } = compileTaylor(
    programOf("float f(vec2 p) { vec2 q = p - 8.5; float r = dot(q, q); return r / r - 0.01; }"),
    "f",
  );
  const field = compiled as NonNullable<typeof compiled>;
  field.load({});
  const { lo, hi } = certifyCoverage(field, SIDE, SIDE, { enclosure: 1 / 64 });
  const widest = Math.max(...lo.map((low, pixel) => (hi[pixel] as number) - low));
  expect(widest).toBeGreaterThan(1 / 1024);
  expect(widest).toBeLessThanOrEqual(1 / 64);
});

test("a kink is followed although more depend on it than are", () => {
  // On the ridge of the absolute value each of the six is open, and none says more than it does.
  const body = `float x = abs(p.x - 0.4 * p.y - 9.3), sum = 0.1 * sin(p.y) - 0.1;
    for (int i = 0; i < 6; i++) { x = max(0.9 * x, 0.0); sum += x; }
    return sum;`;
  const { compiled } = compileTaylor(programOf(`float f(vec2 p) { ${body} }`), "f");
  const field = compiled as NonNullable<typeof compiled>;
  field.load({});
  expect(certifyCoverage(field, SIDE, SIDE).singular).toEqual([]);
});

test("a loop without end is given up where all cells within take it, its side of the picture alone", () => {
  const body = "float d = p.x; if (p.x < 16.5) { for (int i = 0; i >= 0; i += 0) { d = d * 0.999; } } return d - 24.0;";
  const { compiled } = compileTaylor(programOf(`float f(vec2 p) { ${body} }`), "f");
  const field = compiled as NonNullable<typeof compiled>;
  field.load({});
  const { lo, hi, evaluations } = certifyCoverage(field, SIDE, 4);
  lo.forEach((low, pixel) => {
    const column = pixel % SIDE;
    const high = hi[pixel] as number;
    if (column < 16) expect([low, high]).toEqual([0, 1]);
    else if (column > 16) expect(column < 24 ? low > 0.5 : high < 0.5).toBe(true);
  });
  expect(evaluations).toBeLessThan(4 * SIDE);
});

test("pixels that come to nothing one after the other get fewer cells, and their bounds hold", () => {
  const cells = 64;
  // Stripes a millionth of a pixel wide.
  const { compiled } = compileTaylor(programOf("float f(vec2 p) { return sin(7.0e6 * p.x); }"), "f");
  const field = compiled as NonNullable<typeof compiled>;
  field.load({});
  const { lo, hi, singular, evaluations } = certifyCoverage(field, SIDE, SIDE, { cells });
  expect(singular.length).toBe(SIDE * SIDE);
  expect(lo.every((low) => low <= 0.5) && hi.every((high) => high >= 0.5)).toBe(true);
  expect(evaluations).toBeLessThan((cells * SIDE * SIDE) / 4);
});

test("areas of a square cut by half-planes", () => {
  expect(areaWithin([])).toBe(1);
  expect(areaWithin([{ v: 0, a: 1, b: 0 }])).toBe(0.5);
  expect(
    areaWithin([
      { v: 0, a: 1, b: 0 },
      { v: 0, a: 0, b: -1 },
    ]),
  ).toBe(0.25);
  expect(areaWithin([{ v: 0, a: 1, b: 1 }])).toBe(0.5);
  expect(areaWithin([{ v: 3, a: 1, b: 1 }])).toBe(0);
  expect(areaWithin([{ v: -3, a: 1, b: 1 }])).toBe(1);
});
