/** Errors that the numbers carried by a loop have in common: enclosures stay right, and those of iterations narrow. */
import { expect, test } from "vitest";
import { FIRST_ERROR, type Memory, type Operations, SECOND_ERROR } from "../../src/backends/taylor.ts";
import { compileTaylor } from "../../src/reference/taylor.ts";
import { tally, tallyPrograms } from "./enclosure.ts";
import { programOf } from "./run.ts";

const SMALL = { count: 400, extent: 1.5, unit: 0.05 };

/** The angle of p by Newton's method on a unit vector, which forgets where it came from. */
const ITERATION = `
float f(vec2 p) {
  vec2 t = normalize(p + vec2(0.3, -0.2));
  for (int step = 0; step < 8; step++) {
    vec2 normal = vec2(-t.y, t.x);
    t = normalize(t + normal * (dot(normal, p) / dot(t, p)));
  }
  return t.x;
}`;

function widthOf(change?: (operations: Operations, memory: Memory) => Operations): number {
  const { compiled } = compileTaylor(programOf(ITERATION), "f", change);
  compiled?.load({});
  const paths = compiled?.enclose(1, 0.5, 0.002, 0.002, { splitKinks: 0, choosesSteps: true, most: 16 }) ?? [];
  return paths[0]?.results[0]?.e ?? Number.NaN;
}

test("an iteration that converges forgets errors as well", () => {
  const unnamed = (operations: Operations, memory: Memory): Operations => ({
    ...operations,
    carryFirst: (t, x) => memory.copy(t, x),
    carrySecond: (t, _, y) => memory.copy(t, y),
  });
  // It was eleven times as wide.
  expect(8 * widthOf()).toBeLessThan(widthOf(unnamed));
});

/** A random smooth expression of what a loop carries. */
function expression(next: () => number, depth: number): string {
  if (depth === 0) return ["z.x", "z.y", "p.x", "p.y", "0.7"][Math.floor(5 * next())] as string;
  const part = (): string => expression(next, depth - 1);
  const forms = [
    () => `(${part()} + ${part()})`,
    () => `(${part()} - ${part()})`,
    () => `(${part()} * ${part()})`,
    () => `(${part()} / (2.5 + sin(${part()})))`,
    () => `length(vec2(${part()}, 1.0 + ${part()}))`,
    () => `cos(${part()})`,
    () => `exp(-abs(${part()}))`,
    () => `(-(${part()}))`,
    () => `atan(${part()}, 1.5 + sin(${part()}))`,
    () => `max(${part()}, ${part()})`,
  ];
  return (forms[Math.floor(forms.length * next())] as () => string)();
}

test("random programs that carry two numbers through loops", () => {
  const textOf = (next: () => number): string => {
    const [x, y, inner] = [expression(next, 3), expression(next, 3), expression(next, 2)];
    return `
float f(vec2 p) {
  vec2 z = p;
  float before = 0.0;
  for (int turn = 0; turn < 4; turn++) {
    before += z.x - z.y;
    z = vec2(sin(${x}), ${y});
    for (int again = 0; again < 2; again++) { z.x -= 0.5 * z.y; z.y += sin(${inner}); }
  }
  return before - z.x * z.y + z.y / (3.0 + cos(z.x));
}`;
  };
  const { violations, checked } = tallyPrograms(11, 80, textOf, {}, { ...SMALL, count: 60 });
  expect(violations).toEqual([]);
  expect(checked).toBeGreaterThan(5000);
});

test("an error taken for another one is seen", () => {
  // The difference of two numbers whose errors have nothing in common seems to have none.
  const text = `
float f(vec2 p) {
  vec2 z = vec2(cos(4.0 * p.x) * p.y, sin(7.0 * p.y));
  for (int turn = 0; turn < 3; turn++) z = vec2(z.x - z.y, z.x - 0.5 * z.y);
  return z.x;
}`;
  const confused = (operations: Operations, { cells }: Memory): Operations => ({
    ...operations,
    carrySecond: (t, x, y) => {
      operations.carrySecond(t, x, y);
      cells[t + FIRST_ERROR] = cells[t + SECOND_ERROR] as number;
      cells[t + SECOND_ERROR] = 0;
    },
  });
  expect(tally(programOf(text), "f", {}, SMALL).violations).toEqual([]);
  expect(tally(programOf(text), "f", {}, SMALL, confused).violations.length).toBeGreaterThan(0);
});
