/** What `nabla compare --json` prints. */
import { metrics, seriesMetrics } from "../../metrics/registry.ts";
import type { Size } from "../arguments.ts";
import type { MeasuredMethod, MeasuredScene } from "../measure/measured.ts";

/** A number, or null where there is none: JSON has no word for it. */
type Value = number | null;

/** Ids of metrics that stand before the others, in this order. */
const FIRST = ["mean", "rms", "p99", "max", "bias"] as const;
const SECOND = ["ssim", "flip", "flicker"] as const;

export interface ComparedMethod {
  readonly id: string;
  readonly edgePixels: number;
  readonly milliseconds: Value;
  readonly relativeCost: Value;
  readonly evaluations: number;
  /** All metrics by their ids. */
  readonly [metric: string]: string | Value;
}

export interface Comparison {
  /** As it was named on the command line. */
  readonly scene: string;
  readonly size: Size;
  readonly renderer: string;
  /** The widest bounds of a pixel that is not singular; how many are; cells that were evaluated. */
  readonly truth: { readonly width: number; readonly singular: number; readonly evaluations: number };
  readonly methods: readonly ComparedMethod[];
}

export function comparisonOf(measured: MeasuredScene, renderer: string): Comparison {
  const { scene, size, truth, edgePixels, methods } = measured;
  return {
    scene: scene.name,
    size,
    renderer,
    truth: { width: truth.enclosure, singular: truth.singular.length, evaluations: truth.evaluations },
    methods: methods.map((method) => comparedMethod(method, edgePixels)),
  };
}

function comparedMethod({ id, values, milliseconds, relativeCost, evaluations }: MeasuredMethod, edgePixels: number) {
  const named = (ids: readonly string[]) => Object.fromEntries(ids.map((one) => [one, numberOf(values[one])]));
  const others = [...metrics, ...seriesMetrics].map((metric) => metric.id);
  return {
    id,
    ...named(FIRST),
    edgePixels,
    ...named(SECOND),
    milliseconds,
    relativeCost,
    evaluations,
    ...named(others),
  };
}

function numberOf(value: number | undefined): Value {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
