/**
 * `npm run trust`: how far `nabla test` can be relied on, measured from the outside.
 *
 *   npm run trust                             20 launches of 50 scenes, half of them under load; 500 scenes once
 *   npm run trust -- --launches 4 --scenes 20 --many 100
 *
 * Exits with 1 if a single pixel of a single launch is another one, or a browser was lost.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    launches: { type: "string", default: "20" },
    scenes: { type: "string", default: "50" },
    many: { type: "string", default: "500" },
  },
});
for (const [name, text] of Object.entries(values))
  if (!/^\d+$/.test(text)) {
    console.error(`trust: --${name} is a whole number from 0, given '${text}'`);
    process.exit(2);
  }
const [launches, scenes, many] = [values.launches, values.scenes, values.many].map(Number);

const checkout = fileURLToPath(new URL("../..", import.meta.url));
const examples = readdirSync(join(checkout, "shaders/scenes")).filter((name) => name.endsWith(".glsl"));
const folder = mkdtempSync(join(tmpdir(), "nabla-trust-"));
let failures = 0;

/** A project of examples in turn, each a little different from its earlier ones by its camera. */
function makeProject(name, count) {
  const place = join(folder, name);
  mkdirSync(join(place, "node_modules"), { recursive: true });
  for (const packageName of ["vitest", "vite"])
    symlinkSync(join(checkout, "node_modules", packageName), join(place, "node_modules", packageName), "junction");
  writeFileSync(join(place, "package.json"), "{}");
  for (let index = 0; index < count; index++) {
    const example = examples[index % examples.length];
    const text = readFileSync(join(checkout, "shaders/scenes", example), "utf8");
    const round = Math.floor(index / examples.length);
    writeFileSync(join(place, `${index}.scene.glsl`), `${text}\n//! case default camera=${round / 64},0,2\n`);
  }
  return place;
}

/** `nabla test` in a project: its exit code and the records of its report. */
function run(place, ...given) {
  const environment = Object.entries(process.env).filter(([name]) => !/^(VITEST|CI$)/.test(name));
  const report = join(place, "report.html");
  rmSync(report, { force: true });
  const arguments_ = [join(checkout, "src/cli/nabla.mjs"), "test", "--no-cache", "-o", report, ...given];
  const { status, stderr } = spawnSync(process.execPath, arguments_, {
    cwd: place,
    env: Object.fromEntries(environment),
    encoding: "utf8",
  });
  if (status === 2 || status === 3) throw new Error(stderr);
  const [, data] = /<script id="data" type="application\/json">(.*?)<\/script>/s.exec(readFileSync(report, "utf8"));
  return JSON.parse(data).records;
}

/** Keeps every processor busy until it is told to stop. */
function startLoad() {
  const busy = Array.from({ length: 2 * availableParallelism() }, () =>
    spawn(process.execPath, ["-e", "for (;;) Math.sqrt(Math.random());"], { stdio: "ignore" }),
  );
  return () => {
    for (const child of busy) child.kill("SIGKILL");
  };
}

function measureLaunches() {
  const place = makeProject("launches", scenes);
  run(place);
  const totals = { renders: 0, differing: 0, retries: 0, failing: 0 };
  for (let launch = 0; launch < launches; launch++) {
    const isLoaded = launch % 2 === 1;
    const stop = isLoaded ? startLoad() : () => {};
    let records;
    try {
      records = run(place);
    } finally {
      stop();
    }
    for (const { state, difference, retries } of records) {
      totals.renders++;
      totals.differing += difference?.differing ?? 0;
      totals.retries += retries;
      if (state !== "match") totals.failing++;
    }
    console.log(`launch ${launch + 1}${isLoaded ? ", under load" : ""}: ${JSON.stringify(totals)}`);
  }
  failures += totals.differing + totals.retries + totals.failing;
}

function measureMany() {
  const place = makeProject("many", many);
  run(place);
  const times = run(place)
    .map(({ milliseconds }) => milliseconds)
    .sort((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  // The first case waits for the browser.
  console.log(
    `${many} scenes at 256x256: median ${times[times.length >> 1]} ms, mean ${mean.toFixed(1)} ms each, slowest ${times.at(-1)} ms`,
  );
}

try {
  if (launches > 0 && scenes > 0) measureLaunches();
  if (many > 0) measureMany();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
