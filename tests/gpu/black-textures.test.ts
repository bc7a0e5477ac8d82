/** Samplers without a texture read as one opaque black pixel, on every driver and with all kinds in one program. */
import { describe, expect, test } from "vitest";
import { gpuSession, testedDrivers } from "../browser/gpu.ts";

const shader = (samplers: string, color: string): string => `#version 300 es
precision highp float;
precision highp int;
${samplers}
uniform vec2 nabla_tile_origin;
out vec4 nabla_color;
void main() { nabla_color = ${color}; }
`;

for (const [driver, endpoint] of testedDrivers())
  describe(`on ${driver}`, async () => {
    const session = await gpuSession(endpoint);
    const pixel = async (glsl: string) => [...(await session.floats({ glsl, uniforms: {}, width: 1, height: 1 })).data];

    test.each([
      ["sampler2D", "texture(s, vec2(0.3))"],
      ["sampler3D", "texture(s, vec3(0.3))"],
      ["samplerCube", "texture(s, vec3(0.3, -1.0, 0.2))"],
      ["sampler2DArray", "texture(s, vec3(0.3))"],
      ["isampler2D", "vec4(texture(s, vec2(0.3)))"],
      ["isampler3D", "vec4(texture(s, vec3(0.3)))"],
      ["isamplerCube", "vec4(texture(s, vec3(0.3)))"],
      ["isampler2DArray", "vec4(texture(s, vec3(0.3)))"],
      ["usampler2D", "vec4(texture(s, vec2(0.3)))"],
      ["usampler3D", "vec4(texture(s, vec3(0.3)))"],
      ["usamplerCube", "vec4(texture(s, vec3(0.3)))"],
      ["usampler2DArray", "vec4(texture(s, vec3(0.3)))"],
    ])("%s", async (kind, read) => {
      expect(await pixel(shader(`uniform highp ${kind} s;`, read))).toEqual([0, 0, 0, 1]);
    });

    test.each([
      ["sampler2DShadow", "vec3(0.3, 0.3, 0.5)"],
      ["samplerCubeShadow", "vec4(0.3, 0.3, 0.3, 0.5)"],
      ["sampler2DArrayShadow", "vec4(0.3, 0.3, 0.3, 0.5)"],
    ])("%s: nothing is nearer than its depth, which is 0", async (kind, place) => {
      const glsl = shader(`uniform highp ${kind} s;`, `vec4(texture(s, ${place}))`);
      expect(await pixel(glsl)).toEqual([0, 0, 0, 0]);
    });

    test("several kinds and an array of them in one program, the size is one pixel", async () => {
      const samplers =
        "uniform sampler2D a; uniform highp samplerCube b; uniform highp usampler2D c; uniform sampler2D d[2];";
      const color = `texture(a, vec2(0.5)) + texture(b, vec3(1.0)) + vec4(texture(c, vec2(0.5)))
    + texture(d[1], vec2(0.5)) + vec4(textureSize(a, 0), textureSize(b, 0))`;
      expect(await pixel(shader(samplers, color))).toEqual([1, 1, 1, 5]);
    });

    test("are there again after the context was lost", async () => {
      const glsl = shader("uniform sampler2D s;", "texture(s, vec2(0.3))");
      await pixel(glsl);
      await session.setContext("lost");
      await session.setContext("restored");
      expect(await pixel(glsl)).toEqual([0, 0, 0, 1]);
    });
  });
