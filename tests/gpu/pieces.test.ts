import fc from "fast-check";
import { expect, test } from "vitest";
import { area, cutOff, patchesOf, type Rectangle, tilesOf } from "../../src/gpu/pieces.ts";

const rectangle = fc.record({
  x: fc.integer({ min: 0, max: 50 }),
  y: fc.integer({ min: 0, max: 50 }),
  width: fc.integer({ min: 1, max: 90 }),
  height: fc.integer({ min: 1, max: 90 }),
});

/** How often each pixel of a rectangle is in one of the parts; parts beyond it are an error. */
function counts(whole: Rectangle, parts: readonly Rectangle[]): number[] {
  const cells = new Array<number>(area(whole)).fill(0);
  for (const part of parts)
    for (let y = part.y; y < part.y + part.height; y++)
      for (let x = part.x; x < part.x + part.width; x++) {
        const index = (y - whole.y) * whole.width + (x - whole.x);
        if (x < whole.x || x >= whole.x + whole.width || cells[index] === undefined)
          throw new Error("beyond the whole");
        cells[index] = (cells[index] as number) + 1;
      }
  return cells;
}

test("a piece and the rest are the whole", () => {
  fc.assert(
    fc.property(rectangle, fc.double({ min: 0.5, max: 9000, noNaN: true }), (whole, allowed) => {
      const cut = cutOff(whole, allowed);
      if (cut === null) return;
      expect(counts(whole, cut).every((count) => count === 1)).toBe(true);
      for (const part of cut) expect([(part.x - whole.x) % 2, (part.y - whole.y) % 2]).toEqual([0, 0]);
    }),
  );
});

test("cut again and again, a piece is as small as asked, or one quad", () => {
  fc.assert(
    fc.property(rectangle, fc.double({ min: 0.5, max: 9000, noNaN: true }), (whole, allowed) => {
      let piece = whole;
      for (let cut = cutOff(piece, allowed); cut !== null; cut = cutOff(piece, allowed)) piece = cut[0];
      expect(area(piece)).toBeLessThanOrEqual(Math.max(allowed, 4));
    }),
  );
});

test("what is no larger than allowed stays whole", () => {
  expect(cutOff({ x: 0, y: 0, width: 8, height: 8 }, 64)).toBeNull();
  expect(cutOff({ x: 0, y: 0, width: 512, height: 512 }, 1024)).toEqual([
    { x: 0, y: 0, width: 512, height: 2 },
    { x: 0, y: 2, width: 512, height: 510 },
  ]);
});

test("tiles cover a rectangle once and are no larger than asked", () => {
  fc.assert(
    fc.property(rectangle, fc.integer({ min: 1, max: 40 }), (whole, half) => {
      const tiles = tilesOf(whole, 2 * half);
      expect(counts(whole, tiles).every((count) => count === 1)).toBe(true);
      expect(tiles.every(({ width, height }) => width <= 2 * half && height <= 2 * half)).toBe(true);
    }),
  );
});

test("patches lie in the rectangle, on whole quads, one in each sixteenth", () => {
  const large = fc.record({
    x: fc.constant(6),
    y: fc.constant(10),
    width: fc.integer({ min: 64, max: 700 }),
    height: fc.integer({ min: 64, max: 700 }),
  });
  fc.assert(
    fc.property(large, (whole) => {
      const patches = patchesOf(whole, 8);
      const cells = patches.map(({ x, y, width, height }) => {
        expect([x % 2, y % 2, width, height]).toEqual([0, 0, 8, 8]);
        expect(x >= whole.x && y >= whole.y).toBe(true);
        expect(x + width <= whole.x + whole.width && y + height <= whole.y + whole.height).toBe(true);
        const [across, up] = [(x + 4 - whole.x) / whole.width, (y + 4 - whole.y) / whole.height];
        return `${Math.floor(4 * across)} ${Math.floor(4 * up)}`;
      });
      expect(new Set(cells).size).toBe(16);
    }),
  );
});
