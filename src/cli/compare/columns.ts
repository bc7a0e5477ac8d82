/** Columns of a comparison's table, in the terminal and in the report. */
import type { MetricFacts } from "../../metrics/metric.ts";
import { metrics, seriesMetrics } from "../../metrics/registry.ts";
import type { MeasuredMethod } from "../measure/measured.ts";

export interface Column {
  readonly id: string;
  readonly title: string;
  /** "" for a plain number. */
  readonly unit: string;
  readonly description: string;
  readonly value: (method: MeasuredMethod) => number | null;
  /** The best value there is; null where none is better by itself (an order, a count). */
  readonly best: number | null;
}

const COST: readonly Column[] = [
  {
    id: "relativeCost",
    title: "cost",
    unit: "×",
    description: "whole frame against the whole frame of none in the same run",
    value: ({ relativeCost }) => relativeCost,
    best: 0,
  },
  {
    id: "milliseconds",
    title: "time",
    unit: "ms",
    description: "of the quickest whole frame",
    value: ({ milliseconds }) => milliseconds,
    best: 0,
  },
  {
    id: "evaluations",
    title: "evaluations",
    unit: "",
    description: "of the field a pixel; one with derivatives counts once",
    value: ({ evaluations }) => evaluations,
    best: null,
  },
];

/** All that is known of the methods; without times where none were measured. */
export function columnsOf(methods: readonly MeasuredMethod[]): readonly Column[] {
  const measured = [...metrics, ...seriesMetrics].map(metricColumn);
  return [...COST, ...measured].filter(({ value }) => methods.some((method) => value(method) !== null));
}

function metricColumn({ id, title, unit, description, perfect }: MetricFacts): Column {
  const value = ({ values }: MeasuredMethod): number | null => values[id] ?? null;
  // The higher the order, the sooner a finer raster helps; but an error of 0 has none.
  return { id, title, unit, description, value, best: id === "order" ? null : perfect };
}

/** As a person reads it: three digits that mean something; "–" where the pictures do not tell. */
export function shown(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 100) return value.toFixed(0);
  if (size >= 0.001) return String(Number(value.toPrecision(3)));
  return value.toExponential(1);
}

/** Width of bounds as a person says it: 1/4096. */
export function shownWidth(width: number): string {
  return width > 0 ? `1/${Math.floor(1 / width)}` : "0";
}

/** Ids of the methods whose value in a column is nearest to the best one. */
export function bestOf({ value, best }: Column, methods: readonly MeasuredMethod[]): ReadonlySet<string> {
  const known = methods.flatMap((method) => {
    const number = value(method);
    return best === null || number === null || !Number.isFinite(number)
      ? []
      : [{ id: method.id, distance: Math.abs(number - best) }];
  });
  const least = Math.min(...known.map(({ distance }) => distance));
  return new Set(known.filter(({ distance }) => distance === least).map(({ id }) => id));
}
