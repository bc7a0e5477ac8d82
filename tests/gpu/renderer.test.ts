import { describe, expect, test } from "vitest";
import { decodePng } from "../../src/image/png.ts";
import { gpuSession } from "../browser/gpu.ts";

const session = await gpuSession();

/** A shader that writes `color`, an expression of `place` (pixels, y up). */
const shader = (color: string, declarations = ""): string => `#version 300 es
precision highp float;
uniform vec2 nabla_tile_origin;
${declarations}
out vec4 nabla_color;
void main() {
  vec2 place = gl_FragCoord.xy + nabla_tile_origin;
  nabla_color = ${color};
}
`;

describe("the renderer", () => {
  test("gives float32 numbers back as they are, rows from the top", async () => {
    const job = { glsl: shader("vec4(place, 1.0 / 3.0, -2.5e-30)"), uniforms: {}, width: 3, height: 2 };
    const { data } = await session.floats(job);
    const third = Math.fround(1 / 3);
    const tiny = Math.fround(-2.5e-30);
    expect([...data]).toEqual(
      [
        [0.5, 1.5],
        [1.5, 1.5],
        [2.5, 1.5],
        [0.5, 0.5],
        [1.5, 0.5],
        [2.5, 0.5],
      ].flatMap(([x, y]) => [x, y, third, tiny]),
    );
  });

  test("sets scalars, vectors, arrays, integers and booleans", async () => {
    const declarations = "uniform float a; uniform vec3 b; uniform vec2 list[2]; uniform int n; uniform bool flag;";
    const glsl = shader("vec4(a + b.z, list[1].y, float(n), flag ? 1.0 : 0.0)", declarations);
    const uniforms = { a: 0.25, b: [1, 2, 3], list: [4, 5, 6, 7], n: -8, flag: 1, unused: 9 };
    const { data } = await session.floats({ glsl, uniforms, width: 1, height: 1 });
    expect([...data]).toEqual([3.25, 7, -8, 1]);
  });

  test("draws past the largest texture in tiles that know their place", async () => {
    const width = session.info.largestSide + 6;
    const { data } = await session.floats({ glsl: shader("vec4(place, 0.0, 1.0)"), uniforms: {}, width, height: 3 });
    for (const x of [0, 4095, 4096, width - 1])
      expect([data[4 * (2 * width + x)], data[4 * (2 * width + x) + 1]]).toEqual([x + 0.5, 0.5]);
  });

  test("encodes a PNG whose pixels and text come back", async () => {
    const glsl = shader("vec4(place.x / 255.0, place.y / 255.0, 0.0, 1.0)");
    const png = decodePng(await session.png({ glsl, uniforms: {}, width: 4, height: 2 }, { Software: "Nabla" }));
    expect(png).toMatchObject({ ok: true, text: { Software: "Nabla" } });
    expect(png.ok && [...png.image.data.subarray(0, 8)]).toEqual([0, 2, 0, 255, 2, 2, 0, 255]);
  });

  test("names the driver's line when it refuses a program", async () => {
    const glsl = shader("vec4(undeclared)");
    await expect(session.floats({ glsl, uniforms: {}, width: 1, height: 1 })).rejects.toMatchObject({
      messages: [{ line: 8, message: expect.stringContaining("undeclared") }],
    });
  });

  test("times frames by waiting for them: a hundred times the work takes longer", async () => {
    const loop = (steps: number): string =>
      `#version 300 es
precision highp float;
out vec4 nabla_color;
void main() {
  float sum = gl_FragCoord.x;
  for (int i = 0; i < ${steps}; i++) sum = fract(sum * 1.37 + 0.1);
  nabla_color = vec4(sum);
}
`;
    const least = async (steps: number) =>
      Math.min(...(await session.time({ glsl: loop(steps), uniforms: {}, width: 256, height: 256 }, 3)));
    expect(await least(1000)).toBeGreaterThan(await least(10));
  });
});
