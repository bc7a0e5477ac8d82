/**
 * The front-end from text to typed tree; the order of its passes stands here and nowhere else.
 *
 *     const { program, diagnostics, sources } = read([{ name: "scene.glsl", text: "precision highp float; …" }]);
 */
import { type CheckOptions, check } from "./check.ts";
import type { Diagnostic, Severity } from "./diagnostics.ts";
import { MOST_DIAGNOSTICS } from "./limits.ts";
import { parse } from "./parser/parse.ts";
import { withExpansionNotes } from "./preprocessor/expansion.ts";
import { preprocess } from "./preprocessor/preprocess.ts";
import { SourceMap, type SourceText } from "./source.ts";
import type { Program } from "./tree.ts";

export interface ReadOptions extends CheckOptions {
  /** Text of an `#include "path"`, or null if there is none; without it every include is refused. Each path is brought in once. */
  readonly include?: (path: string) => string | null;
  /** Names that the host defines with `#define` (value may be empty) beside the standard ones. */
  readonly defines?: Readonly<Record<string, string>>;
}

export interface ReadResult {
  /** The typed tree, or null if there was an error. */
  readonly program: Program | null;
  /** In the order of the text; errors and warnings. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceMap;
}

/** Thrown by the reporter and caught here: further errors would only be noise. */
class TooManyErrors extends Error {}

/** Reads several texts as one translation unit, in their order (prelude, Common tab, the user's text, driver). */
export function read(texts: readonly SourceText[], options: ReadOptions = {}): ReadResult {
  const sources = new SourceMap();
  const diagnostics: Diagnostic[] = [];
  const count: Record<Severity, number> = { error: 0, warning: 0 };
  const report = (diagnostic: Diagnostic): void => {
    const { severity } = diagnostic;
    count[severity]++;
    if (count[severity] <= MOST_DIAGNOSTICS) diagnostics.push(withExpansionNotes(diagnostic));
    else if (severity === "error") throw new TooManyErrors();
  };
  let program: Program | null = null;
  try {
    const tree = parse(preprocess(texts, sources, options, report), report);
    // A text that is only half read would give errors about names whose declarations were skipped.
    if (count.error === 0) program = check(tree, report, options);
  } catch (error) {
    if (!(error instanceof TooManyErrors)) throw error;
  }
  diagnostics.sort((a, b) => a.range.start - b.range.start);
  for (const severity of ["error", "warning"] as const) {
    const last = diagnostics.findLast((diagnostic) => diagnostic.severity === severity);
    if (last !== undefined && count[severity] > MOST_DIAGNOSTICS)
      diagnostics.push({
        severity,
        message: `more than ${MOST_DIAGNOSTICS} ${severity}s, the rest is not shown`,
        range: last.range,
      });
  }
  return { program: count.error > 0 ? null : program, diagnostics, sources };
}
