/** Which coverage method a text names, with messages for people. */
import type { MethodChoice } from "../coverage/options/choice.ts";
import { readCoverage } from "../coverage/registry.ts";
import { suggestion } from "../glsl/check/suggest.ts";

export type CoverageChoice =
  | { readonly ok: true; readonly choice: MethodChoice }
  /** `message`: what was given, what is possible; lower case. */
  | { readonly ok: false; readonly message: string };

/** Reads `METHOD` or `METHOD:NAME=VALUE:…`, like `half-plane:fade=3`. */
export function chooseCoverage(text: string): CoverageChoice {
  const read = readCoverage(text);
  if (read.ok) return read;
  const { problem, given, possible } = read;
  if (possible.length === 0) return { ok: false, message: problem };
  return { ok: false, message: `${problem}${suggestion(given, possible) || ","} possible are ${possible.join(", ")}` };
}
