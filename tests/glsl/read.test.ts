import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_DIAGNOSTICS } from "../../src/glsl/limits.ts";
import { read } from "../../src/glsl/read.ts";
import { problemsOf } from "./text.ts";

const SHADER = `#version 300 es
precision highp float;
#define TAU (2.0 * 3.14159)
#define SMOOTH(a, b, k) (-log(exp(-(k) * (a)) + exp(-(k) * (b))) / (k))
uniform vec2 size; // in pixels
struct Shape { vec2 centre; float radius; };
const Shape shapes[2] = Shape[](Shape(vec2(0.0), 1.0), Shape(vec2(.5, -.5), 2e-1));
out vec4 color;
float circle(in Shape shape, vec2 p) { return length(p - shape.centre) - shape.radius; }
void main() {
  vec2 p = (2.0 * gl_FragCoord.xy - size) / size.y;
  float d = 1e3;
#if __VERSION__ >= 300 && defined(GL_ES)
  for (int i = 0; i < shapes.length(); ++i) d = SMOOTH(d, circle(shapes[i], p), 8.0);
#else
  discard;
#endif
  switch (int(d)) { case 0: d += sin(p.x * TAU); break; default: if (d < 0.0) d = -d; else { d *= 2.0; } }
  color = d < 0.5 ? vec4(p, d, 1.0) : vec4(uvec4(0xFFu));
}
`;

/** Any text gives a result whose ranges lie in the text, and a program just where there is no error. */
function holdsFor(text: string): void {
  const { program, diagnostics } = read([{ name: "a.glsl", text }]);
  expect(program === null).toBe(diagnostics.some(({ severity }) => severity === "error"));
  for (const { range, notes } of diagnostics)
    for (const place of [range, ...(notes ?? []).map((note) => note.range)]) {
      expect(place.start).toBeGreaterThanOrEqual(0);
      expect(place.end).toBeGreaterThanOrEqual(place.start);
      expect(place.end).toBeLessThanOrEqual(text.length);
    }
}

describe("several texts", () => {
  test("are one program, and messages name the text", () => {
    const texts = [
      { name: "prelude", text: "precision highp float;\n#define SCALE 2.0" },
      { name: "scene", text: "#version 300 es\nfloat f(float x) { return SCALE * missing; }" },
    ];
    const { program, diagnostics, sources } = read(texts);
    expect(program).toBeNull();
    expect(diagnostics.map(({ message, range }) => [message, sources.locate(range).source])).toEqual([
      ["undeclared name 'missing'", "scene"],
    ]);
  });
});

describe("diagnostics", () => {
  test("come in the order of the text and end after 50 errors", () => {
    const { diagnostics } = read([{ name: "a", text: "@".repeat(1000) }]);
    expect(diagnostics).toHaveLength(MOST_DIAGNOSTICS + 1);
    expect(diagnostics.at(-1)?.message).toBe("more than 50 errors, the rest is not shown");
    const starts = diagnostics.map(({ range }) => range.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });
  test("of the lexer and of the directives stand in one order", () => {
    const { diagnostics } = read([{ name: "a", text: "#nothing\nint a = 09;\n#nothing\nint b = 08;" }]);
    const starts = diagnostics.map(({ range }) => range.start);
    expect(starts).toHaveLength(4);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });
  test("of the checker are left out where the text could not be read", () => {
    expect(problemsOf("precision highp float;\nfloat a b;\nfloat f() { return a; }")).toBe(
      [
        "a.glsl:2:7: error: expected ';' behind the declaration of 'a', found 'b'",
        "    float a b;",
        "          ^",
      ].join("\n"),
    );
  });
});

describe("whatever the text is, it is read", () => {
  test("the shader that is mutated below is sound", () => {
    expect(problemsOf(SHADER, { main: true })).toBe("");
  });

  test("any characters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), holdsFor), { numRuns: 500 });
  });

  test("tokens in any order", () => {
    const words = [...new Set(SHADER.match(/\w+|[^\w\s]|\n/g) ?? []), "##", "\\\n", "/*", "*/", '"', "\0", "\ud800"];
    const token = fc.constantFrom(...words);
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), (tokens) => holdsFor(tokens.join(" "))),
      { numRuns: 1000 },
    );
  });

  test("a shader from which pieces are cut, doubled and moved", () => {
    const place = fc.nat(SHADER.length);
    const edit = fc.record({ from: place, length: fc.nat(30), to: place, remove: fc.boolean() });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = SHADER;
        for (const { from, length, to, remove } of edits) {
          const piece = text.slice(from, from + length);
          if (remove) text = text.slice(0, from) + text.slice(from + length);
          text = text.slice(0, to) + piece + text.slice(to);
        }
        holdsFor(text);
      }),
      { numRuns: 500 },
    );
  });
});
