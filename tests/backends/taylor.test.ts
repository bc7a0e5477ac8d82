/** Enclosures hold every value of the cell, and a wrong rule would be seen. */
import { afterAll, describe, expect, test } from "vitest";
import { E, LO, type Memory, type Operations } from "../../src/backends/taylor.ts";
import { read } from "../../src/glsl/read.ts";
import type { Program } from "../../src/glsl/tree.ts";
import { compileTaylor } from "../../src/reference/taylor.ts";
import { assembleDriver } from "../../src/scene/assemble.ts";
import { fieldChain } from "../../src/scene/driver.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { loadScene } from "../../src/scene/load.ts";
import { pointsChecked, tally, tallyPrograms } from "./enclosure.ts";
import { programOf } from "./run.ts";

const SMALL = { count: 400, extent: 1.5, unit: 0.05 };

const scenes = [...gallery].map(([id, text]) => loadScene(text, id)).filter((scene) => scene.kind === "sdf");

test.each(scenes.map((scene) => [scene.name, scene] as const))("scene %s", (_, scene) => {
  const text = `${fieldChain(scene)}vec4 nabla_pixel(vec2 pixel) { return vec4(nabla_field(pixel)); }\n`;
  const { assembled } = assembleDriver(scene, { text, requests: [] }, { device: "cpu" });
  const uniforms = uniformsOf(scene, defaultFrame(64, 64), {});
  const program = assembled?.program as Program;
  const { violations, checked } = tally(program, "nabla_field", uniforms, { count: 250, extent: 32, unit: 0.5 });
  expect(violations).toEqual([]);
  expect(checked).toBeGreaterThan(100);
});

const EXPRESSIONS: Readonly<Record<string, string>> = {
  sums: "p.x - 2.0 * p.y + p.x * p.y - p.x / (p.y + 4.0)",
  quotient: "1.0 / (p.x - 1.3)",
  roots: "sqrt(p.x + 0.2) + inversesqrt(p.y + 0.5) + length(p - 1.0) + length(vec3(p, 0.3))",
  exponentials: "exp(p.x) + log(p.y + 0.1) + exp2(p.y) - log2(p.x + 1.0) + pow(p.x + 0.1, 2.5)",
  circular: "sin(5.0 * p.x) + cos(3.0 * p.y) + tan(0.4 * p.x) + sin(p.x * p.y)",
  inverse: "asin(0.3 * p.x) + acos(0.2 * p.y) + atan(p.x - 1.0) + atan(p.y - 1.0, p.x - 1.2)",
  hyperbolic: "sinh(p.x) + cosh(p.y - 1.0) - tanh(p.x - p.y) + asinh(p.y) + acosh(p.x + 1.0) + atanh(0.2 * p.y)",
  kinks: "abs(p.x - 1.0) + min(p.x, p.y) - max(p.x * p.y, 0.7) + clamp(p.y, 0.4, 1.1)",
  jumps:
    "sign(p.x - 1.0) + floor(3.0 * p.x) + ceil(2.0 * p.y) + fract(p.x - p.y) + mod(p.x - 2.0, 0.7) + step(p.x, p.y)",
  roundings: "trunc(p.x - 1.0) + round(2.0 * p.y) + float(int(3.0 * (p.x - 1.0)))",
  blends: "mix(p.x, p.y * p.y, 0.3) + smoothstep(0.2, 1.7, p.x) + dot(normalize(p + 0.3), p)",
  vectors: "cross(vec3(p, 1.0), vec3(p.yx, 2.0)).z + reflect(p, vec2(0.6, 0.8)).x + distance(p, p.yx * 0.5)",
  matrices:
    "determinant(mat2(p.x, 1.0, 2.0, p.y)) + (inverse(mat2(3.0 + p.x, 1.0, 0.5, 2.0)) * p).x + (p * mat2(1.0, 2.0, 3.0, 4.0)).y",
};

test.each(Object.entries(EXPRESSIONS))("built-ins: %s", (_, expression) => {
  const { violations, checked } = tally(programOf(`float f(vec2 p) { return ${expression}; }`), "f", {}, SMALL);
  expect(violations).toEqual([]);
  expect(checked).toBeGreaterThan(200);
});

test("a blend on both sides of its ends", () => {
  const program = programOf("float f(vec2 p) { return smoothstep(0.2, 1.7, p.x); }");
  const { violations, checked } = tally(program, "f", {}, { count: 8000, extent: 1.5, unit: 0.25 });
  expect(violations).toEqual([]);
  expect(checked).toBeGreaterThan(10_000);
});

