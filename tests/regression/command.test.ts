/** `nabla test` from the outside: what is stored when, and how it ends. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { readBaseline } from "../../src/regression/baseline.ts";
import { project, ring } from "./project.ts";

// Vitest or a browser is started several times in a test.
vi.setConfig({ testTimeout: 120_000 });

const PICTURE = "shaders/__renders__/ring/default.png";
const files = { "shaders/ring.scene.glsl": ring };

/** The scene a little larger. */
const changed = ring.replace("default=0.5", "default=0.51");

test("a picture is stored first and compared then; what differs is said, and accepted by what was seen", async () => {
  const one = project(files);
  const first = await one.test();
  expect(first).toMatchObject({
    code: 0,
    stderr: "",
    stdout: expect.stringContaining("stored: shaders/ring/default\n"),
  });
  const stored = one.read(PICTURE);
  expect(await one.test()).toMatchObject({ code: 0, stdout: expect.not.stringContaining("stored") });
  expect(one.read(PICTURE).equals(stored)).toBe(true);

  one.write("shaders/ring.scene.glsl", changed);
  const second = await one.test();
  expect(second.code).toBe(1);
  expect(second.stdout).toContain("see what differs: npx nabla test -o report.html\n");
  expect(second.stderr).toMatch(/shaders\/ring\/default: \d+ of 1024 pixels differ, by 0\.\d+ of linear light at most/);
  expect(second.stderr).toContain("the scene changed: line 3 is the first that is another one");
  expect(one.read(PICTURE).equals(stored)).toBe(true);

  const [, seen = ""] = /--accept (\S+)/.exec(second.stderr) ?? [];
  expect(seen).toMatch(/^shaders\/ring\/default@[0-9a-f]{12}$/);
  const wrong = await one.test("--accept", "shaders/ring/default@ffff");
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain("not accepted: what is drawn now is");
  expect(one.read(PICTURE).equals(stored)).toBe(true);
  expect(await one.test("--accept", seen)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("stored anew: shaders/ring/default\n"),
  });
  expect(one.read(PICTURE).equals(stored)).toBe(false);
  expect(await one.test()).toMatchObject({ code: 0 });
  expect(readdirSync(one.path("shaders/__renders__/ring"))).toEqual(["default.png"]);
});

describe("in CI", () => {
  const env = { CI: "true" };

  test("a missing picture is a failure and stays missing; one that differs stays as it is", async () => {
    const one = project(files);
    const { code, stderr } = await one.testAlone(["--driver", "cpu"], env);
    expect(code).toBe(1);
    expect(stderr).toContain("shaders/ring/default: there is no picture 'shaders/__renders__/ring/default.png'");
    expect(existsSync(one.path("shaders/__renders__"))).toBe(false);

    await one.testAlone(["--driver", "cpu"]);
    const stored = one.read(PICTURE);
    one.write("shaders/ring.scene.glsl", changed);
    expect(await one.testAlone(["--driver", "cpu"], env)).toMatchObject({ code: 1 });
    expect(one.read(PICTURE).equals(stored)).toBe(true);
  });

  test.each([["-u"], ["-u", "changed"], ["--accept", "shaders/ring/default"]])("%s %s is refused", async (...given) => {
    const one = project(files);
    const { code, stderr } = await one.testAlone(given, env);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "nabla: in CI (the variable CI is set) no picture is stored; do it where somebody looks at it\n",
    });
  });
});

test("--update says which pictures are stored", async () => {
  const one = project({ ...files, "shaders/new.scene.glsl": ring });
  const update = (which: string) => one.testAlone(["--driver", "cpu", "-u", which]);
  const NEW = "shaders/__renders__/new/default.png";
  await update("all");
  const stored = one.read(PICTURE);
  rmSync(one.path(NEW));
  one.write("shaders/ring.scene.glsl", changed);

  expect(await update("none")).toMatchObject({ code: 1 });
  expect(existsSync(one.path(NEW))).toBe(false);

  expect(await update("missing")).toMatchObject({ code: 1 });
  expect(existsSync(one.path(NEW))).toBe(true);
  expect(one.read(PICTURE).equals(stored)).toBe(true);

  rmSync(one.path(NEW));
  expect(await update("changed")).toMatchObject({ code: 1 });
  expect(existsSync(one.path(NEW))).toBe(false);
  expect(one.read(PICTURE).equals(stored)).toBe(false);
});

