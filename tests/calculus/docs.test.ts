/** The page about the calculus says what is so: its example and its table of conventions. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rules } from "../../src/calculus/rules.ts";
import { derivedText } from "./run.ts";

const page = readFileSync(new URL("../../docs/calculus.md", import.meta.url), "utf8");

/** The indented blocks of the page. */
const blocks = page
  .split(/\n(?! {4}|\n)/)
  .flatMap((part) => /(?:^|\n)( {4}[\s\S]*)$/.exec(part)?.[1] ?? [])
  .map((block) => `${block.replace(/^ {4}/gm, "").trim()}\n`);

test("the example is what the transform emits", () => {
  const [source, expected] = blocks as [string, string];
  expect(source).toContain("float f(vec2 p)");
  expect(derivedText(source, 1)).toContain(expected);
});

test("the table lists every kink and singular point of the rules", () => {
  const rows = Object.entries(rules)
    .filter(([, rule]) => rule.kinks !== undefined || rule.singular !== undefined)
    .map(([name, rule]) => `| \`${name}\` | ${rule.kinks ?? ""} | ${rule.singular ?? ""} |`);
  expect(page).toContain(`|---|---|---|\n${rows.join("\n")}\n`);
});
