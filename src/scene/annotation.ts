/**
 * Annotations: trailing comments with named fields that other tools read as plain comments.
 *
 *     uniform float petals; //! min=3 max=24 default=12 step=1 number of petals
 *     uniform vec3  ink;    //! color default=#e4572e
 *     //! Polar petals: a box field seen through a polar warp
 */

/** One `//!` comment. Offsets are into the text. */
export interface Annotation {
  readonly start: number;
  readonly end: number;
  /** Zero-based line on which it stands. */
  readonly line: number;
  /** Whether nothing but white space stands before it on its line. */
  readonly standsAlone: boolean;
  /** `key=value` pairs in order. */
  readonly fields: ReadonlyMap<string, { readonly value: string; readonly start: number; readonly end: number }>;
  /** Words without `=`. */
  readonly words: string;
}

/** All annotations of a text. Comments inside block comments do not count. */
export function findAnnotations(text: string): Annotation[] {
  const found: Annotation[] = [];
  let line = 0;
  let lineStart = 0;
  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index);
    if (code === 10 || code === 13) {
      index += code === 13 && text.charCodeAt(index + 1) === 10 ? 2 : 1;
      line++;
      lineStart = index;
    } else if (text.startsWith("/*", index)) {
      const close = text.indexOf("*/", index + 2);
      const end = close < 0 ? text.length : close + 2;
      for (; index < end; index++) {
        const inside = text.charCodeAt(index);
        if (inside === 10 || (inside === 13 && text.charCodeAt(index + 1) !== 10)) {
          line++;
          lineStart = index + 1;
        }
      }
    } else if (text.startsWith("//", index)) {
      let end = index;
      while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
      if (text[index + 2] === "!") found.push(readAnnotation(text, index, end, line, lineStart));
      index = end;
    } else index++;
  }
  return found;
}

function readAnnotation(text: string, start: number, end: number, line: number, lineStart: number): Annotation {
  const fields = new Map<string, { value: string; start: number; end: number }>();
  const words: string[] = [];
  const body = text.slice(start + 3, end);
  for (const match of body.matchAll(/\S+/g)) {
    const word = match[0];
    const field = /^([a-z]+)=(.*)$/.exec(word);
    if (field === null) words.push(word);
    else {
      const at = start + 3 + match.index;
      fields.set(field[1] as string, { value: field[2] as string, start: at, end: at + word.length });
    }
  }
  const standsAlone = text.slice(lineStart, start).trim() === "";
  return { start, end, line, standsAlone, fields, words: words.join(" ") };
}
