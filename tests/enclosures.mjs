/**
 * `npm run enclosures`: random points of random cells against their Taylor models, as many as one likes: all scenes, all
 * built-ins, random programs, cells with tapes of their own and with those of a larger cell.
 *
 *   npm run enclosures                        ten million points
 *   npm run enclosures -- --points 100000000
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

/** Points that the same tests check in `npm test`, about: scenes, built-ins, random programs. */
const POINTS_OF_TESTS = 60_000;

const { values } = parseArgs({ options: { points: { type: "string", default: "10000000" } } });
if (!/^\d+$/.test(values.points)) {
  console.error(`enclosures: --points is a whole number, given '${values.points}'`);
  process.exit(2);
}
const scale = Math.max(1, Number(values.points) / POINTS_OF_TESTS);
const files = ["tests/backends/taylor.test.ts", "tests/backends/taylor-errors.test.ts"];
const arguments_ = ["node_modules/vitest/vitest.mjs", "run", "--testTimeout=3600000", ...files];
const { status } = spawnSync(process.execPath, arguments_, {
  stdio: "inherit",
  env: { ...process.env, NABLA_ENCLOSURE_SCALE: String(scale) },
});
process.exit(status ?? 1);
