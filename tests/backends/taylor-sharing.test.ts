/** What paths have in common is computed once a cell, and never taken for another cell's or another program run's. */
import { expect, test } from "vitest";
import type { Operations } from "../../src/backends/taylor.ts";
import { type CompiledTaylor, compileTaylor, type EncloseOptions } from "../../src/reference/taylor.ts";
import { programOf } from "./run.ts";

function compiledOf(text: string, change?: Parameters<typeof compileTaylor>[2]): CompiledTaylor {
  const { compiled } = compileTaylor(programOf(text), "f", change);
  if (compiled === null) throw new Error("the program has no enclosure");
  return compiled;
}

const ALL: EncloseOptions = { splitKinks: 16, choosesSteps: false, most: 16 };

test("of each branch the first kinks are followed on both sides, as many as asked for", () => {
  const compiled = compiledOf("float f(vec2 p) { return abs(p.x) + 2.0 * abs(p.y) + 4.0 * abs(p.x + p.y); }");
  compiled.load({});
  const slopes = (splitKinks: number): readonly number[] =>
    (compiled.enclose(0, 0, 0.1, 0.1, { ...ALL, splitKinks }) ?? []).map(({ results }) =>
      Math.round(10 * (results[0]?.a ?? Number.NaN)),
    );
  expect(slopes(0)).toEqual([0]);
  expect(slopes(1)).toEqual([1, -1]);
  expect(slopes(2)).toEqual([1, 1, -1, -1]);
  expect(slopes(3)).toEqual([5, -3, 5, -3, 3, -5, 3, -5]);
});

test("a rounding that is used twice is followed once", () => {
  const compiled = compiledOf("float f(vec2 p) { return floor(p.x) * p.y + fract(p.x) + mod(p.x, 1.0); }");
  compiled.load({});
  // Three whole numbers lie in the cell.
  expect(compiled.enclose(1.5, 0.5, 0.6, 0.1, ALL)).toHaveLength(3);
  expect(compiled.enclose(1.5, 0.5, 0.6, 0.1, { ...ALL, choosesSteps: true })).toHaveLength(3);
});

test("a kink is followed once, however often the program computes it", () => {
  const compiled = compiledOf("float f(vec2 p) { return abs(p.x) + p.y * abs(p.x) - abs(p.x) * abs(p.x); }");
  compiled.load({});
  expect(compiled.enclose(0, 0.5, 0.1, 0.1, ALL)).toHaveLength(2);
});

test("branches and paths compute what comes before them once, and also what does not depend on them", () => {
  let sines = 0;
  const count = (operations: Operations): Operations => ({
    ...operations,
    sin: (...operands) => {
      sines++;
      operations.sin(...operands);
    },
  });
  const text = `
float f(vec2 p) {
  float wave = sin(p.x);
  float side = p.y > 0.5 ? 1.0 : 2.0;
  float corner = abs(p.y - 0.5);
  return side * wave + corner * sin(p.x + 1.0);
}`;
  const compiled = compiledOf(text, count);
  compiled.load({});
  compiled.visit(1, 0.5, 0.1, 0.1);
  const tapes = compiled.record(16, true) ?? [];
  expect(tapes).toHaveLength(2);
  expect(sines).toBe(2);
  sines = 0;
  let branches = 0;
  for (const tape of tapes) {
    compiled.follow(tape, 0, 16, () => branches++);
    compiled.follow(tape, 16, 16, () => branches++);
  }
  expect(branches).toBe(6);
  expect(sines).toBe(2);
  // Another cell has other numbers.
  compiled.visit(1.1, 0.5, 0.1, 0.1);
  for (const tape of tapes) compiled.shorten(tape);
  expect(sines).toBe(4);
});

test("what depends on an open side is computed for each side", () => {
  const compiled = compiledOf("float f(vec2 p) { return 3.0 * (floor(p.x) + 1.0); }");
  compiled.load({});
  const values = (compiled.enclose(1, 0.5, 0.1, 0.1, ALL) ?? []).map(({ results }) => results[0]?.v);
  expect(values).toEqual([3, 6]);
});

test("a model that was constant in a smaller cell is not taken for one in a larger", () => {
  const compiled = compiledOf("float f(vec2 p) { return p.y * (floor(p.x) + 1.0); }");
  compiled.load({});
  compiled.visit(1, 1, 0.5, 0.5);
  const [whole] = compiled.record(16, false) ?? [];
  if (whole === undefined) throw new Error("the cell has one path");
  const mark = compiled.mark();
  compiled.visit(1.25, 1, 0.125, 0.125);
  expect(compiled.shorten(whole)?.lo).toBeGreaterThan(1.7);
  compiled.release(mark);
  compiled.visit(1, 1, 0.5, 0.5);
  const bounds: number[] = [];
  compiled.follow(whole, 0, 16, (place) =>
    bounds.push(compiled.cells[place + 1] as number, compiled.cells[place] as number),
  );
  expect(bounds[1]).toBe(1);
  expect(bounds[3]).toBe(2);
});

test("other uniforms give the same cell other numbers", () => {
  const compiled = compiledOf("uniform float k; float f(vec2 p) { return k * p.x; }");
  compiled.load({ k: 2 });
  expect(compiled.enclose(1, 0, 0.1, 0.1, ALL)?.[0]?.results[0]?.v).toBe(2);
  compiled.load({ k: 3 });
  expect(compiled.enclose(1, 0, 0.1, 0.1, ALL)?.[0]?.results[0]?.v).toBe(3);
});
