import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Problem } from "../../src/cli/problem.ts";
import { writeWhole } from "../../src/cli/write-file.ts";
import { emptyFolder } from "./run.ts";

test("makes the folders on the way and leaves nothing else there", () => {
  const folder = emptyFolder();
  writeWhole(join(folder, "a/b/picture.png"), Uint8Array.of(1, 2, 3));
  expect([...readFileSync(join(folder, "a/b/picture.png"))]).toEqual([1, 2, 3]);
  expect(readdirSync(join(folder, "a/b"))).toEqual(["picture.png"]);
});

test("replaces a file that is there", () => {
  const file = join(emptyFolder(), "picture.png");
  writeFileSync(file, "old and longer");
  writeWhole(file, "new");
  expect(readFileSync(file, "utf8")).toBe("new");
});

test("who reads the old file meanwhile reads all of it", () => {
  const file = join(emptyFolder(), "picture.png");
  writeFileSync(file, "the old text");
  const reader = openSync(file, "r");
  writeWhole(file, "new");
  expect(readFileSync(reader, "utf8")).toBe("the old text");
  closeSync(reader);
});

test("says why a place cannot be written, and leaves no unfinished file", () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "taken"));
  writeFileSync(join(folder, "file"), "");
  expect(() => writeWhole(join(folder, "taken"), "x")).toThrow(
    new Problem(`cannot write '${folder}/taken': it is a folder`),
  );
  expect(() => writeWhole(join(folder, "file/x.png"), "x")).toThrow("a part of its path is a file");
  expect(readdirSync(folder).sort()).toEqual(["file", "taken"]);
  expect(existsSync(join(folder, "file/x.png"))).toBe(false);
});
