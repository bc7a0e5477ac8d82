/** The report as one file that needs no other: a page, its script and all pictures in it. */
import { version } from "../../package.json";
import type { RenderRecord } from "./record.ts";
import type { ReportData } from "./report/data.ts";

/**
 * @param script the page's, `dist/report-page.js`
 * @param readStored the file of a stored picture as base64 by its place from the root, or null
 */
export function htmlReport(
  script: string,
  records: readonly RenderRecord[],
  readStored: (file: string) => string | null,
): string {
  const data: ReportData = {
    version,
    records: records.map((record) => ({
      ...record,
      expected:
        record.expected ?? (record.state === "missing" || record.file === null ? null : readStored(record.file)),
    })),
  };
  // Nothing but its end tag ends a script element.
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pictures</title>
<body>
<script id="data" type="application/json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>
<script>${script.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;
}
