/** Where the pictures of compared methods are on the canvas. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { layoutOf } from "../../src/app/compare/layout.ts";

test("a grid has even corners, cells of one size within the canvas, and its spare pixels all around", () => {
  const side = fc.integer({ min: 40, max: 3000 });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), side, side, (count, width, height) => {
      const { cells, size } = layoutOf("grid", count, [width, height], 0.5, "a");
      expect(cells).toHaveLength(count);
      for (const { corner, left, right, bottom, top } of cells) {
        expect([corner[0] % 2, corner[1] % 2]).toEqual([0, 0]);
        expect([right - left, top - bottom]).toEqual(size);
      }
      const before = [Math.min(...cells.map(({ left }) => left)), Math.min(...cells.map(({ bottom }) => bottom))];
      const behind = [
        width - Math.max(...cells.map(({ right }) => right)),
        height - Math.max(...cells.map(({ top }) => top)),
      ];
      for (const axis of [0, 1] as const) {
        const [first, last] = [before[axis] as number, behind[axis] as number];
        expect(first).toBeGreaterThanOrEqual(0);
        // Corners are even, so the two sides differ by up to three.
        expect(last - first).toBeGreaterThanOrEqual(0);
        expect(last - first).toBeLessThan(4);
      }
    }),
  );
});
