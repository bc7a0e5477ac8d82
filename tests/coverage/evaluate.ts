/** Runs GLSL of the shader library in float64. */
import { format } from "../../src/glsl/diagnostics.ts";
import { read } from "../../src/glsl/read.ts";
import { type CpuProgram, compileForCpu } from "../../src/reference/cpu.ts";
import { includeLibrary } from "../../src/scene/library.ts";

/** Compiles GLSL with library includes; its entry is `entry`, a function of one vec2. @throws Error with the diagnostics */
export function compileGlsl(text: string, entry = "entry"): CpuProgram {
  const texts = [
    { name: "precision", text: "precision highp float; precision highp int;\n" },
    { name: "test.glsl", text },
  ];
  const { program, diagnostics, sources } = read(texts, { include: includeLibrary });
  if (program === null) throw new Error(diagnostics.map((diagnostic) => format(diagnostic, sources)).join("\n"));
  const { compiled, diagnostics: problems } = compileForCpu(program, entry);
  if (compiled === null) throw new Error(problems.map((problem) => format(problem, sources)).join("\n"));
  return compiled;
}
