/** The planted faults have to fit the sources as they are, or `npm run mutants` plants nothing. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faults } from "./faults.mjs";

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

test.each(faults.map((fault) => [`${fault.file}: ${fault.fault}`, fault] as const))(
  "%s",
  (_, { file, find, replace }) => {
    expect(read(file).split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  },
);
