/** Models hold every value of their cell, in float64 and rounded as on a GPU, and a wrong rule would be seen. */
import { describe, expect, test } from "vitest";
import { enclose } from "../../../src/calculus/taylor/enclose.ts";
import { print } from "../../../src/glsl/print.ts";
import { prune } from "../../../src/glsl/prune.ts";
import { read } from "../../../src/glsl/read.ts";
import type { Program } from "../../../src/glsl/tree.ts";
import { fieldChain } from "../../../src/scene/driver.ts";
import { defaultFrame, uniformsOf } from "../../../src/scene/frame.ts";
import { gallery } from "../../../src/scene/gallery.ts";
import { includeLibrary } from "../../../src/scene/library.ts";
import { loadScene } from "../../../src/scene/load.ts";
import { random } from "../../backends/enclosure.ts";
import { libraryFiles } from "../../shaders/library-file.ts";
import { generateProgram } from "../program-generator.ts";
import { compileModels, tally, textsOf } from "./models.ts";

const SMALL = { count: 90, extent: 1.5, unit: 0.05 };

const scenes = [...gallery].map(([id, text]) => loadScene(text, id)).filter((scene) => scene.kind === "sdf");

describe.each([
  ["float64", false],
  ["float32", true],
])("scenes in %s", (_, float32) => {
  test.each(scenes.map((scene) => [scene.name, scene] as const))("%s", (_, scene) => {
    const texts = [...scene.texts, { name: "chain", text: fieldChain(scene) }];
    const models = compileModels(texts, "nabla_field", { float32 });
    const uniforms = uniformsOf(scene, defaultFrame(64, 64), {});
    const { violations, checked } = tally(models, uniforms, { count: 60, extent: 32, unit: 0.5 });
    expect(violations.slice(0, 3)).toEqual([]);
    expect(checked).toBeGreaterThan(10);
  });
});

describe("the library", () => {
  const primitives = libraryFiles("sdf").map((file) => [file, "sd", ""] as const);
  const warps = libraryFiles("warp").flatMap((file) => [".x", ".y"].map((part) => [file, "warp", part] as const));
  test.each(
    [primitives, warps].flat().map(([file, prefix, part]) => [`${file.path}${part}`, file, prefix, part] as const),
  )("%s", (_, file, prefix, part) => {
    const returns = prefix === "warp" ? "vec2" : "float";
    const { name = "" } =
      file.signatures.find(
        (one) =>
          one.name.startsWith(prefix) && one.returns === returns && one.parameters.length === file.arguments.length + 1,
      ) ?? {};
    const list = file.arguments.map(({ type, name: own }) => `uniform ${type} ${own};\n`).join("");
    const values = ["p - 1.5", ...file.arguments.map((one) => one.name)].join(", ");
    const text = `#include "${file.path}"\n${list}float f(vec2 p) { return ${name}(${values})${part}; }`;
    const uniforms = Object.fromEntries(
      file.arguments.map(({ name: own, minimum, maximum, step }) => [
        own,
        minimum.map((low, at) => {
          const middle = low + 0.4 * ((maximum[at] as number) - low);
          return Math.fround(step > 0 ? low + step * Math.round((middle - low) / step) : middle);
        }),
      ]),
    );
    const { violations, checked } = tally(compileModels(textsOf(text), "f", { float32: true }), uniforms, SMALL);
    expect(violations.slice(0, 3)).toEqual([]);
    expect(checked).toBeGreaterThan(40);
  });
});

