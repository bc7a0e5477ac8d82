/** The summary of a run in Markdown, for a pull request. */
import { type RenderRecord, type RenderState, renderStates } from "./record.ts";

/** Cases that are named; a pull request's comment has an end. */
const MOST_ROWS = 50;

const QUIET: readonly RenderState[] = ["match"];

export function markdownSummary(records: readonly RenderRecord[], failures: readonly string[]): string {
  const counts = renderStates
    .map((state) => [state, records.filter((record) => record.state === state).length] as const)
    .filter(([, count]) => count > 0);
  const loud = records.filter(({ state }) => !QUIET.includes(state));
  const rows = loud.slice(0, MOST_ROWS).map((record) => {
    const { id, state, difference, changes } = record;
    const size =
      difference === undefined ? "" : `${difference.differing} px, ${difference.largest.toPrecision(2)} of light`;
    return `| ${cell(id)} | ${state} | ${size} | ${cell(changes.map(({ what }) => what).join(", "))} | ${cell(firstLine(record))} |`;
  });
  const lines = [
    "## Pictures",
    "",
    counts.length === 0 ? "No case was run." : counts.map(([state, count]) => `**${count}** ${state}`).join(" · "),
    "",
  ];
  if (rows.length > 0)
    lines.push("| case | state | difference | what changed | |", "|---|---|---|---|---|", ...rows, "");
  if (loud.length > MOST_ROWS) lines.push(`and ${loud.length - MOST_ROWS} more`, "");
  for (const failure of failures) lines.push(`- ${cell(failure)}`);
  return `${lines.join("\n").trimEnd()}\n`;
}

function firstLine({ message }: RenderRecord): string {
  return message.split("\n")[0] ?? "";
}

/** Text in a cell of a table: one line, without the table's own signs. */
function cell(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[|<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
