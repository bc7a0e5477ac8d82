import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { coverageMethods } from "../../src/coverage/registry.ts";
import { views } from "../../src/views/registry.ts";
import { checkout, nabla } from "./run.ts";

const scenes = readdirSync(join(checkout, "shaders/scenes"))
  .map((name) => name.replace(/\.glsl$/, ""))
  .sort();

test("names every scene, method and view", async () => {
  const { code, stdout, stderr } = await nabla(["list"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const id of [...scenes, ...coverageMethods.map((method) => method.id), ...views.map((view) => view.id)])
    expect(stdout).toMatch(new RegExp(`^  ${id}  `, "m"));
});

test("--json has the same, with the parameters of the scenes", async () => {
  const { stdout } = await nabla(["list", "--json"]);
  const listed = JSON.parse(stdout) as Record<"scenes" | "coverage" | "views", { id: string; parameters?: unknown }[]>;
  expect(listed.scenes.map(({ id }) => id)).toEqual(scenes);
  expect(listed.coverage.map(({ id }) => id)).toEqual(coverageMethods.map(({ id }) => id));
  expect(listed.views.map(({ id }) => id)).toEqual(views.map(({ id }) => id));
  expect(listed.scenes.find(({ id }) => id === "polar-petals")?.parameters).toContainEqual(
    expect.objectContaining({ name: "petals", type: "float" }),
  );
});

test("one topic alone", async () => {
  const { stdout } = await nabla(["list", "views"]);
  expect(stdout).toMatch(/^Views:\n/);
  expect(stdout).not.toContain("Scenes:");
});
