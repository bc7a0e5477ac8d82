/** Diagnostics for the terminal and as JSON. */
import { type Diagnostic, format, locate, type Severity } from "../glsl/diagnostics.ts";
import type { SourceMap } from "../glsl/source.ts";

/** Prints diagnostics with their carets to standard error; tells whether one of them is an error. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], sources: SourceMap): boolean {
  for (const diagnostic of diagnostics) process.stderr.write(`${format(diagnostic, sources)}\n`);
  return hasError(diagnostics);
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** A diagnostic as `nabla check --json` prints it; lines and columns from 1, the end is behind the last character. */
export interface JsonDiagnostic {
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The text in which the position is, where that is not the file itself but one that it includes. */
  readonly source?: string;
}

/** @param file name of the text whose positions need no `source` */
export function jsonDiagnostic(diagnostic: Diagnostic, sources: SourceMap, file: string): JsonDiagnostic {
  const { severity, message, line, column, endLine, endColumn, source } = locate(diagnostic, sources);
  return { severity, message, line, column, endLine, endColumn, ...(source === file ? {} : { source }) };
}

/** Prints a value as JSON to standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
