/** Runs the examples that stand in the heads of library files. */
import { expect } from "vitest";
import { exampleValue, isWithin } from "../tolerances.ts";
import type { LibraryFile } from "./library-file.ts";
import { compile, programOf } from "./program.ts";

export function checkExamples(file: LibraryFile): void {
  const functions = file.examples.map(
    ({ expression }, index) => `float example_${index}(vec2 p) { return ${expression}; }`,
  );
  const program = programOf([`#include "${file.path}"`, ...functions].join("\n"), file.path);
  file.examples.forEach(({ expression, relation, expected }, index) => {
    const [actual = Number.NaN] = compile(program, `example_${index}`).evaluate(Float64Array.of(0, 0), {});
    const report = `${expression} is ${actual}, not ${relation} ${expected}`;
    if (relation === "==") expect(isWithin(actual, expected, exampleValue(expected)), report).toBe(true);
    else expect(relation === "<" ? actual < expected : actual > expected, report).toBe(true);
  });
}
