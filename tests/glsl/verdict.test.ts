/** The front-end's verdict on each program of the set: one rule of the language a program. */
import { describe, expect, it } from "vitest";
import { format } from "../../src/glsl/diagnostics.ts";
import { read } from "../../src/glsl/read.ts";
import { labelledPrograms } from "./programs.ts";

const programs = labelledPrograms();
const sections = [...new Set(programs.map(({ name }) => name.replace(/:.*/, "")))];

it("has a program for every rule, each rule once", () => {
  expect(programs.length).toBeGreaterThan(1000);
  const names = programs.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each(sections)("%s", (section) => {
  it.each(programs.filter(({ name }) => name.startsWith(`${section}:`)))("$name", ({ text, isRead }) => {
    const { program, diagnostics, sources } = read([{ name: "program", text }], { main: true });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (isRead) expect(errors.map((error) => format(error, sources))).toEqual([]);
    else expect(errors).not.toEqual([]);
    expect(program !== null).toBe(isRead);
  });
});
