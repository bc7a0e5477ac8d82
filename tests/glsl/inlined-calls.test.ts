/** The bound on calls once they are inlined, and on calls inside each other. */
import { expect, it } from "vitest";
import { DEEPEST_CALLS, MOST_INLINED_CALLS } from "../../src/glsl/limits.ts";
import { problemsOf } from "./text.ts";

/** `count` functions, the k-th of which calls the one before it `times` times. */
function chain(count: number, times: number): string {
  const functions = Array.from({ length: count }, (_, k) =>
    k === 0 ? "void f0() {}" : `void f${k}() { ${`f${k - 1}(); `.repeat(times)}}`,
  );
  return `${functions.join("\n")}\nvoid main() { f${count - 1}(); }`;
}

it("doubling calls are refused at the call that is too much, once", () => {
  // f11 makes 2 + 4 + … + 2048 = 4094 calls, f12 the double of that and two.
  expect(problemsOf(chain(12, 2))).toBe("");
  expect(problemsOf(chain(13, 2))).toBe(
    [
      `a.glsl:13:21: error: 'f12' makes more than ${MOST_INLINED_CALLS} calls, those of the functions it calls counted each time`,
      "    void f12() { f11(); f11(); }",
      "                        ^~~",
    ].join("\n"),
  );
});

it("the shader that stalled a driver is refused", () => {
  expect(problemsOf(chain(40, 2))).toContain("calls, those of the functions it calls counted each time");
});

it("calls are nested as deep as browsers have it", () => {
  expect(problemsOf(chain(DEEPEST_CALLS - 1, 1))).toBe("");
  expect(problemsOf(chain(DEEPEST_CALLS, 1))).toContain(
    `error: calls are nested more than ${DEEPEST_CALLS} deep below 'main'`,
  );
});

it("prototypes in the other order are counted as well", () => {
  const count = 6000;
  const prototypes = Array.from({ length: count }, (_, k) => `void f${k}();`);
  const bodies = Array.from({ length: count }, (_, k) => `void f${k}(){${k + 1 < count ? `f${k + 1}();` : ""}}`);
  expect(problemsOf(`${prototypes.join("")}${bodies.join("")}`)).toContain("calls are nested more than");
});

it("what is never called counts for nothing else", () => {
  const many = "f0(); ".repeat(3000);
  expect(problemsOf(`void f0() {} void a() { ${many}} void b() { ${many}} void main() {}`)).toBe("");
});
