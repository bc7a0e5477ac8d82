import { encode } from "fast-png";
import { describe, expect, test } from "vitest";
import type { ByteImage } from "../../src/image/image.ts";
import { decodePng, encodePng } from "../../src/image/png.ts";

/** Rows of pixels, each [r, g, b, a]. */
function image(rows: readonly (readonly (readonly number[])[])[]): ByteImage {
  const width = rows[0]?.length ?? 0;
  return { kind: "bytes", width, height: rows.length, data: Uint8Array.from(rows.flat(2)) };
}

/** Byte 25 of a PNG is its colour type: 0 grey, 2 RGB, 3 palette, 6 RGBA. */
const colourType = (file: Uint8Array) => file[25];

const grey = image([
  [
    [0, 0, 0, 255],
    [127, 127, 127, 255],
  ],
  [
    [128, 128, 128, 255],
    [255, 255, 255, 255],
  ],
]);
const coloured = image([
  [
    [1, 2, 3, 255],
    [4, 5, 6, 255],
    [7, 8, 9, 255],
  ],
]);
/** `count` colours in one row, then the same again. */
function manyColours(count: number): ByteImage {
  const row = Array.from({ length: count }, (_, index) => [index & 255, index >> 8, 77, 255]);
  return image([row, row]);
}
const transparent = image([[[9, 9, 9, 254]], [[200, 100, 50, 0]]]);

describe("a picture comes back as it was", () => {
  test.each([
    ["grey", grey, 0],
    ["few opaque colours", coloured, 3],
    ["256 opaque colours", manyColours(256), 3],
    ["257 opaque colours", manyColours(257), 2],
    ["transparent colours", transparent, 6],
  ])("%s, in the fewest bytes", (_name, picture, type) => {
    const file = encodePng(picture);
    expect(colourType(file)).toBe(type);
    expect(decodePng(file)).toEqual({ ok: true, image: picture, text: {} });
  });

  test("with its texts, Latin-1 included", () => {
    const text = { Software: "Nabla 0.1.0", nabla: '{"scene":"caf\u00e9"}' };
    expect(decodePng(encodePng(grey, text))).toEqual({ ok: true, image: grey, text });
  });
});

test("the same picture gives the same bytes, whatever buffer it lies in", () => {
  const shifted = new Uint8Array(coloured.data.length + 5);
  shifted.set(coloured.data, 5);
  expect(encodePng({ ...coloured, data: shifted.subarray(5) }, { a: "b" })).toEqual(encodePng(coloured, { a: "b" }));
});

test.each([
  ["a text beyond Latin-1", { nabla: "\u2207" }, "the text 'nabla' of a PNG is Latin-1"],
  ["a text with U+0000", { nabla: "a\0b" }, "the text 'nabla' of a PNG is Latin-1"],
  ["an empty keyword", { "": "x" }, "a keyword of a PNG is 1 to 79 characters"],
  ["a long keyword", { ["k".repeat(80)]: "x" }, "a keyword of a PNG is 1 to 79 characters"],
])("%s is refused", (_name, text, message) => {
  expect(() => encodePng(grey, text as Record<string, string>)).toThrow(message);
});

test("data of another size than the picture's are refused", () => {
  expect(() => encodePng({ ...grey, width: 3 })).toThrow("an image of 3x2 has 24 bytes, given 16");
});

describe("files of others", () => {
  test("a palette becomes RGBA", () => {
    const file = encode({
      width: 3,
      height: 1,
      data: Uint8Array.of(1, 0, 1),
      depth: 8,
      channels: 1,
      palette: [
        [10, 20, 30],
        [40, 50, 60],
      ],
    });
    const read = decodePng(file);
    expect(read.ok && [...read.image.data]).toEqual([40, 50, 60, 255, 10, 20, 30, 255, 40, 50, 60, 255]);
  });

  test("grey with alpha becomes RGBA", () => {
    const read = decodePng(encode({ width: 1, height: 2, data: Uint8Array.of(7, 8, 9, 10), depth: 8, channels: 2 }));
    expect(read.ok && [...read.image.data]).toEqual([7, 7, 7, 8, 9, 9, 9, 10]);
  });

  test("16 bits a channel are refused instead of rounded", () => {
    const file = encode({ width: 1, height: 1, data: Uint16Array.of(300), depth: 16, channels: 1 });
    expect(decodePng(file)).toEqual({ ok: false, message: "a PNG of 16 bits a channel, possible is 8" });
  });

  test("what is no PNG, a cut one and one with a wrong checksum are reported", () => {
    const file = encodePng(coloured);
    const damaged = file.slice();
    // A byte of the picture's width.
    damaged[19] = 4;
    for (const bytes of [new Uint8Array(0), Uint8Array.of(1, 2, 3), file.subarray(0, file.length - 20), damaged])
      expect(decodePng(bytes)).toMatchObject({
        ok: false,
        message: expect.stringMatching(/^not a PNG that can be read/),
      });
  });
});
