/** Scenes that are read with other texts: a Common text before them, files beside them that they include. */
import { expect, test, vi } from "vitest";
import { readBaseline } from "../../src/regression/baseline.ts";
import { project } from "./project.ts";

// Each test starts Vitest several times.
vi.setConfig({ testTimeout: 120_000 });

const scene = `#include "parts/hole.glsl"
//! case default size=16x16 driver=cpu common=common.glsl
float sdf(vec2 p) { return max(length(p) - RADIUS, -hole(p)); }
`;
const common = "#define RADIUS 0.75\n";
const hole = "float hole(vec2 p) { return length(p) - 0.25; }\n";
const files = { "s/a.scene.glsl": scene, "s/common.glsl": common, "s/parts/hole.glsl": hole };

test("a case names its Common text, whose change is said to be one of the scene, and shown in the report", async () => {
  const one = project(files);
  expect(await one.testAlone([])).toMatchObject({ code: 0, stdout: expect.stringContaining("1 passed") });
  expect(readBaseline(one.path("s/__renders__/a/default.png"))).toMatchObject({
    baseline: { making: { sceneText: scene, beside: { "s/common.glsl": common, "parts/hole.glsl": hole } } },
  });
  // Nothing is remembered of the text before: the second run is one with a cache.
  expect(await one.testAlone([])).toMatchObject({ code: 0 });

  one.write("s/common.glsl", common.replace("0.75", "0.625"));
  const larger = await one.testAlone(["-o", "report.html"]);
  expect(larger).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("the scene changed: 's/common.glsl', line 1 is the first that is another one"),
  });
  const report = one.read("report.html").toString();
  expect(report).toContain("// s/common.glsl\\n#define RADIUS 0.75");
  expect(report).toContain("// s/common.glsl\\n#define RADIUS 0.625");

  one.write("s/common.glsl", common);
  one.write("s/parts/hole.glsl", hole.replace("0.25", "0.5"));
  expect(await one.testAlone([])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("the scene changed: 'parts/hole.glsl', line 1 is the first"),
  });
});

test("the command and the configuration have one for cases that name none; the nearer one counts", async () => {
  const bare = scene.replace(" common=common.glsl", "");
  const one = project({
    ...files,
    "s/a.scene.glsl": bare,
    "s/b.scene.glsl": scene,
    "small.glsl": "#define RADIUS 0.5\n",
    "hand.test.ts": `import { expect, test } from "vitest";
test("by hand", () => expect("s/a.scene.glsl").toMatchRender({ common: "s/common.glsl", size: "16x16" }));
`,
    "vitest.config.mjs": `import nabla from "nabla/vitest";
export default { plugins: [nabla({ common: "small.glsl", driver: "cpu" })] };
`,
  });
  expect(await one.testAlone([])).toMatchObject({ code: 0, stdout: expect.stringContaining("3 passed") });
  const beside = (path: string) => {
    const read = readBaseline(one.path(path));
    return read.kind === "there" ? Object.keys(read.baseline.making?.beside ?? {}) : read.kind;
  };
  expect(beside("s/__renders__/a/default.png")).toEqual(["small.glsl", "parts/hole.glsl"]);
  expect(beside("s/__renders__/b/default.png")).toEqual(["s/common.glsl", "parts/hole.glsl"]);
  expect(beside("__renders__/hand.test/by-hand.png")).toEqual(["s/common.glsl", "parts/hole.glsl"]);

  one.write("large.glsl", "#define RADIUS 0.875\n");
  const told = await one.testAlone(["--common", "large.glsl"]);
  expect(told.code).toBe(1);
  expect(told.stdout).toContain("1 failed | 2 passed");
  expect(told.stderr).toContain("it is read with 'large.glsl' now");
  expect(told.stderr).toContain("it is read with 'small.glsl' no longer");
});

test("one that is not there, and one that is wrong", async () => {
  const one = project({ "a.scene.glsl": scene.replace("parts/", ""), "hole.glsl": hole });
  expect(await one.testAlone([])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("a/default: cannot read the Common text 'common.glsl': ENOENT"),
  });
  one.write("common.glsl", "#define RADIUS 0.75\nfloat wrong() { return lenght(vec2(1.0)); }\n");
  expect(await one.testAlone([])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/common\.glsl:2:24: error: .*did you mean 'length'/),
  });
});
