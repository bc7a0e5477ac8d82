/** What the front-end and the passes behind it have to say about a text: data with a range, never thrown. */
import type { Location, Range, SourceMap } from "./source.ts";

export type Severity = "error" | "warning";

/** A second place that explains the first: an earlier declaration, the definition of a macro. */
export interface Note {
  readonly message: string;
  readonly range: Range;
}

export interface Diagnostic {
  readonly severity: Severity;
  /** Lower case, names what was given and what is possible, without a full stop. */
  readonly message: string;
  readonly range: Range;
  readonly notes?: readonly Note[];
  /** Set on a warning that GLSL ES 1.00 was read as what it is in 3.00: a browser takes only the modern form. */
  readonly isModernised?: true;
}

/** A diagnostic with its place resolved, as the command line, the page and JSON show it. */
export interface LocatedDiagnostic extends Location {
  readonly severity: Severity;
  readonly message: string;
  readonly notes: readonly (Location & { readonly message: string })[];
}

/** Resolves the ranges of a diagnostic to lines and columns (from 1). */
export function locate(diagnostic: Diagnostic, sources: SourceMap): LocatedDiagnostic {
  return {
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...sources.locate(diagnostic.range),
    notes: (diagnostic.notes ?? []).map((note) => ({ message: note.message, ...sources.locate(note.range) })),
  };
}

/**
 * A diagnostic as text for a terminal:
 *
 *     scene.glsl:3:9: error: undeclared identifier 'lenght', did you mean 'length'?
 *         float d = lenght(p);
 *                   ^~~~~~
 */
export function format(diagnostic: Diagnostic, sources: SourceMap): string {
  const lines = formatPlace(diagnostic.severity, diagnostic.message, diagnostic.range, sources);
  for (const note of diagnostic.notes ?? []) lines.push(...formatPlace("note", note.message, note.range, sources));
  return lines.join("\n");
}

function formatPlace(kind: string, message: string, range: Range, sources: SourceMap): string[] {
  const place = sources.locate(range);
  const text = sources.lineText(range);
  // A minified line of many kilobytes is cut to a window around the caret.
  const from = place.column > 100 ? place.column - 60 : 1;
  const shown = text.slice(from - 1, from + 119);
  const indent = shown.slice(0, place.column - from).replace(/[^\t]/g, " ");
  const end = place.endLine === place.line ? place.endColumn : text.length + 1;
  const width = Math.max(1, Math.min(end, from + 119) - place.column);
  return [
    `${place.source}:${place.line}:${place.column}: ${kind}: ${message}`,
    `    ${shown}`,
    `    ${indent}^${"~".repeat(width - 1)}`,
  ];
}
