/** The size of an element in device pixels, also where that is no whole multiple of its size in CSS pixels. */
import type { Pixels } from "./camera.ts";

/** Calls `react` with the size at once, and again whenever it or the device's pixel ratio has changed. */
export function observeDeviceSize(element: HTMLElement, react: (size: Pixels) => void): void {
  const observer = new ResizeObserver(([entry]) => {
    const ratio = window.devicePixelRatio;
    const exact = entry?.devicePixelContentBoxSize?.[0];
    react([
      measured(element.clientWidth * ratio, exact?.inlineSize),
      measured(element.clientHeight * ratio, exact?.blockSize),
    ]);
  });
  try {
    observer.observe(element, { box: "device-pixel-content-box" });
  } catch {
    // Safari does not know that box.
    observer.observe(element);
  }
}

/**
 * The browser knows how it rounds the element to the device's grid, which is at most a pixel beside the product. Where it
 * is further off (an emulated device whose ratio is not that of the screen) the product is right.
 */
function measured(product: number, exact: number | undefined): number {
  const size = exact !== undefined && Math.abs(exact - product) <= 1 ? exact : Math.round(product);
  return Math.max(1, size);
}
