/** The example scenes in `shaders/scenes`: gallery of the page, test-bed of the AA methods, first users of the library. */

const files = import.meta.glob<string>("../../shaders/scenes/*.glsl", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Text of each example scene by its id, the file's name without `.glsl`, in alphabetical order. */
export const gallery: ReadonlyMap<string, string> = new Map(
  Object.entries(files)
    .map(([path, text]) => [path.replace(/^.*\/|\.glsl$/g, ""), text] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
