/**
 * The front-end from text to typed tree; the order of its passes stands here and nowhere else.
 *
 *     const { program, diagnostics, sources } = read([{ name: "scene.glsl", text: "precision highp float; …" }]);
 */
import { check } from "./check.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { parse } from "./parser/parse.ts";
import { preprocess } from "./preprocessor/preprocess.ts";
import { SourceMap, type SourceText } from "./source.ts";
import type { Program } from "./tree.ts";

export interface ReadOptions {
  /** Text of an `#include "path"`, or null if there is none; without it every include is refused. Each path is brought in once. */
  readonly include?: (path: string) => string | null;
  /** Names that the host defines with `#define` (value may be empty) beside the standard ones. */
  readonly defines?: Readonly<Record<string, string>>;
  /** Whether functions that are called may stay prototypes: a later pass writes their bodies. */
  readonly prototypes?: boolean;
}

export interface ReadResult {
  /** The typed tree, or null if there was an error. */
  readonly program: Program | null;
  /** In the order of the text; errors and warnings. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceMap;
}

/** Reads several texts as one translation unit, in their order (prelude, Common tab, the user's text, driver). */
export function read(texts: readonly SourceText[], options: ReadOptions = {}): ReadResult {
  const sources = new SourceMap();
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const preprocessed = preprocess(texts, sources, options, report);
  const tree = parse(preprocessed, report);
  const hasErrors = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  // A text that is only half read would give errors about names whose declarations were skipped.
  const program = hasErrors ? null : check(tree, report, options.prototypes);
  const failed = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  diagnostics.sort((a, b) => a.range.start - b.range.start);
  return { program: failed ? null : program, diagnostics, sources };
}
