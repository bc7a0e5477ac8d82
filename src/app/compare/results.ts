/** The numbers of a comparison: progress of the truth, a table of errors and costs, error against cost as a plot. */
import { errorCostPlot } from "../../image/plot/error-cost.ts";
import { isEdge } from "../../metrics/metric.ts";
import { metrics } from "../../metrics/registry.ts";
import { button, element } from "../element.ts";
import { type Measured, SHOWN_METRICS } from "./measure.ts";
import type { TruthState } from "./truth.ts";

export interface Results {
  readonly element: HTMLElement;
  showTruth(state: TruthState, note: string | null): void;
  /** null: there is nothing to show. */
  showMethods(measured: readonly Measured[] | null): void;
}

const PLOT = { width: 320, height: 250, costTitle: "cost against none", errorTitle: "mean error, 1/255" };

/** Points of the small plot that all have their names beside them; of more, only those that matter. */
const MOST_NAMED = 8;

export function createResults(cancel: () => void): Results {
  const progress = element("progress", { max: 1, "aria-label": "Progress of the truth" });
  const stop = button("Give the truth up", ["cancel"], cancel, { class: "small outlined" });
  const working = element("div", { class: "row-between" }, progress, stop);
  const words = element("p", { class: "help truth-state", role: "status" });
  const table = element("div", {
    class: "results-table",
    tabindex: 0,
    role: "region",
    "aria-label": "Errors and costs",
  });
  const plot = element("div", { class: "results-plot" });
  for (const part of [working, table, plot]) part.hidden = true;
  return {
    element: element("div", { class: "results" }, working, words, table, plot),
    showTruth(state, note) {
      working.hidden = state.kind !== "working" || note !== null;
      if (state.kind === "working") progress.value = state.share;
      words.textContent = note ?? describeTruth(state);
    },
    showMethods(measured) {
      table.hidden = measured === null || measured.length === 0;
      if (measured !== null) table.replaceChildren(tableOf(measured));
      const points = (measured ?? []).flatMap(({ coverage, cost, errors }) =>
        cost === null ? [] : [{ id: coverage, cost, error: errors.get("mean") ?? Number.NaN }],
      );
      plot.hidden = points.length < 2;
      // Ids of methods are all that people can have typed, and the plot writes them as text.
      const isNamed = (id: string, isOnFront: boolean) =>
        points.length <= MOST_NAMED || isOnFront || (measured ?? []).some((one) => one.coverage === id && one.isShown);
      if (points.length >= 2) plot.innerHTML = errorCostPlot(points, { ...PLOT, isNamed });
    },
  };
}

function describeTruth(state: TruthState): string {
  switch (state.kind) {
    case "none":
      return "";
    case "working":
      return `proving the coverage of each pixel: ${Math.floor(100 * state.share)} %`;
    case "refused":
      return `no certified truth: ${state.reason}`;
    case "known": {
      const { coverage, singular } = state.truth;
      const edges = coverage.reduce((count, value) => count + (isEdge(value) ? 1 : 0), 0);
      const open = singular.length === 0 ? "" : `; ${singular.length} pixels could not be bounded so closely`;
      return `errors over ${edges} edge pixels in 1/255, against bounds proven to 1/4096${open}`;
    }
  }
}

function tableOf(measured: readonly Measured[]): HTMLElement {
  const facts = SHOWN_METRICS.map((id) => metrics.find((metric) => metric.id === id));
  const heads = facts.map((metric) =>
    element("th", { scope: "col", title: metric?.description ?? "" }, metric?.title ?? ""),
  );
  const cost = element("th", { scope: "col", title: "time of the frame against that of the method none" }, "cost");
  const best = Math.min(...measured.map(({ errors }) => errors.get("mean") ?? Number.NaN));
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "method"), ...heads, cost)),
    element(
      "tbody",
      {},
      ...measured.map(({ coverage, errors, cost: times }) =>
        element(
          "tr",
          errors.get("mean") === best && measured.length > 1 ? { class: "best" } : {},
          element("th", { scope: "row", title: coverage }, coverage),
          ...SHOWN_METRICS.map((id) => element("td", {}, number(errors.get(id) ?? Number.NaN))),
          element("td", {}, times === null ? "…" : `${threeDigits(times)}×`),
        ),
      ),
    ),
  );
}

/** Three digits that count. */
export function number(value: number): string {
  if (Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  // Of what is too small to be written the sign says nothing either.
  if (size < 0.005 && size > 0) return "<.01";
  return value < 0 ? `−${threeDigits(size)}` : threeDigits(size);
}

function threeDigits(size: number): string {
  return size.toFixed(size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
}
