/** Intervals hold every value of a box, in hulls and on paths, for plain and differentiated programs. */
import { describe, expect, test } from "vitest";
import { type IntervalMemory, type IntervalOperations, OUTWARD } from "../../src/backends/interval.ts";
import { differentiate } from "../../src/calculus/differentiate.ts";
import type { Program } from "../../src/glsl/tree.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { compileInterval, type Interval } from "../../src/reference/interval.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { loadScene } from "../../src/scene/load.ts";
import { assembleProbe } from "../../src/scene/probe.ts";
import type { Uniforms } from "../../src/scene/scene.ts";
import { generateProgram } from "../calculus/program-generator.ts";
import { random } from "./enclosure.ts";
import { programOf } from "./run.ts";

interface Tally {
  readonly violations: readonly string[];
  /** Numbers that were compared, and how many of them lay in an interval that is bounded. */
  readonly checked: number;
  readonly bounded: number;
}

interface Where {
  readonly boxes: number;
  /** Boxes lie within ±extent of `extent` … 2·extent wide, half sides from 2⁻¹⁸ to 2⁰ of it. */
  readonly extent: number;
  readonly seed?: number;
}

/** Times as many boxes as usual, for a long run: NABLA_BOXES=200 npx vitest run --testTimeout=0 tests/backends/interval.test.ts */
const MORE = Number(process.env.NABLA_BOXES ?? 1);

const isIn = (value: number, [lo, hi]: Interval): boolean => lo <= value && value <= hi;

