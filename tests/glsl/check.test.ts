/** Messages of the checker: place, what was found, what is possible, and the place that explains it. */
import { describe, expect, it } from "vitest";
import { problemsOf } from "./text.ts";

/** Message and notes without the lines of text, for statements of a function. */
function messages(body: string, head = ""): string[] {
  const text = `precision highp float; ${head} void f(vec2 p, int n) { ${body} }`;
  return problemsOf(text)
    .split("\n")
    .flatMap((line) => /^a\.glsl:\d+:\d+: (.*)$/.exec(line)?.[1] ?? []);
}

describe("places", () => {
  it("line, column and caret of the name that is meant, and a suggestion", () => {
    expect(problemsOf("precision highp float;\nfloat f(vec2 p) {\n  return lenght(p) - 1.0;\n}\n")).toBe(
      [
        "a.glsl:3:10: error: there is no function 'lenght', did you mean 'length'?",
        "      return lenght(p) - 1.0;",
        "             ^~~~~~",
      ].join("\n"),
    );
  });

  it("the earlier declaration of what is declared twice", () => {
    expect(problemsOf("precision highp float;\nfloat a;\nuniform int a;")).toBe(
      [
        "a.glsl:3:13: error: 'a' is declared twice",
        "    uniform int a;",
        "                ^",
        "a.glsl:2:7: note: first declared here",
        "    float a;",
        "          ^",
      ].join("\n"),
    );
  });

  it("several errors, each at its own statement, none from another", () => {
    expect(messages("float a = 1; int b = a; float c = unknown + a; a = c;")).toEqual([
      "error: 'a' is float, its value is int, nothing is converted by itself: write float(…) or a number with a point",
      "error: 'b' is int, its value is float, nothing is converted by itself: write int(…)",
      "error: undeclared name 'unknown'",
    ]);
  });
});

describe("messages", () => {
  it.each<[string, string[]]>([
    ["float a = p;", ["error: 'a' is float, its value is vec2"]],
    ["vec3 a = p.xyz;", ["error: vec2 has no component 'z' in 'xyz', possible are those of one of xy, rg, st"]],
    ["float a = p.x.y;", ["error: float has no field 'y'; GLSL ES has no swizzle of scalars"]],
    ["float a = mod(n, 2);", ["error: no 'mod' takes (int, int), possible are"]],
    ["float a = 1.0 % 2.0;", ["error: operator '%' does not take float and float, the function for floats is 'mod'"]],
    ["bool a = p < p;", ["error: operator '<' does not take vec2 and vec2, the function for vectors is 'lessThan'"]],
    ["const float a = p.x;", ["error: the value of the constant 'a' is no constant expression"]],
    ["float a[2]; a[2] = 1.0;", ["error: index 2 is outside of float[2], possible are 0 to 1"]],
    ["if (n) {}", ["error: the condition of 'if' is a bool, found int"]],
    ["for (;;) {}", ["error: this loop never ends: its condition is always true and nothing leaves it"]],
    ["return 1.0;", ["error: 'f' is void and returns nothing"]],
    ["break;", ["error: 'break' stands outside of a loop or switch"]],
    ["p.xx = p;", ["error: a swizzle that names a component twice cannot be assigned"]],
    ["sin(1.0) = 2.0;", ["error: this expression is no variable and cannot be assigned"]],
    ["vec2 a = vec2(1.0, 2.0, 3.0);", ["error: vec2(…) needs 2 components, given 3: the last argument is not used"]],
    ["vec3 a = vec3(p);", ["error: vec3(…) needs 3 components, given 2"]],
    ["vec3 a = vec3(p, 1.0).zyxx;", ["error: 'a' is vec3, its value is vec4"]],
    ["switch (n) { case 0u: break; }", ["error: a label is int as its switch, found uint"]],
    ["int a = n / 0;", ["warning: division by zero, the result is undefined"]],
    ["float gl_a;", ["error: names that begin with 'gl_' are reserved, found 'gl_a'"]],
    ["flaot a = 1.0;", ["error: unknown type 'flaot', did you mean 'float'?"]],
    ["struct S { float size; }; S s; s.sise = 1.0;", ["error: S has no field 'sise', did you mean 'size'?"]],
  ])("%s", (body, expected) => {
    const found = messages(body);
    expect(found).toHaveLength(expected.length);
    for (const [index, message] of expected.entries()) expect(found[index]).toContain(message);
  });

  it("GLSL ES 1.00 is a warning that names the modern form", () => {
    expect(messages("gl_FragColor = texture2D(s, v);", "varying vec2 v; uniform sampler2D s;")).toEqual([
      "warning: 'varying' is GLSL ES 1.00; in a fragment shader the modern form is 'in'",
      "warning: 'gl_FragColor' is GLSL ES 1.00; the modern form is a global 'out vec4 color;'",
      "warning: 'texture2D' is GLSL ES 1.00; the modern form is 'texture'",
    ]);
  });

  it("recursion names the way that leads back, once", () => {
    expect(
      messages("", "float g(float x); float h(float x) { return g(x); } float g(float x) { return h(x); }"),
    ).toEqual([
      "error: 'h' calls itself through 'g'; GLSL has no recursion",
      "error: 'g' calls itself through 'h'; GLSL has no recursion",
    ]);
  });

  it("an overload of a built-in function by the name that the text has for it", () => {
    const warning = "warning: only GLSL ES 1.00 lets the built-in function 'cross' take other parameters";
    expect(messages("cross(1.0);", "float cross(float x);")).toEqual([
      warning,
      "error: 'cross' is declared but never defined",
      "note: declared here",
    ]);
    expect(messages("cross(p, 1.0);", "float cross(vec2 a, vec2 b) { return a.x * b.y - a.y * b.x; }")).toEqual([
      warning,
      "error: no 'cross' takes (vec2, float), possible are cross(vec2, vec2), cross(vec3, vec3)",
    ]);
  });

  it("a function that is called but has no body, with its prototype", () => {
    expect(messages("g(1.0);", "float g(float x);")).toEqual([
      "error: 'g' is declared but never defined",
      "note: declared here",
    ]);
  });

  it("outputs that share a location, with the earlier one", () => {
    expect(messages("", "layout(location = 0) out vec4 a[2]; layout(location = 1) out vec4 b;")).toEqual([
      "error: 'b' has location 1 as 'a' has",
      "note: 'a' is declared here",
    ]);
  });
});
