import { describe, expect, test } from "vitest";
import { compileTruth, sceneTruth } from "../../src/reference/scene-truth.ts";
import { defaultFrame } from "../../src/scene/frame.ts";
import { loadScene } from "../../src/scene/load.ts";

function truthOf(text: string, side: number, options = {}) {
  const { field, diagnostics } = compileTruth(loadScene(text, "scene.glsl"));
  if (field === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return sceneTruth(field, defaultFrame(side, side), options);
}

describe("the truth of a scene", () => {
  test("lies within the proven bounds, which are as narrow as asked for", () => {
    const { coverage, lo, hi, enclosure, singular } = truthOf("float sdf(vec2 p) { return length(p) - 0.7; }", 24);
    expect(singular).toEqual([]);
    expect(enclosure).toBeLessThan(1 / 4095);
    coverage.forEach((value, pixel) => {
      expect(value >= (lo[pixel] as number) && value <= (hi[pixel] as number)).toBe(true);
    });
    // The disc's area in pixels of 1/12 scene unit: what is left open is far below the raster's own 2 · 24 pixels.
    const area = coverage.reduce((sum, value) => sum + value, 0);
    expect(Math.abs(area - Math.PI * (0.7 * 12) ** 2)).toBeLessThan(coverage.length * enclosure);
  });

  test("is 0 or 1 where an edge is not proven to cross the pixel", () => {
    // The edge lies on the border of two columns.
    const { coverage } = truthOf("float sdf(vec2 p) { return p.x; }", 8);
    expect([...new Set(coverage)].sort()).toEqual([0, 1]);
  });

  test("is sampled within the bounds where they stay wide", () => {
    // Six wedges meet in the middle, and one cell a pixel tells nothing there.
    const wedges = "float sdf(vec2 p) { return sin(6.0 * atan(p.y, p.x)) * length(p); }";
    const { coverage, lo, hi, singular } = truthOf(wedges, 16, { cells: 1, samples: 8 });
    expect(singular.length).toBeGreaterThan(0);
    for (const { x, y } of singular) {
      const pixel = 16 * y + x;
      const value = coverage[pixel] as number;
      expect(value >= (lo[pixel] as number) && value <= (hi[pixel] as number)).toBe(true);
      expect([Math.round(64 * value) / 64, lo[pixel], hi[pixel]]).toContain(value);
    }
  });

  test("has diagnostics in place of a field where the scene has errors", () => {
    const { field, diagnostics } = compileTruth(loadScene("float sdf(vec2 p) { return lenth(p); }", "scene.glsl"));
    expect(field).toBeNull();
    expect(diagnostics[0]?.message).toContain("lenth");
  });
});
