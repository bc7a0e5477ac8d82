/** Conditions that do not bend: the shorter answer about them is the longer one's. */
import { expect, test } from "vitest";
import { prune } from "../../src/glsl/prune.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { readWithLibrary } from "../calculus/read-with-library.ts";
import { randomNumbers } from "../shaders/sampling.ts";

test("pieces answer a condition that does not bend as they answer one with a Hessian of zero", () => {
  const program = readWithLibrary(`bool nabla_site(bool negative, float condition, vec2 gradient, vec3 hessian);
bool nabla_site(bool negative, float condition, vec2 gradient);
#include "nabla/coverage/pieces.glsl"
uniform vec3 line; uniform vec4 first; uniform vec4 second;
bool ask(bool straight, vec4 site) {
  bool negative = site.x < 0.0;
  return straight ? nabla_site(negative, site.x, site.yz) : nabla_site(negative, site.x, site.yz, vec3(0.0));
}
vec4 state(bool straight, out vec4 cut) {
  nabla_begin_pieces();
  nabla_push(line, 1, false);
  nabla_build_piece(0);
  vec2 balance;
  nabla_area(balance);
  nabla_place = balance;
  nabla_begin_evaluation();
  nabla_cut_value = 0.0;
  nabla_cut_gradient = vec2(0.0);
  nabla_cut_hessian = vec3(0.0);
  nabla_cut_site = 0;
  nabla_cut_side = false;
  bool a = ask(straight, first);
  bool b = ask(straight, second);
  cut = vec4(nabla_cut_value, nabla_cut_gradient, nabla_cut_hessian.x + nabla_cut_hessian.y + nabla_cut_hessian.z);
  return vec4(vec2(a, b) + 2.0 * vec2(nabla_has_cut, nabla_has_more), float(nabla_bent) + 2.0 * float(nabla_cut_side), nabla_cut_site);
}
vec2 run(vec2 unused, out vec4 straight, out vec4 bent, out vec4 straight_cut, out vec4 bent_cut) {
  straight = state(true, straight_cut);
  bent = state(false, bent_cut);
  return vec2(0.0);
}`);
  const { compiled } = compileForCpu(prune(program, ["run"]), "run");
  if (compiled === null) throw new Error("the CPU does not take it");
  const next = randomNumbers(7);
  const number = (): number => 2 * next() - 1;
  const seen = new Set<string>();
  for (let count = 0; count < 500; count++) {
    const small = count % 3 === 0 ? 0.1 : 1;
    const uniforms = {
      line: [0.4 * number(), number(), number()],
      first: [small * number(), number(), number(), 0],
      second: [small * number(), number(), number(), 0],
    };
    const values = [...(compiled.evaluate(Float64Array.of(0, 0), uniforms) as unknown as number[])].slice(2);
    expect(values.slice(0, 4)).toEqual(values.slice(4, 8));
    expect(values.slice(8, 12)).toEqual(values.slice(12, 16));
    seen.add(values.slice(0, 2).join());
  }
  // No cut, one by either condition, two.
  expect(seen.size).toBeGreaterThan(6);
});
