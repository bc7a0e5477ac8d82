/** The legend of the error maps. */
import { ERROR_SCALE, ERROR_TICKS, errorColours, errorPosition } from "../../../image/error-map.ts";
import { escapeHtml } from "./html.ts";

/** Stops of the gradient that shows the scale. */
const STOPS = 33;

export function legend(): string {
  const colours = errorColours();
  const last = colours.length / 3 - 1;
  const stops = Array.from({ length: STOPS }, (_, index) => {
    const step = Math.round((index / (STOPS - 1)) * last);
    return `rgb(${colours.subarray(3 * step, 3 * step + 3).join(" ")})`;
  });
  const ticks = ERROR_TICKS.map((error) => {
    const place = (50 * (errorPosition(error) + 1)).toFixed(2);
    return `<span style="left:${place}%">${error > 0 ? "+" : ""}${error}</span>`;
  });
  return `<figure class="legend">
<div class="scale" style="background:linear-gradient(90deg,${stops.join(",")})" role="img" aria-label="blue: too little is drawn; grey: right; red: too much"></div>
<div class="ticks" aria-hidden="true">${ticks.join("")}</div>
<figcaption><span>too little drawn</span><span>${escapeHtml(ERROR_SCALE)}</span><span>too much drawn</span></figcaption>
</figure>`;
}
