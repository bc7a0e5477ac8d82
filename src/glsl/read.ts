/**
 * The front-end from text to typed tree; the order of its passes stands here and nowhere else.
 *
 *     const { program, diagnostics, sources } = read([{ name: "scene.glsl", text: "float sdf(vec2 p) { return p.x; }" }]);
 */
import type { Diagnostic } from "./diagnostics.ts";
import { SourceMap, type SourceText } from "./source.ts";
import type { Program } from "./tree.ts";

export interface ReadOptions {
  /** Text of an `#include "path"`, or null if there is none; without it every include is refused. Each path is brought in once. */
  readonly include?: (path: string) => string | null;
  /** Names that the host defines with `#define` (value may be empty), e.g. `{ GL_ES: "1" }` beside the standard ones. */
  readonly defines?: Readonly<Record<string, string>>;
}

export interface ReadResult {
  /** The typed tree, or null if there was an error. */
  readonly program: Program | null;
  /** In the order of the text; errors and warnings. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceMap;
}

/** Reads several texts as one translation unit, in their order (prelude, Common tab, the user's text, driver). */
export function read(texts: readonly SourceText[], _options: ReadOptions = {}): ReadResult {
  const sources = new SourceMap();
  for (const text of texts) sources.add(text);
  throw new Error("the front-end is not assembled yet");
}