test("cases come from annotations and the sidecar", async () => {
  const text = `${ring}//! case * view=coverage
//! case late time=2.5 radius=0.25
`;
  const sidecar = { defaults: { driver: "cpu" }, cases: { wide: { size: "64x32", set: { radius: 0.75 } } } };
  const one = project({ "a.scene.glsl": text, "a.scene.json": JSON.stringify(sidecar) });
  const listed = await one.testAlone(["--list"]);
  expect(listed).toMatchObject({
    code: 0,
    stdout: "a.scene.glsl > a/default\na.scene.glsl > a/late\na.scene.glsl > a/wide\n",
  });
  expect(await one.testAlone([])).toMatchObject({ code: 0 });
  const read = readBaseline(one.path("__renders__/a/wide.png"));
  expect(read).toMatchObject({
    kind: "there",
    baseline: {
      making: {
        sceneText: text,
        browser: "",
        provenance: {
          scene: "a",
          width: 64,
          height: 32,
          view: "coverage",
          renderer: "CPU, float64",
          parameters: { radius: [0.75] },
        },
      },
    },
  });
  expect(await one.testAlone(["--grep", "late", "-u"])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/1 passed \| 2 skipped/),
  });
});

describe("what goes wrong has its own exit code", () => {
  test.each([
    ["a scene that does not compile", { "a.scene.glsl": "float sdf(vec2 p) { return lenth(p); }" }, 1, /lenth/],
    ["a case with an unknown setting", { "a.scene.glsl": `${ring}//! case b sise=3x3` }, 2, /sise: no such parameter/],
    [
      "a case that is no case",
      { "a.scene.glsl": `${ring}//! case b size=3` },
      2,
      /case 'b', size: a size is WIDTHxHEIGHT/,
    ],
    [
      "a sidecar with an unknown key",
      { "a.scene.glsl": ring, "a.scene.json": '{"case":{}}' },
      2,
      /did you mean 'cases'/,
    ],
    ["a damaged picture", { "a.scene.glsl": ring, "__renders__/a/default.png": "no" }, 2, /default\.png': not a PNG/],
    ["a folder without scenes", { "a.glsl": ring }, 2, /no scene is a test in .*`nabla init`/],
  ])("%s", async (_, scenes, exit, message) => {
    const { code, stderr } = await project(scenes).testAlone(["--driver", "cpu"]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/bug of Nabla/);
    expect(code).toBe(exit);
  });

  test("no browser", async () => {
    const one = project(files);
    const { code, stderr } = await one.testAlone(["--browser", "/no/such/browser"]);
    expect(stderr).toContain("/no/such/browser");
    expect(code).toBe(2);
  });

  test("a configuration that imports what is not installed, or fails", async () => {
    const one = project(files);
    for (const [text, message] of [
      ['import "not-installed";\nexport default {};\n', /Cannot find package 'not-installed'; `npm install/],
      ['throw new Error("of their own");\n', /does not start in '.*': of their own/],
    ] as const) {
      one.write("vitest.config.mjs", text);
      const { code, stderr } = await one.test();
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/bug of Nabla/);
      expect(code).toBe(2);
    }
  });

  test("a name that no case has", async () => {
    expect(await project(files).testAlone(["--driver", "cpu", "--grep", "rong"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--grep: no case's name matches 'rong'; `nabla test --list` prints all"),
    });
  });

  test("a folder that is not there", async () => {
    expect(await project(files).testAlone(["nowhere"])).toMatchObject({ code: 2, stderr: /no folder 'nowhere'/ });
  });
});
