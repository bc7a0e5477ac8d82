/** Every operation of `shaders/op`, on a disc and a box that overlap in part. */
import { beforeAll, describe, expect, test } from "vitest";
import { derivedDerivative, distanceProperty, isWithin, LARGEST_KINK_SHARE, twoFormulas } from "../tolerances.ts";
import { type Comparison, compareSlope, component } from "./differences.ts";
import { checkExamples } from "./examples.ts";
import { EXACTNESS, libraryFiles } from "./library-file.ts";
import { derive, functionsOf, operation, type Subject, subject } from "./program.ts";
import { EXTENT, POINTS, randomArguments, randomNumbers, randomPoints, SETS } from "./sampling.ts";

const files = libraryFiles("op");

test("there are operations", () => expect(files.length).toBeGreaterThanOrEqual(10));

describe.each(files.map((file) => [file.path, file] as const))("%s", (_, file) => {
  let it: Subject;
  beforeAll(() => {
    it = subject(operation(file));
  });

  function sample(check: (uniforms: Record<string, number[]>, points: Float64Array) => void): void {
    const random = randomNumbers(3);
    for (let set = 0; set < SETS; set++) {
      const uniforms = randomArguments(file.arguments, random);
      check(uniforms, randomPoints(POINTS, EXTENT, random));
    }
  }

  test("defines the operation on distances and on distances with gradients", () => {
    const { value, derivative } = functionsOf(file, "op", "opg");
    const signature = file.signatures.find(({ name }) => name === value);
    const counterpart = file.signatures.find(({ name }) => name === derivative);
    expect(signature?.returns).toBe("float");
    expect(counterpart?.returns).toBe("vec3");
    const names = signature?.parameters.map(({ name }) => name) ?? [];
    expect(counterpart?.parameters.map(({ name }) => name)).toEqual(names);
    const operands = names.length - file.arguments.length;
    expect(names).toEqual([...["a", "b"].slice(0, operands), ...file.arguments.map(({ name }) => name)]);
    expect(counterpart?.parameters.map(({ type }) => type)).toEqual([
      ...Array.from({ length: operands }, () => "vec3"),
      ...file.arguments.map(({ type }) => type),
    ]);
  });

  test("says in its head what it is, with examples that hold", () => {
    expect(file.title).toMatch(/^[^:]+: \S/);
    expect(EXACTNESS).toContain(file.labels.get("Exactness")?.join());
    expect(file.labels.get("Kinks")).toHaveLength(1);
    expect(file.labels.get("Source")).toHaveLength(1);
    expect(file.examples.some(({ relation }) => relation === "==")).toBe(true);
    checkExamples(file);
  });

  test("the gradient's first number is the value", () => {
    sample((uniforms, points) => {
      const closed = it.closed.evaluate(points, uniforms);
      it.value.evaluate(points, uniforms).forEach((value, index) => {
        const other = closed[3 * index] as number;
        expect(isWithin(other, value, twoFormulas(value)), `${other} for ${value}`).toBe(true);
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
    const derived = derive(operation(file));
    sample((uniforms, points) => {
      const closed = it.closed.evaluate(points, uniforms);
      derived.evaluate(points, uniforms).forEach((value, index) => {
        const other = closed[index] as number;
        const report = `entry ${index % 3}: closed ${other}, derived ${value}`;
        expect(isWithin(other, value, derivedDerivative(value)), report).toBe(true);
      });
    });
  });

  test.runIf(file.labels.get("Exactness")?.join() !== "not a distance")(
    "of distances never changes faster than they",
    () => {
      sample((uniforms, points) => {
        const closed = it.closed.evaluate(points, uniforms);
        for (let index = 0; index < POINTS; index++) {
          const length = Math.hypot(closed[3 * index + 1] as number, closed[3 * index + 2] as number);
          expect(length).toBeLessThanOrEqual(1 + distanceProperty(1));
        }
      });
    },
  );
});
