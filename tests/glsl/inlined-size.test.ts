import { expect, test } from "vitest";
import { inlinedSize } from "../../src/glsl/inlined-size.ts";
import { read } from "../../src/glsl/read.ts";

function sizeOf(text: string): number {
  const { program } = read([{ name: "test.glsl", text: `precision highp float;\n${text}` }]);
  if (program === null) throw new Error("the text has errors");
  return inlinedSize(program, "f");
}

test("operations are counted by component", () => {
  expect(sizeOf("float f(float x) { return x * x + sin(x); }")).toBe(3);
  expect(sizeOf("vec4 f(vec4 x) { return x * x; }")).toBe(4);
  expect(sizeOf("float f(float x) { return x < 0.0 ? -x : x; }")).toBe(3);
});

test("what is constant takes none", () => {
  expect(sizeOf("const float A = 2.0 * 3.0; float f(float x) { return x + (A - 1.0); }")).toBe(1);
});

test("a call is as long as what it calls, each time", () => {
  expect(sizeOf("float g(float x) { return x * x + x; } float f(float x) { return g(g(x)) - g(x); }")).toBe(7);
  expect(sizeOf("float f(float x) { for (int i = 0; i < 9; i++) x += 1.0; return x; }")).toBe(1);
});

test("a function that is not there has no length", () => {
  expect(sizeOf("float g(float x) { return x * x; }")).toBe(0);
});
