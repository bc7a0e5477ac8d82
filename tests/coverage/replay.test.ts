/** Branch replay against areas in closed form: wedges, strips, seams, branch cuts. */
import { describe, expect, test } from "vitest";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { areaWithin } from "../../src/reference/polygon.ts";
import { assemble } from "../../src/scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { loadScene } from "../../src/scene/load.ts";
import type { Uniforms } from "../../src/scene/scene.ts";
import { isWithin, sliver } from "../tolerances.ts";

const SIDE = 8;

/** offset + x + y < 0, in pixels from the middle of the picture. */
type Line = readonly [x: number, y: number, offset: number];

/** Coverage of an 8 × 8 picture, row 0 at the bottom; `q` is the place in pixels from its middle, and 1. */
function compile(sdf: string, method = "replay"): (uniforms?: Uniforms) => (column: number, row: number) => number {
  const text = `uniform vec3 first; uniform vec3 second; uniform vec3 third;\n${sdf}`.replace(
    "float sdf(vec2 p) {",
    "float sdf(vec2 p) { vec3 q = vec3(4.0 * p, 1.0);",
  );
  const scene = loadScene(text, "test.glsl");
  const { assembled, diagnostics } = assemble(scene, { coverage: method, view: "coverage", device: "cpu" });
  if (assembled === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { compiled } = compileForCpu(assembled.program, assembled.entry);
  if (compiled === null) throw new Error("the method cannot run on the CPU");
  return (uniforms = {}) => {
    const all = { ...uniformsOf(scene, defaultFrame(SIDE, SIDE), {}), ...uniforms };
    const data = compiled.render({ x0: 0, y0: 0, x1: SIDE, y1: SIDE }, all);
    return (column, row) => data[4 * (row * SIDE + column)] as number;
  };
}

/** Area of the pixel within all half-planes, exactly. */
function exactArea(lines: readonly Line[], column: number, row: number): number {
  const [x, y] = [column + 0.5 - SIDE / 2, row + 0.5 - SIDE / 2];
  return areaWithin(lines.map(([a, b, c]) => ({ v: c + a * x + b * y, a: a / 2, b: b / 2 })));
}

function forPixels(check: (column: number, row: number) => void): void {
  for (let row = 0; row < SIDE; row++) for (let column = 0; column < SIDE; column++) check(column, row);
}

function expectArea(actual: number, exact: number, cuts: number, what: string): void {
  expect(isWithin(actual, exact, sliver(cuts)), `${what}: ${actual}, exactly ${exact}`).toBe(true);
}

const LINES: readonly Line[] = Array.from({ length: 24 }, (_, at) => {
  const angle = 0.37 + 2.39996 * at;
  const length = 0.5 + (at % 5);
  return [length * Math.cos(angle), length * Math.sin(angle), length * 1.7 * Math.sin(3.1 * at)];
});
const pairs = LINES.map(
  (line, at) => [line, LINES[(at + 7) % LINES.length] as Line, LINES[(at + 12) % LINES.length] as Line] as const,
);

describe("replay", () => {
  test("a wedge", () => {
    const draw = compile("float sdf(vec2 p) { return max(dot(first, q), dot(second, q)); }");
    for (const [first, second] of pairs) {
      const coverage = draw({ first, second });
      forPixels((column, row) =>
        expectArea(coverage(column, row), exactArea([first, second], column, row), 2, `${first} and ${second}`),
      );
    }
  });

  test("what is left of two half-planes", () => {
    const draw = compile("float sdf(vec2 p) { return min(dot(first, q), dot(second, q)); }");
    for (const [first, second] of pairs) {
      const coverage = draw({ first, second });
      forPixels((column, row) => {
        const [a, b, both] = [[first], [second], [first, second]].map((lines) => exactArea(lines, column, row));
        expectArea(coverage(column, row), (a as number) + (b as number) - (both as number), 2, `${first} or ${second}`);
      });
    }
  });

  test("a triangle with all its corners in one pixel", () => {
    const draw = compile("float sdf(vec2 p) { return max(max(dot(first, q), dot(second, q)), dot(third, q)); }");
    for (const turn of [0, 0.3, 1.1, 2.9]) {
      const [first, second, third] = [0, 1, 2].map((at): Line => {
        const angle = turn + (at * 2 * Math.PI) / 3;
        const [x, y] = [Math.cos(angle), Math.sin(angle)];
        return [x, y, -0.15 - 0.5 * (x + y)];
      }) as [Line, Line, Line];
      const coverage = draw({ first, second, third });
      forPixels((column, row) =>
        expectArea(coverage(column, row), exactArea([first, second, third], column, row), 3, `turn ${turn}`),
      );
    }
  });

  test.each([0.8, 0.3, 0.05])("a strip of width %f", (width) => {
    const draw = compile(`float sdf(vec2 p) { return abs(dot(first, q)) - ${width / 2} * length(first.xy); }`);
    for (const first of LINES) {
      const [a, b, c] = first;
      const half = (width / 2) * Math.hypot(a, b);
      const coverage = draw({ first });
      forPixels((column, row) =>
        expectArea(
          coverage(column, row),
          exactArea(
            [
              [a, b, c - half],
              [-a, -b, -c - half],
            ],
            column,
            row,
          ),
          2,
          `${first}`,
        ),
      );
    }
  });

  test("checkers: jumps in both directions", () => {
    const draw = compile(
      "float sdf(vec2 p) { vec2 cell = floor(vec2(dot(first, q), dot(second, q))); return mod(cell.x + cell.y, 2.0) - 0.5; }",
    );
    for (const turn of [0.2, 0.9, 2.0]) {
      const [x, y] = [0.4 * Math.cos(turn), 0.4 * Math.sin(turn)];
      const coverage = draw({ first: [x, y, 0.31], second: [-y, x, 0.17] });
      forPixels((column, row) => {
        let exact = 0;
        for (let i = -4; i < 4; i++)
          for (let k = -4; k < 4; k++)
            if ((i + k) % 2 === 0)
              exact += exactArea(
                [
                  [-x, -y, i - 0.31],
                  [x, y, 0.31 - i - 1],
                  [y, -x, k - 0.17],
                  [-y, x, 0.17 - k - 1],
                ],
                column,
                row,
              );
        expectArea(coverage(column, row), exact, 4, `turn ${turn}`);
      });
    }
  });

  test("stripes that repeat several times within a pixel", () => {
    const draw = compile("float sdf(vec2 p) { return fract(dot(first, q)) - 0.3; }");
    const [x, y, c] = [2.1, 0.7, 0.2];
    const coverage = draw({ first: [x, y, c] });
    forPixels((column, row) => {
      let exact = 0;
      for (let n = -14; n < 14; n++)
        exact += exactArea(
          [
            [-x, -y, n - c],
            [x, y, c - n - 0.3],
          ],
          column,
          row,
        );
      expectArea(coverage(column, row), exact, 6, "stripes");
    });
  });

  test("the branch cut of an angle leaves no seam", () => {
    // In front of it the angle is used as it is, so a seam would show along the negative x axis.
    const seam = compile(
      "vec2 warp(vec2 p) { return vec2(length(p), atan(p.y - 0.04, p.x)); } float sdf(vec2 p) { return abs(p.y) * 4.0 - 2.9; }".replace(
        "vec3 q = vec3(4.0 * p, 1.0);",
        "",
      ),
    );
    const whole = compile(
      "vec2 warp(vec2 p) { return vec2(length(p), atan(p.y - 0.04, -p.x)); } float sdf(vec2 p) { return 3.14159265358979 * 4.0 - abs(p.y) * 4.0 - 2.9; }",
    );
    const [a, b] = [seam(), whole()];
    forPixels((column, row) => expectArea(a(column, row), b(column, row), 6, `column ${column}, row ${row}`));
  });

  test("turning and mirroring the picture turns and mirrors the coverage", () => {
    const draw = compile(
      "float sdf(vec2 p) { return min(max(dot(first, q), dot(second, q)), abs(dot(third, q)) - 0.2); }",
    );
    for (const lines of pairs.slice(0, 12)) {
      const plain = draw(named(lines));
      const turned = draw(named(lines.map(([x, y, c]): Line => [-y, x, c])));
      const mirrored = draw(named(lines.map(([x, y, c]): Line => [-x, y, c])));
      forPixels((column, row) => {
        expectArea(turned(SIDE - 1 - row, column), plain(column, row), 3, "turned");
        expectArea(mirrored(SIDE - 1 - column, row), plain(column, row), 3, "mirrored");
      });
    }
  });

  test.each([
    ["nothing", "0.0"],
    ["a quotient by zero", "q.x / 0.0"],
    ["no number", "0.0 / 0.0 * q.x"],
    ["the root of a negative number", "sqrt(q.x) - 1.0"],
    ["infinities on both sides", "q.x < 0.3 ? -1.0 / 0.0 : 1.0 / 0.0"],
    ["a pole", "abs(1.0 / q.x) - 2.0"],
    ["a flat kink", "abs(q.x * 0.0)"],
    ["noise", "fract(sin(dot(q.xy, vec2(12.9898, 78.233))) * 43758.5453) - 0.5"],
    ["a steep ridge", "1e30 * abs(q.x) - 1e29"],
    ["a zero gradient", "q.x * q.x * q.y * q.y"],
    [
      "more kinks than lines",
      "abs(abs(abs(abs(abs(abs(abs(q.x * 9.0) - 4.0) - 2.0) - 1.0) - 0.5) - 0.25) - 0.125) - 0.06",
    ],
  ])("stays between 0 and 1 for %s", (_name, field) => {
    const coverage = compile(`float sdf(vec2 p) { return ${field}; }`)();
    forPixels((column, row) => {
      expect(coverage(column, row)).toBeGreaterThanOrEqual(0);
      expect(coverage(column, row)).toBeLessThanOrEqual(1);
    });
  });
});

function named([first, second, third]: readonly Line[]): Uniforms {
  return { first: first as Line, second: second as Line, third: third as Line };
}