/** Random points of random boxes against the hull and the paths of the box. */
function tally(
  program: Program,
  entry: string,
  uniforms: Uniforms,
  { boxes, extent, seed = 1 }: Where,
  change?: Parameters<typeof compileInterval>[3],
): Tally {
  const { compiled, diagnostics } = compileInterval(program, entry, OUTWARD, change);
  const points = compileForCpu(program, entry).compiled;
  if (compiled === null || points === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  compiled.load(uniforms);
  const next = random(seed);
  const violations: string[] = [];
  let [checked, bounded] = [0, 0];
  for (let box = 0; box < boxes * MORE; box++) {
    const half = extent * 2 ** (-18 * next());
    const [x, y] = [extent * (2 * next() - 1), extent * (2 * next() - 1)];
    const sides: [Interval, Interval] = [
      [x - half, x + half],
      [y - half, y + half],
    ];
    const hull = compiled.hull(...sides);
    const paths = compiled.enclose(...sides);
    for (let point = 0; point < 6; point++) {
      // Corners too.
      const place = sides.map(([lo, hi]) => (point < 2 ? (next() < 0.5 ? lo : hi) : lo + (hi - lo) * next()));
      const values = points.evaluate(Float64Array.from(place), uniforms);
      if (values.some(Number.isNaN)) continue;
      checked += values.length;
      bounded += hull.filter(([lo, hi]) => hi - lo < Number.POSITIVE_INFINITY).length;
      const inHull = values.every((value, index) => isIn(value, hull[index] as Interval));
      const onPath = paths.some((path) => values.every((value, index) => isIn(value, path[index] as Interval)));
      if (!inHull || !onPath)
        violations.push(`${values.join()} at ${place.join()}: ${JSON.stringify(inHull ? paths : hull)}`);
    }
  }
  return { violations: violations.slice(0, 3), checked, bounded };
}

/** `f` of a text with its gradient and Hessian as `f_jet(p, out gradient, out hessian)`. */
function jetOf(text: string): Program {
  const program = programOf(`${text}\nfloat f_jet(vec2 p, out vec2 gradient, out vec3 hessian);`);
  const derived = differentiate(program, [{ of: "f", order: 2, into: "f_jet" }]);
  if (derived.diagnostics.some((one) => one.severity === "error")) throw new Error(derived.diagnostics[0]?.message);
  return derived.program;
}

const EXPRESSIONS: Readonly<Record<string, string>> = {
  sums: "p.x - 2.0 * p.y + p.x * p.y - p.x / (p.y + 4.0) + 1.0 / (p.x - 1.3)",
  roots: "sqrt(p.x + 0.2) + inversesqrt(p.y + 1.5) + length(p - 1.0) + length(vec3(p, 0.3)) + distance(p.x, 0.3)",
  exponentials: "exp(p.x) + log(p.y + 1.1) + exp2(p.y) - log2(p.x + 2.0) + pow(p.x + 1.1, 2.5) + pow(abs(p.y), p.x)",
  circular: "sin(5.0 * p.x) + cos(3.0 * p.y) + tan(0.4 * p.x) + sin(p.x * p.y) + radians(p.x) + degrees(p.y)",
  inverse: "asin(0.3 * p.x) + acos(0.2 * p.y) + atan(p.x - 1.0) + atan(p.y - 0.2, p.x - 0.3)",
  hyperbolic: "sinh(p.x) + cosh(p.y - 1.0) - tanh(p.x - p.y) + asinh(p.y) + acosh(p.x + 2.5) + atanh(0.2 * p.y)",
  kinks: "abs(p.x - 1.0) + min(p.x, p.y) - max(p.x * p.y, 0.7) + clamp(p.y, -0.4, 1.1) + (p.x < p.y ? p.x : 2.0)",
  jumps: "sign(p.x) + floor(3.0 * p.x) + ceil(2.0 * p.y) + fract(p.x - p.y) + mod(p.x - 2.0, 0.7) + step(p.x, p.y)",
  roundings:
    "trunc(p.x * 3.0) + round(2.0 * p.y) + roundEven(p.x * 4.0) + float(int(3.0 * p.x)) + float(uint(p.y + 2.0))",
  blends:
    "mix(p.x, p.y * p.y, 0.3) + smoothstep(-0.2, 1.7, p.x) + dot(normalize(p + 0.3), p) + mix(p, p.yx, lessThan(p, p.yx)).x",
  vectors:
    "cross(vec3(p, 1.0), vec3(p.yx, 2.0)).z + reflect(p, vec2(0.6, 0.8)).x + faceforward(p, p.yx, vec2(1.0)).y + refract(normalize(p + 2.0), vec2(0.0, 1.0), 1.3).x",
  matrices:
    "determinant(mat3(p, 1.0, 2.0, p, 0.5, p.y, 3.0)) + (inverse(mat2(3.0 + p.x, 1.0, 0.5, 2.0)) * p).x + (outerProduct(p, p) * p).y + transpose(mat2x3(p, p, p))[1].x",
  bits: "uintBitsToFloat(packUnorm2x16(p) & 0u) + unpackSnorm2x16(uint(3.0 * abs(p.x))).x + unpackHalf2x16(15360u).x + (isnan(p.x) || isinf(p.y) ? 1.0 : p.y)",
  choices:
    "(any(lessThan(p, vec2(0.1))) ? 1.0 : p.x) + (all(greaterThanEqual(p, p.yx)) ? p.y : 0.5) + (p.x > 0.0 != p.y > 0.0 ? 2.0 : 3.0) + (!(p.x > p.y) ^^ p.x > 0.0 ? 1.0 : 0.0) + float(p.x > 0.2)",
};

describe("built-in functions", () => {
  test.each(Object.entries(EXPRESSIONS))("%s", (_, expression) => {
    const { violations, checked, bounded } = tally(
      programOf(`float f(vec2 p) { return ${expression}; }`),
      "f",
      {},
      { boxes: 400, extent: 1.5 },
    );
    expect(violations).toEqual([]);
    expect(checked).toBeGreaterThan(1000);
    expect(bounded).toBeGreaterThan(checked / 4);
  });
  test.each(Object.entries(EXPRESSIONS).filter(([name]) => name !== "bits"))("%s, derivatives", (_, expression) => {
    const { violations, checked } = tally(
      jetOf(`float f(vec2 p) { return ${expression}; }`),
      "f_jet",
      {},
      { boxes: 200, extent: 1.5 },
    );
    expect(violations).toEqual([]);
    expect(checked).toBeGreaterThan(1000);
  });
});

test("control flow: loops, early returns, switches, arrays beyond their bounds, inout, globals", () => {
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
    sum += values[i - 1] * p[i & 1];
    switch (i) { case 0: sum += 1.0; case 1: sum -= size; break; default: sum *= 0.9; }
  }
  if (p.y > 1.0 && p.x < 1.0) return sum - length(p - disc.center) + disc.radius;
  uint word = uint(8.0 + p.x) * 2654435761u;
  return (p.x > p.y ? sum : -sum) + float(word >> 28u) + values[int(9.0 * p.y)];
}`;
  const { violations, checked } = tally(programOf(text), "f", { share: 0.3 }, { boxes: 600, extent: 1.5 });
  expect(violations).toEqual([]);
  expect(checked).toBeGreaterThan(1000);
});

test("random programs, plain and differentiated", () => {
  const next = random(11);
  let checked = 0;
  for (let index = 0; index < 24; index++) {
    const text = generateProgram(Array.from({ length: 160 }, () => Math.floor(next() * 4096)));
    const plain = tally(programOf(text), "f", {}, { boxes: 12, extent: 1.5, seed: index });
    expect(plain.violations, text).toEqual([]);
    const derived = tally(jetOf(text), "f_jet", {}, { boxes: 6, extent: 1.5, seed: index });
    expect(derived.violations, text).toEqual([]);
    checked += plain.checked + derived.checked;
  }
  expect(checked).toBeGreaterThan(1500);
});

const scenes = [...gallery].map(([id, text]) => loadScene(text, id)).filter((scene) => scene.kind === "sdf");

test.each(scenes.map((scene) => [scene.name, scene] as const))("scene %s with all derivatives", (_, scene) => {
  const { assembled } = assembleProbe(scene, "grid", { device: "cpu" });
  const uniforms = uniformsOf(scene, defaultFrame(64, 64), {});
  for (const layer of [0, 1, 3]) {
    const where = { boxes: 6, extent: 64, seed: layer };
    const { violations } = tally(
      assembled?.program as Program,
      "nabla_pixel",
      { ...uniforms, nabla_layer: layer },
      where,
    );
    expect(violations).toEqual([]);
  }
});

describe("a wrong rule is seen", () => {
  const text = (expression: string) => programOf(`float f(vec2 p) { return ${expression}; }`);
  const narrow =
    (name: "mul" | "sqrt" | "sin" | "exp" | "div" | "atan2" | "max") =>
    (operations: IntervalOperations, memory: IntervalMemory) => ({
      ...operations,
      [name](...operands: [number, number, number]) {
        (operations[name] as (...all: number[]) => void)(...operands);
        const [lo, hi] = [memory.lo[operands[0]] as number, memory.hi[operands[0]] as number];
        memory.hi[operands[0]] = hi - (hi - lo) / 8;
      },
    });
  test.each([
    ["mul", "p.x * p.y"],
    ["sqrt", "sqrt(p.x)"],
    ["sin", "sin(p.x)"],
    ["exp", "exp(p.x)"],
    ["div", "p.x / (p.y + 4.0)"],
    ["atan2", "atan(p.y, p.x + 3.0)"],
    ["max", "max(p.x, p.y)"],
  ] as const)("%s without its upper end", (name, expression) => {
    expect(tally(text(expression), "f", {}, { boxes: 200, extent: 1.5 }).violations).toEqual([]);
    expect(tally(text(expression), "f", {}, { boxes: 200, extent: 1.5 }, narrow(name)).violations).not.toEqual([]);
  });
  test("a join that keeps one side only", () => {
    const change = (operations: IntervalOperations): IntervalOperations => ({ ...operations, join: () => {} });
    const program = text("p.x < 0.0 ? 0.0 : 1.0");
    expect(tally(program, "f", {}, { boxes: 200, extent: 1.5 }, change).violations).not.toEqual([]);
  });
});
