/** The coverage methods in groups, by what they compute from; a new method finds its group by its needs. */
import type { CoverageMethod } from "../../coverage/coverage.ts";
import { coverageMethods } from "../../coverage/registry.ts";

export interface MethodGroup {
  readonly title: string;
  readonly methods: readonly CoverageMethod[];
}

function groupTitle(method: CoverageMethod): string {
  if (method.kind === "samples") return "Samples";
  if (method.needs.some((need) => need !== "field" && need !== "quad")) return "Exact derivatives of the source";
  return method.needs.includes("quad") ? "Differences in the pixel quad" : "Differences of more evaluations";
}

/** The groups of some methods, each in the order of the registry. */
export function methodGroups(ids: readonly string[]): MethodGroup[] {
  const groups = new Map<string, CoverageMethod[]>();
  for (const method of coverageMethods) {
    if (!ids.includes(method.id)) continue;
    const title = groupTitle(method);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [method]);
    else group.push(method);
  }
  return [...groups].map(([title, methods]) => ({ title, methods }));
}
