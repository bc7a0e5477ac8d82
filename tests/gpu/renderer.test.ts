/** The renderer on every driver, asked through the headless page. */
import { describe, expect, test } from "vitest";
import { decodePng } from "../../src/image/png.ts";
import { gpuSession, testedDrivers } from "../browser/gpu.ts";

/** A shader that writes `color`, an expression of `place` (pixels, y up). */
const shader = (color: string, declarations = "", body = ""): string => `#version 300 es
precision highp float;
uniform vec2 nabla_tile_origin;
${declarations}
out vec4 nabla_color;
void main() {
  vec2 place = gl_FragCoord.xy + nabla_tile_origin;
  ${body}
  nabla_color = ${color};
}
`;

/** Costs `steps` turns a pixel in the rows from `from` on, where y is up. */
const heavy = (steps: number, from = 0): string =>
  shader(
    "vec4(sum)",
    "",
    `float sum = place.x;
  int turns = place.y < ${from}.0 ? 1 : ${steps};
  for (int turn = 0; turn < turns; turn++) sum = fract(sum * 1.37 + 0.1);`,
  );

for (const [driver, endpoint] of testedDrivers())
  describe(`on ${driver}`, async () => {
    const session = await gpuSession(endpoint);

    /** The numbers of a picture of one pixel. */
    const pixel = async (glsl: string, uniforms = {}) => [
      ...(await session.floats({ glsl, uniforms, width: 1, height: 1 })).data,
    ];

    describe("numbers", () => {
      test("come back as float32, rows from the top", async () => {
        const job = { glsl: shader("vec4(place, 1.0 / 3.0, -2.5e-30)"), uniforms: {}, width: 3, height: 2 };
        const { data } = await session.floats(job);
        const third = Math.fround(1 / 3);
        const tiny = Math.fround(-2.5e-30);
        const places = [1.5, 0.5].flatMap((y) => [0.5, 1.5, 2.5].map((x) => [x, y]));
        expect([...data]).toEqual(places.flatMap(([x, y]) => [x, y, third, tiny]));
      });

      test("that are not finite come back", async () => {
        const numbers = await pixel(shader("vec4(a, -a, b, c)", "uniform float a, b, c;"), {
          a: Number.POSITIVE_INFINITY,
          b: Number.NaN,
          c: -0,
        });
        expect(numbers).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, -0]);
      });

      test("become bytes as WebGL rounds them, alpha beside and not in the colours", async () => {
        const job = { glsl: shader("vec4(-1.0, 1.25, 100.0 / 255.0, 0.4)"), uniforms: {}, width: 1, height: 1 };
        expect([...(await session.bytes(job))]).toEqual([0, 255, 100, 102]);
      });
    });

    describe("uniforms", () => {
      test("are scalars, vectors, matrices, arrays, integers and booleans", async () => {
        const declarations =
          "uniform float a; uniform vec3 b; uniform vec2 list[2]; uniform int n; uniform bool flag; uniform mat2 m;";
        const glsl = shader("vec4(a + b.z, list[1].y, float(n), flag ? m[1][0] : 0.0)", declarations);
        const uniforms = { a: 0.25, b: [1, 2, 3], list: [4, 5, 6, 7], n: -8, flag: 1, m: [10, 20, 30, 40], unused: 9 };
        expect(await pixel(glsl, uniforms)).toEqual([3.25, 7, -8, 30]);
      });

      test("that get no value are 0, also after another picture", async () => {
        const glsl = shader("vec4(a, b)", "uniform float a; uniform vec3 b;");
        expect(await pixel(glsl, { a: 1, b: [2, 3, 4] })).toEqual([1, 2, 3, 4]);
        expect(await pixel(glsl, { a: 1 })).toEqual([1, 0, 0, 0]);
      });

      test("of an array may be more than the program reads, and in a list of one", async () => {
        const glsl = shader("vec4(list[0], one[0], 0.0, 0.0)", "uniform float list[4]; uniform float one[1];");
        expect(await pixel(glsl, { list: [5, 6, 7, 8], one: 9 })).toEqual([5, 9, 0, 0]);
      });

      test("of a wrong size are a mistake of ours", async () => {
        const failing = session.floats({
          glsl: shader("vec4(a, 0.0, 1.0)", "uniform vec2 a;"),
          uniforms: { a: [1, 2, 3] },
          width: 1,
          height: 1,
        });
        await expect(failing).rejects.toThrow("uniform 'a' takes 2 numbers, given 3");
      });
    });

    describe("large pictures", () => {
      test("past the largest target are drawn in tiles that know their place", async () => {
        const width = session.info.largestSide + 6;
        const { data } = await session.floats({
          glsl: shader("vec4(place, 0.0, 1.0)"),
          uniforms: {},
          width,
          height: 3,
        });
        for (const x of [0, 2047, 2048, width - 1])
          for (const row of [0, 2])
            expect([...data.subarray(4 * (row * width + x), 4 * (row * width + x) + 2)]).toEqual([x + 0.5, 2.5 - row]);
      });

      test("have no seams where pieces and tiles meet: quads stay whole", async () => {
        const [width, height] = [2050, 67];
        const glsl = shader("vec4(dFdx(place.x * place.x), dFdy(place.y * place.y), 0.0, 1.0)");
        const { data } = await session.floats({ glsl, uniforms: {}, width, height });
        // (x + 1)² − x² = 2x + 1 of the quad's left centre, which is at an even place.
        const along = (place: number) => 2 * (2 * Math.floor(place / 2) + 0.5) + 1;
        const wrong: string[] = [];
        for (let row = 0; row < height; row++)
          for (let x = 0; x < width; x++) {
            const [dx, dy] = data.subarray(4 * (row * width + x));
            if (dx !== along(x) || dy !== along(height - 1 - row)) wrong.push(`${x}, ${row}: ${dx}, ${dy}`);
          }
        expect(wrong.slice(0, 5)).toEqual([]);
      });

      test("that are large are not cut to shreds behind a tiny one, whose time is all the way to the GPU", async () => {
        const glsl = shader("vec4(place, 0.0, 1.0)");
        await session.floats({ glsl, uniforms: {}, width: 1, height: 1 });
        // In pieces of as many pixels as one takes time for, this would be minutes.
        const { data } = await session.floats({ glsl, uniforms: {}, width: 1024, height: 1024, budget: 10_000 });
        expect([...data.subarray(0, 2)]).toEqual([0.5, 1023.5]);
      });

      test("can begin anywhere", async () => {
        const job = {
          glsl: shader("vec4(place, 0.0, 1.0)"),
          uniforms: {},
          width: 2,
          height: 1,
          origin: [100, 40],
        } as const;
        expect([...(await session.floats(job)).data]).toEqual([100.5, 40.5, 0, 1, 101.5, 40.5, 0, 1]);
      });

      test.each([
        [2 ** 14, 2 ** 14, "a picture of 16384x16384 pixels, possible are 67108864 pixels together"],
        [0, 4, "a picture of 0x4 pixels, possible are whole numbers from 1"],
        [2.5, 4, "a picture of 2.5x4 pixels, possible are whole numbers from 1"],
      ])("of %d × %d are refused", async (width, height, message) => {
        const failing = session.bytes({ glsl: shader("vec4(1.0)"), uniforms: {}, width, height });
        await expect(failing).rejects.toMatchObject({ message, problem: { kind: "size" } });
      });
    });

    test("a PNG's pixels and text come back", async () => {
      const glsl = shader("vec4(place.x / 255.0, place.y / 255.0, 0.0, 1.0)");
      const png = decodePng(await session.png({ glsl, uniforms: {}, width: 4, height: 2 }, { Software: "Nabla" }));
      expect(png).toMatchObject({ ok: true, text: { Software: "Nabla" } });
      expect(png.ok && [...png.image.data.subarray(0, 8)]).toEqual([0, 2, 0, 255, 2, 2, 0, 255]);
    });

    describe("a program that the driver refuses", () => {
      test("is reported with the driver's line", async () => {
        const failing = session.floats({ glsl: shader("vec4(undeclared)"), uniforms: {}, width: 1, height: 1 });
        await expect(failing).rejects.toMatchObject({
          message: expect.stringMatching(/^line 9: .*undeclared/),
          messages: [{ severity: "error", line: 9, message: expect.stringContaining("undeclared") }],
        });
      });

      test("leaves the next one alone", async () => {
        await expect(session.compile(shader("vec3(1.0)"))).rejects.toMatchObject({ problem: { kind: "compile" } });
        expect(await pixel(shader("vec4(1.0)"))).toEqual([1, 1, 1, 1]);
      });
    });

    describe("time", () => {
      test("is measured until the picture is there: more work takes longer", async () => {
        const least = async (steps: number) =>
          Math.min(...(await session.time({ glsl: heavy(steps), uniforms: {}, width: 256, height: 256 }, 3)));
        const times = [await least(10), await least(1000)] as const;
        expect(times[1]).toBeGreaterThan(times[0]);
      });

      test("that is over ends the drawing, also if the costly pixels come late", async () => {
        const own = await gpuSession(endpoint);
        const job = { glsl: heavy(200_000, 256), uniforms: {}, width: 512, height: 512, budget: 5 };
        await expect(own.bytes(job)).rejects.toMatchObject({
          message: "time budget of 5 ms exceeded",
          isTimeout: true,
        });
        expect(await own.bytes({ glsl: shader("vec4(1.0)"), uniforms: {}, width: 1, height: 1 })).toHaveLength(4);
      });
    });

    test("a context that was lost and came back draws as before", async () => {
      const own = await gpuSession(endpoint);
      const job = { glsl: shader("vec4(place, a, 1.0)", "uniform float a;"), uniforms: { a: 7 }, width: 2, height: 2 };
      const before = await own.floats(job);
      await own.setContext("lost");
      await own.setContext("restored");
      expect((await own.floats(job)).data).toEqual(before.data);
    });

    test("a lost context is reported, and the next picture has another", async () => {
      const own = await gpuSession(endpoint);
      const job = { glsl: shader("vec4(1.0)"), uniforms: {}, width: 1, height: 1 };
      await own.bytes(job);
      await own.setContext("lost");
      await expect(own.bytes(job)).rejects.toMatchObject({ problem: { kind: "lost" } });
      expect([...(await own.bytes(job))]).toEqual([255, 255, 255, 255]);
    });

    test("two sessions draw the same bytes", async () => {
      const glsl = shader("vec4(sin(place.x * 0.37), cos(place.y * 0.11), exp(-place.x), 1.0)");
      const job = { glsl, uniforms: {}, width: 64, height: 64 };
      const other = await gpuSession(endpoint);
      expect(await other.png(job, {})).toEqual(await session.png(job, {}));
    });
  });
