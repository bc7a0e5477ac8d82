import { format } from "../../src/glsl/diagnostics.ts";
import { read } from "../../src/glsl/read.ts";
import type { Program } from "../../src/glsl/tree.ts";
import { includeLibrary } from "../../src/scene/library.ts";

/** The program of a text that may include the library and declare functions that are written for it. @throws on errors of the text */
export function readWithLibrary(text: string): Program {
  const { program, diagnostics, sources } = read(
    [{ name: "test.glsl", text: `precision highp float;\nprecision highp int;\n${text}` }],
    { prototypes: true, include: includeLibrary },
  );
  if (program === null) throw new Error(diagnostics.map((one) => format(one, sources)).join("\n"));
  return program;
}
