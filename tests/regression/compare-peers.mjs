/**
 * `npm run peers -- FOLDER`: what other comparators make of the 21 pairs, beside Nabla, each with its own defaults.
 *
 * FOLDER has them installed, outside of this checkout:
 *
 *   npm install pixelmatch@7 pngjs@7 jest-image-snapshot@6 playwright-core@1 @vitest/browser@4 vitest@4
 *
 * A comparator sees the two pictures of a pair and nothing else: not which driver made them.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [place] = process.argv.slice(2);
if (place === undefined) {
  console.error("peers: name the folder that has them installed");
  process.exit(2);
}
const require = createRequire(join(resolve(place), "package.json"));
const folder = mkdtempSync(join(tmpdir(), "nabla-peers-"));

/** The functions tell whether two files are taken for the same picture. */
async function comparators() {
  const { PNG } = require("pngjs");
  const { default: pixelmatch } = await import(pathToFileURL(require.resolve("pixelmatch")).href);
  const { toMatchImageSnapshot } = require("jest-image-snapshot");
  const playwright = require("playwright-core/lib/coreBundle").utils.getComparator("image/png");
  const ofVitest = createRequire(require.resolve("@vitest/browser"));
  const { diff } = await import(pathToFileURL(ofVitest.resolve("@blazediff/core")).href);
  const read = (file) => PNG.sync.read(readFileSync(file));
  const isSameSize = (a, b) => a.width === b.width && a.height === b.height;
  return {
    pixelmatch(expected, actual) {
      const [a, b] = [read(expected), read(actual)];
      return isSameSize(a, b) && pixelmatch(a.data, b.data, undefined, a.width, a.height) === 0;
    },
    "jest-image-snapshot"(expected, actual, name) {
      const snapshots = join(folder, "jest");
      mkdirSync(snapshots, { recursive: true });
      copyFileSync(expected, join(snapshots, `${name}.png`));
      const context = {
        testPath: join(folder, "a.test.js"),
        currentTestName: name,
        isNot: false,
        snapshotState: { _counters: new Map(), _updateSnapshot: "none", matched: 0, unmatched: 0 },
      };
      const options = { customSnapshotsDir: snapshots, customSnapshotIdentifier: name, noColors: true };
      return toMatchImageSnapshot.call(context, readFileSync(actual), options).pass;
    },
    "Playwright toHaveScreenshot": (expected, actual) =>
      playwright(readFileSync(actual), readFileSync(expected), {}) === null,
    // The defaults of its `toMatchScreenshot`; the comparator itself is not exported.
    "Vitest toMatchScreenshot"(expected, actual) {
      const [a, b] = [read(expected), read(actual)];
      const options = { threshold: 0.1, includeAA: false };
      return isSameSize(a, b) && diff(a.data, b.data, undefined, a.width, a.height, options) === 0;
    },
  };
}

/** How often each comparator is asked about each pair: its answers must be the same, and the times add up. */
const ROUNDS = 5;

try {
  // The test of the pairs leaves their pictures here, and fails if Nabla judges one of them wrongly.
  const test = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "tests/regression/pairs.test.ts"],
    { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, NABLA_PAIRS: folder } },
  );
  const pairs = JSON.parse(readFileSync(join(folder, "pairs.json"), "utf8"));
  const peers = await comparators();
  const names = Object.keys(peers);
  const right = new Map(names.map((name) => [name, 0]));
  const seconds = new Map(names.map((name) => [name, 0]));
  const flakes = new Map(names.map((name) => [name, 0]));
  /** What a comparator says first; whether it says the same again is counted. */
  const ask = (peer, index) => {
    const files = ["stored", "drawn"].map((which) => join(folder, `${index}-${which}.png`));
    const start = performance.now();
    const answers = Array.from({ length: ROUNDS }, () => peers[peer](...files, String(index)));
    seconds.set(peer, seconds.get(peer) + (performance.now() - start) / 1000);
    flakes.set(peer, flakes.get(peer) + answers.filter((answer) => answer !== answers[0]).length);
    return answers[0];
  };
  console.log(`| pair | is | Nabla | ${names.join(" | ")} |\n|---|---|---|${names.map(() => "---|").join("")}`);
  pairs.forEach(({ name, verdict, judged }, index) => {
    const cells = names.map((peer) => {
      const isSame = ask(peer, index);
      const isRight = isSame === (verdict === "match");
      if (isRight) right.set(peer, right.get(peer) + 1);
      return isRight ? "✓" : isSame ? "missed" : "false alarm";
    });
    console.log(
      `| ${name} | ${verdict === "match" ? "the same" : "another"} | ${judged === verdict ? "✓" : "✗"} | ${cells.join(" | ")} |`,
    );
  });
  const own = pairs.filter(({ verdict, judged }) => judged === verdict).length;
  console.log(`| **right** | | **${own}** | ${names.map((name) => `**${right.get(name)}**`).join(" | ")} |`);
  const hundred = (total, count) => ((100 * total) / count).toFixed(2);
  const ownSeconds = pairs.reduce((sum, pair) => sum + pair.seconds, 0);
  const asked = ROUNDS * pairs.length;
  console.log(
    `| seconds for 100 comparisons | | ${hundred(ownSeconds, pairs.length)} | ${names.map((name) => hundred(seconds.get(name), asked)).join(" | ")} |`,
  );
  console.log(
    `| other answers when asked ${ROUNDS} times | | – | ${names.map((name) => flakes.get(name)).join(" | ")} |`,
  );
  process.exitCode = test.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