const EXPRESSIONS: Readonly<Record<string, string>> = {
  sums: "p.x - 2.0 * p.y + p.x * p.y - p.x / (p.y + 4.0)",
  quotient: "1.0 / (p.x - 1.3)",
  roots: "sqrt(p.x + 0.2) + inversesqrt(p.y + 0.5) + length(p - 1.0) + length(vec3(p, 0.3))",
  exponentials: "exp(p.x) + log(p.y + 0.1) + exp2(p.y) - log2(p.x + 1.0) + pow(p.x + 0.1, 2.5) + pow(p.y, 3.0)",
  circular: "sin(5.0 * p.x) + cos(3.0 * p.y) + tan(0.4 * p.x) + sin(p.x * p.y)",
  inverse: "asin(0.3 * p.x) + acos(0.2 * p.y) + atan(p.x - 1.0) + atan(p.y - 1.0, p.x - 1.2)",
  hyperbolic: "sinh(p.x) + cosh(p.y - 1.0) - tanh(p.x - p.y) + asinh(p.y) + acosh(p.x + 1.0) + atanh(0.2 * p.y)",
  kinks: "abs(p.x - 1.0) + min(p.x, p.y) - max(p.x * p.y, 0.7) + clamp(p.y, 0.4, 1.1)",
  jumps:
    "sign(p.x - 1.0) + floor(3.0 * p.x) + ceil(2.0 * p.y) + fract(p.x - p.y) + mod(p.x - 2.0, 0.7) + step(p.x, p.y)",
  roundings: "trunc(p.x - 1.0) + round(2.0 * p.y) + roundEven(p.x) + float(int(3.0 * (p.x - 1.0)))",
  blends: "mix(p.x, p.y * p.y, 0.3) + smoothstep(0.2, 1.7, p.x) + dot(normalize(p + 0.3), p) + mod(p.x, p.y + 0.5)",
  vectors:
    "cross(vec3(p, 1.0), vec3(p.yx, 2.0)).z + reflect(p, vec2(0.6, 0.8)).x + distance(p, p.yx * 0.5) + faceforward(p, p, vec2(1.0, -1.0)).x",
  matrices:
    "determinant(mat2(p.x, 1.0, 2.0, p.y)) + (inverse(mat2(3.0 + p.x, 1.0, 0.5, 2.0)) * p).x + (p * mat2(1.0, 2.0, 3.0, 4.0)).y + (transpose(mat3(mat2(p, p.yx))) * vec3(p, 1.0)).x",
  comparisons:
    "float(any(lessThan(p, vec2(1.0))) && p != vec2(0.5)) + float(uint(p.x) * 2u) + radians(p.x) + mix(p.x, p.y, p.x < 1.0)",
};

test.each(Object.entries(EXPRESSIONS))("built-ins: %s", (_, expression) => {
  const text = `float f(vec2 p) { return ${expression}; }`;
  for (const float32 of [false, true]) {
    const { violations, checked } = tally(compileModels(textsOf(text), "f", { float32 }), {}, SMALL);
    expect(violations.slice(0, 3)).toEqual([]);
    expect(checked).toBeGreaterThan(40);
  }
});

test("control flow: loops, early returns, switches, structs, arrays, inout, globals", () => {
  const text = `
struct Disc { vec2 center; float radius; };
uniform float share;
uniform vec2 places[3];
const float LIST[3] = float[3](0.1, -0.2, 0.3);
const Disc FIXED = Disc(vec2(0.5), 0.25);
float total = 0.5;
void move(inout vec2 p, out float size) { p = p.yx + 0.1; size = p.x; total += 0.25; }
float summed(float list[3], int count) {
  float sum = 0.0;
  int i = 0;
  do { sum += list[i]; } while (++i < count);
  return sum;
}
float f(vec2 p) {
  float size, values[3] = float[3](p.x, p.y, share);
  Disc disc = FIXED;
  Disc pair[2] = Disc[2](disc, Disc(p, size = 0.3));
  move(p, size);
  float sum = total + summed(values, 3) + LIST[int(p.x)] + places[1].y;
  for (int i = 0; i < 6; i++) {
    if (float(i) > 4.0 * p.x) break;
    if (i == 2) continue;
    sum += values[i % 3] * p[i & 1];
    switch (i) { case 0: sum += 1.0; case 1: sum -= size; break; default: sum *= 0.9; }
  }
  mat2 turned = mat2(p, p.yx);
  turned[1].x += 0.25;
  p.yx *= turned * vec2(0.5, 0.75);
  float old = p.x++;
  sum += old;
  pair[0].center.y = p.y--;
  while (sum > 4.0) sum -= 0.75;
  if (p.y > 1.0 && p.x < 1.0) return sum - length(p - pair[0].center) + pair[1].radius;
  return p.x > p.y ? sum : (sum += 0.5, -sum);
}`;
  const uniforms = { share: 0.3, places: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] };
  for (const float32 of [false, true]) {
    const { violations, checked } = tally(compileModels(textsOf(text), "f", { float32 }), uniforms, SMALL);
    expect(violations.slice(0, 3)).toEqual([]);
    expect(checked).toBeGreaterThan(30);
  }
});

test("an operand keeps its value where a later one writes it through modf", () => {
  const text = "float f(vec2 p) { float x = p.x; return x + modf(0.25 * p.y + 5.0, x) * 0.5 + x; }";
  const { violations, checked } = tally(compileModels(textsOf(text), "f"), {}, SMALL);
  expect(violations.slice(0, 3)).toEqual([]);
  expect(checked).toBeGreaterThan(30);
});

test("random programs", () => {
  const next = random(11);
  let checked = 0;
  for (let index = 0; index < 40; index++) {
    const text = generateProgram(
      Array.from({ length: 60 + Math.floor(200 * next()) }, () => Math.floor(9973 * next())),
    );
    const result = tally(compileModels(textsOf(text), "f", { float32: index % 2 === 0 }), {}, { ...SMALL, count: 40 });
    expect(result.violations, text).toEqual([]);
    checked += result.checked;
  }
  expect(checked).toBeGreaterThan(2000);
});

