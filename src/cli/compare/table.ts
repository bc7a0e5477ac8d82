/** A comparison as text for the terminal. */
import type { MeasuredScene } from "../measure/measured.ts";
import { columnsOf, shown, shownWidth } from "./columns.ts";

/** What fits beside each other; JSON and report have all. */
const SHOWN = ["relativeCost", "evaluations", "mean", "rms", "p99", "max", "bias", "within", "ssim", "flip", "flicker"];

export function comparisonTable(measured: MeasuredScene, renderer: string): string {
  const { scene, size, truth, edgePixels, methods } = measured;
  const columns = columnsOf(methods).filter(({ id }) => SHOWN.includes(id));
  const rows = [
    ["", ...columns.map(({ title }) => title)],
    ["", ...columns.map(({ unit }) => unit)],
    ...methods.map((method) => [method.id, ...columns.map(({ value }) => shown(value(method)))]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart((widths[column] ?? 0) + 2)))
      .join("")
      .trimEnd(),
  );
  const certainty = `truth within ${shownWidth(truth.enclosure)}, ${truth.singular.length} singular`;
  return [
    `${scene.name}  ${size.width}x${size.height}  ${edgePixels} edge pixels  ${certainty}  ${renderer}`,
    ...lines,
    "",
  ].join("\n");
}
