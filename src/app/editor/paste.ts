/** What web pages and other programs put into text and nobody sees: GLSL has no such characters, a compiler refuses them. */

/** Marks of byte order, joiners and breaks of no width, soft hyphens. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** Spaces that are wider, narrower or do not break. */
const OTHER_SPACE = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;

/** Breaks between lines that are none to the editor. */
const OTHER_BREAK = /[\u0085\u2028\u2029]/g;

/** Text from the clipboard as it was meant: ordinary spaces and breaks, and nothing that cannot be seen. */
export function cleanPaste(text: string): string {
  return text.replace(INVISIBLE, "").replace(OTHER_SPACE, " ").replace(OTHER_BREAK, "\n");
}
