/**
 * `npm run attack`: the property tests of random programs alone, with as many programs as one likes.
 *
 *   npm run attack                                        1000 on the CPU, 100 on each driver, a seed of its own
 *   npm run attack -- --cpu 100000 --gpu 10000 --seed 7
 *
 * A program that fails is shrunk and printed. The same seed makes the same programs again.
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    cpu: { type: "string", default: "1000" },
    gpu: { type: "string", default: "100" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
  },
});
for (const [name, text] of Object.entries(values))
  if (!/^\d+$/.test(text)) {
    console.error(`attack: --${name} is a whole number from 0, given '${text}'`);
    process.exit(2);
  }

const files = [
  ...(values.cpu === "0" ? [] : ["tests/calculus/random.test.ts"]),
  ...(values.gpu === "0" ? [] : ["tests/gpu/random.test.ts"]),
];
console.log(`attack: ${values.cpu} programs on the CPU, ${values.gpu} on each driver, seed ${values.seed}`);
const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...files], {
  stdio: "inherit",
  env: {
    ...process.env,
    NABLA_ATTACK_CPU: values.cpu,
    NABLA_ATTACK_GPU: values.gpu,
    NABLA_ATTACK_SEED: values.seed,
  },
});
process.exit(status ?? 1);
