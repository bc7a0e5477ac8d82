/** `nabla check`: says what is wrong with shaders, without drawing them. */

import type { Diagnostic } from "../../glsl/diagnostics.ts";
import type { SourceMap } from "../../glsl/source.ts";
import { derivativeProblems } from "../../scene/derive.ts";
import { readFragment } from "../../scene/load.ts";
import { commonOption, oneOf } from "../arguments.ts";
import { type Driver, drivers } from "../browser/launch.ts";
import { type BrowserVerdict, browserVerdict, formatBrowserMessage } from "../browser-verdict.ts";
import type { CliCommand, Note } from "../command.ts";
import { jsonDiagnostic, printDiagnostics, printJson } from "../report.ts";
import { readSceneFiles, type SceneFile, withCommon } from "../scene-file.ts";

const HELP = `
A file is a scene, a Shadertoy mainImage or a plain fragment shader; - is standard input. A pattern may have * and ?
within a name, and ** for folders below.

--against-browser compiles each shader with the headless browser too, as it is written, and says whether the browser's
verdict (it compiles or it does not) is Nabla's. What the browser says is shown where the two differ.

Examples:
  nabla check my.glsl
  nabla check shaders/ --json
  nabla check 'shaders/**/*.glsl' --against-browser`;

interface CheckOptions {
  readonly json?: true;
  readonly againstBrowser?: true;
  readonly driver: Driver;
  readonly common?: string;
  readonly browser?: string;
}

export const command: CliCommand = {
  rank: 40,
  register(program, note) {
    program
      .command("check")
      .description("say what is wrong with shaders")
      .argument("<file...>", "files, folders, patterns, ids of examples, or - for standard input")
      .option("--against-browser", "hold the verdict on each shader against the browser's own compiler")
      .option(
        "--driver <name>",
        "driver whose compiler the browser asks: swiftshader, llvmpipe",
        oneOf(drivers),
        "swiftshader",
      )
      .addOption(commonOption())
      .option("--browser <path>", "program of Chrome or Chromium")
      .option("--json", "print [{file, ok, diagnostics}]; lines and columns from 1")
      .addHelpText("after", HELP)
      .action((names: string[], options: CheckOptions) =>
        checkAll(withCommon(readSceneFiles(names), options.common), options, note),
      );
  },
};

/** What was said, and the texts that its range is in. */
interface Finding {
  readonly diagnostic: Diagnostic;
  readonly sources: SourceMap;
}

interface Checked {
  readonly file: SceneFile;
  readonly findings: readonly Finding[];
  readonly ok: boolean;
}

async function checkAll(files: readonly SceneFile[], options: CheckOptions, note: Note): Promise<void> {
  const checked = files.map((file): Checked => {
    const findings = check(file);
    return { file, findings, ok: !findings.some(({ diagnostic }) => diagnostic.severity === "error") };
  });
  const comparison = options.againstBrowser ? await compareAll(files, options) : null;
  const verdicts = comparison?.verdicts ?? [];
  if (checked.some(({ ok }) => !ok) || verdicts.some(({ agrees }) => agrees !== true)) note(1);
  if (options.json) {
    printJson(
      checked.map(({ file, findings, ok }, index) => ({
        file: file.name,
        ok,
        diagnostics: findings.map(({ diagnostic, sources }) => jsonDiagnostic(diagnostic, sources, file.name)),
        // JSON leaves out what is undefined.
        browser: verdicts[index],
      })),
    );
    return;
  }
  for (const [index, { file, findings, ok }] of checked.entries()) {
    for (const { diagnostic, sources } of findings) printDiagnostics([diagnostic], sources);
    const verdict = verdicts[index];
    if (verdict !== undefined && verdict.agrees !== true)
      for (const message of verdict.messages) process.stderr.write(`${formatBrowserMessage(message, file.name)}\n`);
    const comparing = verdict === undefined ? "" : `, ${agreement(verdict)}`;
    process.stdout.write(`${file.name}: ${ok ? "ok" : "not ok"}${comparing}\n`);
  }
  if (comparison !== null) process.stdout.write(`${summary(verdicts)} with ${comparison.renderer}\n`);
}

/** Everything that the front-end says, and for a scene without an error what its differentiation adds. */
function check(file: SceneFile): Finding[] {
  const reading = readFragment(file.text, file.name, file.surroundings);
  const findings: Finding[] = reading.diagnostics.map((diagnostic) => ({ diagnostic, sources: reading.sources }));
  if (!("kind" in reading) || reading.kind !== "sdf" || reading.program === null) return findings;
  const derived = derivativeProblems(reading);
  const known = new Set(reading.diagnostics.map((diagnostic) => diagnostic.message));
  for (const diagnostic of derived.diagnostics)
    if (!known.has(diagnostic.message)) findings.push({ diagnostic, sources: derived.sources });
  return findings;
}

/** Milliseconds that the browser's compiler may take for one shader: small ones can make it work for minutes. */
const COMPILE_TIME = 20_000;

/** One browser for all files. @throws Problem (2) without a browser */
async function compareAll(
  files: readonly SceneFile[],
  { browser, driver }: CheckOptions,
): Promise<{ readonly verdicts: readonly BrowserVerdict[]; readonly renderer: string }> {
  const { openSession } = await import("../browser/session.ts");
  const { renderPageScript } = await import("../gpu-device.ts");
  const session = await openSession({ path: browser, driver, script: renderPageScript(), timeout: COMPILE_TIME });
  try {
    const verdicts: BrowserVerdict[] = [];
    for (const file of files) verdicts.push(await browserVerdict(session, file));
    return { verdicts, renderer: session.info.renderer };
  } finally {
    await session.close();
  }
}

function agreement({ agrees, accepts, form }: BrowserVerdict): string {
  if (agrees === null) return "the browser comes to no verdict";
  if (agrees) return form === "modernised" ? "the browser agrees on its modern form" : "the browser agrees";
  return `the browser disagrees: it ${accepts ? "compiles" : "does not compile"}`;
}

function summary(verdicts: readonly BrowserVerdict[]): string {
  const count = (wanted: boolean | null): number => verdicts.filter(({ agrees }) => agrees === wanted).length;
  const parts = [`${count(true)} agree`, `${count(false)} disagree`];
  if (count(null) > 0) parts.push(`${count(null)} without a verdict`);
  return `${verdicts.length} ${verdicts.length === 1 ? "shader" : "shaders"}: ${parts.join(", ")},`;
}