describe("a wrong rule is seen", () => {
  const PLANTED: Readonly<Record<string, readonly [expression: string, right: string, wrong: string]>> = {
    "a product without its remainder": ["p.x * p.y", "abs(x.y * y.z + x.z * y.y) +", ""],
    "a quotient that bends less": ["1.0 / (p.x - 3.2)", "e * size + bend", "e * size + 0.2 * bend"],
    "a root without its remainder": ["sqrt(p.x)", "root, 0.5 / root, -rest, 0.0", "root, 0.5 / root, 0.0, 0.0"],
    "a length that is flat": ["length(p)", "e + 0.5 * rest", "e"],
    "a wave without its remainder": ["sin(5.0 * p.x)", "min(low, 0.0) * square", "0.0"],
    "an angle without its remainder": ["atan(p.y, p.x)", "e + NABLA_TAYLOR_ARC, size", "e - bend, size"],
    "an exponential that bends less": ["exp(p.x)", "0.5 * most * reach", "0.1 * most * reach"],
    "a logarithm without its remainder": ["log(p.x)", "1.0 / y.x, -rest, 0.0", "1.0 / y.x, 0.0, 0.0"],
    "a kink that is not widened": ["abs(p.x - 1.0)", "l * y.w + half_gap", "l * y.w"],
    "a comparison that knows one side": [
      "p.x < 1.0 ? 0.0 : 1.0",
      "answer = nabla_taylor_choose();\n    nabla_taylor_constrain",
      "answer = true;\n    nabla_taylor_constrain",
    ],
    "a floor that knows one side": ["floor(p.x)", "bool is_first = nabla_taylor_choose();", "bool is_first = true;"],
    "a cut that is not seen": [
      "atan(p.y - 1.5, p.x - 1.5)",
      "range_x.x <= 0.0 && range_y.x <= 0.0",
      "range_x.x > 9.0 && range_y.x <= 0.0",
    ],
    "an unknown that becomes known": [
      "1e-20 * exp(50.0 + p.x)",
      "mix(NABLA_TAYLOR_UNKNOWN, x.w * abs(y), x.w < NABLA_TAYLOR_UNKNOWN)",
      "x.w * abs(y)",
    ],
  };
  test.each(Object.entries(PLANTED))("%s", (_, [expression, right, wrong]) => {
    const texts = textsOf(`float f(vec2 p) { return ${expression}; }`);
    let isPlanted = false;
    const change = (text: string): string => {
      isPlanted ||= text.includes(right);
      return text.replaceAll(right, wrong);
    };
    const many = { ...SMALL, count: 1500 };
    expect(tally(compileModels(texts, "f"), {}, many).violations.slice(0, 3)).toEqual([]);
    expect(tally(compileModels(texts, "f", { change }), {}, many).violations.length).toBeGreaterThan(0);
    expect(isPlanted).toBe(true);
  });

  test("rounding that is forgotten, in float32", () => {
    const texts = textsOf("float f(vec2 p) { return 1000.0 + p.x * 0.3 - 1000.0 + p.y * 0.7; }");
    const change = (text: string): string => text.replace("ROUNDING = 6.0e-8", "ROUNDING = 0.0");
    expect(tally(compileModels(texts, "f", { float32: true }), {}, SMALL).violations.slice(0, 3)).toEqual([]);
    expect(tally(compileModels(texts, "f", { change, float32: true }), {}, SMALL).violations.length).toBeGreaterThan(0);
  });
});

test("what has no enclosure is refused at its place", () => {
  const text = `precision highp float;
#define NABLA_OWN_TRIGONOMETRY 1
#include "nabla/math/taylor.glsl"
float f(vec2 p) { return dFdx(p.x); }
vec4 f_model(vec2 middle, vec2 reach);`;
  const { program, sources } = read([{ name: "test", text }], { include: includeLibrary, prototypes: true });
  const { diagnostics } = enclose(program as Program, [{ of: "f", into: "f_model" }]);
  expect(diagnostics.map((one) => one.message)).toEqual(["'dFdx' has no enclosure over a cell"]);
  expect(sources).toBeDefined();
});

test("what is written reads back and is the same for the same program", () => {
  const { program } = compileModels(textsOf("float f(vec2 p) { return min(length(p) - 0.5, p.x * p.y); }"), "f");
  const text = print(prune(program, ["nabla_paths"]));
  const again = read([{ name: "again", text }]);
  expect(again.diagnostics).toEqual([]);
  expect(print(again.program as Program)).toBe(text);
});
