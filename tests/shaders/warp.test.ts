/** Every warp of `shaders/warp`: value, Jacobian and what its head says about them. */
import { beforeAll, describe, expect, test } from "vitest";
import { derivedDerivative, isWithin, LARGEST_KINK_SHARE } from "../tolerances.ts";
import { type Comparison, compareSlope, component } from "./differences.ts";
import { checkExamples } from "./examples.ts";
import { libraryFiles } from "./library-file.ts";
import { derive, functionsOf, type Subject, subject, warp } from "./program.ts";
import { EXTENT, POINTS, randomArguments, randomNumbers, randomPoints, SETS } from "./sampling.ts";

const files = libraryFiles("warp");

test("there are warps", () => expect(files.length).toBeGreaterThanOrEqual(12));

describe.each(files.map((file) => [file.path, file] as const))("%s", (_, file) => {
  let it: Subject;
  beforeAll(() => {
    it = subject(warp(file));
  });

  function sample(check: (uniforms: Record<string, number[]>, points: Float64Array) => void): void {
    const random = randomNumbers(2);
    for (let set = 0; set < SETS; set++) {
      const uniforms = randomArguments(file.arguments, random);
      check(uniforms, randomPoints(POINTS, EXTENT, random));
    }
  }

  test("defines a value and its Jacobian with the same arguments", () => {
    const { value, derivative } = functionsOf(file, "warp", "warp", "Jacobian");
    const signature = file.signatures.find(({ name }) => name === value);
    const counterpart = file.signatures.find(({ name }) => name === derivative);
    expect(signature?.returns).toBe("vec2");
    expect(counterpart?.returns).toBe("mat2");
    expect(counterpart?.parameters).toEqual(signature?.parameters);
    expect(signature?.parameters.map(({ name }) => name)).toEqual(["p", ...file.arguments.map(({ name }) => name)]);
  });

  test("says in its head what it is, with examples that hold", () => {
    expect(file.title).toMatch(/^[^:]+: \S/);
    expect(file.labels.get("Kinks")).toHaveLength(1);
    expect(file.labels.get("Source")).toHaveLength(1);
    expect(file.examples.length).toBeGreaterThanOrEqual(2);
    checkExamples(file);
  });

  test("the Jacobian agrees with finite differences", () => {
    const comparison: Comparison = { compared: 0, left: 0, failures: [] };
    sample((uniforms, points) => {
      const closed = it.closed.evaluate(points, uniforms);
      for (const row of [0, 1]) {
        const field = component(it.value, uniforms, row);
        for (let index = 0; index < POINTS; index++) {
          // x, y, then the columns ∂/∂x and ∂/∂y.
          const slope = [closed[6 * index + 2 + row] as number, closed[6 * index + 4 + row] as number] as const;
          compareSlope(field, points[2 * index] as number, points[2 * index + 1] as number, slope, comparison);
        }
      }
    });
    expect(comparison.failures).toEqual([]);
    expect(comparison.left / (comparison.left + comparison.compared)).toBeLessThan(LARGEST_KINK_SHARE);
  });

  test("the Jacobian agrees with the derivative of its source", () => {
    const derived = derive(warp(file));
    sample((uniforms, points) => {
      const closed = it.closed.evaluate(points, uniforms);
      const other = derived.evaluate(points, uniforms);
      for (let index = 0; index < POINTS; index++) {
        const scale = Math.hypot(...closed.subarray(6 * index + 2, 6 * index + 6));
        for (let entry = 0; entry < 6; entry++) {
          const [hand, machine] = [closed[6 * index + entry] as number, other[6 * index + entry] as number];
          const report = `entry ${entry}: closed ${hand}, derived ${machine} at (${points[2 * index]}, ${points[2 * index + 1]})`;
          expect(isWithin(hand, machine, derivedDerivative(scale)), report).toBe(true);
        }
      }
    });
  });

  const conformal = file.labels.get("Conformal")?.join();

  test.runIf(conformal !== undefined)("keeps angles, as it says", () => {
    // The columns of a conformal map are equally long and at right angles: the second one is the first one turned left,
    // or right where the map turns angles round.
    const turn = conformal?.startsWith("yes") ? 1 : -1;
    sample((uniforms, points) => {
      const closed = it.closed.evaluate(points, uniforms);
      for (let index = 0; index < POINTS; index++) {
        const [a, b, c, d] = closed.subarray(6 * index + 2, 6 * index + 6) as unknown as [
          number,
          number,
          number,
          number,
        ];
        const tolerance = derivedDerivative(Math.hypot(a, b));
        expect(isWithin(c, -turn * b, tolerance)).toBe(true);
        expect(isWithin(d, turn * a, tolerance)).toBe(true);
      }
    });
  });
});
