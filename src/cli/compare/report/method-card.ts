/** One method on one scene: its picture, its error map and its worst pixels. */
import { errorMap } from "../../../image/error-map.ts";
import type { MeasuredMethod, MeasuredScene } from "../../measure/measured.ts";
import { shown, shownWidth } from "../columns.ts";
import { escapeHtml } from "./html.ts";
import { cropped, dataUri, type InkAndPaper, inkPicture } from "./pictures.ts";
import { type WorstPixel, worstPixels } from "./worst-pixels.ts";

const WORST = 3;
/** Pixels along a side of a zoomed place; odd, so that the pixel stands in the middle. */
const ZOOM_SIDE = 9;

export function methodCard(method: MeasuredMethod, { truth, size }: MeasuredScene, colours: InkAndPaper): string {
  const { width, height } = size;
  const { id, coverage, values, relativeCost } = method;
  const name = escapeHtml(id);
  const picture = dataUri(inkPicture(width, height, coverage, colours));
  const errors = dataUri(errorMap(width, height, coverage, truth.coverage));
  const worst = worstPixels(width, coverage, truth.coverage, WORST);
  const facts = [
    `mean ${shown(values.mean ?? null)}`,
    `max ${shown(values.max ?? null)}`,
    ...(relativeCost === null ? [] : [`cost ${shown(relativeCost)}×`]),
  ];
  return `<article class="card">
<header><h4>${name}</h4><p>${facts.join(" · ")}</p></header>
<button type="button" class="open" data-method="${name}" aria-label="enlarge ${name}">
${image(picture, width, height, `picture by ${name}`, "picture")}
${image(errors, width, height, `signed errors of ${name}`, "errors")}
</button>
<div class="worst">${worst.map((pixel) => zoom(pixel, method, truth.coverage, size, colours)).join("\n")}</div>
</article>`;
}

/** The truth as a card of its own. */
export function truthCard({ truth, size }: MeasuredScene, colours: InkAndPaper): string {
  const { width, height } = size;
  const picture = dataUri(inkPicture(width, height, truth.coverage, colours));
  const facts = `within ${shownWidth(truth.enclosure)}, ${truth.singular.length} singular`;
  return `<article class="card truth">
<header><h4>certified truth</h4><p>${facts}</p></header>
<button type="button" class="open" data-method="certified truth" aria-label="enlarge the certified truth">
${image(picture, width, height, "certified truth", "picture")}
</button>
</article>`;
}

function image(uri: string, width: number, height: number, alt: string, kind: "picture" | "errors"): string {
  return `<img class="${kind}" src="${uri}" width="${width}" height="${height}" alt="${alt}">`;
}

function zoom(
  { x, y, measured, truth }: WorstPixel,
  { coverage }: MeasuredMethod,
  exact: Float64Array,
  { width, height }: MeasuredScene["size"],
  colours: InkAndPaper,
): string {
  const part = (values: ArrayLike<number>, alt: string): string => {
    const crop = cropped(width, height, values, x, y, ZOOM_SIDE);
    const uri = dataUri(inkPicture(ZOOM_SIDE, ZOOM_SIDE, crop, colours));
    return `<span class="zoomed"><img src="${uri}" width="${ZOOM_SIDE}" height="${ZOOM_SIDE}" alt="${alt}"></span>`;
  };
  const error = 255 * (measured - truth);
  return `<figure class="zoom">
<div>${part(coverage, "drawn")}${part(exact, "true")}</div>
<figcaption><b>${error > 0 ? "+" : ""}${shown(error)}</b> at ${x}, ${y}<br>drawn ${measured.toFixed(4)}<br>true ${truth.toFixed(4)}</figcaption>
</figure>`;
}
