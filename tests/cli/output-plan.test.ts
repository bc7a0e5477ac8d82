import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planOutputs } from "../../src/cli/output-plan.ts";
import { emptyFolder } from "./run.ts";

test("without -o pictures go to the current folder", () => {
  expect(planOutputs(["a", "b"], undefined)).toEqual(["a.png", "b.png"]);
});

test("a name that ends in .png is a file, another one a folder", () => {
  const folder = emptyFolder();
  expect(planOutputs(["a"], join(folder, "x.PNG"))).toEqual([join(folder, "x.PNG")]);
  expect(planOutputs(["a"], join(folder, "new"))).toEqual([join(folder, "new/a.png")]);
  expect(planOutputs(["a", "b"], folder)).toEqual([join(folder, "a.png"), join(folder, "b.png")]);
  expect(planOutputs(["a"], "-")).toEqual(["-"]);
});

test("a folder that is called like a picture stays a folder", () => {
  const folder = join(emptyFolder(), "x.png");
  mkdirSync(folder);
  expect(planOutputs(["a"], folder)).toEqual([join(folder, "a.png")]);
});

test("several pictures need a folder", () => {
  expect(() => planOutputs(["a", "b"], "x.png")).toThrow("2 pictures do not fit into 'x.png'");
  expect(() => planOutputs(["a", "b"], "-")).toThrow("2 pictures do not fit into standard output");
});

test("a file that is there is no folder", () => {
  const file = join(emptyFolder(), "file");
  writeFileSync(file, "");
  expect(() => planOutputs(["a"], file)).toThrow("is a file; -o takes a folder or a name that ends in .png");
});

test("no picture overwrites another one of the same run", () => {
  expect(() => planOutputs(["a", "b", "a"], "out")).toThrow("two of the scenes would be drawn to 'out/a.png'");
});
