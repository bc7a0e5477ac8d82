import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkout, launcher, nabla } from "./run.ts";

/** Each has a file of its name. */
const commands = readdirSync(join(checkout, "src/cli/commands")).map((file) => file.replace(/\.ts$/, ""));

test("--help names every command and the exit codes", async () => {
  const { code, stdout, stderr } = await nabla(["--help"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
  expect(stdout).toContain("Exit codes: 0 fine");
});

test.each(commands)("%s --help shows examples", async (command) => {
  const { code, stdout } = await nabla([command, "--help"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`Examples:\n  nabla ${command}`));
});

test.each(commands)("%s --help shows defaults as they are typed", async (command) => {
  const { stdout } = await nabla([command, "--help"]);
  const words = stdout.replace(/\s+/g, " ");
  for (const [, shown = ""] of words.matchAll(/\(default: ([^)]*)\)/g)) expect(shown).not.toMatch(/^[[{]|\d{7}/);
  if (/--size <size>[^(]*WIDTHxHEIGHT/.test(words))
    expect(words).toMatch(/--size <size>[^(]*WIDTHxHEIGHT[^(]*\(default: \d+x\d+\)/);
  if (/--camera/.test(words)) expect(words).toContain("(default: 0,0,2)");
});

test("--version is the package's", async () => {
  const { version } = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")) as { version: string };
  expect((await nabla(["--version"])).stdout).toBe(`${version}\n`);
});

test.each([
  [[], "Usage: nabla"],
  [["rendre", "x"], "Did you mean render?"],
  [["--sise"], "unknown option '--sise'"],
  [["render"], "missing required argument 'scene'"],
  [["render", "polar-petals", "--size", "12"], "A size is WIDTHxHEIGHT in pixels"],
  [["render", "polar-petals", "--coverage", "hesian"], "did you mean 'hessian'?"],
  [["render", "polar-petals", "--view", "color"], "did you mean 'colour'?"],
  [["render", "polar-petals", "--device", "tpu"], "possible are gpu, cpu"],
  [["render", "polar-petals", "--camera", "0,0,0"], "above 0"],
  [["render", "polar-petals", "--time", "noon"], "A time is a number of seconds"],
  [["render", "polar-petals", "--set", "petals"], "A setting is NAME=VALUE"],
  [["derive", "polar-petals", "--order", "3"], "Possible are 1"],
  [["probe", "polar-petals"], "required option '--at <x,y>' not specified"],
  [["probe", "polar-petals", "--at", "1"], "A point is x,y in scene units"],
  [["list", "metods"], "Allowed choices are scenes, coverage, views"],
])("%j is wrong use", async (given, message) => {
  const { code, stdout, stderr } = await nabla(given);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/\n {4}at /);
});

test("a reader that goes away is no error", async () => {
  const child = spawn(process.execPath, [launcher, "list"]);
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdout.destroy();
  const [code] = (await once(child, "close")) as [number];
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
});
