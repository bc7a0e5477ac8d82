/** The examples of `docs/command-line.md` do what they show. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkout, emptyFolder, nabla } from "./run.ts";

const page = readFileSync(join(checkout, "docs/command-line.md"), "utf8");

/** Bodies of the fenced blocks of one language. */
function blocks(language: string): string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(
    (match) => match[1] as string,
  );
}

/** Each `$ nabla …` line with the output that is shown below it. */
const examples = blocks("console").flatMap((block) =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((example) => {
      const [line = "", ...output] = example.split("\n");
      return { line, output: output.join("\n") };
    }),
);

/** The output shown as a pattern: `…` stands for anything. */
function patternOf(output: string): RegExp {
  const parts = output.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[\\s\\S]*?")}$`);
}

test("there are examples", () => {
  expect(examples.length).toBeGreaterThan(5);
});

test.each(examples)("$line", async ({ line, output }) => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "ring.glsl"), blocks("glsl")[0] as string);
  const [program, ...given] = line.split(" ");
  expect(program).toBe("nabla");
  // What an earlier run of the tests has proven is not there.
  const env = { ...process.env, NABLA_CACHE: join(cwd, "cache") } as Record<string, string>;
  const { stdout, stderr } = await nabla(given, { cwd, env });
  expect(stdout + stderr).toMatch(patternOf(output));
});
