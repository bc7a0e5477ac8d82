/** Random and changed programs through front-end and browser, for a moment; `npm run fuzz` goes on for as long as it is told. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateShader } from "../fuzz/grammar.ts";
import { mutate, piecesOf } from "../fuzz/mutation.ts";
import { opinionOf } from "../fuzz/oracle.ts";
import { labelledPrograms } from "../glsl/programs.ts";
import { gpuSession } from "./gpu.ts";

const RUNS = 250;
const programs = labelledPrograms().map(({ text }) => text);

/** A list of choices, and one that shrinks to fewer of them. */
const tape = (most: number) => fc.array(fc.nat(2 ** 20), { minLength: 1, maxLength: most });

describe("front-end and browser agree on", async () => {
  const session = await gpuSession();

  const agreeOn = async (text: string): Promise<void> => {
    const { reads, printed, exemption, messages } = opinionOf(text);
    if (exemption !== null) return;
    const verdict = await session.judge(text);
    const said = { text, messages, log: verdict.log };
    expect({ ...said, accepts: reads }).toEqual({ ...said, accepts: verdict.accepts });
    if (printed !== null)
      expect((await session.judge(printed)).log.filter(({ severity }) => severity === "error")).toEqual([]);
  };

  test("programs from the grammar", async () => {
    await fc.assert(
      fc.asyncProperty(tape(160), (numbers) => agreeOn(generateShader(numbers))),
      { seed: 20, numRuns: RUNS },
    );
  });

  test("changed programs of the set", async () => {
    await fc.assert(
      fc.asyncProperty(tape(20), (numbers) => agreeOn(mutate(programs, numbers))),
      { seed: 20, numRuns: RUNS },
    );
  });
});

describe("the sources of programs", () => {
  test("the pieces of a program are its text", () => {
    for (const text of programs) expect(piecesOf(text).join("")).toBe(text);
  });

  test("both verdicts come up, or there is nothing to compare", () => {
    const verdicts = fc
      .sample(tape(160), { seed: 1, numRuns: 100 })
      .map((numbers) => opinionOf(generateShader(numbers)).reads);
    const valid = verdicts.filter((reads) => reads).length;
    expect(valid).toBeGreaterThan(10);
    expect(valid).toBeLessThan(90);
  });
});
