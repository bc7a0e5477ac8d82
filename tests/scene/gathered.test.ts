/** The text that draws gathered pixels. */
import { expect, test } from "vitest";
import { GATHERED_PLACES, gatheredHalves, gatheredText } from "../../src/scene/gathered.ts";

const plain = `#version 300 es
precision highp float;
out vec4 color;
void main() { color = gl_FragCoord; }
`;

test("every place of a pixel is that which the texture holds", () => {
  const text = gatheredText(plain) ?? "";
  expect(text).toContain("color = nabla_gathered_place();");
  expect(text.split("\n").slice(0, 2)).toEqual(["#version 300 es", `uniform highp sampler2D ${GATHERED_PLACES};`]);
});

test("what no declaration may stand before stays in front", () => {
  const extension = "#extension GL_EXT_color_buffer_float : enable\n";
  const text = gatheredText(plain.replace("precision", `${extension}precision`)) ?? "";
  expect(text.startsWith(`#version 300 es\n${extension}uniform highp sampler2D`)).toBe(true);
});

test("differences between pixels are not possible between gathered ones", () => {
  for (const difference of ["dFdx", "dFdy", "fwidth"])
    expect(gatheredText(plain.replace("gl_FragCoord", `${difference}(gl_FragCoord)`))).toBeNull();
});

test("a text in halves is two shaders, of which the second is told what the first found", () => {
  const halves = plain.replace(/void main.*/, "vec4 nabla_first_half(vec2 at) { return at.xyxy; }");
  const { first, second } = gatheredHalves(halves) ?? { first: "", second: "" };
  expect(first).toContain("nabla_color = nabla_first_half(nabla_gathered_place().xy");
  expect(second).toContain(
    `nabla_second_half(nabla_gathered_place().xy + nabla_tile_origin, texelFetch(${GATHERED_PLACES}`,
  );
  expect(gatheredHalves(`${halves}float f() { return dFdx(1.0); }`)).toBeNull();
});
