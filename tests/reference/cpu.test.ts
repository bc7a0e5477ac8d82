/** The CPU as a device: pictures, points, budgets. */
import { expect, test } from "vitest";
import { BudgetExceeded, compileForCpu, renderOnCpu } from "../../src/reference/cpu.ts";
import { compile, programOf } from "../backends/run.ts";

const picture = (text: string) => ({ program: programOf(text), entry: "nabla_pixel" as const, glsl: "" });

test("a picture has its top row first", () => {
  const image = renderOnCpu(
    picture("uniform float blue; vec4 nabla_pixel(vec2 pixel) { return vec4(pixel, blue, 1.0); }"),
    { blue: 0.5 },
    2,
    3,
  );
  expect([image.width, image.height]).toEqual([2, 3]);
  expect([...image.data]).toEqual(
    [
      [0.5, 2.5, 0.5, 1],
      [1.5, 2.5, 0.5, 1],
      [0.5, 1.5, 0.5, 1],
      [1.5, 1.5, 0.5, 1],
      [0.5, 0.5, 0.5, 1],
      [1.5, 0.5, 0.5, 1],
    ].flat(),
  );
});

test("a program that cannot run says why", () => {
  const text = "vec4 nabla_pixel(vec2 pixel) { return vec4(dFdx(pixel.x)); }";
  expect(() => renderOnCpu(picture(text), {}, 1, 1)).toThrow("dFdx cannot run on the CPU");
  const { compiled, diagnostics } = compileForCpu(programOf(text), "nabla_pixel");
  expect(compiled).toBeNull();
  expect(diagnostics.map((one) => one.severity)).toEqual(["error"]);
});

test("a loop without end is an error of its own class, and the program can run again", () => {
  const program = compile("float main_test(vec2 p) { float x = p.x; while (x > 0.0) x += 1.0; return x; }");
  expect(() => program.evaluate(Float64Array.of(1, 0), {}, 1000)).toThrow(BudgetExceeded);
  expect([...program.evaluate(Float64Array.of(-1, 0), {}, 1000)]).toEqual([-1]);
});

test("an empty rectangle and no points yield nothing", () => {
  const program = compile("vec2 main_test(vec2 p) { return p; }");
  expect(program.render({ x0: 3, y0: 3, x1: 3, y1: 9 }, {}).length).toBe(0);
  expect(program.evaluate(new Float64Array(0), {}).length).toBe(0);
});
