/**
 * Measures coverage methods on one scene: their cost as whole frames, their errors against the truth, and how these change
 * with sub-pixel motion, direction and size.
 */
import { findCoverageMethod } from "../../coverage/registry.ts";
import { isEdge } from "../../metrics/metric.ts";
import { metrics, seriesMetrics } from "../../metrics/registry.ts";
import type { SeriesMetric } from "../../metrics/series.ts";
import { type SceneTruth, sceneTruth, type TruthField, type TruthOptions } from "../../reference/scene-truth.ts";
import type { Device, Frame, Scene } from "../../scene/scene.ts";
import type { OpenDevice } from "../device.ts";
import { Problem } from "../problem.ts";
import type { DirectionSeries } from "./directions.ts";
import { coverageJob, drawCoverage, type MakeJob } from "./draw-coverage.ts";
import { type TimedMethod, timeFrames } from "./frame-times.ts";
import type { MeasuredMethod, MeasuredScene } from "./measured.ts";
import type { SeriesPicture } from "./series-picture.ts";
import { shiftTruths } from "./shifts.ts";
import { sizeSeries } from "./sizes.ts";

export interface MeasureOptions {
  /** Ids of coverage methods, each once. */
  readonly coverage: readonly string[];
  readonly device: Device;
  /** The frame whose errors are measured. */
  readonly frame: Frame;
  /** How far apart the bounds of the frame's truth may be; 1/4096 unless it is given. */
  readonly enclosure?: number;
  /** The frames that are timed, and how many rounds; null to time none. */
  readonly timing: { readonly frame: Frame; readonly rounds: number } | null;
  /** Straight edges for the rotational bias; null to leave out all metrics of many pictures. */
  readonly directions: DirectionSeries | null;
  /** What is being done, for a person who waits. */
  readonly progress: (text: string) => void;
}

/** @throws Problem (1) if the device fails at the scene as such */
export async function measureScene(
  opened: OpenDevice,
  field: TruthField,
  options: MeasureOptions,
): Promise<MeasuredScene> {
  const { frame, directions } = options;
  const { scene } = field;
  const progress = (text: string): void => options.progress(`${scene.name}: ${text}`);
  const failures: { id: string; message: string }[] = [];
  const candidates = prepare(scene, options, failures);
  const precision = options.enclosure === undefined ? {} : { enclosure: options.enclosure };
  progress("certified truth");
  const truth = sceneTruth(field, frame, {
    ...precision,
    progress: (share) => progress(`certified truth, ${Math.floor(100 * share)} %`),
  });
  const series = directions === null ? null : seriesOf(field, frame, truth, directions, precision, progress);
  const drawn: (TimedMethod & Pick<MeasuredMethod, "coverage" | "values">)[] = [];
  for (const method of candidates)
    try {
      progress(`errors of ${method.id}`);
      const coverage = await drawCoverage(opened, method.job(frame));
      const values = {
        ...valuesOf(coverage, truth),
        ...(series === null ? {} : await seriesValues(opened, method, series, options.device, progress)),
      };
      drawn.push({ ...method, coverage, values });
    } catch (error) {
      if (!(error instanceof Problem) || error.exitCode !== 1) throw error;
      failures.push({ id: method.id, message: error.message });
    }
  const times = options.timing === null ? null : await timesOf(opened, drawn, scene, options, progress);
  const methods = drawn.map(({ id, evaluations, coverage, values }): MeasuredMethod => {
    const milliseconds = times?.get(id) ?? null;
    const none = times?.get("none") ?? null;
    const relativeCost = milliseconds === null || none === null ? null : milliseconds / none;
    return { id, evaluations, coverage, values, milliseconds, relativeCost };
  });
  const edgePixels = truth.coverage.reduce((count, value) => count + (isEdge(value) ? 1 : 0), 0);
  return { scene, size: { width: frame.width, height: frame.height }, truth, edgePixels, methods, failures };
}

function prepare(
  scene: Scene,
  { coverage, device }: MeasureOptions,
  failures: { id: string; message: string }[],
): TimedMethod[] {
  return coverage.flatMap((id) => {
    const evaluations = findCoverageMethod(id)?.evaluations;
    if (evaluations === undefined) throw new Error(`there is no coverage method '${id}'`);
    try {
      return [{ id, evaluations, job: coverageJob(scene, id, device) }];
    } catch (error) {
      if (!(error instanceof Problem) || error.exitCode !== 1) throw error;
      failures.push({ id, message: error.message });
      return [];
    }
  });
}

/** `none` is timed in any case, since all costs are relative to it. */
async function timesOf(
  opened: OpenDevice,
  drawn: readonly TimedMethod[],
  scene: Scene,
  { timing, device }: MeasureOptions,
  progress: (text: string) => void,
): Promise<ReadonlyMap<string, number> | null> {
  if (timing === null) return null;
  const none = { id: "none", evaluations: 1, job: coverageJob(scene, "none", device) };
  const timed = drawn.some(({ id }) => id === "none") ? drawn : [none, ...drawn];
  return timeFrames(opened, timed, timing.frame, timing.rounds, progress);
}

function valuesOf(measured: Float64Array, { width, height, coverage: truth }: SceneTruth): Record<string, number> {
  const pair = { width, height, measured, truth };
  return Object.fromEntries(metrics.map((metric) => [metric.id, metric.measure(pair)]));
}

/** The pictures of each series; one has a scene of its own. */
interface SeriesPictures {
  readonly shifts: readonly SeriesPicture[];
  readonly sizes: readonly SeriesPicture[];
  readonly directions: DirectionSeries;
}

function seriesOf(
  field: TruthField,
  frame: Frame,
  truth: SceneTruth,
  directions: DirectionSeries,
  precision: TruthOptions,
  progress: (text: string) => void,
): SeriesPictures {
  progress("certified truth of smaller sizes");
  const sizes = sizeSeries(field, frame, truth, precision);
  const shifts = shiftTruths(field, frame, (share) =>
    progress(`certified truth of 64 sub-pixel shifts, ${Math.floor(100 * share)} %`),
  );
  return { sizes, shifts, directions };
}

async function seriesValues(
  opened: OpenDevice,
  { id, job }: TimedMethod,
  { directions, ...ofScene }: SeriesPictures,
  device: Device,
  progress: (text: string) => void,
): Promise<Record<string, number>> {
  const values: Record<string, number> = {};
  for (const metric of seriesMetrics) {
    progress(`${metric.title} of ${id}`);
    if (metric.series !== "directions") {
      values[metric.id] = await seriesValue(opened, metric, job, ofScene[metric.series]);
      continue;
    }
    const known = `${metric.id} ${id}`;
    const value =
      directions.measured.get(known) ??
      (await seriesValue(opened, metric, coverageJob(directions.scene, id, device), directions.pictures));
    directions.measured.set(known, value);
    values[metric.id] = value;
  }
  return values;
}

async function seriesValue(
  opened: OpenDevice,
  metric: SeriesMetric,
  job: MakeJob,
  pictures: readonly SeriesPicture[],
): Promise<number> {
  const reduced = [];
  for (const { at, frame, truth } of pictures) {
    const { width, height } = frame;
    const measured = await drawCoverage(opened, job(frame));
    reduced.push({ at, value: metric.reduce({ width, height, measured, truth }) });
  }
  return metric.combine(reduced);
}