test("control flow: loops, early returns, switches, arrays, inout, globals", () => {
  const text = `
struct Disc { vec2 center; float radius; };
uniform float share;
float total = 0.5;
void move(inout vec2 p, out float size) { p = p.yx + 0.1; size = p.x; total += 0.25; }
float f(vec2 p) {
  float size, values[3] = float[3](p.x, p.y, share);
  Disc disc = Disc(vec2(0.5), 0.25);
  move(p, size);
  float sum = total;
  for (int i = 0; i < 6; i++) {
    if (float(i) > 4.0 * p.x) break;
    if (i == 2) continue;
    sum += values[i % 3] * p[i & 1];
    switch (i) { case 0: sum += 1.0; case 1: sum -= size; break; default: sum *= 0.9; }
  }
  if (p.y > 1.0 && p.x < 1.0) return sum - length(p - disc.center) + disc.radius;
  return p.x > p.y ? sum : -sum;
}`;
  const { violations, checked } = tally(programOf(text), "f", { share: 0.3 }, SMALL);
  expect(violations).toEqual([]);
  expect(checked).toBeGreaterThan(200);
});

test("an operand keeps its value where a later one writes it through modf", () => {
  const text = "float f(vec2 p) { float x = p.x; return x + modf(0.25 * p.y + 5.0, x) * 0.5 + x; }";
  const { violations, checked } = tally(programOf(text), "f", {}, SMALL);
  expect(violations).toEqual([]);
  expect(checked).toBeGreaterThan(200);
});

/** A random expression of so many levels. */
function expression(next: () => number, depth: number): string {
  if (depth === 0) return ["p.x", "p.y", "0.7", "share"][Math.floor(4 * next())] as string;
  const part = (): string => expression(next, depth - 1);
  const forms = [
    () => `(${part()} + ${part()})`,
    () => `(${part()} - ${part()})`,
    () => `(${part()} * ${part()})`,
    () => `(${part()} / (2.5 + sin(${part()})))`,
    () => `min(${part()}, ${part()})`,
    () => `abs(${part()})`,
    () => `length(vec2(${part()}, ${part()}))`,
    () => `cos(${part()})`,
    () => `sqrt(abs(${part()}))`,
    () => `(${part()} < ${part()} ? ${part()} : ${part()})`,
    () => `floor(${part()})`,
    () => `atan(${part()}, ${part()})`,
  ];
  return (forms[Math.floor(forms.length * next())] as () => string)();
}

test("random programs", () => {
  const textOf = (next: () => number): string =>
    `uniform float share; float f(vec2 p) { return ${expression(next, 4)}; }`;
  const { violations, checked } = tallyPrograms(7, 120, textOf, { share: 0.3 }, { ...SMALL, count: 60 });
  expect(violations).toEqual([]);
  expect(checked).toBeGreaterThan(5000);
});

describe("a wrong rule is seen", () => {
  const shrink =
    (name: "mul" | "hypot" | "sin" | "angleAbove" | "sqrt") => (operations: Operations, memory: Memory) => ({
      ...operations,
      [name](...operands: [number, number, number, number, number]) {
        (operations[name] as (...all: number[]) => void)(...operands);
        // The remainder is forgotten.
        memory.cells[operands[0] + E] = (memory.cells[operands[0] + E] as number) / 8;
      },
    });
  const PLANTED = {
    // Of third order: the model of p.x · p.y has no remainder but rounding.
    mul: "p.x * p.y * p.y",
    hypot: "length(p)",
    sin: "sin(5.0 * p.x)",
    angleAbove: "atan(p.y, p.x)",
    sqrt: "sqrt(p.x)",
  };
  test.each(Object.entries(PLANTED))("%s without its remainder", (name, text) => {
    const program = programOf(`float f(vec2 p) { return ${text}; }`);
    expect(tally(program, "f", {}, SMALL).violations).toEqual([]);
    expect(tally(program, "f", {}, SMALL, shrink(name as "mul")).violations.length).toBeGreaterThan(0);
  });
  test("a comparison that knows one side only", () => {
    const program = programOf("float f(vec2 p) { return p.x < 1.0 ? 0.0 : 1.0; }");
    const change = (operations: Operations, memory: Memory): Operations => ({
      ...operations,
      order: (difference) => ((memory.cells[difference + LO] as number) < 0 ? "less" : "greater"),
    });
    expect(tally(program, "f", {}, SMALL, change).violations.length).toBeGreaterThan(0);
  });
});

afterAll(() => console.info(`${pointsChecked()} points lay within their Taylor models`));

test("what has no enclosure is refused at its place", () => {
  const text = "precision highp float; float f(vec2 p) { return dFdx(p.x); }";
  const { program } = read([{ name: "test", text }]);
  const { compiled, diagnostics } = compileTaylor(program as Program, "f");
  expect(compiled).toBeNull();
  expect(diagnostics.map((one) => one.message)).toEqual([
    "'dFdx' has no enclosure, so the certified truth cannot be computed",
  ]);
  expect(text.slice(diagnostics[0]?.range.start, diagnostics[0]?.range.end)).toBe("dFdx(p.x)");
});
