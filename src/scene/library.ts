/** The shader library of this project, by the path under which a scene includes it: `nabla/sdf/box.glsl`. */

const files = import.meta.glob<string>(["../../shaders/*/*.glsl", "!../../shaders/scenes/*.glsl"], {
  query: "?raw",
  import: "default",
  eager: true,
});

const prefix = "../../shaders/";

/** Every library file: include path → text, ordered by path. */
export const library: ReadonlyMap<string, string> = new Map(
  Object.entries(files)
    .map(([path, text]) => [`nabla/${path.slice(prefix.length)}`, text] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** The text behind `#include "path"`, or null if the library has no such file. */
export function includeLibrary(path: string): string | null {
  return library.get(path) ?? null;
}
