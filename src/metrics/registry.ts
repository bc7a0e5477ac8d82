/** All error metrics, found in the file system; the only list there is. */
import type { Metric } from "./metric.ts";

const modules = import.meta.glob<{ metric: Metric }>(["./*.ts", "!./metric.ts", "!./registry.ts"], { eager: true });

/** In the order of tables. */
export const metrics: readonly Metric[] = Object.values(modules)
  .map((module) => module.metric)
  .sort((a, b) => a.rank - b.rank);
