/** Shares of a cell between edges that do not cross, against sums over columns in which every edge has one height. */
import { expect, test } from "vitest";
import { E, FORM, HI, LO, P, Q, R } from "../../src/backends/taylor.ts";
import { Region } from "../../src/reference/region.ts";
import { Strips } from "../../src/reference/strips.ts";
import { random } from "../backends/enclosure.ts";
import { COLUMN_SUM, COLUMNS } from "../tolerances.ts";

type Terms = readonly [v: number, a: number, b: number, p: number, q: number, r: number, e: number];

/** Where v + a·u + b·w + … is 0 along w, beyond ±1 if that is outside of the cell; the form grows along w if b > 0. */
function heightAt([v, a, b, p, q, r]: Terms, u: number): number {
  const c = v + (a + p * u) * u;
  const s = b + q * u;
  // The root that stays finite for r = 0; none is where the form keeps the sign that it has on the side of the edge.
  const inner = s * s - 4 * r * c;
  if (inner < 0) return c * s > 0 ? -2 : 2;
  return (-2 * c) / (s + Math.sign(s) * Math.sqrt(inner));
}

/** The share of the cell in which all forms are negative. */
function shareBelow(forms: readonly Terms[]): number {
  let share = 0;
  for (let column = 0; column < COLUMNS; column++) {
    const u = (2 * column + 1) / COLUMNS - 1;
    let [bottom, top] = [-1, 1];
    for (const form of forms) {
      const height = heightAt(form, u);
      if (form[2] > 0) top = Math.min(top, height);
      else bottom = Math.max(bottom, height);
    }
    share += Math.max(0, top - bottom) / 2 / COLUMNS;
  }
  return share;
}

const flipped = ([v, a, b, p, q, r, e]: Terms): Terms => [-v, -a, -b, -p, -q, -r, e];

/** An edge that stays steeper to w than to u, bent by up to `bend` of its slope. */
function edgeFrom(next: () => number, bend: number): Terms {
  const around = (size: number): number => size * (2 * next() - 1);
  return [around(1.5), around(0.9), 1, around(bend), around(bend), around(bend / 2), 0];
}

test("the shares on both sides of one edge hold what lies there, and little more", () => {
  const next = random(1);
  const strips = new Strips();
  for (let index = 0; index < 300; index++) {
    const bend = [0.3, 0.1, 0.01][index % 3] as number;
    const edge = index % 2 === 0 ? edgeFrom(next, bend) : flipped(edgeFrom(next, bend));
    expect(strips.sum(Float64Array.from(edge), 0, 2 ** -11)).toBe(true);
    const share = shareBelow([edge]);
    expect(strips.negative).toBeGreaterThan(share - COLUMN_SUM);
    expect(strips.positive).toBeGreaterThan(1 - share - COLUMN_SUM);
    // What bends most ends with strips that are not halved any more.
    expect(strips.negative + strips.positive - 1).toBeLessThan(2 ** -8);
    // The field may be off by e, one way or the other.
    const e = 0.1 * next();
    const loose = Float64Array.from(edge);
    loose[E] = e;
    expect(strips.sum(loose, 0, 2 ** -11)).toBe(true);
    const [v, ...rest] = edge;
    expect(strips.negative).toBeGreaterThan(shareBelow([[v - e, ...rest]]) - COLUMN_SUM);
    expect(strips.positive).toBeGreaterThan(1 - shareBelow([[v + e, ...rest]]) - COLUMN_SUM);
  }
});

test("an edge's e counts on both sides", () => {
  const strips = new Strips();
  expect(strips.sum(Float64Array.of(0.25, 0, 1, 0, 0, 0, 0.125), 0, 2 ** -11)).toBe(true);
  expect(strips.negative).toBeGreaterThanOrEqual((1 - 0.125) / 2);
  expect(strips.positive).toBeGreaterThanOrEqual((1 + 0.375) / 2);
  expect(strips.negative + strips.positive - 1).toBeLessThan(0.125 + 2 ** -11);
});

test("an edge that may run back over itself is left to others", () => {
  expect(new Strips().sum(Float64Array.of(0, 0.1, 0.5, 0, 0.4, 0.3, 0), 0, 2 ** -11)).toBe(false);
});

/** Bounds of where the field is negative and of where it is not, with all conditions. */
function sharesOf(conditions: readonly Terms[], field: Terms): readonly [inside: number, outside: number] {
  const cells = new Float64Array(HI + 1);
  cells.set(field.slice(0, FORM));
  cells[LO] = Number.NEGATIVE_INFINITY;
  cells[HI] = Number.POSITIVE_INFINITY;
  const region = new Region();
  region.add(Float64Array.from(conditions.flat()), conditions.length, cells, 0);
  region.sum(2 ** -11);
  return [region.inside, region.outside];
}

test("edges beside each other, one within another and crossing ones leave what lies between them", () => {
  const next = random(2);
  let beside = 0;
  for (let index = 0; index < 300; index++) {
    const base = edgeFrom(next, [0.2, 0.05, 0.01][index % 3] as number);
    // Mostly along the first, as the two sides of a line are; every fifth goes across it.
    const forms = Array.from({ length: 2 + (index % 3) }, (): Terms => {
      const shift = (size: number): number => size * (2 * next() - 1);
      const other: Terms = index % 5 === 0 ? edgeFrom(next, 0.1) : base;
      const moved: Terms = [other[0] + shift(0.6), other[1] + shift(0.02), 1, other[P], other[Q], other[R], 0];
      return next() < 0.5 ? moved : flipped(moved);
    });
    const field = forms[0] as Terms;
    const conditions = forms.slice(1);
    const [inside, outside] = sharesOf(conditions, field);
    const [within, beyond] = [shareBelow([field, ...conditions]), shareBelow([flipped(field), ...conditions])];
    expect(inside).toBeGreaterThan(within - COLUMN_SUM);
    expect(outside).toBeGreaterThan(beyond - COLUMN_SUM);
    if (within > 0 && beyond > 0) beside++;
    expect(inside + outside - within - beyond).toBeLessThan(2 ** -7);
  }
  expect(beside).toBeGreaterThan(50);
});
