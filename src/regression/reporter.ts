/** Vitest reporter: the report as one HTML file, and a summary in Markdown. Merged runs of several machines as well. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reporter, SerializedError, TestCase, TestModule, TestRunEndReason, Vitest } from "vitest/node";
import { writeWhole } from "../cli/write-file.ts";
import type { RenderRecord } from "./record.ts";
import { htmlReport } from "./report-file.ts";
import { markdownSummary } from "./summary.ts";

export interface ReporterOptions {
  /** Place of the HTML report, from Vitest's root. */
  readonly html?: string;
  /** Place of the Markdown summary, from Vitest's root. */
  readonly markdown?: string;
}

/**
 * Writes the reports when a run is over.
 *
 *     reporters: ["default", ["nabla/reporter", { html: "report.html", markdown: "summary.md" }]]
 */
export default class RenderReporter implements Reporter {
  readonly #options: ReporterOptions;
  #root = "";

  constructor(options: ReporterOptions = {}) {
    this.#options = options;
  }

  onInit(vitest: Vitest): void {
    this.#root = vitest.config.root;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], _reason: TestRunEndReason): void {
    const { html, markdown } = this.#options;
    const records = recordsOf(modules);
    const failures = errors.map(({ message }) => message);
    if (markdown !== undefined) writeWhole(resolve(this.#root, markdown), markdownSummary(records, failures));
    if (html === undefined) return;
    const script = readFileSync(fileURLToPath(new URL("./report-page.js", import.meta.url)), "utf8");
    const readStored = (file: string) => {
      const path = resolve(this.#root, file);
      return existsSync(path) ? readFileSync(path).toString("base64") : null;
    };
    writeWhole(resolve(this.#root, html), htmlReport(script, records, readStored));
  }
}

/** All records of a run, in the order of the files. */
export function recordsOf(modules: readonly TestModule[]): RenderRecord[] {
  return modules.flatMap((module) =>
    [...module.children.allTests()].flatMap((test: TestCase) => test.meta().nabla ?? []),
  );
}
