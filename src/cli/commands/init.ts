/** `nabla init`: sets a folder up for tests of pictures. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CliCommand } from "../command.ts";
import { Problem } from "../problem.ts";
import { CONFIGURATION_NAMES } from "../vitest.ts";
import { isFolder, writeWhole } from "../write-file.ts";

const HELP = `
Writes a configuration of Vitest, an example scene, a script in package.json and a workflow for GitHub Actions. What is
there already stays as it is.

Examples:
  nabla init
  nabla init my-shaders`;

const CONFIGURATION = `import nabla from "nabla/vitest";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [nabla()],
  // Scenes do not disturb each other; a process for each of them would take most of the time.
  test: { isolate: false },
});
`;

const SCENE = `//! Ring: a circle's outline
//! case default
//! case thin stroke=0.02
//! case exact picture=no size=128x128 error=0.5 lipschitz=1.001 finite=yes
uniform float radius; //! min=0.1 max=1 default=0.6 radius of the circle
uniform float stroke; //! min=0.01 max=0.3 default=0.1 half of the line's width
uniform vec3 ink;     //! color default=#c0401f

float sdf(vec2 p) { return abs(length(p) - radius) - stroke; }
`;

const WORKFLOW = `name: pictures
on: [push, pull_request]
jobs:
  pictures:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      - run: npx nabla test -o report.html -o summary.md
      - if: always()
        run: cat summary.md >> "$GITHUB_STEP_SUMMARY"
      - if: always()
        uses: actions/upload-artifact@v4
        with:
          name: pictures
          path: report.html
`;

const SCRIPT = "test:pictures";

export const command: CliCommand = {
  rank: 45,
  register(program) {
    program
      .command("init")
      .description("set a folder up for tests of pictures; overwrites nothing")
      .argument("[folder]", "made if it is not there; the current folder by default")
      .addHelpText("after", HELP)
      .action((folder: string | undefined) => init(folder ?? "."));
  },
};

function init(folder: string): void {
  if (existsSync(folder) && !isFolder(folder)) throw new Problem(`'${folder}' is a file, init takes a folder`);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  // Read before anything is written: a package.json that cannot be understood leaves the folder as it was.
  const manifest = withScript(join(folder, "package.json"));
  mkdirSync(folder, { recursive: true });
  const say = (verb: string, name: string) => process.stdout.write(`${verb.padEnd(10)}${join(folder, name)}\n`);
  const add = (name: string, text: string) => {
    const isThere = existsSync(join(folder, name));
    if (!isThere) writeWhole(join(folder, name), text);
    say(isThere ? "kept" : "written", name);
  };
  const configuration = names.find((name) => CONFIGURATION_NAMES.test(name));
  if (configuration === undefined) add("vitest.config.mts", CONFIGURATION);
  else say("kept", `${configuration}; its plugins need \`nabla()\` from "nabla/vitest"`);
  add("shaders/ring.scene.glsl", SCENE);
  if (manifest === null) say("kept", "package.json");
  else {
    writeWhole(join(folder, "package.json"), manifest);
    say(names.includes("package.json") ? "added to" : "written", "package.json");
  }
  add(".github/workflows/pictures.yml", WORKFLOW);
  process.stdout.write("now: npm install --save-dev nabla vitest; npx nabla test; commit the pictures\n");
}

/** The text of a package.json with the script; null if it has one of that name. @throws Problem if it is no JSON object */
function withScript(path: string): string | null {
  if (!existsSync(path)) return `${JSON.stringify({ private: true, scripts: { [SCRIPT]: "nabla test" } }, null, 2)}\n`;
  const text = readFileSync(path, "utf8");
  let manifest: { scripts?: Record<string, string> };
  try {
    manifest = JSON.parse(text) as typeof manifest;
    if (typeof manifest !== "object" || manifest === null || Array.isArray(manifest)) throw new Error("no object");
  } catch {
    throw new Problem(`'${path}' is no JSON object, so no script can be added to it`);
  }
  if (manifest.scripts?.[SCRIPT] !== undefined) return null;
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? 2;
  const scripts = { ...manifest.scripts, [SCRIPT]: "nabla test" };
  return `${JSON.stringify({ ...manifest, scripts }, null, indent)}\n`;
}
