/** The examples of `docs/regression.md` do what is written there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readMatcherCase } from "../../src/regression/case.ts";
import { checkout, nabla } from "../cli/run.ts";
import { project } from "./project.ts";

// Each test starts Vitest several times.
vi.setConfig({ testTimeout: 120_000 });

const page = readFileSync(join(checkout, "docs/regression.md"), "utf8");

/** Bodies of the fenced blocks of one language. */
function blocks(language: string): string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(
    (match) => match[1] as string,
  );
}

const [annotated = ""] = blocks("glsl");
const [sidecar = ""] = blocks("json");
const [configuration = "", byHand = ""] = blocks("ts");
const cpu = ["--driver", "cpu"];

/** The lines of the console, without their `npx`. */
const lines = blocks("console").flatMap((block) =>
  block
    .split("\n")
    .flatMap((line) => (line.startsWith("$ npx nabla ") ? [line.slice("$ npx nabla ".length).split(" ")] : [])),
);
const line = (word: string) => lines.find((given) => given.includes(word)) ?? [];

test("annotations and the file beside the scene name the cases that are said", async () => {
  const bare = annotated.replace(/^\/\/! case.*\n/gm, "");
  const one = project({ "a.scene.glsl": annotated, "b.scene.glsl": bare, "b.scene.json": sidecar });
  expect((await one.testAlone(["--list"])).stdout.trim().split("\n").sort()).toEqual([
    "a.scene.glsl > a/default",
    "a.scene.glsl > a/proven",
    "a.scene.glsl > a/thin",
    "b.scene.glsl > b/proven",
    "b.scene.glsl > b/wide",
  ]);
  expect(await one.testAlone(cpu)).toMatchObject({ code: 0, stderr: "" });
  expect(existsSync(one.path("__renders__/a/thin.png"))).toBe(true);
  expect(existsSync(one.path("__renders__/a/proven.png"))).toBe(false);
});

test("the configuration and the test by hand run", async () => {
  const reporter = /`(reporters: \[.*\])`/.exec(page)?.[1] ?? "";
  const one = project({
    "package.json": '{ "type": "module" }',
    "ring.glsl": annotated,
    "vitest.config.ts": configuration.replace("plugins:", `test: { ${reporter} }, plugins:`),
    "ring.test.ts": byHand,
  });
  expect(await one.testAlone(cpu)).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("1 passed") });
  expect(one.read("summary.md").toString()).toContain("**2** written");
  expect(existsSync(one.path("report.html"))).toBe(true);
});

test("init, a first run, a change, the report, its acceptance", async () => {
  const one = project({});
  const run = (given: readonly string[]) => one.testAlone([...given.slice(1), ...cpu]);
  expect((await nabla(line("init"), { cwd: one.folder })).code).toBe(0);
  expect(await run(line("test"))).toMatchObject({ code: 0 });
  const scene = one.read("shaders/ring.scene.glsl").toString();
  one.write("shaders/ring.scene.glsl", scene.replace("default=0.6", "default=0.61"));
  expect(page).toContain("`nabla test -o report.html` exits with 1");
  const { code, stderr } = await run(["test", "-o", "report.html"]);
  expect(code).toBe(1);
  expect(one.read("report.html").toString()).toContain("shaders/ring/default");

  // The documentation's own case and what was drawn of it are somebody else's.
  const [shown = ""] = line("--accept").slice(-1);
  const seen = [...stderr.matchAll(/--accept (\S+)/g)].map(([, id]) => id as string);
  expect(seen.every((id) => /^[\w/]+@[0-9a-f]{12}$/.test(id))).toBe(true);
  expect(shown).toMatch(/^[\w/]+@[0-9a-f]{12}$/);
  const accept = line("--accept").slice(0, -1);
  expect(await run([...accept, seen[0]?.replace(/@.*/, "@3f2a81c07b52") ?? ""])).toMatchObject({ code: 1 });
  expect(await run([...accept, ...new Set(seen)])).toMatchObject({ code: 0 });
});

test("a part of the files on each machine, then one report", async () => {
  const one = project({ "a.scene.glsl": annotated, "b.scene.glsl": annotated });
  const shard = line("--shard");
  expect(shard).toContain("1/4");
  for (const part of [1, 2, 3, 4]) {
    const given = shard.slice(1).map((word) => word.replace("1/4", `${part}/4`));
    expect(await one.testAlone([...given, ...cpu])).toMatchObject({ code: 0 });
  }
  expect(await one.testAlone(line("--merge-reports").slice(1))).toMatchObject({ code: 0 });
  expect(one.read("report.html").toString()).toContain('"id":"b/thin"');
});

test("the table of settings has all of them and no others", () => {
  const table = page.slice(page.indexOf("| setting | what |"), page.indexOf("## Properties"));
  const named = [...table.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name as string),
  );
  const defaults = { driver: "cpu", timeout: 9000, common: null } as const;
  const known = Object.keys(readMatcherCase("a", {}, defaults)).map((key) => (key === "hasPicture" ? "picture" : key));
  const apart = ["name", "settings", "properties"];
  expect(named.sort()).toEqual(known.filter((key) => !apart.includes(key)).sort());
});
