/** The browser's own compiler on each program of the set: the labels are true, and the front-end agrees with it. */
import { beforeAll, expect, it } from "vitest";
import { print } from "../../src/glsl/print.ts";
import { read } from "../../src/glsl/read.ts";
import { labelledPrograms } from "../glsl/programs.ts";
import { compileInBrowser } from "./compiler.ts";

const programs = labelledPrograms();
/** What the browser says about each program. */
let logs: readonly (string | null)[] = [];

beforeAll(async () => {
  logs = await compileInBrowser(programs.map(({ text }) => text));
});

it("is what the labels say", () => {
  const wrong = programs.flatMap(({ name, isValid }, index) => {
    const log = logs[index] ?? null;
    if ((log === null) === isValid) return [];
    return [`${name}: ${log === null ? "compiles" : `does not compile: ${log}`}`];
  });
  expect(wrong).toEqual([]);
});

it("is the front-end's, beside what it reads or refuses on purpose", () => {
  const onPurpose = programs.filter(({ isValid, isRead }) => isValid !== isRead).map(({ name }) => name);
  const differing = programs
    .filter(
      ({ text }, index) =>
        (read([{ name: "program", text }], { main: true }).program !== null) !== (logs[index] === null),
    )
    .map(({ name }) => name);
  expect(differing).toEqual(onPurpose);
});

it("is the same on what is printed, GLSL ES 1.00 in its modern form included", async () => {
  const printed = programs.flatMap(({ name, text }) => {
    const { program } = read([{ name: "program", text }], { main: true });
    return program === null ? [] : [{ name, text: `#version 300 es\n${print(program)}` }];
  });
  const answers = await compileInBrowser(printed.map(({ text }) => text));
  const refused = printed.flatMap(({ name, text }, index) =>
    answers[index] === null ? [] : [`${name}: ${answers[index]}\n${text}`],
  );
  expect(refused).toEqual([]);
});
