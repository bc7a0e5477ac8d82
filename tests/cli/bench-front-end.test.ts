import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, nabla } from "./run.ts";
import { circle, plain } from "./shaders.ts";

/** What a page may have to fetch for the front-end, as `docs/command-line.md` promises. */
const LARGEST_BUNDLE = 40 * 1024;

test("--front-end measures the shaders that are named, and the bundle stays small", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "circle.glsl"), circle);
  writeFileSync(join(cwd, "plain.frag"), plain);
  const { code, stdout, stderr } = await nabla(
    ["bench", "--front-end", "--shaders", "circle.glsl,plain.frag", "--json"],
    { cwd },
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const report = JSON.parse(stdout);
  expect(Object.keys(report)).toEqual(["frontEnd"]);
  const { throughput, bundle } = report.frontEnd;
  expect(throughput).toMatchObject({ shaders: 2, otherRefuses: 0 });
  expect(throughput.lexing).toBeGreaterThan(throughput.reading);
  expect(throughput.reading).toBeGreaterThan(throughput.otherParser);
  expect(bundle.gzipBytes).toBeLessThan(LARGEST_BUNDLE);
  expect(bundle.gzipBytes).toBeGreaterThan(0);
});
