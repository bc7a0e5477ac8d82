/** All error metrics, found in the file system; the only lists there are. */
import type { Metric } from "./metric.ts";
import type { SeriesMetric } from "./series.ts";

const single = import.meta.glob<{ metric: Metric }>(["./*.ts", "!./metric.ts", "!./series.ts", "!./registry.ts"], {
  eager: true,
});
const series = import.meta.glob<{ metric: SeriesMetric }>("./series/*.ts", { eager: true });

/** Of one picture, in the order of tables. */
export const metrics: readonly Metric[] = ordered(single);

/** Of many pictures of one method, in the order of tables. */
export const seriesMetrics: readonly SeriesMetric[] = ordered(series);

function ordered<One extends { readonly rank: number }>(modules: Readonly<Record<string, { metric: One }>>): One[] {
  return Object.values(modules)
    .map((module) => module.metric)
    .sort((a, b) => a.rank - b.rank);
}
