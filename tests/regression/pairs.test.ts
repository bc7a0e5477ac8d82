/** 21 pairs of pictures, each of which has to be told the same or different. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { decodePng } from "../../src/image/png.ts";
import { compareImages } from "../../src/regression/compare.ts";
import { endJudging, judging } from "./judging.ts";
import { pairs } from "./pairs.ts";

/** Where `compare-peers.mjs` wants the pictures; nowhere if it does not run. */
const { NABLA_PAIRS: shelf } = process.env;
const judgements: object[] = [];

afterAll(async () => {
  if (shelf !== undefined) writeFileSync(join(shelf, "pairs.json"), JSON.stringify(judgements));
  await endJudging();
});

/** How long Nabla's own comparing takes: both files decoded, every pixel looked at. */
function secondsToCompare(stored: Uint8Array, drawn: Uint8Array): number {
  const start = performance.now();
  const [expected, actual] = [decodePng(stored), decodePng(drawn)];
  if (expected.ok && actual.ok) compareImages(expected.image, actual.image, "colour");
  return (performance.now() - start) / 1000;
}

test("there are 21 pairs of different names", () => {
  expect(new Set(pairs.map(({ name }) => name)).size).toBe(21);
});

test.each(pairs)("$name: $verdict", async ({ name, before, now, edit, verdict }) => {
  const one = judging();
  expect(await one.judge(before, "all")).toMatchObject({ state: "written", message: "" });
  if (edit !== undefined) writeFileSync(one.path, edit(readFileSync(one.path)));
  const { state, message, actual } = await one.judge(now);
  if (shelf !== undefined) {
    const stored = readFileSync(one.path);
    writeFileSync(join(shelf, `${judgements.length}-stored.png`), stored);
    const drawn = actual === undefined ? stored : Buffer.from(actual, "base64");
    writeFileSync(join(shelf, `${judgements.length}-drawn.png`), drawn);
    judgements.push({ name, verdict, judged: state, seconds: secondsToCompare(stored, drawn) });
  }
  expect({ state, message }).toMatchObject({ state: verdict });
});
