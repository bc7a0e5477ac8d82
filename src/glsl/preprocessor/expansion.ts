/** Notes that lead from the use of a macro to the place in its definition that a message is about. */
import type { Diagnostic, Note } from "../diagnostics.ts";
import type { Range } from "../source.ts";

/** Of a tower of macros the innermost are named: that is where the wrong text stands. */
const MOST_NOTES = 4;

/** The diagnostic with notes like "in the expansion of macro 'X'" if it is about the inside of macros. */
export function withExpansionNotes(diagnostic: Diagnostic): Diagnostic {
  const notes: Note[] = [...(diagnostic.notes ?? []).map(({ message, range }) => ({ message, range: plain(range) }))];
  const ownNotes = notes.length;
  for (
    let expansion = diagnostic.range.expansion ?? null;
    expansion !== null && notes.length - ownNotes < MOST_NOTES;
    expansion = expansion.outer
  )
    notes.push({ message: `in the expansion of macro '${expansion.macro}'`, range: expansion.place });
  const { notes: _, range, ...rest } = diagnostic;
  return { ...rest, range: plain(range), ...(notes.length === 0 ? {} : { notes }) };
}

function plain(range: Range): Range {
  return { start: range.start, end: range.end };
}
