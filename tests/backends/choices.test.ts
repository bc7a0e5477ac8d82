import { describe, expect, test } from "vitest";
import { emitGlsl } from "../../src/backends/glsl.ts";
import { assemble } from "../../src/scene/assemble.ts";
import { gallery } from "../../src/scene/gallery.ts";
import { loadScene } from "../../src/scene/load.ts";
import { programOf, run } from "./run.ts";

const printed = (text: string): string => emitGlsl(programOf(text)).replace("#version 300 es\n", "");
const withBody = (body: string): string => `float g(inout float x) { x += 1.0; return x; }
vec4 main_test(vec2 p) { float x = p.x, y = p.y; int i = int(4.0 * p.x), j = 7; bool b = x < y; ${body} }`;

describe("choices as they are printed", () => {
  test.each([
    ["a number", "return vec4(b ? x : y);", "mix(y, x, b)"],
    ["a vector", "return vec4(x < y ? p.yx : p, 0.0, 1.0);", "mix(p, p.yx, bvec2(x < y))"],
    ["a choice in a choice", "return vec4(b ? x : x < 0.5 ? y : 2.0);", "mix(mix(2.0, y, x < 0.5), x, b)"],
    ["a whole number", "i = b ? i + 2 : j; return vec4(float(i));", "j + int(b) * (i + 2 - j)"],
    ["a whole number or 0", "i = b ? i + 2 : 0; return vec4(float(i));", "int(b) * (i + 2)"],
    ["a boolean", "bool c = b ? x > 0.1 : y > 0.9; return vec4(float(c));", "b && x > 0.1 || !b && y > 0.9"],
    ["two arms", "if (b) x = 2.0; else x = y; return vec4(x);", "if (!nabla_is_so)\n"],
    ["three arms", "if (b) x = 2.0; else if (x > 2.0) x = y; else x = 3.0; return vec4(x);", "nabla_is_so = x > 2.0;"],
    [
      "an arm that changes the condition",
      "if (x < y) x = 9.0; else y = x; return vec4(x, y, 0.0, 0.0);",
      "bool nabla_is_so = x < y;",
    ],
    [
      "an arm that reads a variable of the same name",
      "bool nabla_is_so = x > 0.5; if (b) x = float(nabla_is_so); else x = 5.0 + float(nabla_is_so); return vec4(x);",
      "nabla_is_so1 = b;",
    ],
    ["an arm that leaves", "if (b) return vec4(x); else y += 2.0; return vec4(y);", "}\n"],
  ])("%s", (_, body, expected) => {
    const text = withBody(body);
    const again = printed(text);
    expect(again).toContain(expected);
    expect(again).not.toContain("?");
    expect(again).not.toContain("else");
    for (const at of [
      [0.25, 0.75],
      [0.75, 0.25],
      [0.5, 0.5],
      [3, 1],
    ] as const)
      expect(run(again, { at })).toEqual(run(text, { at }));
  });

  test.each([
    ["an arm with an effect", "float z = b ? g(x) : y; return vec4(z, x, y, 0.0);"],
    ["a matrix", "mat2 m = b ? mat2(x) : mat2(y); return vec4(m[0], m[1]);"],
    ["a long whole number", "i = b ? i : i * j + i - j; return vec4(float(i));"],
  ])("%s stays behind its condition", (_, body) => {
    const text = withBody(body);
    expect(printed(text)).toContain("?");
    expect(run(printed(text))).toEqual(run(text));
  });

  test("of the example scenes none is left that a driver makes branches of", () => {
    for (const [name, text] of gallery) {
      const { assembled } = assemble(loadScene(text, name), { coverage: "replay", view: "colour", device: "gpu" });
      const left = (assembled?.glsl ?? "?")
        .split("\n")
        .filter((line) => /\?|\belse\b/.test(line) && !line.startsWith("#"));
      expect(left, name).toEqual([]);
    }
  });
});
