import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { read } from "../../src/glsl/read.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { emptyFolder, nabla } from "./run.ts";
import { image, misspelt, squared } from "./shaders.ts";

/** Runs a function of printed GLSL at a point in float64: its value, then its out parameters. */
function evaluate(glsl: string, entry: string, x: number, y: number): number[] {
  const { program, diagnostics } = read([{ name: "derived.glsl", text: glsl }]);
  expect(diagnostics).toEqual([]);
  if (program === null) throw new Error("no program");
  const { compiled } = compileForCpu(program, entry);
  if (compiled === null) throw new Error("not compiled");
  return [...compiled.evaluate(Float64Array.of(x, y), {})];
}

// q = (x² − y², 2xy), f = 3 qx − qy + 1: ∇f = (6x − 2y, −6y − 2x), H = [[6, −2], [−2, −6]]; exact in binary at halves.
const [x, y] = [0.5, -1.5];
const f = 3 * (x * x - y * y) - 2 * x * y + 1;
const gradient = [6 * x - 2 * y, -6 * y - 2 * x];

test("the gradient and the warp's Jacobian, self-contained", async () => {
  const { code, stdout, stderr } = await nabla(["derive", "-"], { input: squared });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(evaluate(stdout, "field_gradient", x, y)).toEqual([f, ...gradient]);
  expect(evaluate(stdout, "warp_jacobian", x, y)).toEqual([x * x - y * y, 2 * x * y, 2 * x, 2 * y, -2 * y, 2 * x]);
  expect(stdout).not.toContain("field_hessian");
});

test("--order 2 adds the Hessian", async () => {
  const { stdout } = await nabla(["derive", "-", "--order", "2"], { input: squared });
  expect(evaluate(stdout, "field_hessian", x, y)).toEqual([f, ...gradient, 6, -2, -6]);
});

test("-o writes a file", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "squared.glsl"), squared);
  const printed = await nabla(["derive", "squared.glsl"], { cwd });
  const written = await nabla(["derive", "squared.glsl", "-o", "out/derived.glsl"], { cwd });
  expect({ code: written.code, stdout: written.stdout }).toEqual({ code: 0, stdout: "" });
  expect(readFileSync(join(cwd, "out/derived.glsl"), "utf8")).toBe(printed.stdout);
});

test("a bad scene ends with 1 and its diagnostics", async () => {
  const { code, stdout, stderr } = await nabla(["derive", "-"], { input: misspelt });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^stdin:2:10: error/);
});

test("a mainImage has no field to differentiate", async () => {
  const { code, stderr } = await nabla(["derive", "-"], { input: image });
  expect(code).toBe(1);
  expect(stderr).toContain("only an sdf can be differentiated");
});

test("a folder of several scenes is too many", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "a.glsl"), squared);
  writeFileSync(join(cwd, "b.glsl"), squared);
  const { code, stderr } = await nabla(["derive", "."], { cwd });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: "nabla: '.' is a folder with 2 shaders, this command takes one\n",
  });
});
