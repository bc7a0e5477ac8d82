/** Partials that functions would give to callers who never read them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { differentiate } from "../../src/calculus/differentiate.ts";
import { format } from "../../src/glsl/diagnostics.ts";
import { print } from "../../src/glsl/print.ts";
import { prune } from "../../src/glsl/prune.ts";
import { read } from "../../src/glsl/read.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { includeLibrary } from "../../src/scene/library.ts";
import { ATTACK_SEED, attackTimeout, programsOnCpu } from "../attack-size.ts";
import { derivedDerivative, isWithin } from "../tolerances.ts";
import { generateProgram } from "./program-generator.ts";
import { POINTS } from "./run.ts";

/** `vec3 colors(vec2 p)` of a text with its Jacobian at order 1 and at order 2, whose sites need second partials. */
function derive(text: string): { readonly printed: string; readonly run: (x: number, y: number) => number[][] } {
  const host = `#include "nabla/math/sites.glsl"
bool stay(bool negative, float condition, vec2 gradient) { return negative; }
bool stay2(bool negative, float condition, vec2 gradient, vec3 hessian) { return negative; }
vec3 first(vec2 p, out mat2x3 jacobian);
vec3 second(vec2 p, out mat2x3 jacobian);
vec3 run(vec2 p, out mat2x3 one, out vec3 value, out mat2x3 two) { value = second(p, two); return first(p, one); }
`;
  const { program, diagnostics, sources } = read(
    [
      { name: "precision.glsl", text: "precision highp float;\nprecision highp int;\n" },
      { name: "test.glsl", text },
      { name: "host.glsl", text: host },
    ],
    { prototypes: true, include: includeLibrary },
  );
  if (program === null) throw new Error(diagnostics.map((one) => format(one, sources)).join("\n"));
  const derived = differentiate(program, [
    { of: "colors", order: 1, into: "first", sites: { decide: "stay", ramps: true } },
    { of: "colors", order: 2, into: "second", sites: { decide: "stay2", ramps: true } },
  ]);
  const pruned = prune(derived.program, ["run"]);
  const printed = print(pruned);
  const again = read([{ name: "derived.glsl", text: printed }]);
  expect(again.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
  const { compiled } = compileForCpu(pruned, "run");
  if (compiled === null) throw new Error("the CPU does not take it");
  return {
    printed,
    run: (x, y) => {
      const all = [...(compiled.evaluate(Float64Array.of(x, y), {}) as unknown as number[])];
      return [all.slice(0, 9), [...all.slice(9)]];
    },
  };
}

/** The parameters of the last specialisation of a function. */
function parametersOf(name: string, printed: string): string {
  return [...printed.matchAll(new RegExp(`\\b${name}_\\w*jet2\\w*\\(([^)]*)\\) \\{`, "g"))].at(-1)?.[1] ?? "";
}

test("second partials are left out where only first ones are read", () => {
  const { printed } =
    derive(`vec3 shade(vec2 q, float k) { vec3 c = vec3(q.x * q.y * q.y, k * q.x, 0.5); for (int i = 0; i < 3; i++) c = c * c.yzx + q.x; return c; }
vec3 colors(vec2 p) { vec3 c = shade(p * p, length(p)); if (p.x * p.y > 0.1) c *= 0.5; return c; }`);
  expect(parametersOf("shade", printed)).toMatch(/out float \w+_dx\b/);
  expect(parametersOf("shade", printed)).not.toMatch(/_d[xy][xy]\b/);
  expect(parametersOf("colors", printed)).not.toMatch(/_d[xy][xy]\b/);
});

test("and stay where a condition bends with them", () => {
  const { printed } =
    derive(`float bent(vec2 q, float k) { float c = k; for (int i = 0; i < 3; i++) c = c * q.x + q.y * q.y; return c; }
vec3 colors(vec2 p) { float d = bent(p * p, length(p)); return vec3(d < 0.5 ? d : 1.0, d, bent(p, 1.0)); }`);
  expect(printed).toMatch(/out float bent_\w*dxx\b/);
});

test(
  "Jacobians of random programs are those of first order",
  () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9973), { minLength: 60, maxLength: 200 }), (numbers) => {
        const text = `${generateProgram(numbers)}vec3 colors(vec2 p) { float y = f(0.8 * p.yx); return vec3(f(p), y, p.x * y); }`;
        const { run } = derive(text);
        for (const [x, y] of POINTS) {
          const [one, two] = run(x, y) as [number[], number[]];
          const scale = Math.max(...one.map(Math.abs));
          one.forEach((value, at) => {
            if (!isWithin(two[at] as number, value, derivedDerivative(scale)))
              expect.fail(`number ${at} at ${x}, ${y} is ${two[at]}, not ${value}, of\n${text}`);
          });
        }
      }),
      { seed: ATTACK_SEED, numRuns: Math.ceil(programsOnCpu(120) / 4), endOnFailure: true },
    );
  },
  attackTimeout(programsOnCpu(120)),
);
