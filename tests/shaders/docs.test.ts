/** The pages about scenes and the library say what is so. */
import { describe, expect, test } from "vitest";
import scenesPage from "../../docs/scenes.md?raw";
import { format } from "../../src/glsl/diagnostics.ts";
import { loadScene } from "../../src/scene/load.ts";
import { readLibraryFile } from "./library-file.ts";
import { listing } from "./listing.ts";

test("docs/library.md lists the library as it is", async () => {
  await expect(listing()).toMatchFileSnapshot("../../docs/library.md");
});

const blocks = (page: string) => [...page.matchAll(/```glsl\n([\s\S]*?)```/g)].map((match) => match[1] as string);

describe("the examples of docs/scenes.md", () => {
  test.each(blocks(scenesPage).map((text) => [text.split("\n")[0], text] as const))("%s", (_, text) => {
    const scene = loadScene(text, "docs/scenes.md");
    expect(scene.diagnostics.map((one) => format(one, scene.sources))).toEqual([]);
    expect(scene.kind).not.toBeNull();
  });
});

test("the example of docs/library.md", () => {
  for (const text of blocks(listing())) expect(loadScene(text, "docs/library.md").diagnostics).toEqual([]);
});

describe("the head of a library file", () => {
  const head = (line: string) => `//! Thing: something\n${line}\n\nfloat sdThing(vec2 p, float size) {\n}\n`;
  test("is refused where an argument has no range", () => {
    expect(() => readLibraryFile("thing.glsl", head("// Argument size: some number"))).toThrow(
      "found 'size: some number'",
    );
  });
  test("is refused where an argument is not one of a function", () => {
    expect(() => readLibraryFile("thing.glsl", head("// Argument width: 0 to 1, wide"))).toThrow(
      "no function has an argument 'width'",
    );
  });
  test("is refused where an example compares nothing", () => {
    expect(() => readLibraryFile("thing.glsl", head("// Example: sdThing(p, 1.0)"))).toThrow("an example is");
  });
  test("gives ranges for each component", () => {
    const text =
      "//! Thing: something\n// Argument size: (0, 1) to (2, 3), in pixels\n\nfloat sdThing(vec2 p, vec2 size) {\n}\n";
    expect(readLibraryFile("thing.glsl", text).arguments).toEqual([
      { name: "size", type: "vec2", minimum: [0, 1], maximum: [2, 3], step: 0, description: "in pixels" },
    ]);
  });
});
