/** Counted coverage against exact areas. */
import { expect, test } from "vitest";
import { certifyCoverage } from "../../src/reference/certified.ts";
import { compileTaylor } from "../../src/reference/taylor.ts";
import { supersampledCoverage } from "../../src/reference/truth.ts";
import { compile, programOf } from "../backends/run.ts";
import { isWithin, sampledCoverage } from "../tolerances.ts";

test("an upright edge covers the part of the pixel on its left; the top row comes first", () => {
  const field = compile("float main_test(vec2 p) { return p.x - 1.25 - 0.5 * floor(p.y); }");
  const coverage = supersampledCoverage(field, 3, 2, 8);
  // Bottom row: the edge at 1.25; top row: at 1.75.
  expect([...coverage]).toEqual([1, 0.75, 0, 1, 0.25, 0]);
});

test("a slanted edge", () => {
  // x + 2y < 2.2: the bottom left pixel is cut at (1, 0.6) and (0.2, 1), a corner of 0.8 × 0.4 / 2 is missing.
  const field = compile("float main_test(vec2 p) { return p.x + 2.0 * p.y - 2.2; }");
  for (const samples of [4, 16, 64]) {
    const [corner] = supersampledCoverage(field, 1, 1, samples);
    expect(isWithin(corner as number, 1 - 0.16, sampledCoverage(samples)), `${samples} samples gave ${corner}`).toBe(
      true,
    );
  }
});

test("a disc of 100 pixels has the area of a disc", () => {
  const field = compile("uniform float radius; float main_test(vec2 p) { return length(p - 8.0) - radius; }");
  const coverage = supersampledCoverage(field, 16, 16, 64, { radius: Math.sqrt(100 / Math.PI) });
  const area = coverage.reduce((sum, one) => sum + one, 0);
  // About 45 pixels hold the edge, and each of them is as exact as a straight edge in it.
  expect(isWithin(area, 100, 45 * sampledCoverage(64))).toBe(true);
});

test("pixels that are proven inside or outside need no samples", () => {
  const text = "float main_test(vec2 p) { return abs(length(p - 16.0) - 9.0) - 1.5; }";
  const { compiled: taylor } = compileTaylor(programOf(text), "main_test");
  if (taylor === null) throw new Error("the Taylor backend refuses the ring");
  taylor.load({});
  const bounds = certifyCoverage(taylor, 32, 32, { enclosure: 1 });
  const field = compile(text);
  expect(supersampledCoverage(field, 32, 32, 8, {}, bounds)).toEqual(supersampledCoverage(field, 32, 32, 8));
  // Bounds are believed, so wrong ones show.
  const wrong = supersampledCoverage(field, 1, 1, 8, {}, { lo: [1], hi: [1] });
  expect([...wrong]).toEqual([1]);
});

test("an entry of more than one component is no field", () => {
  expect(() => supersampledCoverage(compile("vec2 main_test(vec2 p) { return p; }"), 1, 1)).toThrow("this entry has 2");
});
