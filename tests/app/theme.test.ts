/** The page's colours: text on all that it stands on has the contrast that WCAG 2.2 asks for (AA, 1.4.3). */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { linearFromSrgb } from "../../src/image/srgb.ts";

const css = readFileSync(new URL("../../src/app/style/theme.css", import.meta.url), "utf8");
const [dark = "", light = ""] = css.split("@media (prefers-color-scheme: light)");

function coloursOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linearFromSrgb(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [brighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (brighter + 0.05) / (darker + 0.05);
}

const themes = { dark: coloursOf(dark), light: new Map([...coloursOf(dark), ...coloursOf(light)]) };

describe.each(Object.entries(themes))("%s", (_, colours) => {
  const weak = (texts: readonly string[], grounds: readonly string[]) =>
    texts.flatMap((text) =>
      grounds
        .map((ground) => [text, ground, contrast(colours.get(text) ?? "", colours.get(ground) ?? "")] as const)
        .filter(([, , found]) => !(found >= 4.5)),
    );

  test("words, marks and errors", () => {
    const grounds = ["ground", "surface", "raised", "field"];
    expect(weak(["text", "muted", "faint", "accent", "error", "side-a", "side-b"], grounds)).toEqual([]);
    expect(weak(["text", "muted", "accent"], ["hover"])).toEqual([]);
  });

  test("code", () => {
    const code = [...colours.keys()].filter((name) => name.startsWith("code-"));
    expect(code.length).toBeGreaterThan(8);
    expect(weak(code, ["surface"])).toEqual([]);
  });
});
