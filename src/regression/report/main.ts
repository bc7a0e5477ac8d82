import type { ReportData } from "./data.ts";

const data = JSON.parse(document.getElementById("data")?.textContent ?? "{}") as ReportData;
document.body.append(String(data.records.length));
