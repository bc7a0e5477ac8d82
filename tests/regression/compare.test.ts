/** How far two pictures are apart. */
import { expect, test } from "vitest";
import type { ByteImage } from "../../src/image/image.ts";
import { compareImages } from "../../src/regression/compare.ts";

/** 2 × 2 pixels of grey 100, opaque but for what is changed: byte → value. */
function picture(changed: Readonly<Record<number, number>> = {}): ByteImage {
  const data = Uint8Array.from({ length: 16 }, (_, index) => changed[index] ?? (index % 4 === 3 ? 255 : 100));
  return { kind: "bytes", width: 2, height: 2, data };
}

test("equal pictures", () => {
  expect(compareImages(picture(), picture(), "colour")).toMatchObject({ differing: 0, largest: 0, mean: 0 });
});

test("one code of one channel of one pixel counts", () => {
  expect(compareImages(picture(), picture({ 13: 101 }), "colour")).toMatchObject({
    differing: 1,
    pixels: 4,
    worst: [1, 1],
  });
});

test.each(["colour", "coverage"])("alpha counts, and is linear in the view %s", (view) => {
  const found = compareImages(picture(), picture({ 7: 204 }), view);
  expect(found).toMatchObject({ differing: 1, worst: [1, 0] });
  expect(found.largest).toBe(1 - 204 / 255);
});

test("coverage is linear, colours are not", () => {
  const bright = picture({ 0: 151 });
  expect(compareImages(picture(), bright, "coverage").largest).toBe(151 / 255 - 100 / 255);
  expect(compareImages(picture(), bright, "colour").largest).toBeGreaterThan(
    compareImages(picture({ 0: 0 }), picture({ 0: 51 }), "colour").largest,
  );
});
