/**
 * Source texts and positions in them.
 *
 * All texts of one translation unit share a single line of offsets: the first text starts at 0, the next one behind
 * its end, and so on. A position is therefore one number, a range is two, and only a message that is shown to a
 * person needs to know which file and line that is (the way Go's `token.FileSet` and esbuild's logger do it).
 */

/** Half-open range of offsets `[start, end)` in a `SourceMap`. */
export interface Range {
  readonly start: number;
  readonly end: number;
  /** Set if this came out of a macro: then the range is that of the macro's use. */
  readonly expansion?: Expansion | undefined;
}

/** Where in the definition of a macro something is written. */
export interface Expansion {
  readonly macro: string;
  readonly place: Range;
  /** The macro whose expansion used this one. */
  readonly outer: Expansion | null;
}

/** One named text. `name` is what messages show: a path, `Common`, or `nabla/sdf/box.glsl`. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
  /** Whether the macros of the texts before it are unknown in it: a host's text means what it says, whatever a scene defines. */
  readonly forgetsMacros?: true;
}

/** A place for people: lines and columns from 1, columns in UTF-16 code units. */
export interface Location {
  readonly source: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Entry extends SourceText {
  readonly base: number;
  lineStarts: number[] | null;
}

/** The texts of one translation unit; grows when an `#include` brings another text in. */
export class SourceMap {
  readonly #entries: Entry[] = [];
  #end = 0;

  /** Adds a text and gives the offset of its first character. */
  add(source: SourceText): number {
    const base = this.#end;
    this.#entries.push({ ...source, base, lineStarts: null });
    // One unused offset between texts keeps the end of one apart from the start of the next.
    this.#end = base + source.text.length + 1;
    return base;
  }

  /** The offset of the first character of the text that is called so, or null if there is none. */
  baseOf(name: string): number | null {
    return this.#entries.find((entry) => entry.name === name)?.base ?? null;
  }

  /** Name, line and column of a range. A range never spans two texts; its end is clamped to the text of its start. */
  locate(range: Range): Location {
    const entry = this.#entryAt(range.start);
    if (entry === undefined) return { source: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
    const first = Math.min(range.start - entry.base, entry.text.length);
    const last = Math.min(Math.max(range.end - entry.base, first), entry.text.length);
    const [line, column] = lineAndColumn(entry, first);
    const [endLine, endColumn] = lineAndColumn(entry, last);
    return { source: entry.name, line, column, endLine, endColumn };
  }

  /** The text of the line on which a range starts, without its line end. */
  lineText(range: Range): string {
    const entry = this.#entryAt(range.start);
    if (entry === undefined) return "";
    const starts = startsOf(entry);
    const [line] = lineAndColumn(entry, Math.min(range.start - entry.base, entry.text.length));
    const start = starts[line - 1] ?? 0;
    return entry.text.slice(start, starts[line] ?? entry.text.length).replace(/[\r\n]+$/, "");
  }

  /** The characters of a range. */
  slice(range: Range): string {
    const entry = this.#entryAt(range.start);
    return entry === undefined ? "" : entry.text.slice(range.start - entry.base, range.end - entry.base);
  }

  #entryAt(offset: number): Entry | undefined {
    let low = 0;
    let high = this.#entries.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#entries[middle] as Entry).base <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#entries[low];
  }
}

function startsOf(entry: Entry): number[] {
  if (entry.lineStarts === null) {
    const starts = [0];
    const { text } = entry;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      // A carriage return ends a line by itself, and together with a following line feed it ends only one.
      if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
    }
    entry.lineStarts = starts;
  }
  return entry.lineStarts;
}

function lineAndColumn(entry: Entry, offset: number): [number, number] {
  const starts = startsOf(entry);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (starts[low] as number) + 1];
}
