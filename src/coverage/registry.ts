/** All coverage methods, found in the file system; the only list there is. */
import type { CoverageMethod } from "./coverage.ts";

const modules = import.meta.glob<{ methods: readonly CoverageMethod[] }>(
  ["./*.ts", "!./coverage.ts", "!./registry.ts"],
  {
    eager: true,
  },
);

/** In the order of menus and tables. */
export const coverageMethods: readonly CoverageMethod[] = Object.values(modules)
  .flatMap((module) => module.methods)
  .sort((a, b) => a.rank - b.rank);

/** The method of an id, or undefined. */
export function findCoverageMethod(id: string): CoverageMethod | undefined {
  return coverageMethods.find((method) => method.id === id);
}
