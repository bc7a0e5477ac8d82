/** 21 pairs of pictures, each of which has to be told the same or different. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { endJudging, judging } from "./judging.ts";
import { pairs } from "./pairs.ts";

afterAll(endJudging);

test("there are 21 pairs of different names", () => {
  expect(new Set(pairs.map(({ name }) => name)).size).toBe(21);
});

test.each(pairs)("$name: $verdict", async ({ before, now, edit, verdict }) => {
  const one = judging();
  expect(await one.judge(before, "all")).toMatchObject({ state: "written", message: "" });
  if (edit !== undefined) writeFileSync(one.path, edit(readFileSync(one.path)));
  const { state, message } = await one.judge(now);
  expect({ state, message }).toMatchObject({ state: verdict });
});
