/** The signed errors of the shown methods as colours over the picture, and the scale of these colours. */
import { ERROR_SCALE, ERROR_TICKS, errorColours, errorMap, errorPosition } from "../../image/error-map.ts";
import type { SceneTruth } from "../../reference/scene-truth.ts";
import { element } from "../element.ts";
import type { Pixels } from "../picture/camera.ts";
import type { Layout } from "./layout.ts";
import type { Coverage } from "./measure.ts";

export interface ErrorOverlay {
  /** Draws the errors of each cell's method; cells whose coverage is not known yet stay free. */
  draw(canvas: Pixels, layout: Layout, coverages: readonly (Coverage | null)[], truth: SceneTruth): void;
  clear(): void;
}

export function createErrorOverlay(viewport: HTMLElement): ErrorOverlay {
  const canvas = element("canvas", { class: "error-overlay", role: "img", "aria-label": "Error map" });
  canvas.hidden = true;
  viewport.append(canvas);
  return {
    draw([width, height], layout, coverages, truth) {
      const context = canvas.getContext("2d");
      if (context === null) return;
      canvas.width = width;
      canvas.height = height;
      const [w, h] = layout.size;
      for (const { method, corner, left, right, bottom, top } of layout.cells) {
        const coverage = coverages[method];
        if (coverage === undefined || coverage === null || right <= left) continue;
        const { data } = errorMap(w, h, coverage, truth.coverage);
        const image = new ImageData(new Uint8ClampedArray(data), w, h);
        const [x, y] = [corner[0], height - corner[1] - h];
        context.putImageData(image, x, y, left - x, height - top - y, right - left, top - bottom);
      }
      canvas.hidden = false;
    },
    clear() {
      canvas.hidden = true;
    },
  };
}

/** The colours of the error map from the most negative error to the most positive one. */
export function createErrorScale(): HTMLElement {
  const colours = errorColours();
  const count = colours.length / 3;
  const bar = element("canvas", { class: "legend-bar", width: count, height: 1, "aria-hidden": "true" });
  const image = new ImageData(count, 1);
  for (let step = 0; step < count; step++) image.data.set([...colours.subarray(3 * step, 3 * step + 3), 255], 4 * step);
  bar.getContext("2d")?.putImageData(image, 0, 0);
  const ticks = ERROR_TICKS.map((error, index) => {
    const tick = element("span", { class: index % 2 === 1 ? "minor" : "" }, String(error).replace("-", "−"));
    tick.style.left = `${50 * (errorPosition(error) + 1)}%`;
    return tick;
  });
  return element(
    "div",
    { class: "error-legend", title: ERROR_SCALE, role: "note", "aria-label": `Scale: ${ERROR_SCALE}` },
    element("span", {}, "too little"),
    element("div", {}, bar, element("div", { class: "legend-ticks" }, ...ticks)),
    element("span", {}, "too much, 1/255"),
  );
}
