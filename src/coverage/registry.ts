/** All coverage methods, found in the file system; the only list there is. */
import type { CoverageMethod } from "./coverage.ts";
import { type ReadChoice, readChoice } from "./options/choice.ts";
import { configure } from "./options/configure.ts";

const modules = import.meta.glob<{ methods: readonly CoverageMethod[] }>(
  ["./*.ts", "!./coverage.ts", "!./registry.ts"],
  {
    eager: true,
  },
);

/** As their files declare them. */
const declaredMethods: readonly CoverageMethod[] = Object.values(modules)
  .flatMap((module) => module.methods)
  .sort((a, b) => a.rank - b.rank);

/** In the order of menus and tables, each with the defaults of its options. */
export const coverageMethods: readonly CoverageMethod[] = declaredMethods.map((method) => {
  const configured = configure(method, {});
  if (typeof configured === "string") throw new Error(`the defaults of '${method.id}' are no choice: ${configured}`);
  return configured;
});

/** The method that a text names, with its options: `hessian`, `hessian:fade=3`. */
export function readCoverage(text: string): ReadChoice {
  return readChoice(text, declaredMethods);
}

/** The same, or undefined if there is none. */
export function findCoverageMethod(text: string): CoverageMethod | undefined {
  const read = readCoverage(text);
  return read.ok ? read.choice.method : undefined;
}
