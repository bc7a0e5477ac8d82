/** The text that draws gathered pixels. */
import { expect, test } from "vitest";
import { GATHERED_PLACES, gatheredText } from "../../src/scene/gathered.ts";

const plain = `#version 300 es
precision highp float;
out vec4 color;
void main() { color = gl_FragCoord; }
`;

test("every place of a pixel is that which the texture holds", () => {
  const text = gatheredText(plain) ?? "";
  expect(text).toContain("color = nabla_gathered_place();");
  expect(text.split("\n").slice(0, 2)).toEqual(["#version 300 es", `uniform highp usampler2D ${GATHERED_PLACES};`]);
});

test("what no declaration may stand before stays in front", () => {
  const extension = "#extension GL_EXT_color_buffer_float : enable\n";
  const text = gatheredText(plain.replace("precision", `${extension}precision`)) ?? "";
  expect(text.startsWith(`#version 300 es\n${extension}uniform highp usampler2D`)).toBe(true);
});

test("differences between pixels are not possible between gathered ones", () => {
  for (const difference of ["dFdx", "dFdy", "fwidth"])
    expect(gatheredText(plain.replace("gl_FragCoord", `${difference}(gl_FragCoord)`))).toBeNull();
});
