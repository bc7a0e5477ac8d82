/** Every primitive of `shaders/sdf`: value, gradient and what its head says about them. */
import { beforeAll, describe, expect, test } from "vitest";
import { derivedDerivative, distanceProperty, isWithin, LARGEST_KINK_SHARE, twoFormulas } from "../tolerances.ts";
import { type Comparison, compareSlope, component } from "./differences.ts";
import { checkExamples } from "./examples.ts";
import { EXACTNESS, libraryFiles } from "./library-file.ts";
import { derive, functionsOf, primitive, type Subject, subject } from "./program.ts";
import { EXTENT, POINTS, randomArguments, randomNumbers, randomPoints, SETS } from "./sampling.ts";

const files = libraryFiles("sdf");

test("there are primitives", () => expect(files.length).toBeGreaterThanOrEqual(20));

describe.each(files.map((file) => [file.path, file] as const))("%s", (_, file) => {
  let it: Subject;
  beforeAll(() => {
    it = subject(primitive(file));
  });

  /** Runs `check` for several sets of arguments with points for each. */
  function sample(check: (uniforms: Record<string, number[]>, points: Float64Array) => void): void {
    const random = randomNumbers(1);
    for (let set = 0; set < SETS; set++) {
      const uniforms = randomArguments(file.arguments, random);
      check(uniforms, randomPoints(POINTS, EXTENT, random));
    }
  }

  test("defines a value and its gradient with the same arguments", () => {
    const { value, derivative } = functionsOf(file, "sd", "sdg");
    const signature = file.signatures.find(({ name }) => name === value);
    const counterpart = file.signatures.find(({ name }) => name === derivative);
    expect(signature?.returns).toBe("float");
    expect(counterpart?.returns).toBe("vec3");
    expect(counterpart?.parameters).toEqual(signature?.parameters);
    expect(signature?.parameters.map(({ name }) => name)).toEqual(["p", ...file.arguments.map(({ name }) => name)]);
  });

  test("says in its head what it is", () => {
    expect(file.title).toMatch(/^[^:]+: \S/);
    expect(EXACTNESS).toContain(file.labels.get("Exactness")?.join());
    expect(file.labels.get("Kinks")).toHaveLength(1);
    expect(file.labels.get("Source")).toHaveLength(1);
  });

  test("its examples hold, inside, outside and with a number", () => {
    checkExamples(file);
    const signs = file.examples.map(({ relation, expected }) =>
      relation === "==" ? Math.sign(expected) : relation === "<" ? -1 : 1,
    );
    expect(file.examples.some(({ relation }) => relation === "==")).toBe(true);
    expect(signs).toContain(1);
    if (!file.labels.get("Kinks")?.join().includes("no inside")) expect(signs).toContain(-1);
  });

  test("the gradient's first number is the value", () => {
    sample((uniforms, points) => {
      const values = it.value.evaluate(points, uniforms);
      const closed = it.closed.evaluate(points, uniforms);
      values.forEach((value, index) => {
        const other = closed[3 * index] as number;
        expect(isWithin(other, value, twoFormulas(value)), `${other} for ${value} at ${at(points, index)}`).toBe(true);
      });
    });
  });

  test("the gradient agrees with finite differences", () => {
    const comparison: Comparison = { compared: 0, left: 0, failures: [] };
    sample((uniforms, points) => {
      const closed = it.closed.evaluate(points, uniforms);
      const field = component(it.value, uniforms, 0);
      for (let index = 0; index < POINTS; index++) {
        const slope = [closed[3 * index + 1] as number, closed[3 * index + 2] as number] as const;
        compareSlope(field, points[2 * index] as number, points[2 * index + 1] as number, slope, comparison);
      }
    });
    expect(comparison.failures).toEqual([]);
    expect(comparison.left / (comparison.left + comparison.compared)).toBeLessThan(LARGEST_KINK_SHARE);
  });

  test("the gradient agrees with the derivative of its source", () => {
    const derived = derive(primitive(file));
    sample((uniforms, points) => {
      const closed = it.closed.evaluate(points, uniforms);
      derived.evaluate(points, uniforms).forEach((value, index) => {
        const other = closed[index] as number;
        expect(
          isWithin(other, value, derivedDerivative(value)),
          `entry ${index % 3}: closed ${other}, derived ${value} at ${at(points, Math.floor(index / 3))}`,
        ).toBe(true);
      });
    });
  });

  const exactness = file.labels.get("Exactness")?.join();
  const outsideOnly = exactness === "exact outside";

  test.runIf(exactness === "exact" || outsideOnly)("the gradient has length 1 and leads to the outline", () => {
    let tried = 0;
    sample((uniforms, points) => {
      const closed = it.closed.evaluate(points, uniforms);
      const feet = new Float64Array(points.length);
      for (let index = 0; index < POINTS; index++) {
        const [d, x, y] = [0, 1, 2].map((entry) => closed[3 * index + entry] as number) as [number, number, number];
        if (outsideOnly && d < 0) continue;
        tried++;
        expect(
          isWithin(Math.hypot(x, y), 1, distanceProperty(1)),
          `length ${Math.hypot(x, y)} at ${at(points, index)}`,
        ).toBe(true);
        feet[2 * index] = (points[2 * index] as number) - d * x;
        feet[2 * index + 1] = (points[2 * index + 1] as number) - d * y;
      }
      it.value.evaluate(feet, uniforms).forEach((value, index) => {
        if (outsideOnly && (closed[3 * index] as number) < 0) return;
        expect(isWithin(value, 0, distanceProperty(1)), `${value} at the foot of ${at(points, index)}`).toBe(true);
      });
    });
    expect(tried).toBeGreaterThan(POINTS);
  });

  // With the test before this makes a distance: no outline is nearer than |d|, and there is one at |d|.
  test.runIf(exactness !== "not a distance")("never changes faster than the place", () => {
    sample((uniforms, points) => {
      const values = it.value.evaluate(points, uniforms);
      for (let index = 1; index < POINTS; index++) {
        const apart = Math.hypot(
          (points[2 * index] as number) - (points[2 * index - 2] as number),
          (points[2 * index + 1] as number) - (points[2 * index - 1] as number),
        );
        const change = Math.abs((values[index] as number) - (values[index - 1] as number));
        expect(change, `from ${at(points, index - 1)} to ${at(points, index)}`).toBeLessThanOrEqual(
          apart + distanceProperty(apart),
        );
      }
    });
  });
});

function at(points: Float64Array, index: number): string {
  return `(${points[2 * index]}, ${points[2 * index + 1]})`;
}
