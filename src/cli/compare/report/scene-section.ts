/** All that a report says about one scene. */
import { errorCostPlot } from "../../../image/plot/error-cost.ts";
import { uniformsOf } from "../../../scene/frame.ts";
import type { Frame } from "../../../scene/scene.ts";
import type { MeasuredScene } from "../../measure/measured.ts";
import { shownWidth } from "../columns.ts";
import { escapeHtml } from "./html.ts";
import { legend } from "./legend.ts";
import { methodCard, truthCard } from "./method-card.ts";
import { metricsTable } from "./metrics-table.ts";
import { inkAndPaperOf } from "./pictures.ts";

/** @param anchor the id that links lead to */
export function sceneSection(measured: MeasuredScene, frame: Frame, anchor: string): string {
  const { scene, size, truth, edgePixels, methods, failures } = measured;
  const colours = inkAndPaperOf(uniformsOf(scene, frame, {}));
  const facts = [
    `${size.width} × ${size.height} pixels, an edge crosses ${edgePixels} of them.`,
    `Their true coverage is proven to within ${shownWidth(truth.enclosure)} with ${truth.evaluations} evaluations`,
    truth.singular.length === 0
      ? "."
      : `, but for ${truth.singular.length} singular ones, which were sampled within their bounds.`,
  ];
  return `<section id="${anchor}" class="scene" aria-labelledby="${anchor}-title">
<h2 id="${anchor}-title">${escapeHtml(scene.title)} <small>${escapeHtml(scene.name)}</small></h2>
<p>${facts[0]} ${facts[1]}${facts[2]}</p>
${failures.map(({ id, message }) => `<p class="failure"><b>${escapeHtml(id)}</b> was left out: ${escapeHtml(message)}</p>`).join("\n")}
<h3>Error against cost</h3>
${plot(measured)}
<h3>Metrics</h3>
${metricsTable(measured)}
<h3>Pictures and signed errors</h3>
${legend()}
<div class="cards">
${truthCard(measured, colours)}
${methods.map((method) => methodCard(method, measured, colours)).join("\n")}
</div>
</section>`;
}

function plot({ methods }: MeasuredScene): string {
  const isTimed = methods.some(({ relativeCost }) => relativeCost !== null);
  const points = methods.map(({ id, evaluations, relativeCost, values }) => ({
    id,
    cost: isTimed ? (relativeCost ?? Number.NaN) : evaluations,
    error: values.mean ?? Number.NaN,
  }));
  const costTitle = isTimed ? "cost of a frame, relative to none" : "evaluations of the field a pixel";
  const sized = (width: number, height: number): string =>
    errorCostPlot(points, { width, height, costTitle, errorTitle: "mean error, 1/255" });
  return `<figure class="plot">
<div class="wide">${sized(760, 420)}</div>
<div class="narrow">${sized(360, 400)}</div>
<figcaption>Filled points and the line are the Pareto front: nothing else is both cheaper and more exact. An error of 0 stands on the lower border.</figcaption>
</figure>`;
}
