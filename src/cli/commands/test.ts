/** `nabla test`: Vitest with Nabla's plugin. */

import { InvalidArgumentError } from "commander";
import type { UpdateMode } from "../../regression/types.ts";
import { collect, commonOption, oneOf } from "../arguments.ts";
import { drivers } from "../browser/launch.ts";
import type { CliCommand } from "../command.ts";
import { runTests, type TestOptions } from "../vitest.ts";

const HELP = `
Scenes are files named *.scene.glsl; a vitest.config.ts with the plugin 'nabla/vitest' may say otherwise, and is used as
it is. A case without a picture gets one, but not in CI, where that is a failure. Nothing is ever stored in CI.

--common is for scenes whose cases name no Common text of their own (common=FILE, from the scene's folder).

-o takes the report by its ending: .html (pictures side by side), .md (for a pull request), .xml (JUnit), .json.

Examples:
  nabla test                                all scenes below the current folder
  nabla test shaders --grep ring            those whose case's name has 'ring' in it
  nabla test -o report.html                 with a report to look at
  nabla test -u changed                     stores every picture that is another one now
  nabla test --accept shaders/ring/default@3f2a    stores one, if it is the one that was looked at
  nabla test --shard 1/4 --reporter blob    a quarter, on one of four machines;
  nabla test --merge-reports -o report.html           and all of them in one report

Exit codes: 0 all as stored, 1 a picture or a property differs, 2 something could not be found out.`;

const modes = ["all", "changed", "missing", "none"] as const satisfies readonly UpdateMode[];

export const command: CliCommand = {
  rank: 40,
  register(program, note) {
    program
      .command("test")
      .description("compare scenes with their stored pictures")
      .argument("[folder]", "where the scenes are; the current folder by default")
      .option("-u, --update [which]", `store pictures anew: ${modes.join(", ")} (without a word: all)`, oneOf(modes))
      .option("--accept <case...>", "store these pictures, each FOLDER/SCENE/CASE or with @ and what was drawn")
      .option("--shard <part>", "a part of the test files, like 1/4", parseShard)
      .option("-g, --grep <pattern>", "only cases whose name matches")
      .option("--list", "print the cases and run none")
      .option("--watch", "run again what a change concerns")
      .option("--reporter <name>", "a reporter of Vitest, may be given several times", collect(String))
      .option("-o, --output <file>", "report, may be given several times: .html, .md, .xml, .json", collect(String))
      .option("--merge-reports [folder]", "make reports from the blobs of several machines, run nothing")
      .option(
        "--driver <driver>",
        `for cases that name none: ${[...drivers, "cpu"].join(", ")}`,
        oneOf([...drivers, "cpu"]),
      )
      .addOption(commonOption())
      .option("--browser <path>", "program of Chrome or Chromium")
      .option(
        "--browser-ws <address>",
        "a browser that runs already: ws:// or http:// of its DevTools",
        collect(String),
      )
      .option("--no-cache", "draw everything, also what did not change")
      .option("--config <file>", "configuration of Vitest")
      .addHelpText("after", HELP)
      .action((folder: string | undefined, options: TestOptions) => runTests(folder, options, note));
  },
};

function parseShard(text: string): string {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (Number(index) >= 1 && Number(index) <= Number(count)) return text;
  throw new InvalidArgumentError("A part is INDEX/COUNT, like 1/4.");
}
