/** What is printed reads back as the same program. */
import { describe, expect, it } from "vitest";
import { format } from "../../src/glsl/diagnostics.ts";
import { print } from "../../src/glsl/print.ts";
import { read } from "../../src/glsl/read.ts";
import type { Program } from "../../src/glsl/tree.ts";
import { labelledPrograms } from "./programs.ts";

function programOf(text: string): Program {
  const { program, diagnostics, sources } = read([{ name: "program", text }], { main: true });
  if (program === null) throw new Error(diagnostics.map((one) => format(one, sources)).join("\n"));
  return program;
}

describe("each program that is read", () => {
  it.each(labelledPrograms().filter(({ isRead }) => isRead))("$name", ({ text }) => {
    const once = print(programOf(text));
    expect(print(programOf(once))).toBe(once);
  });
});

describe("what is printed keeps", () => {
  it.each([
    [
      "precision of members and fields, because there may be no default",
      "uniform Shades {\n  mediump vec4 light;\n};\nstruct Shade {\n  highp float dark;\n  lowp vec2 both[2];\n};\nuniform Shade shade;\n\nvoid main() {\n  light;\n}\n",
    ],
    [
      "layouts of members",
      "layout(std140, row_major) uniform Turns {\n  layout(column_major) mat2 turn;\n  mat3 other;\n} turns;\n\nvoid main() {\n  ;\n}\n",
    ],
  ])("%s", (_, text) => {
    const head = "precision highp float;\n";
    const whole = text.includes("mat2") ? head + text : text;
    expect(print(programOf(whole))).toBe(whole);
  });

  it("layouts that blocks have by default", () => {
    const text = `precision highp float;
layout(row_major) uniform;
uniform A { mat2 a; };
layout(column_major) uniform B { mat2 b; };
void main() {}`;
    expect(print(programOf(text))).toContain(
      "layout(row_major) uniform A {\n  mat2 a;\n};\nlayout(column_major) uniform B {",
    );
  });

  it("extensions before the output that gl_FragColor stands for", () => {
    const text = "#extension all : warn\nprecision highp float;\nvoid main() { gl_FragColor = vec4(1.0); }";
    expect(print(programOf(text))).toMatch(/^#extension all : warn\nout highp vec4 nabla_FragColor;/);
  });
});
