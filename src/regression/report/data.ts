/** What the report's page is given. */
import type { RenderRecord } from "../record.ts";

/** A case with its stored picture as base64; null if there is none. */
export type ReportRecord = Omit<RenderRecord, "expected"> & { readonly expected: string | null };

export interface ReportData {
  /** Version of Nabla. */
  readonly version: string;
  readonly records: readonly ReportRecord[];
}
