/** `nabla list`: what there is to choose from. */
import { Argument } from "commander";
import { type CoverageMethod, NEED_TITLES } from "../../coverage/coverage.ts";
import { expectedOption } from "../../coverage/options/option.ts";
import { coverageMethods } from "../../coverage/registry.ts";
import { gallery } from "../../scene/gallery.ts";
import { loadScene } from "../../scene/load.ts";
import { views } from "../../views/registry.ts";
import type { CliCommand } from "../command.ts";
import { printJson } from "../report.ts";
import { describe } from "../settings.ts";

const HELP = `
Examples:
  nabla list               scenes, coverage methods and views
  nabla list scenes        the example scenes with their parameters
  nabla list coverage      the methods with their options, as --coverage METHOD:OPTION=VALUE takes them
  nabla list --json`;

const TOPICS = ["scenes", "coverage", "views"] as const;
type Topic = (typeof TOPICS)[number];

export const command: CliCommand = {
  rank: 10,
  register(program) {
    program
      .command("list")
      .description("list scenes with their parameters, coverage methods, views")
      .addArgument(new Argument("[topic]", "only this").choices(TOPICS))
      .option("--json", "print {scenes, coverage, views}")
      .addHelpText("after", HELP)
      .action((topic: Topic | undefined, options: { json?: true }) => {
        const topics = topic === undefined ? TOPICS : [topic];
        if (options.json) printJson(Object.fromEntries(topics.map((name) => [name, JSON_OF[name]()])));
        else process.stdout.write(topics.map((name) => `${TEXT_OF[name]()}\n`).join("\n"));
      });
  },
};

const JSON_OF: { readonly [Name in Topic]: () => unknown } = {
  scenes: () =>
    [...gallery].map(([id, text]) => {
      const { title, kind, hasWarp, isAnimated, parameters } = loadScene(text, id);
      return { id, title, kind, hasWarp, isAnimated, parameters: parameters.map(({ range: _, ...rest }) => rest) };
    }),
  coverage: () =>
    coverageMethods.map(({ glsl: _, rank: __, configure: ___, options = [], ...rest }) => ({ ...rest, options })),
  views: () => views.map(({ id, title, description }) => ({ id, title, description })),
};

const TEXT_OF: { readonly [Name in Topic]: () => string } = {
  scenes: () =>
    section("Scenes", [
      ...[...gallery].map(([id, text]) => {
        const scene = loadScene(text, id);
        return [id, [scene.title, ...scene.parameters.map((parameter) => `  ${describe(parameter)}`)]] as const;
      }),
    ]),
  coverage: () =>
    section(
      "Coverage methods",
      coverageMethods.map((method) => [method.id, describeMethod(method)]),
    ),
  views: () =>
    section(
      "Views",
      views.map(({ id, description }) => [id, [description]]),
    ),
};

/** What there is to know about a method, a line each. */
function describeMethod(method: CoverageMethod): string[] {
  const { formula, source, limits, evaluations, order, options = [] } = method;
  const needs = method.kind === "samples" ? ["the sign of the field"] : method.needs.map((need) => NEED_TITLES[need]);
  return [
    formula,
    `  source: ${source}`,
    `  wrong:  ${limits}`,
    `  needs:  ${needs.join(", ")}; ${evaluations} evaluation${evaluations === 1 ? "" : "s"} a pixel; order ${order}`,
    ...options.map((option) => `  ${option.name}=${option.default}  ${expectedOption(option)}: ${option.description}`),
  ];
}

/** A heading, and names with the lines that stand beside them. */
function section(title: string, rows: readonly (readonly [string, readonly string[]])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.flatMap(([name, texts]) =>
    texts.map((text, index) => `  ${(index === 0 ? name : "").padEnd(width)}${text}`),
  );
  return [`${title}:`, ...lines].join("\n");
}
