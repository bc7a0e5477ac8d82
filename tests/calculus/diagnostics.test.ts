/** What the transform says about constructs that it takes as constant or cannot differentiate, and exact dFdx. */
import { describe, expect, test } from "vitest";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { numericalDerivatives } from "../../src/reference/finite-differences.ts";
import { finiteDifference, isWithin } from "../tolerances.ts";
import { derive, type Point } from "./run.ts";

describe("warnings", () => {
  test("a texture and a bit cast of what depends on the point are constants", () => {
    const { messages } = derive(
      "uniform sampler2D image; float f(vec2 p) {\n  float a = texture(image, p).x;\n  return a * p.x + intBitsToFloat(floatBitsToInt(p.y));\n}",
      1,
    );
    expect(messages).toEqual([
      expect.stringContaining(
        "test.glsl:2:13: warning: the derivative of 'texture' is taken as zero: a texture is not differentiated\n",
      ),
      expect.stringContaining(
        "test.glsl:3:35: warning: the derivative of 'floatBitsToInt' is taken as zero: a bit pattern has no derivative\n",
      ),
    ]);
  });
  test("no warning where the argument does not depend on the point", () => {
    expect(
      derive("uniform sampler2D image; float f(vec2 p) { return texture(image, vec2(0.5)).x * p.x; }", 2).messages,
    ).toEqual([]);
  });
  test("bits made of the point's coordinates are a constant, those of a uniform nothing to warn of", () => {
    expect(derive("float f(vec2 p) { return p.x * uintBitsToFloat(uint(p.y * 1e6) ^ 7u); }", 1).messages).toEqual([
      expect.stringContaining(
        "warning: the derivative of 'uintBitsToFloat' is taken as zero: a bit pattern has no derivative\n",
      ),
    ]);
    expect(
      derive("uniform float seed; float f(vec2 p) { return p.x * intBitsToFloat(int(seed * 1e6)); }", 2).messages,
    ).toEqual([]);
  });
  test("gl_FragCoord is no argument", () => {
    expect(derive("float f(vec2 p) { return gl_FragCoord.x * p.x; }", 1).messages).toEqual([
      expect.stringContaining(
        "warning: the derivative of 'gl_FragCoord' is taken as zero: only the function's argument is differentiated by\n",
      ),
    ]);
  });
  test("each is said once, however often its function is specialised", () => {
    const text =
      "float g(vec2 q) { return floor(uintBitsToFloat(packHalf2x16(q))); } float f(vec2 p) { float s = 0.0; for (int i = 0; i < 3; i++) { s += g(p) * s; p = p.yx * p.x; } return s + g(vec2(p.x, 0.0)); }";
    expect(derive(text, 2).messages).toHaveLength(1);
  });
});

describe("the difference to the neighbour pixel", () => {
  const text = `float g(vec2 q) { return sin(q.x) * q.y * q.y; }
float f(vec2 p) { float d = g(p * 1.3) + p.x; return d / length(vec2(dFdx(d), dFdy(d))) + 0.3 * fwidth(d); }`;

  /** The same with derivatives by hand: d = sin(1.3x) 1.69y² + x. */
  const byHand = `float f(vec2 p) { float s = sin(1.3 * p.x), c = cos(1.3 * p.x), y = 1.3 * p.y;
  float d = s * y * y + p.x; float dx = 1.3 * c * y * y + 1.0, dy = 2.6 * s * y;
  return d / length(vec2(dx, dy)) + 0.3 * (abs(dx) + abs(dy)); }`;

  test("is the exact derivative, and the gradient of it has second ones", () => {
    const { program, diagnostics } = derive(text, 1);
    expect(diagnostics).toEqual([]);
    const jet = compileForCpu(program, "jet").compiled;
    const hand = compileForCpu(derive(byHand, 1).program, "f").compiled;
    if (jet === null || hand === null) throw new Error("nothing was compiled");
    const points: Point[] = [
      [0.4, 0.7],
      [-0.8, 0.3],
    ];
    for (const point of points) {
      const [value, ...gradient] = jet.evaluate(Float64Array.from(point), {});
      const numeric = numericalDerivatives((places) => hand.evaluate(places, {}), ...point);
      const estimates = [{ value: numeric.value, error: Number.EPSILON }, ...numeric.gradient];
      [value as number, ...gradient].forEach((one, at) => {
        const estimate = estimates[at] as (typeof estimates)[number];
        expect(
          isWithin(one, estimate.value, finiteDifference(estimate, one)),
          `${at}: ${one}, not ${estimate.value}`,
        ).toBe(true);
      });
    }
  });
  test("its Hessian needs third derivatives, which is an error at its place", () => {
    const { messages } = derive(text, 2);
    expect(messages).toHaveLength(3);
    expect(messages[0]).toContain(
      "test.glsl:2:70: error: the Hessian of 'dFdx' needs third derivatives; the gradient alone is possible\n",
    );
  });
  test("the difference of a difference is an error too", () => {
    const { messages } = derive(
      "float f(vec2 p) { float d = p.x * p.x * p.y; float e = dFdx(d) + p.y; return fwidth(e * 2.0); }",
      1,
    );
    expect(messages).toEqual([
      expect.stringContaining(
        "error: 'fwidth' of a value that depends on another dFdx, dFdy or fwidth needs third derivatives",
      ),
    ]);
  });
  test("of a constant it is zero", () => {
    const { program } = derive("uniform float k; float f(vec2 p) { return p.x + dFdx(k) + dFdy(vec2(k)).y; }", 2);
    const jet = compileForCpu(program, "jet").compiled;
    expect([...(jet?.evaluate(Float64Array.of(0.5, 0.5), { k: 3 }) ?? [])]).toEqual([0.5, 1, 0, 0, 0, 0]);
  });
});

describe("requests", () => {
  test("a name that the program does not have is an error of the host", () => {
    expect(() => derive("float g(vec2 p) { return p.x; }")).toThrow("the program defines no function 'f'");
  });
});
