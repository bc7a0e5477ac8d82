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

it("precision of members stays, because there may be no default", () => {
  const text = "uniform Shades {\n  mediump vec4 light;\n};\n\nvoid main() {\n  light;\n}\n";
  expect(print(programOf(text))).toBe(text);
});
