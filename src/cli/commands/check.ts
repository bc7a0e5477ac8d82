/** `nabla check`: says what is wrong with shaders, without drawing them. */

import type { Diagnostic } from "../../glsl/diagnostics.ts";
import type { SourceMap } from "../../glsl/source.ts";
import { deriveGlsl } from "../../scene/derive.ts";
import { readFragment } from "../../scene/load.ts";
import type { CliCommand } from "../command.ts";
import { jsonDiagnostic, printDiagnostics, printJson } from "../report.ts";
import { readSceneFiles, type SceneFile } from "../scene-file.ts";

const HELP = `
A file is a scene, a Shadertoy mainImage or a plain fragment shader; - is standard input.

Examples:
  nabla check my.glsl
  nabla check shaders/ --json`;

export const command: CliCommand = {
  rank: 40,
  register(program, note) {
    program
      .command("check")
      .description("say what is wrong with shaders")
      .argument("<file...>", "files, folders, ids of examples, or - for standard input")
      .option("--json", "print [{file, ok, diagnostics}]; lines and columns from 1")
      .addHelpText("after", HELP)
      .action((names: string[], options: { json?: true }) => {
        const checked = readSceneFiles(names).map((file) => {
          const findings = check(file);
          return { file, findings, ok: !findings.some(({ diagnostic }) => diagnostic.severity === "error") };
        });
        if (checked.some(({ ok }) => !ok)) note(1);
        if (options.json) {
          printJson(
            checked.map(({ file, findings, ok }) => ({
              file: file.name,
              ok,
              diagnostics: findings.map(({ diagnostic, sources }) => jsonDiagnostic(diagnostic, sources, file.name)),
            })),
          );
          return;
        }
        for (const { file, findings, ok } of checked) {
          for (const { diagnostic, sources } of findings) printDiagnostics([diagnostic], sources);
          process.stdout.write(`${file.name}: ${ok ? "ok" : "not ok"}\n`);
        }
      });
  },
};

/** What was said, and the texts that its range is in. */
interface Finding {
  readonly diagnostic: Diagnostic;
  readonly sources: SourceMap;
}

/** Everything that the front-end says, and for a scene without an error what its differentiation adds. */
function check(file: SceneFile): Finding[] {
  const reading = readFragment(file.text, file.name);
  const findings: Finding[] = reading.diagnostics.map((diagnostic) => ({ diagnostic, sources: reading.sources }));
  if (!("kind" in reading) || reading.kind !== "sdf" || reading.program === null) return findings;
  const derived = deriveGlsl(reading, 2);
  const known = new Set(reading.diagnostics.map((diagnostic) => diagnostic.message));
  for (const diagnostic of derived.diagnostics)
    if (!known.has(diagnostic.message)) findings.push({ diagnostic, sources: derived.sources });
  return findings;
}
