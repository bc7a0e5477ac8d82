/** All numbers of a scene's methods; a column's head sorts by it. */
import type { MeasuredScene } from "../../measure/measured.ts";
import { bestOf, columnsOf, shown } from "../columns.ts";
import { escapeHtml } from "./html.ts";

export function metricsTable({ methods, scene }: MeasuredScene): string {
  const columns = columnsOf(methods).map((column) => ({ ...column, winners: bestOf(column, methods) }));
  const heads = columns.map(
    ({ title, unit, description }) =>
      `<th scope="col" aria-sort="none"><button type="button" title="${escapeHtml(description)}">${escapeHtml(title)}</button>${unit === "" ? "" : `<small>${escapeHtml(unit)}</small>`}</th>`,
  );
  const rows = methods.map((method) => {
    const cells = columns.map(({ value, winners }) => {
      const number = value(method);
      const isBest = winners.has(method.id);
      // The exact number sorts; a best one is bold and says so.
      return `<td data-value="${number ?? ""}"${isBest ? ' class="best" title="best of all"' : ""}>${shown(number)}</td>`;
    });
    return `<tr><th scope="row">${escapeHtml(method.id)}</th>${cells.join("")}</tr>`;
  });
  return `<div class="scroll" tabindex="0" role="region" aria-label="metrics of ${escapeHtml(scene.title)}">
<table class="metrics">
<thead><tr><th scope="col" aria-sort="none"><button type="button">method</button></th>${heads.join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</div>`;
}

/** What every column says, for all scenes. */
export function glossary(scenes: readonly MeasuredScene[]): string {
  const columns = new Map(scenes.flatMap(({ methods }) => columnsOf(methods).map((column) => [column.id, column])));
  const items = [...columns.values()].map(
    ({ title, unit, description }) =>
      `<dt>${escapeHtml(title)}${unit === "" ? "" : ` <small>${escapeHtml(unit)}</small>`}</dt><dd>${escapeHtml(description)}</dd>`,
  );
  return `<details class="glossary"><summary>What the numbers are</summary><dl>${items.join("\n")}</dl></details>`;
}
