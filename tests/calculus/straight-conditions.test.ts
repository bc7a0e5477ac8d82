/** Conditions that do not bend: which function of the host is asked about them. */
import { describe, expect, test } from "vitest";
import { differentiate } from "../../src/calculus/differentiate.ts";
import { prune } from "../../src/glsl/prune.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { readWithLibrary } from "./read-with-library.ts";

/** How often f asks the function for conditions that do not bend, and the other one, at (0.3, 0.2). */
function questions(f: string, overloads: readonly ("straight" | "bent")[]): readonly number[] {
  const straight = "bool decide(bool negative, float condition, vec2 gradient) { straight++; return negative; }";
  const bent = "bool decide(bool negative, float condition, vec2 gradient, vec3 hessian) { bent++; return negative; }";
  const program = readWithLibrary(`#include "nabla/math/sites.glsl"
int straight; int bent;
float f(vec2 p) { return ${f}; }
${overloads.map((one) => (one === "straight" ? straight : bent)).join("\n")}
float into(vec2 p, out vec2 gradient, out vec3 hessian);
float run(vec2 p, out ivec2 counts) {
  vec2 gradient;
  vec3 hessian;
  straight = 0;
  bent = 0;
  float value = into(p, gradient, hessian);
  counts = ivec2(straight, bent);
  return value;
}`);
  const sites = { decide: "decide", ramps: false };
  const derived = differentiate(program, [{ of: "f", order: 2, into: "into", sites }]);
  const { compiled } = compileForCpu(prune(derived.program, ["run"]), "run");
  const [, ...counts] = (compiled?.evaluate(Float64Array.of(0.3, 0.2), {}) ?? []) as unknown as number[];
  return counts;
}

describe("who is asked", () => {
  test.each([
    ["abs(p.x)", [1, 0]],
    ["abs(p.x * p.y)", [0, 1]],
    ["abs(p.x - 2.0 * p.y) + abs(length(p) - 1.0)", [1, 1]],
    ["abs(abs(p.x) - 1.0) + max(p.x, p.y * p.y)", [2, 1]],
    ["float(p.x < 0.5)", [1, 0]],
  ] as const)("%s", (f, counts) => {
    expect(questions(f, ["bent", "straight"])).toEqual(counts);
    expect(questions(f, ["straight", "bent"])).toEqual(counts);
    // A program that has one function only is asked by that.
    expect(questions(f, ["bent"])).toEqual([0, counts[0] + counts[1]]);
  });
});

test("a program that answers at another order only is the host's mistake", () => {
  expect(() => questions("abs(p.x)", ["straight"])).toThrow(/no 'decide' that answers at order 2/);
});
